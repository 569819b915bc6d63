// The original beside the figures (对照原文): it stays over a reload, leads both ways, and shows text
// as text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Reading } from "./pages/reading.mjs";
import { lineOf, text } from "./support/documents.mjs";
import { mounted } from "./support/page.mjs";

const OFFICE = "30201 办公费";
const TITLE = "一般公共预算基本支出情况表";
const folder = new URL("../fixtures/documents/shanghai-unit-2025/", import.meta.url);

/** Waits until the original is on the disk. */
const kept = (app) =>
  app.page.waitForFunction(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("mingzhang");
        opening.onsuccess = () => {
          const asked = opening.result.transaction("originals").objectStore("originals").count();
          asked.onsuccess = () => (opening.result.close(), done(asked.result > 0));
        };
      }),
  );

async function reload(app) {
  await app.page.reload();
  await mounted(app.page);
}

test("after a reload the original is there as it was, until another document is opened", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  await reading.take(app, "预算.txt", text);
  await kept(app);
  const grid = await app.table(TITLE);
  await grid.type(OFFICE, "公用经费", "20");

  await reload(app);
  await reading.original.waitFor();
  assert.match(await reading.original.getByRole("heading").innerText(), /预算\.txt/);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "20.00", "the edit is there too");
  await (await grid.cell(OFFICE, "公用经费")).click();
  await reading.shown(lineOf("30201"));

  // Closed before the page was left: closed, and one press away.
  await reading.toggle.click();
  await reading.original.waitFor({ state: "detached" });
  await reload(app);
  await reading.toggle.click();
  await (await grid.cell("30211 差旅费", "公用经费")).click();
  await reading.shown(lineOf("30211"));

  // Another document has no original, now and after a reload.
  const { name, text: saved } = await app.saveFile();
  await app.openFile(name, saved);
  await app.told("已打开");
  await reading.toggle.waitFor({ state: "hidden" });
  await reload(app);
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  assert.equal(await reading.toggle.count(), 0);
});

for (const [what, spoil] of [
  [
    "has no room",
    () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
  ["has no database", () => Object.defineProperty(window, "indexedDB", { value: undefined })],
]) {
  test(`a browser that ${what} says that the original will not stay, and loses nothing`, async (t) => {
    const app = await App.at(t, "", { prepare: (page) => page.addInitScript(spoil) });
    const reading = new Reading(app);
    await reading.take(app, "预算.txt", text);
    await app.told("浏览器没有空间存下原文");
    const grid = await app.table(TITLE);
    await (await grid.cell(OFFICE, "公用经费")).click();
    await reading.shown(lineOf("30201"));
    await reload(app);
    await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
    assert.equal(await grid.figure(OFFICE, "公用经费"), "18.00");
    assert.equal(await reading.toggle.count(), 0);
  });
}

test("what was not read is marked in the source, and leads to what is said of it and back", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  const strange = "本页为示范文字";
  await app.openFile("预算.txt", text);
  const entry = (view) => view.getByRole("button", { name: new RegExp(strange) });
  const line = (view) => view.locator(".source-line", { hasText: strange });
  await line(reading.review).locator(".source-unread").first().click();
  assert.ok(await entry(reading.review).evaluate((entry) => entry === document.activeElement));
  assert.equal(await reading.shownLine(reading.review), lineOf(strange));

  // A table of the list leads to its first figure.
  await reading.review.getByRole("button", { name: new RegExp(`${TITLE} \\d+ 个数字`) }).click();
  assert.equal(await reading.shownLine(reading.review), lineOf("总计 200.00"));

  await reading.accept.click();
  await reading.original.waitFor();
  assert.equal(await entry(reading.original).isVisible(), false, "the lists are closed at first");
  await line(reading.original).locator(".source-unread").first().click();
  assert.ok(await entry(reading.original).evaluate((entry) => entry === document.activeElement));
  await reading.original.getByText("（这一行未识别）").waitFor();
});

