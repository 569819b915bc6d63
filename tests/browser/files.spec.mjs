// Files: saved, opened again, and refused with one sentence that leaves everything as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";

const OFFICE = "30201 办公费";

test("a saved file opens to the same figures, by button and by dropping it", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  const { name, text } = await app.saveFile();
  assert.match(name, /\.budget\.json$/);
  await app.button(app.words.backToPublished).click();
  await grid.changed.first().waitFor({ state: "detached" });

  await app.openFile(name, text);
  await app.told("已打开");
  await app.go("tables/basic");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  assert.equal(await grid.changed.count(), 0, "what was saved is what is published in it");
  await app.dropFile(name, text.replace('"unit": "', '"unit": "拖放'));
  await app.page.getByRole("heading", { name: /^拖放/ }).first().waitFor();
});

test("bad files are refused with one sentence, and the figures stay", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  const { text } = await app.saveFile();
  const file = JSON.parse(text);
  const changed = (change) => {
    const copy = structuredClone(file);
    change(copy);
    return JSON.stringify(copy);
  };
  const bad = {
    "not JSON": "这不是 JSON",
    truncated: text.slice(0, text.length / 2),
    "wrong schema": changed((f) => (f.schema = "other/9")),
    "unknown form": changed((f) => (f.form = "atlantis-1900")),
    floats: changed((f) => (f.tables[0].rows[0].cells.amount = 3984.5)),
    words: changed((f) => (f.tables[0].rows[0].cells.amount = "abc")),
    "a row twice": changed((f) => f.tables[1].rows.push(f.tables[1].rows[1])),
    deep: "[".repeat(200_000),
  };
  for (const [what, content] of Object.entries(bad)) {
    await app.openFile("bad.budget.json", content);
    const notice = await app.told("没有打开，现有数字没有变");
    assert.equal(await notice.count(), 1, what);
    assert.ok((await notice.innerText()).length < 300, what);
    assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00", what);
    await notice.getByRole("button", { name: "关闭" }).click();
    await notice.waitFor({ state: "detached" });
  }
});
