// Documents as they are published: read in a worker, shown before they are taken, and kept beside
// the figures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Reading } from "./pages/reading.mjs";
import { lineOf, text } from "./support/documents.mjs";

const OFFICE = "30201 办公费";
const TRAVEL = "30211 差旅费";
const WATER = "30205 水费";

/** A page whose letters are drawn as lines. */
const drawn = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R>>endobj
4 0 obj<</Length 30>>stream
10 10 m 50 60 l 90 10 l S     
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** A table without the title that its form gives it. */
const untitled = `<!doctype html><meta charset="utf-8"><h1>2024年预算公开</h1><p>编制单位：示范县档案馆 单位：万元</p><table>
<tr><th>经济分类科目编码<th>经济分类科目名称<th>合计<th>人员经费<th>公用经费
<tr><td><td>总计<td>30.00<td><td>30.00
<tr><td>302<td>商品和服务支出<td>30.00<td><td>30.00
<tr><td>30201<td>办公费<td>18.00<td><td>18.00
<tr><td>30211<td>差旅费<td>12.00<td><td>12.00</table>`;

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
  const pdf = (name) => readFile(new URL(`../fixtures/pdf/${name}.pdf`, import.meta.url));
  const bad = {
    "empty.txt": ["", "文件是空的"],
    "broken.pdf": ["%PDF-1.7\n", "已损坏或不完整"],
    "broken.xlsx": ["PK\u0003\u0004", "已损坏或不完整"],
    "locked.pdf": [await pdf("locked"), "文件设有密码"],
    "scanned.pdf": [await pdf("scanned"), "扫描的图片，没有可读的文字"],
    "drawn.pdf": [drawn, "字都画成了线条"],
  };
  for (const [name, [content, why]] of Object.entries(bad)) {
    await app.openFile(name, content);
    const notice = await app.told("没有打开，现有数字没有变");
    assert.equal(await notice.count(), 1, name);
    assert.ok((await notice.innerText()).includes(why), `${name}: ${await notice.innerText()}`);
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

test("a text that stops within a character is read, and says so", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  await app.openFile("预算.txt", Buffer.from(text.trimEnd()).subarray(0, -1));
  await reading.review.getByText("文件到这里就断了").waitFor();
  await reading.review.getByText("找到 2 张表").waitFor();
});

test("the reader of the page tells which form a document is on", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  const axe = async (what) => {
    const { violations } = await new AxeBuilder({ page: app.page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], what);
  };

  // One that was recognised, on another form, and back.
  await app.openFile("预算.html", await readFile(new URL("../fixtures/documents/shanghai-unit-2025/document.html", import.meta.url)));
  const [unit, department] = ["上海单位预算公开表（2025年）", "上海部门预算公开表（2025年）"];
  const said = (form) => reading.review.locator("dd", { hasText: form }).waitFor();
  await said(unit);
  assert.ok(await reading.form.isHidden(), "who needs no other is not asked");
  await reading.otherForm.click();
  assert.equal(await reading.form.locator("option:checked").innerText(), unit);
  assert.ok(await reading.again.isDisabled());
  await reading.otherForm.click();
  for (const form of [department, unit, department]) {
    await reading.otherForm.click();
    await reading.form.selectOption(form);
    await reading.again.click();
    await said(form);
  }
  await reading.review.getByText("找到 9 张表").waitFor();
  await reading.accept.click();
  await reading.review.waitFor({ state: "detached" });
  assert.notEqual(await app.page.locator("h1.unit-name").innerText(), "乌鲁木齐市市场监督管理局");

  // On one that it is not on: what was read before is still there, and can be taken.
  await app.openFile("预算.txt", text);
  await reading.otherForm.click();
  await reading.form.selectOption("shanghai-unit-2025");
  await reading.again.click();
  await reading.review.getByRole("alert").getByText("换表式没有读成：文中没有一张表合乎").waitFor();
  await said("新疆单位预算公开表（2024年）");
  await axe("refused");
  await reading.accept.click();
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();

  // One whose titles are nobody's: by keyboard alone.
  await app.openFile("预算.html", untitled);
  await reading.unrecognised.getByText("没有找到认识的预算公开表").waitFor();
  await axe("unrecognised");
  await reading.unrecognised.getByLabel("这份文件用的表式").selectOption("final-accounts-2024");
  await reading.tabTo(reading.unrecognised.getByRole("button", { name: "按这个表式读取" }));
  await app.page.keyboard.press("Enter");
  await reading.unrecognised.getByText("文中没有一张表合乎“部门决算公开表（2024年）”").waitFor();
  await reading.unrecognised.getByLabel("这份文件用的表式").selectOption("xinjiang-unit-2024");
  await reading.tabTo(reading.unrecognised.getByRole("button", { name: "按这个表式读取" }));
  await app.page.keyboard.press("Enter");
  await reading.review.getByText("找到 1 张表").waitFor();
  await reading.accept.click();
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  const grid = await app.table("一般公共预算基本支出情况表");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "18.00");

  // Given up, in English: the figures stay.
  await app.button("English").click();
  await app.openFile("words.txt", "没有表的文字", "Open");
  await app.page.getByRole("dialog", { name: "The form was not recognised" }).getByText("No known budget table was found").waitFor();
  await app.page.keyboard.press("Escape");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
});

