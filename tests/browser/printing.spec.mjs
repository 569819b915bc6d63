// The whole document on paper, through the browser's own print.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";

for (const words of ["zh-CN", "en"]) {
  test(`the report is printed in place of the page and gone afterwards, ${words}`, async (t) => {
    const app = await App.at(t, "", {
      words,
      prepare: (page) => page.addInitScript(() => (window.print = () => (window.printed = true))),
    });
    const { page } = app;
    if (words === "en") await app.button("English").click();
    const title = await page.title();
    await app.menu(app.words.print);
    await page.waitForFunction(() => window.printed);
    const report = page.locator(".paper-report");
    assert.equal(await report.isVisible(), false); // on the screen the page stays
    await page.emulateMedia({ media: "print" });
    await report.locator("h1").waitFor();
    assert.equal(await page.locator("#app").isVisible(), false);
    assert.ok((await report.locator("article.form").count()) >= 11);
    assert.match(await report.locator(".body").innerText(), /4,402\.83/);
    const overview = await report.locator("section").first().innerText();
    assert.match(overview, words === "en" ? /Last year/ : /上年/);
    assert.match(overview, /2,907\.84/); // basic expenditure last year
    for (const picture of await report.locator(".picture").all()) {
      const { width, height } = await picture.locator("svg.picture-svg").boundingBox();
      assert.ok(width > 600 && height > 100, `${width} × ${height}`);
    }
    assert.equal(await report.locator(".picture").count(), 5);
    const sheet = (locator) => locator.evaluate((element) => getComputedStyle(element).borderTopStyle);
    assert.equal(await sheet(report.locator("article td").first()), "solid"); // its own styles apply
    await page.emulateMedia({ media: null });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await report.count(), 0);
    assert.equal(await page.title(), title);
  });
}