test("a row of several readings leads to its figures and back", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  // Blank cells leave no trace in text, and nothing else in this one says where the figures belong.
  const rows = text.split("\f")[1].split("\n");
  const head = "2024年单位预算公开表\n";
  const project = `表 7
一般公共预算项目支出情况表
编制单位：示范县档案馆 单位：万元
科目编码 功能分类科目名称 项目名称 项目支出总额 工资福利支出 商品服务支出 对个人和家庭的补助 债务利息及费用支出 资本性支出（基本建设） 资本性支出 对企业补助（基本建设） 对企业补助 对社会保障基金补助 其他支出
总计 60.00 60.00
201 26 04 档案馆 库房改造 60.00 60.00
`;
  await app.openFile("预算.txt", `${head}${rows.slice(0, 17).join("\n")}\n\f${project}`);
  await reading.review.getByText(/有多种读法的 \d+ 行/).waitFor();
  await reading.accept.click();
  await reading.original.waitFor();
  await reading.original.getByText(/有多种读法的/).first().click();
  const item = reading.original.locator("li", { hasText: "库房改造" });
  await item.getByRole("link", { name: "到表里" }).click();
  const cell = app.page.locator("td.cell:focus");
  await cell.waitFor();
  assert.equal(await cell.innerText(), "60.00");
  // The row says so in the source too, and its entry is marked.
  await reading.original.getByText("（这一行有多种读法）").waitFor();
  assert.equal(await item.locator("[aria-current]").count(), 1);
  assert.ok((await reading.original.locator(".source-ambiguous").count()) > 0);
});

for (const width of [390, 320]) {
  test(`a page of a PDF fits a phone of ${width} pixels, and is as large as it can be read at a press`, async (t) => {
    const app = await App.at(t, "", { width, height: 700 });
    const { page } = app;
    const reading = new Reading(app);
    const pdf = await readFile(new URL("chromium.pdf", folder));
    const fits = (view) =>
      view.locator(".source-body").evaluate((body) => body.scrollWidth <= body.clientWidth && body.querySelector("svg") !== null);
    const noWider = async () => assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width);
    await app.openFile("预算.pdf", pdf);
    await reading.review.waitFor();
    // What is said of it has the whole screen until the original is asked for.
    assert.ok(!(await reading.source(reading.review).isVisible()));
    await reading.review.getByRole("button", { name: "对照原文" }).click();
    assert.ok(await reading.source(reading.review).evaluate((body) => body === document.activeElement));
    assert.ok(await fits(reading.review), "whole at first");
    assert.ok((await reading.review.locator("svg text").count()) > 10, "the first page with figures");
    await reading.review.getByRole("button", { name: "放大" }).click();
    assert.ok(!(await fits(reading.review)));
    await noWider();
    await reading.accept.click();
    await reading.toggle.click();
    await noWider();
    const cell = page.locator("td.cell").filter({ hasText: /\d/ }).first();
    await cell.focus();
    const shown = reading.original.locator(".source-shown");
    await shown.waitFor();
    const box = await shown.locator("text").first().boundingBox();
    assert.ok(box.height > 5 && box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
    await reading.original.getByRole("button", { name: "整页" }).click();
    assert.ok(await fits(reading.original));
    await noWider();
  });
}

test("markup in a document is text wherever it is shown", async (t) => {
  const app = await App.at(t);
  const { page } = app;
  const reading = new Reading(app);
  const name = `<img/src=x/onerror=alert(1)>`;
  const hostile = text.replaceAll("示范县档案馆", `${name}馆`).replaceAll("办公费", `<b>办公费</b>`);
  await app.openFile(`${name}.txt`, hostile.replace("本页为示范文字", `<script>alert(1)</script>`));
  await reading.review.waitFor();
  const none = async (where) => {
    const found = await page.evaluate(
      () => document.querySelectorAll("img, b, [onerror], body script:not([src]), iframe, object").length,
    );
    assert.equal(found, 0, where);
  };
  await none("review");
  assert.ok((await reading.review.innerText()).includes(`${name}馆`));
  await reading.accept.click();
  await page.getByRole("heading", { name: `${name}馆`, level: 1 }).waitFor();
  const grid = await app.table(TITLE);
  await (await grid.cell("30201 <b>办公费</b>", "公用经费")).click();
  await reading.shown(lineOf("30201"));
  await none("original");
  await app.view("checks");
  await app.view("overview");
  await none("views");
  await app.menu(app.words.export);
  const file = await app.downloadedBy(() => page.getByRole("button", { name: /网页报告/ }).click());
  const html = file.bytes.toString();
  assert.ok(html.includes("&lt;img/src=x/onerror=alert(1)&gt;馆") && !html.includes("<img"));
});
