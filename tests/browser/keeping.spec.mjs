// Nothing is lost: a reload returns to the same figures; a browser that keeps nothing says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { mounted, open } from "./support/page.mjs";

const OFFICE = "30201 办公费";

test("a reload returns to the same figures and language, with the way back to the published ones", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  await app.page.reload();
  await mounted(app.page);
  const notice = await app.told("已恢复上次的");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  await notice.getByRole("button", { name: "回到公布数" }).click();
  await grid.changed.first().waitFor({ state: "detached" });
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69");

  await app.button("English").click();
  await app.page.locator("html[lang='en']").waitFor();
  await app.page.reload();
  await mounted(app.page);
  await app.page.getByRole("link", { name: "Overview", exact: true }).waitFor();
});

test("a browser that keeps nothing is said, and the page works", async (t) => {
  const app = await App.at(t, "tables/basic", {
    prepare: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get: () => {
            throw new DOMException("blocked", "SecurityError");
          },
        });
      }),
  });
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  await app.told("浏览器不让本页存数据");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
});

test("without WebAssembly a sentence and the static figures remain", async (t) => {
  const page = await open(t, "", {
    expect: [/./],
    prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  });
  await page.getByText(/WebAssembly/).first().waitFor();
  assert.match(await page.locator("body").innerText(), /4,402\.83/);
});

test("before the module is there, the static figures are", async (t) => {
  const page = await open(t, "", {
    expect: [/./],
    prepare: (page) => page.route(/\.wasm$/, (route) => route.abort()),
  });
  await page.getByText("4,402.83").first().waitFor();
});
