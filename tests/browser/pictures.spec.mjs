// 图解: every picture says what it shows, is reached by keyboard, pointer and finger, leads to the cells,
// follows every edit, and can be taken away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Pictures } from "./pages/pictures.mjs";
import { open } from "./support/page.mjs";

const NAMES = ["flow", "tree", "movement", "public", "hundred"];

async function at(t, options = {}) {
  const app = await App.at(t, "flow", options);
  const pictures = new Pictures(app.page);
  await pictures.of("hundred").parts.first().waitFor();
  return { app, pictures, page: app.page };
}

test("each picture has a sentence, parts, and a table that leaves nothing out", async (t) => {
  const { pictures } = await at(t);
  for (const name of NAMES) {
    const picture = pictures.of(name);
    assert.match(await picture.sentence.innerText(), /\d.*。$/, name);
    assert.ok((await picture.parts.count()) > 2, name);
    assert.ok((await picture.rows.count()) > 3, name);
  }
  const flow = pictures.of("flow");
  assert.match(await flow.row("一般财力").innerText(), /3,961\.50\s+89\.98%/);
  assert.match(await flow.row("公用经费").innerText(), /335\.38\s+7\.62%/);
  // The smallest account of the tree is in the list, whether or not its block has room for words.
  assert.match(await pictures.of("tree").row("2013812").first().innerText(), /13\.68/);
  const { rows } = pictures.of("tree");
  const shown = await rows.count();
  await pictures.of("tree").button("显示全部 32 行").click();
  assert.ok(shown < 32);
  assert.equal(await rows.count(), 32);
  assert.match(await rows.last().innerText(), /基本支出\s+271\.70/);
  assert.match(await pictures.of("movement").row("2013812").innerText(), /只有上年有[\s\S]*15\.00[\s\S]*−15\.00/);
});

