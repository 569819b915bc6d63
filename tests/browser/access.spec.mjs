// For everyone: axe finds nothing, nothing is cut off on a phone or at 200 %, English is complete. Every view
// is also photographed, for looking at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, VIEWS } from "./pages/app.mjs";
import { photograph } from "./support/looks.mjs";

for (const words of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ]) {
      test(`axe has nothing to say: ${words}, ${colorScheme}, ${width} pixels wide`, async (t) => {
        const app = await inLanguage(t, words, { width, height, context: { colorScheme } });
        for (const view of VIEWS) {
          await app.go(view);
          await app.complete(view);
          await photograph(app.page, `${view}-${words}-${colorScheme}-${width}`);
          const { violations } = await new AxeBuilder({ page: app.page }).analyze();
          const said = violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
          assert.deepEqual(said, [], view);
        }
      });
    }
  }
}

test("with high contrast bars, legends and what is chosen are drawn in the reader's own colours", async (t) => {
  const app = await App.at(t, "", { context: { forcedColors: "active" } });
  for (const view of VIEWS) {
    await app.go(view);
    await app.complete(view);
    await photograph(app.page, `${view}-high-contrast`);
  }
  await app.go("overview");
  const style = (selector, property) =>
    app.page.locator(selector).first().evaluate((node, property) => getComputedStyle(node)[property], property);
  const system = (name) =>
    app.page.evaluate((name) => {
      document.body.style.outlineColor = name;
      return getComputedStyle(document.body).outlineColor;
    }, name);
  assert.equal(await style(".bar rect", "fill"), await system("Highlight"));
  assert.equal(await style(".choice label:has(:checked)", "backgroundColor"), await system("Highlight"));
  await app.go("flow");
  assert.equal(await style(".swatch", "backgroundColor"), await system("Highlight"));
});

/** The page at its first view, in a language. */
async function inLanguage(t, words, options) {
  const app = await App.at(t, "", { words, ...options });
  if (words === "en") {
    await app.button("English").click();
    await app.page.locator("html[lang='en']").waitFor();
  }
  return app;
}

for (const width of [390, 640]) {
  test(`nothing makes the page wider than ${width} pixels`, async (t) => {
    const app = await App.at(t, "", { width, height: 800 });
    for (const view of VIEWS) {
      await app.go(view);
      const wide = await app.page.evaluate(() => document.scrollingElement.scrollWidth);
      assert.ok(wide <= width, `${view}: ${wide}`);
    }
  });
}

test("English is complete", async (t) => {
  const app = await inLanguage(t, "en");
  for (const view of VIEWS) {
    await app.go(view);
    // Names of accounts, projects and the unit come from the document and stay as printed.
    const words = await app.page.locator(":is(h2, h3, button, nav a, thead th, label):visible").allInnerTexts();
    const chinese = words.filter((text) => /[\u4e00-\u9fff，。：；]/.test(text) && !/^(中文|\d{3,7}[\s\S]*)$/.test(text.trim()));
    assert.deepEqual(chinese, [], view);
  }
});
