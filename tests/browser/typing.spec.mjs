// A grid is worked like a spreadsheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";

const OFFICE = "30201 办公费";
const WATER = "30205 水费";
const POWER = "30206 电费";

test("keys move, open, take and leave a figure", async (t) => {
  const app = await App.at(t, "tables/basic");
  const { page } = app;
  const grid = new Grid(page);
  await (await grid.cell(OFFICE, "公用经费")).click();
  await page.keyboard.press("ArrowDown");
  assert.equal((await grid.cursor.innerText()).trim(), "14.40");
  await page.keyboard.press("F2");
  assert.equal(await grid.field.inputValue(), "14.40");
  await grid.field.fill("99");
  await page.keyboard.press("Escape");
  await grid.field.waitFor({ state: "detached" });
  assert.equal(await grid.figure(WATER, "公用经费"), "14.40");
  await page.keyboard.type("15");
  await page.keyboard.press("Enter");
  assert.equal(await grid.figure(WATER, "公用经费"), "15.00");
  assert.equal((await grid.cursor.innerText()).trim(), "27.60", "Enter goes one down");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  assert.equal((await grid.cursor.innerText()).trim(), "27.60");
  await page.keyboard.press("Control+Home");
  assert.equal((await grid.cursor.innerText()).trim().split("\n")[0], "3,119.08");
});

test("what people type is understood, and what is no figure is refused with a sentence", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  for (const [typed, figure] of [
    ["１２．５", "12.50"],
    ["1,020", "1,020.00"],
    ["3000元", "0.30"],
    ["0.5万", "0.50"],
  ]) {
    await grid.fill(OFFICE, "公用经费", typed);
    assert.equal(await grid.figure(OFFICE, "公用经费"), figure, typed);
  }
  await (await grid.cell(OFFICE, "公用经费")).click();
  await app.page.keyboard.press("F2");
  await grid.field.fill("abc");
  await app.page.keyboard.press("Enter");
  await app.told("“abc”不是数字");
  await app.page.keyboard.press("Escape");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "0.50");
});

test("a block from a spreadsheet is pasted as one step, and copied as one", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await (await grid.cell(OFFICE, "公用经费")).click();
  await grid.paste({ "text/plain": "1.00\r\n2.00\r\n1,003.00\r\n" });
  await app.told("已粘贴 3 格");
  assert.equal(await grid.figure(POWER, "公用经费"), "1,003.00");
  assert.equal(await grid.figure("302 商品和服务支出", "公用经费"), "1,163.69");
  await (await grid.cell(OFFICE, "公用经费")).click();
  await app.page.keyboard.press("Shift+ArrowDown");
  assert.equal((await grid.copy()).trim(), "1.00\n2.00");
  await app.undoButton.click();
  await grid.changed.first().waitFor({ state: "detached" });
  assert.equal(await grid.figure(POWER, "公用经费"), "27.60");
});

test("a clipboard without text changes nothing", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await (await grid.cell(OFFICE, "公用经费")).click();
  await grid.paste({ "text/html": "<img alt='a picture'>" });
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69");
  assert.equal(await grid.changed.count(), 0);
});

test("a table of two blocks shows each with its own rows", async (t) => {
  const app = await App.at(t, "tables/overall");
  const income = new Grid(app.page, 0);
  const expenditure = new Grid(app.page, 1);
  assert.equal(await income.figure("其中：一般财力", "预算数"), "3,961.50");
  assert.equal(await expenditure.figure("201 一般公共服务支出", "预算数"), "3,734.27");
});