test("a reader that breaks off says so", async (t) => {
  const app = await App.at(t, "tables/basic", {
    // As one that runs out of memory.
    prepare: (page) => standIn(page, "throw new WebAssembly.RuntimeError('unreachable');"),
  });
  await app.openFile("预算.txt", text);
  await app.told("读到中途停了下来");
  assert.equal(await new Grid(app.page).figure(OFFICE, "公用经费"), "135.69");
});

test("while a reader is at work it tells how far it is, the page works, and it can be ended", async (t) => {
  const app = await App.at(t, "tables/basic", {
    prepare: async (page) => {
      // A request that is never answered holds the worker as a long document would.
      await page.context().route(/\/held$/, () => {});
      const held = "const wait = new XMLHttpRequest(); wait.open('GET', new URL('held', import.meta.url), false); wait.send();";
      await standIn(page, `progress(12, 30); ${held}`);
    },
  });
  const reading = new Reading(app);
  await app.openFile("预算.pdf", "%PDF-1.7");
  await reading.progress.getByText("已读 12 / 30 页").waitFor();
  assert.equal(await reading.progress.getByRole("progressbar").evaluate((bar) => bar.value / bar.max), 0.4);
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  await reading.cancel.focus();
  await app.page.keyboard.press("Escape");
  await reading.progress.waitFor({ state: "detached" });
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
});

