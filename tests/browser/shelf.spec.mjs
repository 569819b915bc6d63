// The shelf: documents and scenarios are kept side by side, compared with what was published, thrown away
// and taken back, carried to another browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Reading } from "./pages/reading.mjs";
import { Shelf } from "./pages/shelf.mjs";
import { text } from "./support/documents.mjs";
import { mounted } from "./support/page.mjs";

const OFFICE = "30201 办公费";
const UNIT = "乌鲁木齐市市场监督管理局";

async function started(t, options) {
  const app = await App.at(t, "tables/basic", options);
  return { app, page: app.page, grid: new Grid(app.page), shelf: new Shelf(app) };
}

test("scenarios: kept, opened, renamed, duplicated, deleted and taken back", async (t) => {
  const { app, page, grid, shelf } = await started(t);
  await app.mode("check");
  await grid.type(OFFICE, "公用经费", "100");
  await shelf.open();
  assert.match(await shelf.work("方案 1").innerText(), /正在看 · 改了 1 格/);

  // From the present figures.
  await shelf.dialog.getByRole("button", { name: "把现在的数另存为方案" }).click();
  await shelf.status.getByText("已另存为").waitFor();
  assert.equal(await shelf.works.count(), 2);
  await shelf.present.getByRole("button", { name: /^改名/ }).click();
  await page.keyboard.type("压减");
  await page.keyboard.press("Enter");
  await shelf.present.getByText("压减").waitFor();
  await shelf.close();
  await page.getByText("方案：压减").waitFor();
  await grid.type(OFFICE, "公用经费", "90");

  // The other one is as it was.
  await shelf.open();
  await shelf.take("方案 1");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  assert.ok(await page.locator("#content").evaluate((content) => content === document.activeElement));
  await app.undoButton.click();
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69", "its steps came with it");
  await page.reload();
  await mounted(page);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69");

  await shelf.open();
  await shelf.press("压减", "复制");
  await shelf.work("压减（复制）").waitFor();
  await shelf.press("压减（复制）", "删除");
  await shelf.status.getByText("已删除“压减（复制）”").waitFor();
  assert.equal(await shelf.work("压减（复制）").locator(".shelf-open").count(), 0);
  await shelf.status.getByRole("button", { name: "撤销" }).click();
  await shelf.work("压减（复制）").locator(".shelf-open").waitFor();

  // The one that is open: the example takes its place, and the bin gives it back after a reload too.
  await shelf.take("压减");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "90.00");
  await shelf.open();
  await shelf.press("压减", "删除");
  await shelf.status.getByText("已删除“压减”").waitFor();
  await shelf.close();
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69");
  await page.reload();
  await mounted(page);
  await shelf.open();
  await shelf.dialog.getByText("最近删除（1）").click();
  await shelf.dialog.getByRole("button", { name: "恢复: 压减" }).click();
  await shelf.take("压减");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "90.00");

  // And for good.
  await shelf.open();
  await shelf.press("压减（复制）", "删除");
  await shelf.dialog.getByText("最近删除（1）").click();
  await shelf.dialog.getByRole("button", { name: "彻底删除这些" }).click();
  await shelf.dialog.getByText("最近删除").waitFor({ state: "detached" });
});

test("another document takes nobody's place: both are on the shelf, each with its original", async (t) => {
  const { app, page, grid, shelf } = await started(t);
  await grid.type(OFFICE, "公用经费", "100");
  const reading = new Reading(app);
  await reading.take(app, "预算.txt", text);
  await page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  const other = await app.table("一般公共预算基本支出情况表");
  await other.type(OFFICE, "公用经费", "20");

  await shelf.open();
  assert.match(await shelf.document("示范县档案馆").innerText(), /正在看 · 改了/);
  assert.match(await shelf.document(UNIT).innerText(), /示例/);
  await shelf.document(UNIT).locator(".shelf-open").click();
  await page.getByRole("heading", { name: UNIT, level: 1 }).waitFor();
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  assert.ok(await reading.toggle.isHidden());

  await shelf.open();
  await shelf.document("示范县档案馆").locator(".shelf-open").click();
  await page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  await reading.original.waitFor();
  await app.table("一般公共预算基本支出情况表");
  assert.equal(await other.figure(OFFICE, "公用经费"), "20.00");

  // The example as published is always one press away, and a work without changes is not made twice.
  for (let times = 0; times < 2; times++) {
    await shelf.open();
    await shelf.document(UNIT).getByRole("button", { name: /公布数/ }).click();
    await shelf.dialog.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: UNIT, level: 1 }).waitFor();
  }
  await shelf.open();
  assert.equal(await shelf.document(UNIT).locator(".shelf-work").count(), 1);
});

