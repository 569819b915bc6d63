// The optimised module loads and mounts the page. Loading is the point: a module can be valid,
// and still be broken by an optimiser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/page.mjs";

test("the page mounts, in both languages", async (t) => {
  for (const lang of ["zh-CN", "en"]) {
    const page = await open(t, "", { lang });
    await page.locator("[data-mounted]").waitFor();
    const text = await page.locator("body").innerText();
    assert.notEqual(text.trim(), "");
  }
});

test("every file of the page has the type that browsers insist on", async (t) => {
  const types = new Map();
  await open(t, "", {
    prepare: (page) =>
      page.on("response", (response) => {
        const extension = new URL(response.url()).pathname.match(/\.(\w+)$/)?.[1] ?? "html";
        types.set(extension, response.headers()["content-type"]);
      }),
  }).then((page) => page.locator("[data-mounted]").waitFor());
  assert.match(types.get("js"), /^text\/javascript/);
  assert.match(types.get("css"), /^text\/css/);
  assert.equal(types.get("wasm"), "application/wasm");
});
