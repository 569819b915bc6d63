// The guard as it stands behind the script of a package for pages, whose module is loaded later.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { at, thrown } from "./support.mjs";

test("what is called before the module is loaded says so, and works afterwards", () => {
  const guard = readFileSync(at("crates/js/guard.js"), "utf8");
  const { run, init } = new Function(`let wasm;
    ${guard}
    return { run: loaded((text) => wasm.read(text)), init() { wasm = { read: (text) => text.length }; } };`)();
  assert.match(thrown("not-loaded", () => run("abc")), /init\(\)/);
  init();
  assert.equal(run("abc"), 3);
});