test("what a scenario changed is listed, beside another one too, and each line leads to its cell", async (t) => {
  const { app, page, grid, shelf } = await started(t);
  await app.mode("check");
  await grid.type(OFFICE, "公用经费", "100");
  await shelf.open();
  await shelf.dialog.getByRole("button", { name: "现在改了什么" }).click();
  assert.deepEqual(await shelf.changes(), [[`${OFFICE} · 公用经费 万元`, "135.69", "100.00", "−35.69"]]);
  await shelf.dialog.getByRole("button", { name: "← 书架" }).click();
  await shelf.dialog.getByRole("button", { name: "把现在的数另存为方案" }).click();
  await shelf.status.getByText("已另存为").waitFor();
  await shelf.close();
  await grid.type(OFFICE, "公用经费", "90");
  await grid.type("30231 公务用车运行维护费", "公用经费", "1");

  await shelf.open();
  await shelf.press("方案 1", "改动");
  await shelf.dialog.locator(".shelf-changes").waitFor();
  await shelf.dialog.getByLabel("并排").selectOption({ index: 1 });
  await shelf.dialog.getByRole("columnheader", { name: "两方案之差" }).waitFor();
  const rows = await shelf.changes();
  assert.equal(rows.length, 2);
  assert.deepEqual(rows[0].slice(1), ["135.69", "100.00", "−35.69", "90.00", "−45.69", "−10.00"]);
  assert.equal(rows[1][2], rows[1][1], "unchanged here");
  assert.equal(rows[1][3], "—");

  // On paper there is the list alone.
  await page.emulateMedia({ media: "print" });
  assert.ok(await shelf.dialog.locator(".shelf-changes table").isVisible());
  assert.ok(await page.locator("#app").isHidden());
  assert.ok(await shelf.dialog.getByRole("button", { name: "打印" }).isHidden());
  await page.emulateMedia({ media: "screen" });

  await shelf.dialog.getByRole("link", { name: "公务用车运行维护费" }).click();
  await shelf.dialog.waitFor({ state: "detached" });
  const cell = page.locator("td.cell:focus");
  await cell.waitFor();
  assert.match(page.url(), /#tables\/basic\/\d+$/);
  await page.getByText("方案：").waitFor({ state: "detached" });
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00", "the scenario that was listed is open");
});

test("everything in one file, and back in another browser", async (t) => {
  const { app, grid, shelf } = await started(t);
  await grid.type(OFFICE, "公用经费", "100");
  await new Reading(app).take(app, "预算.txt", text);
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  await shelf.open();
  const file = await app.downloadedBy(() => shelf.dialog.getByRole("button", { name: "全部存成一个文件" }).click());
  assert.match(file.name, /^mingzhang-\d{4}-\d\d-\d\d\.shelf\.json$/);
  const whole = JSON.parse(file.bytes);
  assert.equal(whole.documents.length, 2);

  const there = await started(t);
  await there.grid.type(OFFICE, "公用经费", "1");
  // One more that is damaged, one that says more than it may.
  whole.documents[0].works.push({ name: "坏的", steps: [{ step: "jump" }] });
  whole.documents.push({ document: "{", works: [{ name: "坏的", steps: [] }] });
  await there.app.openFile(file.name, JSON.stringify(whole));
  await there.shelf.status.getByText("取回了 2 个方案，2 个读不出来，没有取").waitFor();
  assert.equal(await there.grid.figure(OFFICE, "公用经费"), "1.00", "what is open stays");
  assert.match(await there.shelf.document(UNIT).innerText(), /改了 \d+ 格/);
  await there.shelf.close();
  await there.app.openFile(file.name, file.bytes);
  await there.shelf.status.getByText("取回了 0 个方案，2 个书架上已有").waitFor();
  await there.shelf.close();
  for (const bad of ["[]", "{}", "not JSON", JSON.stringify({ schema: "mingzhang.shelf/1", documents: 3 })]) {
    await there.app.openFile("x.shelf.json", bad);
    await there.shelf.status.getByText("这不是书架文件").waitFor();
    await there.shelf.close();
  }
  const bomb = { document: "x".repeat(1_000_000), works: Array(100).fill({ steps: [] }) };
  await there.app.openFile("x.shelf.json", JSON.stringify({ schema: "mingzhang.shelf/1", documents: [bomb] }));
  await there.shelf.status.getByText("这个文件太大").waitFor();
  await there.shelf.close();
  await there.shelf.open();
  await there.shelf.document("示范县档案馆").locator(".shelf-open").click();
  await there.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
});

test("a work that another tab has deleted for good is said, and what is open stays", async (t) => {
  const { app, page, grid, shelf } = await started(t);
  await grid.type(OFFICE, "公用经费", "100");
  await shelf.open();
  await shelf.dialog.getByRole("button", { name: "把现在的数另存为方案" }).click();
  await shelf.status.getByText("已另存为").waitFor();
  await page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("mingzhang");
        opening.onsuccess = () => {
          const works = opening.result.transaction("works", "readwrite").objectStore("works");
          works.getAll().onsuccess = ({ target }) => works.delete(target.result.find(({ number }) => number === 1).id);
          works.transaction.oncomplete = () => (opening.result.close(), done());
        };
      }),
  );
  await shelf.work("方案 1").locator(".shelf-open").click();
  await app.told("这份已经在另一个标签页里彻底删除了");
  await shelf.dialog.waitFor({ state: "detached" });
  await grid.type(OFFICE, "公用经费", "90");
  assert.equal(await page.locator(".held").count(), 0);
});

