// The main job: change one figure and see everything that follows from it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";

const BASIC = "一般公共预算基本支出情况表";
const FUNCTIONS = "一般公共预算支出情况表";
const PUBLIC = "财政拨款“三公”经费支出情况表";
const CAR = "30231 公务用车运行维护费";

test("a changed expense moves its totals and the other tables, asks what is open, and undoes", async (t) => {
  const app = await App.at(t);
  const { page } = app;
  await app.view("tables");
  const published = await app.everyCell();
  assert.equal(Object.keys(published).length, 11);

  // 表6: the expense, its class, its column and the total.
  let grid = await app.table(BASIC);
  assert.equal(await grid.figure(CAR, "公用经费"), "9.36");
  await (await grid.cell(CAR, "公用经费")).focus();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  const question = app.openDifferences.filter({ hasText: "2.64" });
  await question.waitFor();
  await page.waitForFunction(() => {
    const cell = document.activeElement.getBoundingClientRect();
    const questions = document.querySelector(".questions").getBoundingClientRect();
    return cell.bottom <= questions.top;
  });
  assert.equal(await grid.figure(CAR, "公用经费"), "12.00");
  assert.deepEqual(await grid.was(CAR, "公用经费"), ["9.36", "+2.64"]);
  assert.equal(await grid.figure(CAR, "合计"), "12.00");
  assert.equal(await grid.figure("302 商品和服务支出", "公用经费"), "338.02");
  assert.deepEqual(await grid.was("302 商品和服务支出", "公用经费"), ["335.38", "+2.64"]);
  assert.equal(await grid.figure("总计", "公用经费"), "338.02");
  assert.equal(await grid.figure("总计", "合计"), "3,121.12");
  assert.deepEqual(await grid.was("总计", "合计"), ["3,118.48", "+2.64"]);
  assert.equal(await grid.figure("总计", "人员经费"), "2,783.10");

  // 表10 prints the same money.
  grid = await app.table(PUBLIC);
  for (const row of ["公务用车运行费", "公务用车购置及运行费（小计）", "合计"]) {
    for (const column of ["合计", "一般公共预算"]) {
      assert.equal(await grid.figure(row, column), "12.00", `${row}, ${column}`);
    }
  }

  // Which functional item takes it, the tables cannot say.
  await question.waitFor();
  grid = await app.table(FUNCTIONS);
  assert.equal(await grid.figure("2013801 行政运行", "合计"), "2,606.36");
  await question.getByRole("button", { name: "行政运行" }).first().click();
  await question.waitFor({ state: "detached" });
  assert.equal(await grid.figure("2013801 行政运行", "合计"), "2,609.00");
  assert.deepEqual(await grid.was("2013801 行政运行", "合计"), ["2,606.36", "+2.64"]);
  assert.equal(await app.total.innerText(), "4,405.47");

  // Two steps back: every digit of every table is the published one.
  await page.keyboard.press("Control+z");
  await question.waitFor();
  await app.undoButton.click();
  await question.waitFor({ state: "detached" });
  assert.ok(await app.undoButton.isDisabled());
  assert.deepEqual(await app.everyCell(), published);
});
