// Comparing: with last year's document, with another file, with what was published.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { text } from "./support/documents.mjs";

const dialog = (app) => app.page.getByRole("dialog", { name: app.words.compare });
const row = (app, words) => dialog(app).locator("tbody tr:visible").filter({ hasText: words });

async function begin(app) {
  await app.button(app.words.more).click();
  await app.page.locator(".menu-item", { hasText: app.words.compare }).click();
  await dialog(app).locator(".compare-way").first().waitFor();
}

/** Chooses a file to compare with. */
async function against(app, name, content) {
  const chooser = app.page.waitForEvent("filechooser");
  await dialog(app).locator(".compare-way").first().click();
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
}

/** Last year's document: an account less, one under another code, one with another figure. */
async function lastYear(app) {
  const file = JSON.parse((await app.saveFile()).text);
  file.year -= 1;
  const rows = file.tables.find(({ id }) => id === "basic").rows;
  rows.splice(rows.findIndex(({ code }) => code === "30205"), 1);
  rows.find(({ code }) => code === "30228").code = "30298";
  rows.find(({ code }) => code === "30201").cells = { total: "100.00", operating: "100.00" };
  return JSON.stringify(file);
}

for (const [words, width, colorScheme] of [
  ["zh-CN", 1440, "light"],
  ["en", 390, "dark"],
]) {
  test(`last year's document beside this one, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { words, width, height: 844, context: { colorScheme } });
    const { page } = app;
    if (words === "en") await app.button("English").click();
    const last = await lastYear(app);
    await begin(app);
    await against(app, "last.budget.json", last);
    await dialog(app).getByRole("heading", { name: words === "en" ? "Headline figures" : "主要数字" }).waitFor();
    const office = await row(app, "30201").first().innerText();
    for (const figure of ["135.69", "100.00", "+35.69"]) assert.ok(office.includes(figure), `${figure}: ${office}`);
    assert.match(office, /\+35\.69%\s*$/);
    // What came and went, and what only has another code.
    const came = dialog(app).locator("details", { hasText: words === "en" ? "New accounts" : "新增的科目" });
    assert.match(await came.locator("summary").innerText(), /1/);
    await came.locator("summary").click();
    assert.match(await came.innerText(), /30205/);
    const table = dialog(app).locator(".compare-block", { hasText: words === "en" ? "Table 6" : "表6" });
    await table.locator("summary").click();
    await table.locator("tbody tr").first().waitFor();
    assert.equal(await table.locator("tbody tr").count(), 2, "the row that differs and the one that came");
    await table.getByRole("checkbox").uncheck();
    assert.match(await table.locator("tr", { hasText: "30228" }).innerText(), /30298/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    const wide = await dialog(app).evaluate((node) => [node.scrollWidth, node.querySelector(".compare-scroll").scrollWidth]);
    assert.ok(Math.max(...wide) <= width, `${wide}`);
    // A row leads to its cell.
    await table.getByRole("link", { name: /办公费/ }).click();
    await dialog(app).waitFor({ state: "detached" });
    await page.locator("td.cell:focus").waitFor();
    assert.match(await page.locator("td.cell:focus").innerText(), /135\.69/);
  });
}

test("last year's amounts flow into growth where the document gives none, and edits stay", async (t) => {
  const app = await App.at(t, "tables/basic");
  const last = await lastYear(app);
  const grid = new Grid(app.page);
  await app.mode("check");
  await grid.type("30201 办公费", "公用经费", "150.00");
  await app.go("overview");
  const others = app.page.locator("details.more summary", { hasText: "其他上年数" });
  const before = (await others.count()) ? Number(/\d+/.exec(await others.innerText())[0]) : 0;
  await begin(app);
  await against(app, "去年.budget.json", last);
  await dialog(app).getByRole("button", { name: "把上年数补进来" }).click();
  await app.told("已补上");
  await dialog(app).waitFor({ state: "detached" });
  await others.waitFor();
  assert.ok(Number(/\d+/.exec(await others.innerText())[0]) > before + 50);
  await app.go("tables/basic");
  assert.equal(await grid.figure("30201 办公费", "公用经费"), "150.00");
  // It is kept with the document.
  await app.page.reload();
  await app.page.locator(".notice").first().waitFor();
  assert.equal(await grid.figure("30201 办公费", "公用经费"), "150.00");
  await app.go("overview");
  assert.ok(Number(/\d+/.exec(await others.innerText())[0]) > before + 50);
});

test("edited against published: what is the same is said, what differs is shown", async (t) => {
  const app = await App.at(t, "tables/basic");
  await begin(app);
  await dialog(app).locator(".compare-way").nth(1).click();
  await dialog(app).getByText("数字完全相同").waitFor();
  await app.page.keyboard.press("Escape");
  await app.mode("check");
  await new Grid(app.page).type("30201 办公费", "公用经费", "150.00");
  await begin(app);
  await dialog(app).locator(".compare-way").nth(1).click();
  const table = dialog(app).locator(".compare-block", { hasText: "表6" });
  await table.locator("summary").click();
  await table.getByRole("combobox").selectOption({ label: "一般公共预算基本支出 / 公用经费" });
  assert.match(await table.locator("tbody tr").innerText(), /办公费[^]*135\.69[^]*150\.00[^]*\+14\.31[^]*\+10\.55%/);
});

test("what cannot be compared is said: no figures in common is not the same figures", async (t) => {
  const app = await App.at(t);
  const file = JSON.parse((await app.saveFile()).text);
  const only = (wanted) => JSON.stringify({ ...file, tables: file.tables.filter(wanted) });
  await app.openFile("表6.budget.json", only(({ id }) => id === "basic"));
  await app.told("已打开");
  await begin(app);
  await against(app, "其余.budget.json", only(({ id }) => id !== "basic"));
  await dialog(app).getByText("两份文件没有可以对照的数字。").waitFor();
  assert.equal(await dialog(app).getByText("完全相同").count(), 0);
  const table = dialog(app).locator(".compare-block", { hasText: "表6" });
  assert.match(await table.locator("summary").innerText(), /0 行不同，\d+ 行无法对比/);
  await table.locator("summary").click();
  assert.match(await table.locator("tbody tr", { hasText: "办公费" }).innerText(), /无法对比\s+—\s+135\.69\s+—\s+—/);
  await dialog(app).getByRole("button", { name: "换一份" }).click();
  await against(app, "全部.budget.json", JSON.stringify(file));
  await dialog(app).getByText("能对照的数字完全相同").waitFor();
});

test("a document of another form is read and compared; what is no document is refused", async (t) => {
  const app = await App.at(t);
  await begin(app);
  await against(app, "坏.budget.json", "{");
  await dialog(app).locator(".compare-status", { hasText: /。/ }).waitFor();
  await against(app, "档案馆.txt", text);
  await dialog(app).getByRole("heading", { name: "变动最大的科目和项目" }).waitFor();
  assert.match(await dialog(app).locator(".compare-sides").innerText(), /示范县档案馆/);
  assert.equal(await dialog(app).getByRole("button", { name: "把上年数补进来" }).count(), 0);
});
