// The narrative that the figures give, written together with the reader.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { photograph } from "./support/looks.mjs";

async function opened(app) {
  await app.menu(app.words.narrate);
  const dialog = app.page.getByRole("dialog", { name: app.words.narrate });
  await dialog.getByRole("article").waitFor();
  return dialog;
}

const REASON = "主要原因是新增<b>一次性</b>检验检测任务";

test("what the figures say is there, what only people know is asked for and kept", async (t) => {
  const app = await App.at(t, "tables/basic");
  const { page } = app;
  let dialog = await opened(app);
  assert.match(await dialog.getByRole("article").innerText(), /4,402\.83|4402\.83/);
  const fields = dialog.getByRole("textbox");
  const count = await fields.count();
  assert.ok(count > 0, "an example in which nothing is asked for shows nothing of this");
  await fields.first().fill(REASON);
  // Text, not markup; and the sentence begins once with what it says already.
  await dialog.getByRole("article").getByText(REASON).first().waitFor();
  assert.doesNotMatch(await dialog.getByRole("article").innerText(), /主要原因是主要原因是/);
  await dialog.getByText(`还有 ${count - 1} 处没有填写`).waitFor();
  await photograph(page, "narrate-zh-CN-light-1440");

  const file = await app.downloadedBy(() => dialog.getByRole("button", { name: "存为 Markdown" }).click());
  assert.match(file.name, /-2024-情况说明\.md$/);
  assert.ok(file.bytes.toString().includes("检验检测任务"));
  const word = await app.downloadedBy(() => dialog.getByRole("button", { name: "存为 Word" }).click());
  assert.equal(word.bytes.subarray(0, 2).toString(), "PK");

  // It is kept with the work, and the narrative follows the figures.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await app.mode("check");
  await new Grid(page).type("30201 办公费", "公用经费", "1234.56");
  await page.reload();
  await page.locator("td.cell[data-changed]").first().waitFor();
  dialog = await opened(app);
  assert.equal(await dialog.getByRole("textbox").first().inputValue(), REASON);
});

test("in English on a phone, by keyboard, axe has nothing to say", async (t) => {
  const app = await App.at(t, "", { words: "en", width: 390, height: 844, context: { colorScheme: "dark" } });
  const { page } = app;
  await app.button("English").click();
  await app.menu(app.words.narrate);
  const dialog = page.getByRole("dialog", { name: app.words.narrate });
  await dialog.getByRole("textbox").first().waitFor();
  await photograph(page, "narrate-en-dark-390");
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= 390);
  await dialog.getByRole("button", { name: "Read it" }).click();
  await dialog.getByRole("article").waitFor();
  assert.equal(await dialog.getByRole("textbox").first().isVisible(), false);
  await photograph(page, "narrate-whole-en-dark-390");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.innerText.trim()), "More");
});

test("a program that does not come says so, and what was typed stays", async (t) => {
  let missing = false;
  const app = await App.at(t, "", {
    expect: [/ERR_FAILED/, /Failed to load/],
    prepare: (page) =>
      page.context().route(/mingzhang_writer.*\.wasm$/, (route) => (missing ? route.abort() : route.continue())),
  });
  const dialog = await opened(app);
  missing = true;
  await dialog.getByRole("textbox").first().fill(REASON);
  await dialog.getByText("没有加载成功").waitFor();
  missing = false;
  const file = await app.downloadedBy(() => dialog.getByRole("button", { name: "存为网页" }).click());
  assert.ok(file.bytes.toString().includes("&lt;b&gt;"));
});
