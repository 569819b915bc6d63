// Terms explained where they stand, and all of them in a list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, VIEWS } from "./pages/app.mjs";
import { Finding } from "./pages/finding.mjs";
import { Grid } from "./pages/grid.mjs";

const card = (page) => page.locator(".term-card:popover-open");
const term = (page, id) => page.locator(`main button.term[data-term="${id}"]`);
const focused = (locator) => locator.evaluate((node) => node === document.activeElement);

async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
}

test("a term is explained by pointer and keyboard, leads to others, and gives the focus back", async (t) => {
  const app = await App.at(t);
  const { page } = app;
  const public3 = term(page, "three-public").first();
  await public3.click();
  await card(page).getByText("三项费用").waitFor();
  await page.mouse.click(5, 400);
  await card(page).waitFor({ state: "detached" });

  await public3.focus();
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  assert.deepEqual(await axe(page), []);
  await card(page).getByRole("button", { name: "公务接待费" }).press("Enter");
  await card(page).locator(".term-name", { hasText: "公务接待费" }).waitFor();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.ok(await focused(public3));
});

test("terms in the headings of a grid are one stop of the Tab key and leave the grid its keys", async (t) => {
  const app = await App.at(t, "tables/basic");
  const { page } = app;
  const grid = new Grid(page);
  const before = await page.locator("td.cell").allInnerTexts();
  const terms = page.locator(".grid thead button.term");
  await terms.first().waitFor();
  const count = await terms.count();
  assert.ok(count >= 2, `${count}`);
  assert.equal(await page.locator('.grid thead button.term:not([tabindex="-1"])').count(), 1);
  await terms.first().focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await focused(terms.nth(1)));
  await page.keyboard.press("End");
  assert.ok(await focused(terms.nth(count - 1)));
  assert.equal(await page.locator('.grid thead button.term:not([tabindex="-1"])').count(), 1);
  // Nothing that is typed here ends up in a cell.
  for (const key of ["7", "Delete", "Enter"]) await page.keyboard.press(key);
  await card(page).waitFor();
  assert.equal(await grid.field.count(), 0);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.deepEqual(await page.locator("td.cell").allInnerTexts(), before);
  await page.keyboard.press("Tab");
  await grid.cursor.waitFor();
  await page.keyboard.press("Shift+Tab");
  assert.ok(await focused(terms.nth(count - 1)));
  await page.keyboard.press("ArrowDown");
  await grid.cursor.waitFor();
  await page.keyboard.press("ArrowRight");
  assert.equal(await grid.cursor.getAttribute("data-column"), "1");
});

for (const [words, width, colorScheme] of [
  ["zh-CN", 390, "dark"],
  ["en", 1440, "light"],
]) {
  test(`terms stand where figures are named, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { words, width, height: 844, context: { colorScheme } });
    const { page } = app;
    if (words === "en") await app.button("English").click();
    for (const view of VIEWS.filter((view) => !["flow", "checks"].includes(view))) {
      await app.go(view);
      const first = page.locator("main button.term:visible").first();
      await first.click();
      await card(page).waitFor();
      const [box, stands] = await Promise.all([card(page).boundingBox(), first.boundingBox()]);
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${view}: it fits`);
      const apart = box.y >= stands.y + stands.height || box.y + box.height <= stands.y || box.x >= stands.x + stands.width;
      assert.ok(apart, `${view}: it does not cover what it explains`);
      assert.deepEqual(await axe(page), [], view);
      const said = await card(page).innerText();
      if (words === "en") assert.match(said, /[a-z]{3}/);
      await page.keyboard.press("Escape");
      await card(page).waitFor({ state: "hidden" });
    }
  });
}

test("the menu has the list of all terms and the guided visit", async (t) => {
  const app = await App.at(t, "checks");
  const { page } = app;
  const more = app.button(app.words.more);
  await more.click();
  await page.locator(".menu-item", { hasText: "术语表" }).click();
  await page.getByRole("dialog", { name: "术语表" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "术语表" }).waitFor({ state: "detached" });
  assert.ok(await focused(more));
  await more.click();
  await page.locator(".menu-item", { hasText: "使用引导" }).click();
  await page.locator(".guide").getByRole("heading", { name: "这是一份公布的预算" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".guide").waitFor({ state: "detached" });
});

test("the list of all terms is searched by name, by words and by pinyin initials", async (t) => {
  const app = await App.at(t);
  const { page } = app;
  const finding = new Finding(app);
  const list = page.getByRole("dialog", { name: "术语表" });
  const entries = list.locator(".glossary-entry:visible");
  // From finding, at the term.
  await finding.open();
  await finding.type("gnfl");
  await finding.options.filter({ hasText: "支出功能分类" }).first().click();
  await list.waitFor();
  const meant = list.locator("[data-meant]");
  assert.match(await meant.innerText(), /支出功能分类/);
  assert.ok(await focused(meant.locator("dt")));
  assert.deepEqual(await axe(page), []);
  const all = await entries.count();
  assert.ok(all >= 40, `${all}`);
  const field = list.getByRole("searchbox");
  for (const [typed, found] of [["公务接待", "公务接待费"], ["jxmb", "绩效目标"], ["carried over", "上年结转结余"], ["国库", "财政拨款"]]) {
    await field.fill(typed);
    assert.ok((await entries.filter({ hasText: found }).count()) > 0, typed);
    assert.ok((await entries.count()) < all);
  }
  await field.fill("没有的");
  await list.getByText("没有这样的术语").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
});
