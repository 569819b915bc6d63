// The widget on a plain page: the same views in a shadow root.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/page.mjs";

test("widgets share one module, keep the host's styles out, and fall back to what they hold", async (t) => {
  const modules = [];
  const page = await open(t, "embed/", {
    expect: [/404/, /no-such-file/],
    prepare: (page) => page.on("request", (request) => /\.wasm$/.test(request.url()) && modules.push(request.url())),
  });
  const widgets = page.locator("mingzhang-budget");
  const figure = (n) => widgets.nth(n).locator("button.figure").first();
  await figure(0).waitFor();
  await widgets.nth(1).locator("button.figure").filter({ hasText: "9.36" }).first().waitFor();
  assert.match(await figure(0).innerText(), /4,402\.83/);
  assert.equal(modules.length, 1);
  const [inside, host] = await Promise.all([
    figure(0).evaluate((figure) => getComputedStyle(figure).fontFamily),
    page.locator("body > h1").evaluate((heading) => getComputedStyle(heading).fontFamily),
  ]);
  assert.notEqual(inside, host);
  assert.match(await widgets.nth(2).innerText(), /4,402\.83/);
});

test("an edit in the page needs no network but its own files", async (t) => {
  const asked = [];
  const page = await open(t, "#tables/basic", {
    prepare: (page) => page.on("request", (request) => asked.push(new URL(request.url()).pathname)),
  });
  await page.locator("td.cell").first().waitFor();
  const loaded = asked.length;
  await page.locator("td.cell").first().click();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.locator("td.cell[data-changed]").first().waitFor();
  assert.equal(asked.length, loaded, asked.slice(loaded).join());
});
