// The guard as it stands behind the scripts of the packages, also of those for pages, whose module is loaded later.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { EXAMPLE, at, thrown } from "./support.mjs";

/** A function of a module that is loaded by `init`, behind the guard. */
function behindGuard(run) {
  const guard = readFileSync(at("crates/js/guard.js"), "utf8");
  return new Function("run", `let wasm;
    ${guard}
    return { run: guarded(run), init() { wasm = {}; } };`)(run);
}

test("what is called before the module is loaded says so, and works afterwards", () => {
  const { run, init } = behindGuard((text) => text.length);
  assert.match(thrown("not-loaded", () => run("abc")), /init\(\)/);
  init();
  assert.equal(run("abc"), 3);
});

test("a module that broke off is not called again, and one that refuses is", () => {
  let calls = 0;
  const { run, init } = behindGuard((error) => {
    calls++;
    if (error) throw error;
  });
  init();
  thrown("no-unit", () => run(Object.assign(new Error("No unit."), { code: "no-unit" })));
  run();
  const trap = new WebAssembly.RuntimeError("unreachable");
  assert.throws(() => run(trap), { code: "aborted", cause: trap });
  thrown("aborted", () => run());
  assert.equal(calls, 3);
});

for (const [folder, module] of [["pkg-pages", "mingzhang_wasm"], ["pkg-pages-read", "mingzhang_wasm_read"]]) {
  test(`${folder}: a module that cannot be loaded is an error with a code, and can be loaded afterwards`, async () => {
    const of = await import(at(`target/${folder}/${module}.js`));
    const call = () => (of.Budget ? of.Budget.open(EXAMPLE).figures() : of.forms());
    thrown("not-loaded", call);
    // No module, an address where nothing is, something else than either.
    for (const given of [new Uint8Array(8), "http://127.0.0.1:9/", 42]) {
      await assert.rejects(of.default({ module_or_path: given }), (error) => {
        assert.equal(error.code, "not-loadable");
        assert.ok(error.cause instanceof Error && error.message.includes(error.cause.message));
        return true;
      });
    }
    thrown("not-loadable", () => of.initSync({ module: new Uint8Array(8) }));
    thrown("not-loaded", call);
    await of.default({ module_or_path: readFileSync(at(`target/${folder}/${module}_bg.wasm`)) });
    assert.ok(call().length > 0);
  });
}
