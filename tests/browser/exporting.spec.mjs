// Files to take away: the present figures in every format, written in a worker.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Reading } from "./pages/reading.mjs";

const OFFICE = "30201 办公费";
const UNIT = "乌鲁木齐市市场监督管理局";

/** The list of formats. */
const formats = (app) => app.page.getByRole("dialog", { name: app.words.export, exact: true });

async function exported(app, format) {
  await app.menu(app.words.export);
  const file = await app.downloadedBy(() => formats(app).getByRole("button", { name: format }).click());
  await formats(app).waitFor({ state: "detached" });
  await app.told(file.name);
  return file;
}

test("the present figures are exported in every format, under the unit's name and year", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await app.mode("check");
  await grid.type(OFFICE, "公用经费", "1234.56");

  const csv = await exported(app, /CSV/);
  assert.equal(csv.name, `${UNIT}-2024.csv`);
  assert.ok(/\n302,01,办公费,[^\n]*1234\.56/.test(csv.bytes.toString()));

  const report = await exported(app, /网页报告/);
  assert.equal(report.name, `${UNIT}-2024.html`);
  const html = report.bytes.toString();
  for (const words of [UNIT, "1,234.56", "135.69", "不成立"]) assert.ok(html.includes(words), words);
  assert.ok(!/<script/.test(html));

  const data = await exported(app, /数据文件/);
  assert.equal(data.name, `${UNIT}-2024.budget.json`);
  assert.ok(/"30201".*"operating": "1234\.56"/.test(data.bytes.toString()));

  // The workbook is read back by the page itself.
  const workbook = await exported(app, /Excel 工作簿/);
  assert.equal(workbook.name, `${UNIT}-2024.xlsx`);
  await app.button(app.words.backToPublished).click();
  await grid.changed.first().waitFor({ state: "detached" });
  await new Reading(app).take(app, workbook.name, workbook.bytes);
  const again = await app.table("一般公共预算基本支出情况表");
  assert.equal(await again.figure(OFFICE, "公用经费"), "1,234.56");
  assert.equal(await app.page.locator("h1.unit-name").innerText(), UNIT);
});

for (const [words, width, colorScheme] of [
  ["zh-CN", 1440, "light"],
  ["en", 390, "dark"],
]) {
  test(`exporting by keyboard, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { words, width, context: { colorScheme } });
    const { page } = app;
    if (words === "en") await app.button("English").click();
    await app.button(app.words.more).focus();
    const choose = async () => {
      for (const key of ["Enter", "Tab", "Tab", "Enter"]) await page.keyboard.press(key);
      await formats(app).waitFor();
    };
    await choose();
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width);
    const file = await app.downloadedBy(() => page.keyboard.press("Enter"));
    assert.match(file.name, /\.xlsx$/);
    assert.equal(file.bytes.subarray(0, 2).toString(), "PK");
    await formats(app).waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), app.words.more);
    await choose();
    await page.keyboard.press("Escape");
    await formats(app).waitFor({ state: "detached" });
  });
}

test("a writer that does not come or breaks off says so, and the next try works", async (t) => {
  let how = "missing";
  const app = await App.at(t, "", {
    expect: [/ERR_FAILED/, /Failed to load/],
    prepare: async (page) => {
      await page.context().route(/mingzhang_writer.*\.wasm$/, (route) => (how === "missing" ? route.abort() : route.continue()));
      await page.context().route(/mingzhang_writer-.*\.js$/, (route) => {
        if (how !== "broken") return route.continue();
        const body = "export default async () => {}; export function write() { throw new WebAssembly.RuntimeError('unreachable'); } export { write as narrate, write as write_narrative };";
        return route.fulfill({ contentType: "text/javascript", body });
      });
    },
  });
  await app.menu(app.words.export);
  const dialog = formats(app);
  const workbook = dialog.getByRole("button", { name: /Excel 工作簿/ });
  await workbook.click();
  await dialog.getByText("没有加载成功").waitFor();
  how = "broken";
  await workbook.click();
  await dialog.getByText("没有写成").waitFor();
  how = "there";
  const file = await app.downloadedBy(() => workbook.click());
  assert.match(file.name, /\.xlsx$/);
});
