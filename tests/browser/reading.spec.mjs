// Documents as they are published: read in a worker, shown before they are taken, and kept beside
// the figures.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Reading } from "./pages/reading.mjs";
import { lineOf, text } from "./support/documents.mjs";

const OFFICE = "30201 办公费";
const TRAVEL = "30211 差旅费";
const WATER = "30205 水费";

test("a document is read, shown, taken, and its original shows where a figure stands", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  await app.openFile("预算.txt", text);
  await reading.review.waitFor();
  const said = await reading.review.innerText();
  for (const words of ["示范县档案馆", "2024 年预算", "万元", "找到 2 张表", "没有找到 9 张表", "未识别的 1 行"]) {
    assert.ok(said.includes(words), `${words}: ${said}`);
  }
  assert.equal(await app.page.locator("h1.unit-name").innerText(), "乌鲁木齐市市场监督管理局", "nothing is open yet");

  // What was not read is shown in the source.
  await reading.review.getByRole("button", { name: /本页为示范文字/ }).click();
  assert.equal(await reading.shownLine(reading.review), lineOf("本页为示范文字"));

  await reading.accept.click();
  await reading.review.waitFor({ state: "detached" });
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  const grid = await app.table("一般公共预算基本支出情况表");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "18.00");
  for (const [row, line] of [
    [OFFICE, "30201"],
    [TRAVEL, "30211"],
  ]) {
    await (await grid.cell(row, "公用经费")).click();
    await reading.shown(lineOf(line));
    assert.equal(await reading.original.locator(".source-shown").count(), 1);
  }
  assert.equal(await reading.original.locator(".source-shown").innerText(), "12.00");
  // A cell that the document leaves blank has no place in it.
  await (await grid.cell(TRAVEL, "人员经费")).click();
  await reading.original.getByText("没有单独的位置").waitFor();
  assert.equal(await reading.original.locator(".source-shown").count(), 0);
  // And back: a figure of the source leads to its cell.
  await reading.original.locator(".source-line", { hasText: "档案馆 60.00" }).getByText("60.00").last().click();
  await app.page.locator("td.cell:focus").waitFor();
  assert.match(await app.page.locator("#table-title").innerText(), /表 5/);
  assert.equal(await app.page.locator("td.cell:focus").innerText(), "60.00");

  // An edit leaves the original where it is; another document takes it away.
  await app.page.keyboard.type("61");
  await app.page.keyboard.press("Enter");
  await reading.original.waitFor();
  const { name, text: saved } = await app.saveFile();
  await app.openFile(name, saved);
  await reading.original.waitFor({ state: "detached" });
  assert.equal(await reading.toggle.count(), 0);
});

test("a reading is given up, cancelled or refused, and the figures stay", async (t) => {
  let hold = Promise.resolve();
  const app = await App.at(t, "tables/basic", {
    expect: [/ERR_FAILED/, /Failed to load/],
    prepare: (page) =>
      page.context().route(/mingzhang_reader.*\.wasm$/, async (route) => ((await hold) ? route.abort() : route.continue())),
  });
  const reading = new Reading(app);
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  const stays = async (why) => {
    assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00", why);
    assert.equal(await app.page.locator("h1.unit-name").innerText(), "乌鲁木齐市市场监督管理局", why);
  };

  // Cancelled while the reader is being loaded; the page works meanwhile.
  let go;
  hold = new Promise((done) => (go = done));
  await app.openFile("预算.txt", text);
  await reading.progress.waitFor();
  await grid.type(WATER, "公用经费", "7");
  assert.equal(await grid.figure(WATER, "公用经费"), "7.00");
  await reading.cancel.click();
  await reading.progress.waitFor({ state: "detached" });
  await stays("cancelled");
  assert.equal(await reading.review.count(), 0);

  // The reader does not come.
  go(true);
  await app.openFile("预算.txt", text);
  const offline = await app.told("没有加载成功");
  await stays("not loaded");
  await offline.getByRole("button", { name: "关闭" }).click();

  // Bad files: one sentence each.
  hold = Promise.resolve(false);
  const bad = {
    "words.txt": "没有表的文字",
    "empty.txt": "",
    "broken.pdf": "%PDF-1.7\n",
    "broken.xlsx": "PK\u0003\u0004",
  };
  for (const [name, content] of Object.entries(bad)) {
    await app.openFile(name, content);
    const notice = await app.told("没有打开，现有数字没有变");
    assert.equal(await notice.count(), 1, name);
    await notice.getByRole("button", { name: "关闭" }).click();
    await notice.waitFor({ state: "detached" });
    await stays(name);
  }

  // Read, and not wanted.
  await app.openFile("预算.txt", text);
  await reading.review.getByText("现在打开的数字改过").waitFor();
  await reading.discard.click();
  await reading.review.waitFor({ state: "detached" });
  await stays("given up");
  await app.openFile("预算.txt", text);
  await reading.review.waitFor();
  await app.page.keyboard.press("Escape");
  await reading.review.waitFor({ state: "detached" });
  await stays("Escape");
});

