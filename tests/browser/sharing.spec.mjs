// The share link: it opens the page as it was, as an entry of its own; a bad one changes nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Reading } from "./pages/reading.mjs";
import { Shelf } from "./pages/shelf.mjs";
import { text } from "./support/documents.mjs";
import { mounted } from "./support/page.mjs";

const OFFICE = "30201 办公费";
const folder = new URL("../fixtures/documents/", import.meta.url);

const unpack = (link) => JSON.parse(inflateRawSync(Buffer.from(link.split("#share=1.")[1], "base64url")));
const pack = (data) => `#share=1.${deflateRawSync(Buffer.from(typeof data === "string" ? data : JSON.stringify(data))).toString("base64url")}`;

/** Goes to a link in a browser of its own. */
async function arriving(t, link, words = "zh-CN") {
  const app = await App.at(t, new URL(link).hash.slice(1), { words });
  return { app, page: app.page, grid: new Grid(app.page), shelf: new Shelf(app, words) };
}

/** Follows a link in the page that is open. */
const follow = (page, link) => page.evaluate((hash) => (location.hash = hash), new URL(link, page.url()).hash);

test("a link opens the same view, cell, mode, money unit, language and edits, and nothing is sent", async (t) => {
  const app = await App.at(t, "tables/basic", { words: "en" });
  const { page } = app;
  const grid = new Grid(page);
  await app.button("English").click();
  await page.locator("html[lang='en']").waitFor();
  await app.mode("check");
  await page.getByLabel("Money unit").selectOption("yuan");
  await grid.type(OFFICE, "Operating funds", "1000000");
  await (await grid.cell(OFFICE, "Operating funds")).click();
  const place = `#tables/basic/${await page.locator("td.cell:focus").getAttribute("data-cell")}`;
  const link = await new Shelf(app, "en").link();
  assert.ok(link.length < 600, `${link.length} characters`);

  const there = await arriving(t, link, "en");
  const asked = [];
  there.page.on("request", (request) => asked.push(request.url()));
  await there.app.told("of the link is open");
  assert.equal(await there.page.locator("html").getAttribute("lang"), "en");
  assert.equal(new URL(there.page.url()).hash, place);
  assert.equal(await there.grid.figure(OFFICE, "Operating funds"), "1,000,000");
  assert.ok(await there.page.getByRole("radio", { name: "Check" }).isChecked());
  await there.app.undoButton.click();
  assert.equal(await there.grid.figure(OFFICE, "Operating funds"), "1,356,900");
  assert.ok(asked.every((url) => !url.includes("share")), asked.join());
  // It is on the shelf, and a reload returns to it.
  await there.page.reload();
  await mounted(there.page);
  await there.page.getByText("From a link").first().waitFor();
});

test("a link never takes the place of the visitor's own work", async (t) => {
  const sender = await App.at(t, "tables/basic");
  await new Grid(sender.page).type(OFFICE, "公用经费", "100");
  const link = await new Shelf(sender).link();

  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  const shelf = new Shelf(app);
  await grid.type(OFFICE, "公用经费", "77");
  await follow(app.page, link);
  const told = await app.told("已打开链接里的“来自链接”");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  // Put away, so that the next one is not mistaken for it.
  await told.getByRole("button", { name: "关闭" }).click();
  await follow(app.page, link);
  await app.told("已打开链接里的");
  await shelf.open();
  assert.equal(await shelf.works.count(), 2, "the same link is the same entry");
  await shelf.take("方案 1");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "77.00");
});

test("any other document travels in the link; one that is too large is offered as a file", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  const shelf = new Shelf(app);
  await reading.take(app, "预算.txt", text);
  const grid = await app.table("一般公共预算基本支出情况表");
  await grid.type(OFFICE, "公用经费", "20");
  const link = await shelf.link();
  assert.ok(link.length < 4000, `${link.length} characters`);
  const there = await arriving(t, link);
  await there.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  assert.equal(await there.grid.figure(OFFICE, "公用经费"), "20.00");

  await app.button("关闭").last().click();
  // Words that nothing can press together.
  let seed = 1;
  const letter = () => String.fromCharCode(0x4e00 + ((seed = (seed * 48271) % 2147483647) % 20000));
  const truth = JSON.parse(await readFile(new URL("xinjiang-unit-2024/truth.budget.json", folder)));
  const large = { ...truth, unit: "示范单位", note: Array.from({ length: 6000 }, letter).join("") };
  await app.openFile("大.budget.json", JSON.stringify(large));
  await app.page.getByRole("heading", { name: "示范单位", level: 1 }).waitFor();
  await app.menu("分享");
  await app.page.getByText(/链接会有 \d+ 个字符/).waitFor();
  const file = await app.downloadedBy(() => app.button("存成文件").click());
  assert.match(file.name, /^示范单位-\d{4}\.shelf\.json$/);
  const other = await App.at(t);
  await other.openFile(file.name, file.bytes);
  await other.page.getByText("取回了 1 个方案").waitFor();
});

