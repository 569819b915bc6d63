// The packages as they are published: packed by npm, installed into an empty project, used as their READMEs say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** `MINGZHANG_PACKAGE` names another build of the packages than that of `cargo xtask test`. */
const PACKAGE = process.env.MINGZHANG_PACKAGE || at("target/pkg");
const PACKAGES = { "mingzhang-wasm": PACKAGE, "mingzhang-wasm-read": `${PACKAGE}-read` };

function run(folder, program, ...given) {
  const { status, stdout, stderr } = spawnSync(program, given, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${program} ${given.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

test("the packed packages install into an empty project, and their READMEs' examples run there", () => {
  const project = mkdtempSync(join(tmpdir(), "mingzhang-"));
  try {
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const tarballs = Object.entries(PACKAGES).map(([name, folder]) => {
      const [packed] = JSON.parse(run(folder, "npm", "pack", "--json", "--pack-destination", project));
      const files = packed.files.map(({ path }) => path).sort();
      const module = name.replaceAll("-", "_");
      const expected = ["LICENSE.txt", "README.md", `${module}.d.ts`, `${module}.js`, `${module}_bg.wasm`, "package.json"];
      assert.deepEqual(files, expected);
      return `./${packed.filename}`;
    });
    run(project, "npm", "install", "--offline", "--no-audit", "--no-fund", ...tarballs);

    copyFileSync(at("www/examples/urumqi-samr-2024.budget.json"), join(project, "2024.budget.json"));
    copyFileSync(at("tests/fixtures/documents/xinjiang-unit-2024/chromium.pdf"), join(project, "disclosure.pdf"));
    for (const [name, folder] of Object.entries(PACKAGES)) {
      const readme = readFileSync(join(folder, "README.md"), "utf8");
      const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
      assert.ok(examples.length > 0);
      for (const [number, code] of examples.entries()) {
        const file = `${name}-${number}.js`;
        writeFileSync(join(project, file), code);
        const printed = run(project, process.execPath, file);
        // What a line says that it prints is printed.
        for (const [, shown] of code.matchAll(/console\.log\(.*\/\/ "(.*)"/g)) assert.ok(printed.split("\n").includes(shown), shown);
      }
    }
    const made = readdirSync(project);
    for (const file of ["changed.budget.json", "narrative.md"]) assert.ok(made.includes(file), file);
    const types = (name) => readFileSync(join(project, "node_modules", name, `${name.replaceAll("-", "_")}.d.ts`), "utf8");
    assert.match(types("mingzhang-wasm"), /class Budget/);
    // Counts only in front of everything; without it TypeScript's usual settings refuse `[Symbol.dispose]`.
    assert.match(types("mingzhang-wasm"), /^(\/\*.*\*\/\s*)*\/\/\/ <reference lib="esnext.disposable" \/>/);
    assert.match(types("mingzhang-wasm-read"), /function read\(.*\): Reading;/);
  } finally {
    rmSync(project, { recursive: true });
  }
});