test("by keyboard: through the flow, a note for each part, Escape puts it away, Enter goes to the cell", async (t) => {
  const { pictures, page } = await at(t);
  const flow = pictures.of("flow");
  assert.match(await flow.enter(), /一般财力/);
  assert.match(await flow.note.innerText(), /一般财力[\s\S]*3,961\.50[\s\S]*89\.98%/);
  assert.match(await flow.press("ArrowRight"), /当年/);
  assert.match(await flow.press("ArrowDown"), /上年结转/);
  assert.match(await flow.press("ArrowRight"), /收支总计/);
  assert.match(await flow.press("End"), /公用经费/);
  await page.keyboard.press("Escape");
  assert.ok(await flow.note.isHidden());
  await page.keyboard.press("Home");
  assert.equal(await flow.parts.evaluateAll((parts) => parts.filter((part) => part.tabIndex === 0).length), 1);
  await page.keyboard.press("Enter");
  await page.locator("td.cell:focus").waitFor();
  assert.match(page.url(), /#tables\/overall\/\d+$/);
});

test("the flow is divided by kind or by function, and keeps the choice's focus", async (t) => {
  const { pictures } = await at(t);
  const flow = pictures.of("flow");
  await flow.section.getByRole("radio", { name: "支出性质" }).focus();
  await flow.page.keyboard.press("ArrowRight");
  await flow.part("208 社会保障和就业支出").waitFor();
  assert.ok(
    await flow.section.getByRole("radio", { name: "功能分类" }).evaluate((radio) => radio === document.activeElement),
  );
  assert.match(await flow.sentence.innerText(), /201 一般公共服务支出”，占 84\.82%/);
});

test("the classification opens level by level and closes again", async (t) => {
  const { pictures, page } = await at(t);
  const tree = pictures.of("tree");
  await tree.part("展开：201").click();
  assert.match(await tree.crumbs.innerText(), /支出[\s\S]*201 一般公共服务支出/);
  assert.match(await tree.rows.first().innerText(), /^201/);
  // On by keyboard, and back.
  await tree.part("展开：20138").focus();
  await page.keyboard.press("Enter");
  assert.match(await tree.crumbs.innerText(), /20138 市场监督管理事务/);
  assert.match(await tree.focused(), /20138/);
  await page.keyboard.press("Backspace");
  assert.doesNotMatch(await tree.crumbs.innerText(), /20138/);
  await tree.crumbs.getByRole("button", { name: "支出" }).click();
  assert.equal(await tree.crumbs.count(), 0);
  await tree.part("展开：208").waitFor();
});

test("an edit, undo, the money unit and the language change every picture", async (t) => {
  const app = await App.at(t, "tables/basic");
  await app.mode("calculate");
  await new Grid(app.page).type("30231 公务用车运行维护费", "公用经费", "12");
  await app.go("flow");
  const pictures = new Pictures(app.page);
  await pictures.of("public").row("合计").filter({ hasText: "12.00" }).waitFor();
  assert.match(await pictures.of("flow").row("公用经费").innerText(), /338\.02/);
  assert.match(await pictures.of("hundred").sentence.innerText(), /7\.67 元|7\.68 元/);
  await app.undoButton.click();
  await pictures.of("flow").row("公用经费").filter({ hasText: "335.38" }).waitFor();
  await app.page.getByLabel("金额单位").selectOption("元");
  await pictures.of("flow").row("公用经费").filter({ hasText: "3,353,800" }).waitFor();
  await app.button("English").click();
  await pictures.of("flow").row("Operating funds").waitFor();
  assert.match(await pictures.of("flow").sentence.innerText(), /^The total is 44,028,300 yuan\./);
});

test("a negative figure is said and listed, and not drawn", async (t) => {
  const app = await App.at(t, "tables/overall");
  await app.mode("check");
  await new Grid(app.page).type("二、上年结转结余", "预算数", "-5");
  await app.go("flow");
  const flow = new Pictures(app.page).of("flow");
  await flow.section.getByText("负数画不成面积，只列在表里：上年结转结余。").waitFor();
  assert.match(await flow.row("上年结转结余").innerText(), /-5\.00/);
  assert.equal(await flow.part("上年结转结余，").count(), 0);
});

for (const [name, file] of [
  ["flow", "资金流向"],
  ["tree", "功能分类"],
  ["movement", "比上年"],
  ["public", "“三公”经费"],
  ["hundred", "每-100-元"],
]) {
  test(`${name} is saved as a drawing and as an image of its own`, async (t) => {
    const { app, pictures } = await at(t, { context: { colorScheme: "dark" } });
    const picture = pictures.of(name);
    const svg = await app.downloadedBy(() => picture.button("存为 SVG").click());
    assert.equal(svg.name, `乌鲁木齐市市场监督管理局-2024-${file}.svg`);
    const text = svg.bytes.toString();
    assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    // Nothing that needs the page: no class, no variable, no link; light, whatever the theme.
    assert.doesNotMatch(text, /class=|var\(|href=|style=/);
    assert.match(text, /<rect[^>]*fill="rgb\(255, 255, 255\)"/);
    assert.match(text, /2024 年预算/);
    const png = await app.downloadedBy(() => picture.button("存为 PNG").click());
    assert.match(png.name, /\.png$/);
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    assert.equal(png.bytes.readUInt32BE(16), 1920);
    assert.match(await picture.status.innerText(), /已保存/);
  });
}

test("a finger explains first and opens then", async (t) => {
  const { pictures, page } = await at(t, { width: 390, height: 844, context: { hasTouch: true } });
  const tree = pictures.of("tree");
  await tree.part("展开：201").tap();
  await tree.note.getByText("201 一般公共服务支出").waitFor();
  assert.equal(await tree.crumbs.count(), 0);
  await tree.part("展开：201").tap();
  await tree.crumbs.waitFor();
  const flow = pictures.of("flow");
  await flow.parts.first().tap();
  await flow.note.getByRole("link").tap();
  await page.locator("td.cell").first().waitFor();
});

for (const [lang, colorScheme, width] of [
  ["zh-CN", "light", 1440],
  ["zh-CN", "dark", 390],
  ["en", "light", 390],
  ["en", "dark", 1440],
]) {
  test(`axe has nothing to say, ${lang}, ${colorScheme}, ${width} pixels wide, and nothing is cut off`, async (t) => {
    const { app, pictures, page } = await at(t, { width, height: 900, words: lang, context: { colorScheme } });
    if (lang === "en") {
      await app.button("English").click();
      await pictures.of("flow").row("Operating funds").waitFor();
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map((v) => `${v.id}: ${v.nodes[0].html}`),
      [],
    );
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= width, `${wide}`);
    assert.deepEqual(await collisions(page), []);
  });
}

/** Labels of a drawing that lie on each other or outside it. */
function collisions(page) {
  return page.evaluate(() => {
    const wrong = [];
    for (const svg of document.querySelectorAll(".picture-svg")) {
      const area = svg.getBoundingClientRect();
      const labels = [...svg.querySelectorAll("text")].map((label) => ({
        words: label.textContent,
        at: label.getBoundingClientRect(),
      }));
      labels.forEach(({ words, at }, n) => {
        if (at.left < area.left - 2 || at.right > area.right + 2 || at.bottom > area.bottom + 2)
          wrong.push(`outside: ${words}`);
        for (const other of labels.slice(n + 1)) {
          const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
          const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
          if (across > 1 && down > 4) wrong.push(`${words} on ${other.words}`);
        }
      });
    }
    return wrong;
  });
}

test("in a widget the pictures are drawn within it, and its links stay within it", async (t) => {
  const page = await open(t, "embed/hosts/three.html", { expect: [/404/, /no-such-file/] });
  await page
    .locator("mingzhang-budget")
    .first()
    .evaluate((widget) => widget.setAttribute("view", "flow"));
  const widget = page.locator("mingzhang-budget").first();
  const pictures = new Pictures(page, widget);
  const flow = pictures.of("flow");
  await flow.parts.first().waitFor();
  assert.notEqual(
    await flow.parts
      .first()
      .locator(".node")
      .evaluate((rect) => getComputedStyle(rect).fill),
    "rgb(0, 0, 0)",
  );
  assert.match(await flow.enter(), /一般财力/);
  const before = page.url();
  await flow.row("一般财力").getByRole("link").click();
  await widget.locator("td.cell").first().waitFor();
  assert.equal(page.url(), before);
});
