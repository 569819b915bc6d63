// On a phone: nothing is cut, nothing covers what is worked on, and every column says something.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Pictures } from "./pages/pictures.mjs";

const PHONE = { width: 390, height: 844, context: { hasTouch: true, isMobile: true } };
const CAR = "30231 公务用车运行维护费";

test("what an edit leaves open is one line until it is pressed, and is answered there", async (t) => {
  const app = await App.at(t, "tables/basic", PHONE);
  const { page } = app;
  const grid = new Grid(page);
  await grid.type(CAR, "公用经费", "12");
  const fold = app.openDifferences.getByRole("button", { name: "还有 1 处差额没有安放" });
  await fold.waitFor();
  const covered = await app.openDifferences.evaluate((box) => box.getBoundingClientRect().height);
  assert.ok(covered < 60, `${covered} pixels`);
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
  await fold.click();
  const answer = app.openDifferences.getByRole("button", { name: "行政运行" }).first();
  await answer.click();
  await app.openDifferences.waitFor({ state: "detached" });
});

test("what is typed after Edit takes the place of the figure", async (t) => {
  const app = await App.at(t, "tables/basic", PHONE);
  const grid = new Grid(app.page);
  await (await grid.cell(CAR, "公用经费")).tap();
  await app.page.locator(".cell-line").getByRole("button", { name: "修改" }).tap();
  await app.page.keyboard.type("12");
  await app.page.keyboard.press("Enter");
  await grid.field.waitFor({ state: "detached" });
  assert.equal(await grid.figure(CAR, "公用经费"), "12.00");
});

test("a notice covers neither the question nor its answers", async (t) => {
  const app = await App.at(t, "tables/basic", PHONE);
  await new Grid(app.page).type(CAR, "公用经费", "12");
  await app.openDifferences.getByRole("button").first().click();
  await app.page.getByRole("row", { name: "总计" }).locator("td.cell").first().click();
  await app.page.keyboard.type("1x");
  await app.page.keyboard.press("Enter");
  const notice = app.notices.first();
  await notice.waitFor();
  const [said, asked] = await Promise.all([notice.boundingBox(), app.openDifferences.boundingBox()]);
  assert.ok(said.y + said.height <= asked.y || said.y >= asked.y + asked.height, JSON.stringify([said, asked]));
});

for (const [words, width] of [["zh-CN", 390], ["en", 390], ["zh-CN", 320], ["en", 320]]) {
  test(`bar, tabs and tools are whole and in one line each, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { ...PHONE, width, words });
    const { page } = app;
    if (words === "en") await app.button("English").click();
    // The findings stand in their tab.
    await page.locator(".tab-count").waitFor();
    const lines = await page.evaluate(() => {
      const boxes = (selector) => [...document.querySelectorAll(selector)].map((box) => box.getBoundingClientRect());
      const line = (boxes) => {
        const [top, bottom] = [Math.max(...boxes.map((box) => box.top)), Math.min(...boxes.map((box) => box.bottom))];
        return top < bottom && boxes.every((box) => box.left >= 0 && box.right <= innerWidth + 0.5);
      };
      const shown = (selector) => boxes(selector).filter((box) => box.width > 0);
      const whole = (boxes) => boxes.every((box) => box.left >= 0 && box.right <= innerWidth + 0.5);
      const tabs = shown(".tabs > .tab");
      const rows = [".top .frame > :is(.brand, .button)", ".tools > *"].map((selector) => line(shown(selector)));
      // Five words in English need two lines on the narrowest phones.
      return [...rows, innerWidth < 352 ? whole(tabs) : line(tabs)];
    });
    assert.deepEqual(lines, [true, true, true]);
  });
}

test("last year, change and growth are in sight, in the overview and of the three public expenses", async (t) => {
  const app = await App.at(t, "", PHONE);
  const inSight = async (table) => {
    const wide = await table.evaluate((table) => [table.scrollWidth, table.closest(".scroll-x").clientWidth]);
    assert.ok(wide[0] <= wide[1], `${wide}`);
    return table.innerText();
  };
  assert.match(await inSight(app.page.locator("table.years").first()), /上年[\s\S]*增减额[\s\S]*增长率/);
  await app.go("three-public");
  const told = await inSight(app.page.locator("main table.sheet"));
  assert.match(told, /9\.36[\s\S]*100\.00%[\s\S]*9\.88[\s\S]*−0\.52[\s\S]*−5\.26%/);
  assert.match(told, /上年为零/);
  assert.doesNotMatch(told, /—/);
  await app.button("English").click();
  assert.match(await inSight(app.page.locator("main table.sheet")), /Last year[\s\S]*was zero/);
  await app.go("overview");
  assert.match(await inSight(app.page.locator("table.years").first()), /Biggest movers[\s\S]*was zero/);
});

test("a second tap opens a part of the classification", async (t) => {
  const app = await App.at(t, "flow", PHONE);
  const tree = new Pictures(app.page).of("tree");
  const part = tree.part("展开：201");
  await part.scrollIntoViewIfNeeded();
  await part.tap();
  await tree.note.filter({ hasText: "201" }).waitFor();
  await part.tap();
  await tree.crumbs.filter({ hasText: "201 一般公共服务支出" }).waitFor();
});
