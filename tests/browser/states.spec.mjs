// Documents that are not as one expects: empty, with very long names, with thousands of rows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, VIEWS } from "./pages/app.mjs";
import { inFirefox, mounted, open } from "./support/page.mjs";

const example = new URL("../../www/examples/urumqi-samr-2024.budget.json", import.meta.url);

/** Opens the page with the example changed by `change`. */
async function withDocument(t, change, options) {
  const document = JSON.parse(await readFile(example, "utf8"));
  change(document);
  const app = await App.at(t, "", options);
  await app.openFile("状态.budget.json", JSON.stringify(document));
  await app.told("已打开");
  return app;
}

const figures = (page) => page.locator("main .figure").allInnerTexts();

test("before the module, and without scripts, the example's figures are there, the same as after", { skip: inFirefox }, async (t) => {
  const still = await open(t, "", { width: 390, context: { javaScriptEnabled: false } });
  assert.match(await still.locator("main").innerText(), /要用浏览器脚本/);
  assert.ok(await still.locator("#loading").isHidden(), "nothing will come");
  const page = await open(t, "", { width: 390 });
  await mounted(page);
  const living = await figures(page);
  const early = await figures(still);
  assert.ok(early.length > 10);
  assert.deepEqual(early.filter((figure) => !living.includes(figure)), []);
});

test("that the module is on its way is said, and that it did not come", async (t) => {
  let come;
  const waited = new Promise((done) => (come = done));
  const prepare = (page) =>
    page.route("**/*_bg*.wasm", async (route) => {
      await waited;
      await route.abort();
    });
  const page = await open(t, "", { width: 390, prepare, expect: [/wasm|fetch|load|network/i] });
  await page.locator("#loading").waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((v) => v.id), []);
  come();
  await page.getByText("程序没有加载成功；请检查网络后刷新本页").waitFor();
  assert.ok(await page.locator("#loading").isHidden());
});

test("an empty document claims nothing", async (t) => {
  const app = await withDocument(t, (document) => {
    document.unit = "示范空白单位";
    document.tables = [];
  });
  const overview = app.page.locator("main");
  assert.doesNotMatch(await overview.innerText(), /没有不成立的|四舍五入/);
  for (const panel of await app.page.locator("main .panel").all()) {
    assert.match(await panel.innerText(), /没有/, "each part says that it has nothing");
  }
  await app.view("tables");
  await app.page.getByText("这份文件里没有这张表。").waitFor();
  await app.view("checks");
  await app.page.getByText("没有能检验的勾稽关系").waitFor();
  assert.doesNotMatch(await app.page.locator("main").innerText(), /全部成立/);
  for (const view of VIEWS) {
    await app.go(view);
    const { violations } = await new AxeBuilder({ page: app.page }).analyze();
    assert.deepEqual(violations.map((v) => v.id), [], view);
  }
});

test("very long names wrap, on a phone too", async (t) => {
  const long = "示范地区示范县市场监督管理与知识产权保护综合行政执法事务协调服务中心".repeat(4);
  const change = (document) => {
    document.unit = long;
    for (const row of document.tables.flatMap((table) => table.rows)) {
      if (row.project) row.project += long;
    }
  };
  const app = await withDocument(t, change, { width: 390, height: 844 });
  for (const view of [...VIEWS, "tables/projects"]) {
    await app.go(view);
    const wide = await app.page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= 390, `${view}: ${wide}`);
  }
});

test("of two thousand rows those in sight are drawn, and all of them on paper", async (t) => {
  const COUNT = 2000;
  const app = await withDocument(t, (document) => {
    const table = document.tables.find(({ id }) => id === "projects");
    const cells = (figure) => ({ total: figure, e302: figure });
    const item = { code: "2013805", name: "市场秩序执法" };
    const above = [{ row: "total" }, { code: "201", name: "一般公共服务支出" }, { code: "20138", name: "市场监督管理事务" }, item];
    table.rows = above.map((row) => ({ ...row, cells: cells(`${COUNT}.00`) }));
    for (let number = 1; number <= COUNT; number++) {
      table.rows.push({ ...item, project: `示范项目 ${number}`, cells: cells("1.00") });
    }
  });
  await app.go("tables/projects");
  const rows = app.page.locator(".grid tbody tr:has(td.cell)");
  await rows.first().waitFor();
  assert.ok((await rows.count()) < 200, "those in sight");
  // Whoever hears the table is told which of all rows they are at, the headings counted.
  const all = await app.page.locator(".grid").getAttribute("aria-rowcount");
  const head = await app.page.locator(".grid thead tr").count();
  assert.equal(Number(all), head + 4 + COUNT);
  await app.page.locator(".grid td.cell").first().click();
  await app.page.keyboard.press("Control+End");
  const last = app.page.locator(".grid tr", { has: app.page.locator("td:focus") });
  await last.waitFor();
  assert.equal(await last.getAttribute("aria-rowindex"), all);
  assert.match(await last.innerText(), new RegExp(`示范项目 ${COUNT}`));
  await app.page.keyboard.press("Control+Home");
  await app.page.locator("tr[aria-rowindex='" + (head + 1) + "'] td:focus").waitFor();
  await app.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await app.page.waitForFunction((count) => document.querySelectorAll(".grid tbody tr:has(td.cell)").length >= count, COUNT);
  assert.ok(await app.page.getByText(`示范项目 ${COUNT}`, { exact: true }).count());
  await app.page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await app.page.waitForFunction(() => document.querySelectorAll(".grid tbody tr:has(td.cell)").length < 200);
});