test("sheets are drawn as tables and pages as pages, one at a time", async (t) => {
  const budget = await readFile(new URL("../../www/examples/urumqi-samr-2024.budget.json", import.meta.url), "utf8");
  const sheet = {
    name: "表6",
    items: [
      {
        grid: {
          origin: [2, 1],
          rows: 1000,
          columns: 3,
          cells: [
            { row: 0, column: 0, rows: 1, columns: 3, text: "一般公共预算\n基本支出" },
            { row: 1, column: 0, rows: 2, columns: 1, text: "<b>办公费</b>" },
            { row: 1, column: 2, rows: 1, columns: 1, text: "135.69" },
            { row: 900, column: 1, rows: 1, columns: 1, text: "14.40" },
          ],
        },
      },
    ],
  };
  const area = (x, y, width, height) => ({ x, y, width, height });
  const page = {
    size: [5950, 8420],
    items: [
      { line: { words: [{ text: "编制单位：", area: area(600, 500, 500, 105) }, { text: "示范局", area: area(1120, 500, 330, 105) }] } },
      { grid: { origin: [0, 0], rows: 1, columns: 1, cells: [{ row: 0, column: 0, rows: 1, columns: 1, text: "27.60", area: area(600, 7000, 900, 200) }] } },
    ],
  };
  const place = (part, item, at) => ({ part, item, at });
  const app = await App.at(t, "tables/basic", { width: 1280 });
  const grid = new Grid(app.page);
  const [office, water, power] = await Promise.all(
    [OFFICE, WATER, "30206 电费"].map(async (row) => Number(await (await grid.cell(row, "公用经费")).getAttribute("data-cell"))),
  );
  const evidence = [
    { cell: office, table: "basic", place: place(0, 0, 2) },
    { cell: water, table: "basic", place: place(0, 0, 3) },
    { cell: power, table: "basic", place: place(1, 1, 0) },
  ];
  const words = (zh) => ({ zh, en: zh });
  const read = {
    budget,
    recognised: {
      ...{ unit: "示范局", year: 2024, stage: "budget", moneyUnit: "万元", formName: words("示范表式") },
      found: [{ id: "basic", number: "6", title: words("基本支出"), empty: false, figures: 3 }],
      missing: [],
    },
    source: { format: "pdf", parts: [sheet, page] },
    evidence,
    unread: [{ table: "basic", place: place(1, 0, 0), text: "编制单位：示范局" }],
    notices: [],
    ambiguous: [
      {
        ...{ table: "basic", label: "办公费", place: place(0, 0, 1), taken: 1 },
        readings: [[words("合计")], [words("公用经费")]],
      },
    ],
  };
  await standIn(app.page, `return ${JSON.stringify(JSON.stringify(read))};`);
  const reading = new Reading(app);
  await app.openFile("预算.pdf", "%PDF-1.7");
  await reading.review.waitFor();

  // Markup in a file is text; a merged cell covers its places.
  await reading.review.getByRole("button", { name: /办公费/ }).click();
  await reading.review.getByText("现读作 公用经费；也可能是 合计").waitFor();
  const cells = await reading.review.locator(".source-grid tbody tr").evaluateAll((rows) =>
    rows.slice(0, 3).map((row) => [...row.cells].map((cell) => cell.innerText)),
  );
  assert.deepEqual(cells, [["3", "一般公共预算\n基本支出"], ["4", "<b>办公费</b>", "", "135.69"], ["5", "", ""]]);
  // An unread line of a page: each of its words.
  await reading.review.getByRole("button", { name: /编制单位/ }).click();
  assert.equal(await reading.review.locator("svg .source-shown").count(), 2);
  assert.equal(await reading.review.getByRole("combobox", { name: "页", exact: true }).inputValue(), "1");
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  await reading.accept.click();

  const shown = reading.original.locator(".source-shown");
  for (const [row, figure, where] of [
    [OFFICE, "135.69", "表6 单元格 D4：135.69"],
    [WATER, "14.40", "表6 单元格 C903：14.40"],
    ["30206 电费", "27.60", "第 2 页：27.60"],
  ]) {
    await (await grid.cell(row, "公用经费")).click();
    await reading.original.getByText(where).waitFor();
    assert.equal(await shown.textContent(), figure);
    assert.ok(await inSight(shown), where);
  }
  assert.ok((await reading.original.locator("svg [data-item]").count()) === 3);
  // Another part by hand, and back by a figure.
  await reading.original.getByRole("combobox").selectOption("表6");
  await reading.original.locator(".source-grid").waitFor();
  await (await grid.cell(WATER, "公用经费")).click();
  assert.equal(await shown.innerText(), "14.40");
  assert.ok(await inSight(shown));
});

/** Puts a script in the place of the reader's module. */
function standIn(page, body) {
  return page.context().route(/mingzhang_reader-.*\.js$/, (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `export default async () => {}; export const forms = () => "[]"; export function read(bytes, form, unit, year, progress) { ${body} }`,
    }),
  );
}

/** Whether an element of the source stands within what one sees of it. */
function inSight(shown) {
  return shown.evaluate((shown) => {
    const [box, frame] = [shown, shown.closest(".source-body")].map((node) => node.getBoundingClientRect());
    return box.top >= frame.top && box.bottom <= frame.bottom;
  });
}

test("a document is dropped on the page", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  await app.dropFile("预算.txt", text);
  await reading.review.waitFor();
  await reading.discard.click();
});

test("of two documents dropped at once the first is opened, and the other is said not to be", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  await app.dropFile("预算.txt", text, "决算.txt");
  await app.page.getByText("打开的是“预算.txt”，另外 1 份没有打开").waitFor();
  await reading.review.waitFor();
  await reading.discard.click();
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

test("what office programs and browsers write is read in the page", async (t) => {
  const app = await App.at(t);
  const reading = new Reading(app);
  const folder = new URL("../fixtures/documents/shanghai-unit-2025/", import.meta.url);
  const truth = JSON.parse(await readFile(new URL("truth.budget.json", folder), "utf8"));
  for (const name of ["chromium.pdf", "libreoffice.pdf", "document.xlsx", "document.xls", "document.ods", "document.docx", "document.html", "document.csv"]) {
    const chooser = app.page.waitForEvent("filechooser");
    await app.button(app.words.open).click();
    await (await chooser).setFiles(fileURLToPath(new URL(name, folder)));
    await reading.review.waitFor();
    const said = await reading.review.innerText();
    for (const words of [truth.unit, `${truth.year} 年预算`, `找到 ${truth.tables.length} 张表`]) {
      assert.ok(said.includes(words), `${name}: ${words}: ${said}`);
    }
    await reading.discard.click();
    await reading.review.waitFor({ state: "detached" });
  }
});