test("before a link is handed on it is said what is open and what is left out", async (t) => {
  const app = await App.at(t, "tables/basic");
  const shelf = new Shelf(app);
  const warnings = app.page.locator("dialog.share .share-warning");
  await shelf.link();
  assert.equal(await warnings.count(), 0);
  await app.page.keyboard.press("Escape");
  await new Grid(app.page).type("30231 公务用车运行维护费", "公用经费", "12");
  await app.go("overview");
  const open = app.page.getByRole("link", { name: "还有 1 处差额没有安放" });
  await open.waitFor();
  await shelf.link();
  assert.match(await warnings.innerText(), /还有 1 处差额没有安放/);
  await app.page.keyboard.press("Escape");
  await open.click();
  await app.openDifferences.waitFor();

  const truth = JSON.parse(await readFile(new URL("xinjiang-unit-2024/truth.budget.json", folder)));
  let seed = 1;
  const letter = () => String.fromCharCode(0x4e00 + ((seed = (seed * 48271) % 2147483647) % 20000));
  const items = [{ text: Array.from({ length: 6000 }, letter).join("") }];
  const wordy = { ...truth, unit: "示范单位", narrative: [{ number: "一、", title: "说明", items }] };
  await app.openFile("长.budget.json", JSON.stringify(wordy));
  await app.page.getByRole("heading", { name: "示范单位", level: 1 }).waitFor();
  await app.menu("分享");
  await warnings.filter({ hasText: "没有文字说明和绩效目标" }).waitFor();
  // Said above the link, and the whole is offered beside it.
  const [said, link] = await Promise.all([warnings.boundingBox(), app.page.getByLabel("链接").boundingBox()]);
  assert.ok(said.y + said.height <= link.y);
  const file = await app.downloadedBy(() => app.button("存成文件").click());
  assert.match(file.bytes.toString(), /说明/);
});

test("a link made with another example says so", async (t) => {
  const app = await App.at(t, "tables/basic");
  await new Grid(app.page).type(OFFICE, "公用经费", "100");
  const data = unpack(await new Shelf(app).link());
  assert.equal(data.example, "urumqi-samr-2024");
  const there = await arriving(t, `http://page/${pack({ ...data, print: "another" })}`);
  await there.app.told("内置的示例在这个链接做成之后更新过");
  assert.equal(await there.grid.figure(OFFICE, "公用经费"), "100.00");
});

test("damaged and hostile links are said, and change nothing", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  const shelf = new Shelf(app);
  const link = await shelf.link();
  const data = unpack(link);
  await app.button("关闭").last().click();
  const hostile = { ...data, name: "<img src=x onerror=alert(1)>".repeat(9), view: { place: "tables/basic", lang: "<b>", money: 7 } };
  const bad = {
    empty: "#share=",
    "of an earlier version": link.replace("share=1.", "share=0.").slice(link.indexOf("#")),
    cut: link.slice(link.indexOf("#"), -20),
    "with other letters": "#share=1.%00%%%",
    "not JSON": pack("not JSON"),
    "null": pack("null"),
    "without steps": pack({ ...data, steps: undefined }),
    "of unknown steps": pack({ ...data, steps: [{ step: "jump" }] }),
    "to another example": pack({ ...data, example: "../../x" }),
    "with no document": pack({ ...data, example: undefined, document: "{}" }),
    "a bomb": pack(" ".repeat(50_000_000) + "{}"),
    "very long": `#share=1.${"A".repeat(200_000)}`,
  };
  for (const [what, hash] of Object.entries(bad)) {
    await follow(app.page, hash);
    const notice = await app.told("这个链接不完整或已损坏");
    await app.page.waitForFunction(() => location.hash.startsWith("#tables/basic"));
    assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00", what);
    await notice.getByRole("button", { name: "关闭" }).click();
    await notice.waitFor({ state: "detached" });
  }
  const later = link.replace("share=1.", "share=2.");
  await follow(app.page, later);
  const notice = await app.told("这个链接是用更新的版本做的");
  await app.page.waitForFunction(() => location.hash.startsWith("#tables/basic"));
  await notice.getByRole("button", { name: "关闭" }).click();
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  await shelf.open();
  assert.equal(await shelf.works.count(), 1);
  await shelf.close();

  // At the start too: the visitor's own work comes back.
  await app.page.goto("about:blank");
  await app.page.goto(new URL(bad.cut, link).href);
  await mounted(app.page);
  await app.told("这个链接不完整或已损坏");
  await app.go("tables/basic");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");

  // A good one opens with what was written behind it.
  await follow(app.page, `${link}）看看`);
  const opened = await app.told("已打开链接里的");
  await opened.getByRole("button", { name: "关闭" }).click();
  await opened.waitFor({ state: "detached" });
  // What it says of itself is text.
  await follow(app.page, pack(hostile));
  await app.told("已打开链接里的");
  assert.equal(await app.page.locator("img").count(), 0);
});

for (const [words, width, colorScheme] of [
  ["zh-CN", 1440, "light"],
  ["en", 390, "dark"],
]) {
  test(`sharing by keyboard and for axe, ${words}, ${width} pixels wide`, async (t) => {
    const context = { colorScheme, permissions: ["clipboard-read", "clipboard-write"] };
    const app = await App.at(t, "", { words, width, context });
    const { page } = app;
    const shelf = new Shelf(app, words);
    if (words === "en") await app.button("English").click();
    await app.button(app.words.more).focus();
    await page.keyboard.press("Enter");
    const line = page.locator("#more").getByRole("button", { name: shelf.words.share });
    while (!(await line.evaluate((line) => line === document.activeElement))) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const link = await page.getByLabel(shelf.words.link).inputValue();
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width);
    await app.button(words === "en" ? "Copy link" : "复制链接").click();
    await page.getByText(words === "en" ? "Copied." : "已复制。").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), app.words.more);
  });
}
