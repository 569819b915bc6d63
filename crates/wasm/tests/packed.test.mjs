// The packages as they are published: packed by npm, installed into an empty project, used as their READMEs say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** `MINGZHANG_PACKAGE` names another build of the packages than that of `cargo xtask test`. */
const PACKAGE = process.env.MINGZHANG_PACKAGE || at("target/pkg");
const PACKAGES = { "mingzhang-wasm": PACKAGE, "mingzhang-wasm-read": `${PACKAGE}-read` };
const PAGES = { "mingzhang-wasm": at("target/pkg-pages"), "mingzhang-wasm-read": at("target/pkg-pages-read") };
const DOCS = ["docs/budget-json.md", "docs/findings-json.md"];

function run(folder, program, ...given) {
  const { status, stdout, stderr } = spawnSync(program, given, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${program} ${given.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

/** Packs packages as npm does and installs them into an empty project, which is gone afterwards. */
function installed(packages, then) {
  const project = mkdtempSync(join(tmpdir(), "mingzhang-"));
  try {
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const tarballs = Object.entries(packages).map(([name, folder]) => {
      const [packed] = JSON.parse(run(folder, "npm", "pack", "--json", "--pack-destination", project));
      const files = packed.files.map(({ path }) => path).sort();
      const module = name.replaceAll("-", "_");
      const expected = ["LICENSE.txt", "README.md", ...DOCS, `${module}.d.ts`, `${module}.js`, `${module}_bg.wasm`, "package.json"];
      assert.deepEqual(files, expected);
      return `./${packed.filename}`;
    });
    run(project, "npm", "install", "--offline", "--no-audit", "--no-fund", ...tarballs);
    then(project);
  } finally {
    rmSync(project, { recursive: true });
  }
}

/** Compiles a file of `types/` in a project, with the types of the packages that are installed there. */
function compiled(project, file) {
  const strictest = ["strict", "noEmit", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "noUnusedLocals"];
  const compilerOptions = { module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: [] };
  for (const option of strictest) compilerOptions[option] = true;
  copyFileSync(at(`crates/wasm/tests/types/${file}`), join(project, file));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
  run(project, process.execPath, at("node_modules/typescript/bin/tsc"), "--project", ".");
}

const types = (project, name) => readFileSync(join(project, "node_modules", name, `${name.replaceAll("-", "_")}.d.ts`), "utf8");

/** Types as they are compiled: comments may say "any". */
const withoutComments = (types) => types.replace(/\/\*[^]*?\*\/|\/\/.*/g, "");

test("TypeScript takes the packed packages under its strictest settings, and none of their types is any", () => {
  for (const [packages, file] of [[PACKAGES, "node.ts"], [PAGES, "page.ts"]]) {
    installed(packages, (project) => {
      compiled(project, file);
      for (const name of Object.keys(packages)) assert.doesNotMatch(withoutComments(types(project, name)), /\bany\b/);
    });
  }
});

test("links of what is packed lead to what is packed, or out of it by an address", () => {
  for (const folder of [...Object.values(PACKAGES), ...Object.values(PAGES)]) {
    for (const file of ["README.md", ...DOCS]) {
      const source = readFileSync(join(folder, file), "utf8");
      for (const [, target] of source.matchAll(/\]\(([^)]*)\)/g)) {
        assert.ok(/^https:|^#/.test(target) || DOCS.includes(join(dirname(file), target)), `${file}: ${target}`);
      }
    }
  }
});

test("the packed packages install into an empty project, and their READMEs' examples run there", () => {
  installed(PACKAGES, (project) => {
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
    assert.match(types(project, "mingzhang-wasm"), /class Budget/);
    // Counts only in front of everything; without it TypeScript's usual settings refuse `[Symbol.dispose]`.
    assert.match(types(project, "mingzhang-wasm"), /^(\/\*.*\*\/\s*)*\/\/\/ <reference lib="esnext.disposable" \/>/);
    assert.match(types(project, "mingzhang-wasm-read"), /function read\(.*\): Reading;/);
  });
});
