// Finding: by code, name, pinyin initials and number; each result leads to its place, by keys alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Finding } from "./pages/finding.mjs";
import { Grid } from "./pages/grid.mjs";

test("an account is found by code, by part of its name and by pinyin initials, and leads to its cell", async (t) => {
  const app = await App.at(t);
  const finding = new Finding(app);
  for (const typed of ["30231", "车运行维护", "gwycyxwhf", "gwyc yx", "ｇｗｙｃ"]) {
    await finding.open();
    await finding.type(typed);
    const accounts = await finding.group("科目");
    assert.ok(accounts.some((text) => /^30231 公务用车运行维护费 9\.36 表 6/.test(text)), `${typed}: ${accounts}`);
    await app.page.keyboard.press("Escape");
    await finding.dialog.waitFor({ state: "detached" });
  }
  await finding.open();
  await finding.type("shbzhjyzc");
  assert.match((await finding.group("科目"))[0], /^208 社会保障和就业支出 512\.12/);
  // An input method that is at work divides what was typed.
  await finding.type("she'hui");
  await finding.type("s'h'b'z'h");
  assert.match((await finding.group("科目"))[0], /^208 社会保障/);
  await finding.type("30231");
  await app.page.keyboard.press("Enter");
  await finding.dialog.waitFor({ state: "detached" });
  const cell = app.page.locator("td.cell:focus");
  await cell.waitFor();
  assert.match(await cell.innerText(), /9\.36/);
  assert.match(app.page.url(), /#tables\/basic\/\d+$/);
  // The same place again, from where it was left.
  await app.page.locator("#content").focus();
  await finding.open();
  await finding.type("30231");
  await app.page.keyboard.press("Enter");
  await cell.waitFor();
});

test("tables, columns, projects, figures, terms and commands are found, the best group first", async (t) => {
  const app = await App.at(t);
  const finding = new Finding(app);
  await finding.open();
  const first = await finding.groups();
  assert.deepEqual(first.map(([name]) => name), ["表格", "功能"]);
  assert.ok(first[0][1].length >= 11);

  await finding.type("公务接待费");
  assert.ok((await finding.group("栏目")).length + (await finding.group("其他行")).length > 0);
  assert.match((await finding.group("术语")).join(), /公务接待费/);

  await finding.type("3118.48");
  assert.equal((await finding.groups())[0][0], "数字");
  for (const text of await finding.group("数字")) assert.match(text, /3,118\.48/);

  await finding.type("表 7");
  await app.page.keyboard.press("Enter");
  await app.page.locator("#table-title", { hasText: "表 7" }).waitFor();
  assert.ok(await app.page.locator("#content").evaluate((content) => content === document.activeElement));

  await finding.open();
  await finding.type("审核 方式");
  await app.page.keyboard.press("Enter");
  await app.page.locator("input[name=mode]:checked + *, label:has(input[name=mode]:checked)").first().waitFor();
  assert.match(await app.page.locator("label:has(input[name=mode]:checked)").innerText(), /审核/);

  await finding.open();
  await finding.type("导出");
  await app.page.keyboard.press("Enter");
  await app.page.getByRole("dialog", { name: "导出" }).waitFor();
});

test("what is found is what stands there now: edits, broken relations, another document", async (t) => {
  const app = await App.at(t, "tables/basic");
  const finding = new Finding(app);
  const grid = new Grid(app.page);
  await app.mode("check");
  await grid.type("30231 公务用车运行维护费", "公用经费", "12.00");
  await finding.open();
  await finding.type("12.00");
  assert.match((await finding.group("数字")).join("\n"), /30231 公务用车运行维护费 · 公用经费 12\.00/);
  await finding.type("30231");
  const findings = await finding.group("问题");
  assert.ok(findings.length > 0, "the relations that broke");
  await app.page.keyboard.press("Escape");

  const { text } = await app.saveFile();
  const file = JSON.parse(text.replaceAll("办公费", "办公<b>粗</b>费"));
  await app.openFile("另一份.budget.json", JSON.stringify(file));
  await app.told("已打开");
  await finding.open();
  await finding.type("30201");
  assert.match((await finding.group("科目")).join("\n"), /办公<b>粗<\/b>费/);
});

test("everyday words find what documents call otherwise", async (t) => {
  const app = await App.at(t);
  const finding = new Finding(app);
  for (const [typed, group, expected] of [
    ["员工", "栏目", /人员经费/],
    ["工资", "科目", /301 工资福利支出/],
    ["变化", "图解", /比上年/],
    ["what changed", "图解", /比上年/],
  ]) {
    await finding.open();
    await finding.type(typed);
    assert.match((await finding.group(group)).join("\n"), expected, typed);
    await app.page.keyboard.press("Escape");
    await finding.dialog.waitFor({ state: "detached" });
  }
  await finding.open();
  await finding.type("比上年：");
  await app.page.keyboard.press("Enter");
  await app.page.locator('.picture[data-picture="movement"] .panel-title:focus').waitFor();
  await app.button("English").click();
  const english = new Finding({ page: app.page, words: { find: "Find" } });
  for (const typed of ["staff", "salary"]) {
    await english.open();
    await english.type(typed);
    assert.match((await english.groups()).flat(2).join("\n"), /Personnel/, typed);
    await app.page.keyboard.press("Escape");
    await english.dialog.waitFor({ state: "detached" });
  }
});

test("the field opens over the glossary too", async (t) => {
  const app = await App.at(t);
  await app.menu("术语表");
  await app.page.locator("dialog.glossary").waitFor();
  const finding = new Finding(app);
  await finding.open();
  await finding.type("30231");
  assert.ok((await finding.group("科目")).length > 0);
});

test("findings of the rule book are found too", async (t) => {
  const app = await App.at(t);
  const finding = new Finding(app);
  const { text } = await app.saveFile();
  const file = JSON.parse(text);
  const sentence = "基本支出 3,118.48 万元，占 75.83%，比上年预算增加 210.64 万元，增长 7.24%。";
  file.narrative = [{ number: "三、", title: "支出预算情况说明", items: [{ text: sentence }] }];
  await app.openFile("说明.budget.json", JSON.stringify(file));
  await app.told("已打开");
  const told = async () => {
    await finding.open();
    await finding.type("70.83%");
    const found = await finding.group("问题");
    await app.page.keyboard.press("Escape");
    await finding.dialog.waitFor({ state: "detached" });
    return found.length;
  };
  await app.told("审核发现 2 处");
  assert.ok((await told()) > 0);
});

for (const [words, width, colorScheme] of [
  ["zh-CN", 1440, "light"],
  ["en", 390, "dark"],
]) {
  test(`finding by keyboard, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { words, width, height: 844, context: { colorScheme } });
    const { page } = app;
    const finding = new Finding(app);
    if (words === "en") await app.button("English").click();
    await app.button(app.words.find).focus();
    await page.keyboard.press("Enter");
    await finding.field.waitFor();
    assert.equal(await finding.chosen.count(), 0, "nothing is chosen before something is typed");
    await page.keyboard.type("302");
    assert.equal(await finding.chosen.count(), 1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width);
    const names = [];
    for (let press = 0; press < 4; press++) {
      const id = await finding.field.getAttribute("aria-activedescendant");
      assert.equal(id, await finding.chosen.getAttribute("id"));
      names.push(id);
      await page.keyboard.press("ArrowDown");
    }
    assert.equal(new Set(names).size, 4);
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowUp");
    assert.equal(await finding.chosen.getAttribute("id"), await finding.options.last().getAttribute("id"));
    const [box, list] = await Promise.all([finding.chosen.boundingBox(), finding.dialog.getByRole("listbox").boundingBox()]);
    assert.ok(box.y + box.height <= list.y + list.height + 1, "what is chosen is in sight");
    await finding.type("这里没有这样的东西");
    await finding.dialog.getByText("这里没有这样的东西").waitFor();
    assert.equal(await finding.options.count(), 0);
    await page.keyboard.press("Escape");
    await finding.dialog.waitFor({ state: "detached" });
    assert.ok(await app.button(app.words.find).evaluate((button) => button === document.activeElement));
  });
}
