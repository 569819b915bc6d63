// The optimised module loads and mounts the page. Loading is the point: a module can be valid,
// and still be broken by an optimiser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mounted, open } from "./support/page.mjs";

for (const lang of ["zh-CN", "en"]) {
  test(`the page mounts in a browser that prefers ${lang}`, async (t) => {
    const page = await open(t, "", { lang });
    await mounted(page);
    assert.notEqual((await page.locator("#app").innerText()).trim(), "");
  });
}

test("every file has the type that browsers insist on", async (t) => {
  const types = new Map();
  const prepare = (page) =>
    page.on("response", (response) => {
      const extension = new URL(response.url()).pathname.match(/\.(\w+)$/)?.[1] ?? "html";
      types.set(extension, response.headers()["content-type"]);
    });
  await mounted(await open(t, "", { prepare }));
  assert.match(types.get("html"), /^text\/html/);
  assert.match(types.get("js"), /^text\/javascript/);
  assert.match(types.get("css"), /^text\/css/);
  assert.equal(types.get("wasm"), "application/wasm");
});

test("the foot leads to whose work is built in, with its licences", async (t) => {
  const page = await open(t, "", { width: 390 });
  await mounted(page);
  await page.getByRole("link", { name: "所用软件的许可" }).click();
  await page.getByRole("heading", { level: 1, name: /Licences/ }).waitFor();
  const text = await page.locator("main").innerText();
  for (const work of [/^leptos \d/m, /^d3-sankey \d/m, /^Rust standard library/m, /Copyright .*Mike Bostock/]) assert.match(text, work);
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
});
