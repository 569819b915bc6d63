// The package as it is published: packed by npm, installed into an empty project, used as its README says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** `MINGZHANG_PACKAGE` names another build of the package than that of `cargo xtask test`. */
const PACKAGE = process.env.MINGZHANG_PACKAGE || at("target/pkg");

function run(folder, program, ...given) {
  const { status, stdout, stderr } = spawnSync(program, given, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${program} ${given.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

test("the packed package installs into an empty project, and its README's examples run there", () => {
  const project = mkdtempSync(join(tmpdir(), "mingzhang-"));
  try {
    const [packed] = JSON.parse(run(PACKAGE, "npm", "pack", "--json", "--pack-destination", project));
    const files = packed.files.map(({ path }) => path).sort();
    const expected = ["LICENSE.txt", "README.md", "mingzhang_wasm.d.ts", "mingzhang_wasm.js", "mingzhang_wasm_bg.wasm", "package.json"];
    assert.deepEqual(files, expected);
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
    run(project, "npm", "install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`);

    copyFileSync(at("www/examples/urumqi-samr-2024.budget.json"), join(project, "2024.budget.json"));
    const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
    const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
    assert.ok(examples.length > 0);
    for (const [number, code] of examples.entries()) {
      const file = `example-${number}.js`;
      writeFileSync(join(project, file), code);
      const printed = run(project, process.execPath, file);
      // What a line says that it prints is printed.
      for (const [, shown] of code.matchAll(/console\.log\(.*\/\/ "(.*)"/g)) assert.ok(printed.split("\n").includes(shown), shown);
    }
    assert.ok(readdirSync(project).includes("changed.budget.json"));
    const types = readFileSync(join(project, "node_modules/mingzhang-wasm/mingzhang_wasm.d.ts"), "utf8");
    assert.match(types, /class Budget/);
  } finally {
    rmSync(project, { recursive: true });
  }
});
