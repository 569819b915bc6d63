// Every number tells how it is computed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { inFirefox } from "./support/page.mjs";

test("every number of the overview explains itself, and gives the focus back", async (t) => {
  const app = await App.at(t);
  const figures = await app.page.locator("main button.figure").all();
  assert.ok(figures.length > 30, `${figures.length}`);
  for (const figure of figures) {
    if (!(await figure.isVisible())) continue;
    await figure.focus();
    await app.page.keyboard.press("Enter");
    await app.explanation.waitFor();
    assert.match(await app.explanation.innerText(), /\d/);
    await app.page.keyboard.press("Escape");
    await app.explanation.waitFor({ state: "hidden" });
    assert.ok(await figure.evaluate((figure) => figure === document.activeElement));
  }
});

test("staff, what moved most and the checks are told without a step further", async (t) => {
  const app = await App.at(t);
  const main = app.page.locator("main");
  const hundred = main.locator(".hundred-row");
  assert.match(await hundred.filter({ hasText: "人员经费" }).innerText(), /63\.21/);
  assert.match(await main.locator(".fact").filter({ hasText: "人员经费" }).innerText(), /占全部支出 63\.21%/);
  const years = main.locator("table.years").first();
  assert.match(await years.locator(".group").innerText(), /变动最大的科目（表 ?5 /);
  const movers = await years.locator("tbody").last().locator("tr:not(.group)").allInnerTexts();
  assert.match(movers[0], /2013810 质量基础[\s\S]*−325\.00/);
  assert.match(movers[1], /2013815 质量安全监管[\s\S]*\+325\.00[\s\S]*上年为零/);
  await main.getByRole("link", { name: "审核发现 1 处错误" }).waitFor();
});

test("what the checks find of a document that was opened is said at once, in its tab and on the overview", { skip: inFirefox && "Firefox does not hand downloads and file choosers to a driver" }, async (t) => {
  const app = await App.at(t);
  const { text } = await app.saveFile();
  const file = JSON.parse(text);
  const sentence = "基本支出 3,118.48 万元，占 75.83%，比上年预算增加 210.64 万元，增长 7.24%。";
  file.narrative = [{ number: "三、", title: "支出预算情况说明", items: [{ text: sentence }] }];
  await app.openFile("说明.budget.json", JSON.stringify(file));
  const notice = await app.told("审核发现 2 处错误");
  const tab = app.tabs.getByRole("link", { name: /^审核结果/ });
  assert.match(await tab.innerText(), /2/);
  await app.page.locator(".fact-note a", { hasText: "审核发现 2 处错误" }).waitFor();
  await notice.getByRole("button", { name: "看审核结果" }).click();
  await app.page.locator(".rulebook .finding", { hasText: "75.83%" }).waitFor();
  assert.equal(await app.notices.filter({ hasText: "审核发现" }).count(), 0);
  // What the reader puts aside no longer counts.
  await app.page.getByRole("button", { name: /^忽略：.*75\.83%/ }).click();
  await app.page.locator(".tab-count", { hasText: "1" }).waitFor();
});

test("an explanation leads to the cell it speaks of", async (t) => {
  const app = await App.at(t, "three-public");
  await app.page.locator("main button.figure").first().click();
  await app.explanation.getByRole("link").first().click();
  await app.explanation.waitFor({ state: "hidden" });
  await app.page.locator("td.cell:focus").waitFor();
  assert.match(await app.page.locator("td.cell:focus").innerText(), /9\.36/);
});