test("a reader that breaks off says so", async (t) => {
  const app = await App.at(t, "tables/basic", {
    // A module without what the reader calls: it ends in the middle, as one that runs out of memory.
    prepare: (page) =>
      page.context().route(/mingzhang_reader-.*\.js$/, (route) =>
        route.fulfill({
          contentType: "text/javascript",
          body: "export default async () => {}; export function read() { throw new WebAssembly.RuntimeError('unreachable'); }",
        }),
      ),
  });
  await app.openFile("预算.txt", text);
  await app.told("读到中途停了下来");
  assert.equal(await new Grid(app.page).figure(OFFICE, "公用经费"), "135.69");
});

test("a document is dropped on the page, and pasted anywhere but in a grid", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  await app.dropFile("预算.txt", text);
  await reading.review.waitFor();
  await reading.discard.click();

  await app.paste("main", { "text/plain": text });
  await reading.review.waitFor();
  assert.match(await reading.review.innerText(), /剪贴板内容/);
  await reading.discard.click();

  // A few cells are no document, and a grid takes what is pasted into it.
  await app.paste("main", { "text/plain": "1\t2\n3\t4" });
  await app.view("tables");
  const grid = await app.table("一般公共预算基本支出情况表");
  await (await grid.cell(OFFICE, "公用经费")).click();
  await grid.paste({ "text/plain": text });
  assert.equal(await reading.review.count() + (await reading.progress.count()), 0);
});

for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
]) {
  test(`by keyboard alone, with nothing for axe to say, ${colorScheme}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "tables/basic", { width, height, context: { colorScheme } });
    const { page } = app;
    const reading = new Reading(app);
    const axe = async (what) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], what);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
      assert.ok(wide <= width, `${what}: ${wide}`);
    };
    await app.openFile("预算.txt", text);
    await reading.review.waitFor();
    await axe("review");
    await reading.tabTo(reading.accept);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();

    // Open beside the figures where there is room; on a phone at a press.
    const narrow = width < 1100;
    assert.equal(await reading.original.count(), narrow ? 0 : 1);
    if (narrow) {
      await reading.toggle.focus();
      await page.keyboard.press("Enter");
      await reading.original.waitFor();
    }
    assert.equal(await reading.toggle.getAttribute("aria-expanded"), "true");
    const grid = await app.table("一般公共预算基本支出情况表");
    await (await grid.cell(OFFICE, "公用经费")).focus();
    await reading.shown(lineOf("30201"));
    await page.keyboard.press("ArrowDown");
    await reading.shown(lineOf("30211"));
    await axe("original");
    const seen = await page.evaluate(() => {
      const cell = document.activeElement.getBoundingClientRect();
      const pane = document.querySelector("#original").getBoundingClientRect();
      return cell.bottom <= pane.top || cell.right <= pane.left;
    });
    assert.ok(seen, "the original covers the cell");

    // In English, and closed by Escape, which gives the focus to the toggle.
    await app.button("English").click();
    const heading = page.getByRole("heading", { name: /^Original/ });
    await heading.waitFor();
    await reading.source(reading.original).focus();
    await page.keyboard.press("Escape");
    await heading.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.innerText), "Compare with original");
  });
}

test("a long text is drawn around the figure", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  const [before, after] = text.split("\f");
  await app.openFile("预算.txt", `${before}${"说明文字\n".repeat(20_000)}\f${after}`);
  await reading.review.waitFor();
  await reading.accept.click();
  const grid = await app.table("一般公共预算基本支出情况表");
  await (await grid.cell(TRAVEL, "公用经费")).click();
  await reading.shown(lineOf("30211") + 20_000);
  const drawn = await reading.original.locator(".source-line").count();
  assert.ok(drawn > 100 && drawn <= 600, `${drawn}`);
  await reading.original.getByRole("button", { name: /^前面还有/ }).click();
  assert.ok((await reading.original.locator(".source-line").count()) <= 600);
});
