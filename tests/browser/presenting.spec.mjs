// 演示: a figure followed through the tables with the keyboard or a clicker.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";

class Stage {
  constructor(page) {
    this.page = page;
    this.root = page.locator(".present");
    this.sentence = this.root.locator("[aria-live]");
    this.lit = this.root.locator('[data-light="lit"]');
    this.choices = this.root.locator(".present-choice");
  }

  /** Opens the list of walks. */
  static async open(app, line = /^演示/) {
    await app.menu(line);
    const stage = new Stage(app.page);
    await stage.choices.first().waitFor();
    return stage;
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  /** Waits for a step, by its number. */
  async at(number) {
    await this.root.locator(".present-count", { hasText: new RegExp(`(第|Step) ${number}( |\\b)`) }).waitFor();
    assert.equal(await this.lit.count(), 1, "one cell is lit");
  }

  async axe() {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  }
}

test("a figure is followed by clicker through the tables, and the reader is back where they were", async (t) => {
  const app = await App.at(t, "tables/basic");
  await app.page.evaluate(() => scrollTo(0, 300));
  const before = await app.page.evaluate(() => [location.hash, scrollY]);
  assert.equal(before[1], 300);
  // A press by the mouse would scroll to the button first.
  for (const button of [app.button(app.words.more), app.page.locator("#more").getByRole("button", { name: /^演示/ })]) {
    await button.evaluate((button) => button.focus({ preventScroll: true }));
    await app.page.keyboard.press("Enter");
  }
  const stage = new Stage(app.page);
  await stage.choices.first().waitFor();
  assert.match(await stage.choices.first().innerText(), /表1[\s\S]*4,402\.83/);
  await stage.axe();

  await stage.press("PageDown");
  await stage.at(1);
  assert.equal(await stage.lit.innerText(), "4,402.83");
  assert.match(await stage.sentence.innerText(), /从这里开始：表1 收入总计，4,402\.83 万元。/);
  assert.match(await stage.sentence.textContent(), /第 1 步，共 \d+ 步，表1/, "a screen reader hears where it is");
  await stage.axe();

  await stage.press("ArrowRight");
  await stage.at(2);
  await stage.press(" ");
  await stage.at(3);
  assert.match(await stage.root.locator("caption").innerText(), /表2 /);
  await stage.press("PageUp");
  await stage.at(2);
  await stage.press("End");
  assert.match(await stage.sentence.innerText(), /3,984\.50 \+ 418\.33 = 4,402\.83 万元，正是/);
  await stage.press("Home");
  await stage.at(1);

  // After the last step a clicker comes to the next figure.
  await stage.press("End");
  await stage.press("PageDown");
  await stage.choices.first().waitFor();
  await stage.press("PageDown");
  await stage.at(1);
  assert.match(await stage.sentence.innerText(), /表4 收入总计/);

  await stage.press("Escape");
  await stage.root.waitFor({ state: "detached" });
  assert.deepEqual(await app.page.evaluate(() => [location.hash, scrollY]), before);
  assert.equal(await app.page.evaluate(() => document.activeElement.textContent), app.words.more);
  assert.equal(await app.page.evaluate(() => document.fullscreenElement), null);
});

test("the number that is explained is presented by itself, and its table is one press away", async (t) => {
  const app = await App.at(t, "three-public");
  await app.page.locator("main button.figure", { hasText: "9.36" }).first().click();
  await app.explanation.getByRole("button", { name: "演示这个数" }).click();
  const stage = new Stage(app.page);
  await stage.at(1);
  assert.equal(await app.explanation.count(), 0, "nothing covers it");
  assert.equal(await stage.lit.innerText(), "9.36");
  assert.match(await stage.root.locator(".slide-trail").innerText(), /表10[\s\S]*表6/);
  await stage.press("ArrowRight");
  await stage.root.getByRole("button", { name: "到表格里看" }).click();
  await stage.root.waitFor({ state: "detached" });
  await app.page.locator("td.cell:focus").waitFor();
});

test("what is broken can be walked to its sum, by touch on a phone", async (t) => {
  const app = await App.at(t, "tables/basic", { width: 390, height: 844, context: { hasTouch: true, colorScheme: "dark" } });
  await app.mode("check");
  await new Grid(app.page).type("30231 公务用车运行维护费", "公用经费", "12");
  // On a phone it begins from a number.
  await app.total.tap();
  await app.explanation.getByRole("button", { name: "演示这个数" }).tap();
  const stage = new Stage(app.page);
  await stage.at(1);
  await stage.root.getByRole("button", { name: "选别的数" }).tap();
  const choice = stage.choices.filter({ hasText: "其下 9 行之和" });
  await choice.first().tap();
  await stage.at(1);
  const next = stage.root.getByRole("button", { name: "下一步" });
  while ((await next.count()) && !/相加是 338\.02/.test(await stage.sentence.innerText())) await next.tap();
  assert.match(await stage.sentence.innerText(), /差 2\.64 万元/);
  const wide = await stage.root.locator(".present-body").evaluate((body) => body.scrollWidth - body.clientWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  await stage.axe();
  await stage.root.getByRole("button", { name: "离开" }).tap();
  await stage.root.waitFor({ state: "detached" });
});

test("presenting speaks English", async (t) => {
  const app = await App.at(t, "", { words: "en" });
  await app.button("English").click();
  const stage = await Stage.open(app, /^Present/);
  await stage.press("ArrowRight");
  await stage.at(1);
  assert.match(await stage.sentence.innerText(), /We start here: Table 1 Total income/);
  const chinese = /[\u4e00-\u9fff，。：]/;
  assert.doesNotMatch(await stage.sentence.textContent(), chinese);
  for (const text of await stage.root.getByRole("button").allInnerTexts()) assert.doesNotMatch(text, chinese);
});