test("a shelf without a database says so", async (t) => {
  const prepare = (page) => page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  const { app, shelf } = await started(t, { prepare });
  await app.menu("书架");
  await shelf.dialog.getByText("浏览器不让本页存数据，书架用不了").waitFor();
});

for (const [words, width, colorScheme] of [
  ["zh-CN", 1440, "light"],
  ["en", 390, "dark"],
]) {
  test(`the shelf by keyboard and for axe, ${words}, ${width} pixels wide`, async (t) => {
    const { app, page, grid } = await started(t, { words, width, context: { colorScheme } });
    const shelf = new Shelf(app, words);
    await grid.type(OFFICE, words === "en" ? "公用经费" : "公用经费", "100");
    if (words === "en") {
      await app.button("English").click();
      await page.locator("html[lang='en']").waitFor();
    }
    const clean = async (where) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], where);
      assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width, where);
    };
    await shelf.open();
    await clean("list");
    await shelf.dialog.locator("[data-name^='rename']").focus();
    await page.keyboard.press("Enter");
    await clean("naming");
    await page.keyboard.press("Escape");
    assert.match(await page.evaluate(() => document.activeElement.dataset.name), /^rename/);
    await shelf.dialog.locator("[data-name^='changes']").focus();
    await page.keyboard.press("Enter");
    assert.ok((await shelf.changes()).length > 1);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.name), "back");
    await clean("changes");
    if (words === "en") {
      const said = await shelf.dialog.locator(":is(h2, button, label, thead th, .panel-note)").allInnerTexts();
      assert.deepEqual(said.filter((text) => /[，。：]/.test(text)), []);
    }
    await page.keyboard.press("Enter");
    await shelf.works.first().waitFor();
    assert.match(await page.evaluate(() => document.activeElement.dataset.name), /^changes/);
    await page.keyboard.press("Escape");
    await shelf.dialog.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), app.words.more);
  });
}
