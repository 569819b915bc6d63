// "Embed this": the lines for another site, with a preview that shows what they will.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";

const dialog = (app) => app.page.locator("dialog.embed");
const code = (app) => app.page.locator("#embed-code");

test("the snippet shows the present view and language, and its preview draws them", async (t) => {
  const app = await App.at(t, "three-public");
  await app.menu(app.words.embed);
  await dialog(app).waitFor();
  assert.match(await code(app).inputValue(), /<mingzhang-budget src="[^"]*urumqi-samr-2024\.budget\.json" view="three-public" lang="zh-CN">/);
  const preview = app.page.frameLocator("iframe.embed-preview");
  await preview.getByRole("heading", { name: "财政拨款“三公”经费" }).waitFor();
  await dialog(app).getByText("锁定为现在的版本").click();
  await app.page.waitForFunction(() => /integrity="sha384-/.test(document.querySelector("#embed-code").value));
  await dialog(app).getByText("iframe（").click();
  assert.match(await code(app).inputValue(), /<iframe data-mingzhang src="[^"]*embed\/frame\.html\?view=three-public&amp;lang=zh-CN"/);
});

test("the lines work on a page as they are", async (t) => {
  const app = await App.at(t, "tables/basic");
  await app.menu(app.words.embed);
  await dialog(app).getByText("读者可以修改数字").click();
  const snippet = await code(app).inputValue();
  const page = await app.page.context().newPage();
  const here = new URL("host-of-the-test.html", app.page.url()).href;
  await page.route(here, (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><title>host</title>${snippet}` }));
  await page.goto(here);
  const widget = page.locator("mingzhang-budget");
  await widget.locator("td.cell").first().click();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await widget.locator("td.cell[data-changed]").first().waitFor();
});

test("a changed document comes as a file to put beside the page, and is previewed as it is", async (t) => {
  const app = await App.at(t, "tables/basic");
  const cell = app.page.locator("td.cell").first();
  await cell.click();
  await app.page.keyboard.type("3,333.33");
  await app.page.keyboard.press("Enter");
  await app.page.locator("td.cell[data-changed]").first().waitFor();
  await app.menu(app.words.embed);
  assert.match(await code(app).inputValue(), /src="\.\/[^"]+-2024\.budget\.json"/);
  const file = await app.downloadedBy(() => dialog(app).getByRole("button", { name: "下载这个文件" }).click());
  assert.match(file.bytes.toString(), /3333\.33/);
  const preview = app.page.frameLocator("iframe.embed-preview");
  await preview.getByText("3,333.33").first().waitFor();
  // A guest says of itself that its figures are not the published ones, and so does the file.
  await preview.locator(".masthead").getByText("数字改动过，不全是公布的").waitFor();
  await app.page.keyboard.press("Escape");
  await app.openFile("改动.budget.json", file.bytes);
  await app.page.locator(".masthead").getByText("数字改动过，不全是公布的").waitFor();
});

for (const [words, width, colorScheme] of [["zh-CN", 390, "light"], ["en", 1440, "dark"]]) {
  test(`nothing for axe to say, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { words, width, context: { colorScheme } });
    if (words === "en") await app.button("English").click();
    await app.menu(app.words.embed);
    await dialog(app).waitFor();
    const { violations } = await new AxeBuilder({ page: app.page }).include("dialog.embed").exclude("iframe").analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
    assert.ok((await app.page.evaluate(() => document.scrollingElement.scrollWidth)) <= width);
    await app.page.keyboard.press("Escape");
    await dialog(app).waitFor({ state: "detached" });
  });
}
