// What is pasted outside a field: a document is read, anything else is answered with a sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Reading } from "./pages/reading.mjs";
import { text } from "./support/documents.mjs";

const OFFICE = "30201 办公费";
const TITLE = "一般公共预算基本支出情况表";

/** A table as rich text from a browser, and its cells as a spreadsheet copies them. */
const ROWS = [
  [TITLE],
  ["编制单位：示范县档案馆", "", "", "", "单位：万元"],
  ["经济分类科目编码", "经济分类科目名称", "一般公共预算基本支出"],
  ["", "", "合计", "人员经费", "公用经费"],
  ["总计", "", "48.00", "30.00", "18.00"],
  ["301", "工资福利支出", "30.00", "30.00", ""],
  ["30101", "基本工资", "30.00", "30.00", ""],
  ["302", "商品和服务支出", "18.00", "", "18.00"],
  ["30201", "办公费", "18.00", "", "18.00"],
];
const table = `<html><body><!--StartFragment--><p>2024 年单位预算公开</p><table>${ROWS.map(
  (row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
).join("")}</table><!--EndFragment--></body></html>`;
const cells = ROWS.map((row) => row.join("\t")).join("\r\n");

test("documents are read wherever they are pasted, with the focus anywhere or nowhere", async (t) => {
  const app = await App.at(t, "tables/basic");
  const reading = new Reading(app);
  const pasted = {
    "the whole text": { "text/plain": text },
    "a table from a browser": { "text/html": table, "text/plain": ROWS.flat().join("\n") },
    "a table with nothing but its markup": { "text/html": table },
    "cells of a spreadsheet": { "text/plain": `2024年单位预算公开\r\n${cells}` },
    "markup that says less than the text": { "text/html": "<p>单位预算</p>", "text/plain": text },
  };
  for (const [what, board] of Object.entries(pasted)) {
    for (const selector of ["body", "main"]) {
      await app.paste(selector, board);
      await reading.review.waitFor();
      const said = await reading.review.innerText();
      assert.match(said, /剪贴板内容/, what);
      assert.match(said, /示范县档案馆[\s\S]*2024 年预算[\s\S]*一般公共预算基本支出情况表/, what);
      await reading.discard.click();
      await reading.review.waitFor({ state: "detached" });
    }
  }
  await app.paste("body", pasted["a table from a browser"]);
  await reading.accept.click();
  const grid = await app.table(TITLE);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "18.00");
});

test("a table that does not say of which year, or whose it is, asks and is read", async (t) => {
  const app = await App.at(t, "tables/basic");
  const reading = new Reading(app);
  await app.paste("body", { "text/plain": cells });
  await reading.unstated.getByText("没有找到预算年度").waitFor();
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  assert.deepEqual(violations.map((v) => v.id), []);
  const year = reading.unstated.getByLabel("预算年度");
  const read = reading.unstated.getByRole("button", { name: "读取" });
  // What is no year is not taken.
  await year.fill("去年");
  await read.click();
  assert.ok(await reading.unstated.isVisible());
  await year.fill("2023");
  await year.press("Enter");
  await reading.review.waitFor();
  assert.match(await reading.review.innerText(), /示范县档案馆[\s\S]*2023 年预算/);
  await reading.discard.click();

  // Given up, nothing has changed; both may be missing.
  const nameless = cells.replace("编制单位：示范县档案馆", "");
  await app.paste("body", { "text/plain": nameless });
  await reading.unstated.getByRole("button", { name: "放弃" }).click();
  await reading.unstated.waitFor({ state: "detached" });
  assert.match(await app.page.title(), /乌鲁木齐/);
  await app.paste("body", { "text/plain": nameless });
  await reading.unstated.getByLabel("编制单位").fill("示范县图书馆");
  await read.click();
  await reading.unstated.getByText("没有找到预算年度").waitFor();
  await year.fill("2022");
  await read.click();
  await reading.accept.click();
  await app.page.getByRole("heading", { name: "示范县图书馆", level: 1 }).waitFor();
});

test("what is no document says so, and the figures stay", async (t) => {
  const app = await App.at(t, "tables/basic");
  const reading = new Reading(app);
  const none = {
    "a word": [{ "text/plain": "你好" }, "不是一份预算"],
    "a figure": [{ "text/plain": "135.69" }, "点表里的一格再粘贴"],
    "a few cells": [{ "text/plain": "1\t2\r\n3\t4\r\n" }, "没有打开，现有数字没有变"],
    "a few cells as markup": [{ "text/html": "<table><tr><td>1</td><td>2</td></tr></table>" }, "点表里的一格再粘贴"],
    "words as markup": [{ "text/html": "<b>你好</b>" }, "不是一份预算"],
  };
  for (const [what, [board, words]] of Object.entries(none)) {
    await app.paste("body", board);
    const notice = await app.told(words);
    assert.equal(await notice.count(), 1, what);
    await notice.getByRole("button", { name: "关闭" }).click();
    await notice.waitFor({ state: "detached" });
  }
  assert.equal(await reading.review.count(), 0);
  await app.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["\u0089PNG"], "image.png", { type: "image/png" }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await app.told("剪贴板里是图片");
  assert.equal(await (await app.table(TITLE)).figure(OFFICE, "公用经费"), "135.69");
});

test("a grid takes what is pasted into it; markup alone it cannot take", async (t) => {
  const app = await App.at(t, "tables/basic");
  const reading = new Reading(app);
  const grid = await app.table(TITLE);
  await (await grid.cell(OFFICE, "公用经费")).click();
  await grid.paste({ "text/plain": "100\r\n", "text/html": "<table><tr><td>100</td></tr></table>" });
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  await grid.paste({ "text/plain": text });
  assert.equal((await reading.review.count()) + (await reading.progress.count()), 0);
  await grid.paste({ "text/html": "<table><tr><td>200</td></tr></table>" });
  await app.told("没有打开，现有数字没有变");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
});
