// For everyone: axe finds nothing, nothing is cut off on a phone or at 200 %, English is complete.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App, VIEWS } from "./pages/app.mjs";

for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
]) {
  test(`axe has nothing to say, ${colorScheme}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { width, height, context: { colorScheme } });
    for (const view of VIEWS) {
      await app.go(view);
      const { violations } = await new AxeBuilder({ page: app.page }).analyze();
      const said = violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
      assert.deepEqual(said, [], view);
    }
  });
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
  const app = await App.at(t, "", { words: "en" });
  await app.button("English").click();
  await app.page.locator("html[lang='en']").waitFor();
  for (const view of VIEWS) {
    await app.go(view);
    // Names of accounts, projects and the unit come from the document and stay as printed.
    const words = await app.page.locator(":is(h2, h3, button, nav a, thead th, label):visible").allInnerTexts();
    const chinese = words.filter((text) => /[\u4e00-\u9fff，。：；]/.test(text) && !/^(中文|\d{3,7}[\s\S]*)$/.test(text.trim()));
    assert.deepEqual(chinese, [], view);
  }
});
