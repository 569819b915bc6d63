// Every number tells how it is computed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";

test("every number of the overview explains itself, and gives the focus back", async (t) => {
  const app = await App.at(t);
  const figures = await app.page.locator("main button.figure").all();
  assert.ok(figures.length > 30, `${figures.length}`);
  for (const figure of figures) {
    if (!(await figure.isVisible())) continue;
    await figure.focus();
    await app.page.keyboard.press("Enter");
    await app.explanation.waitFor();
    assert.match(await app.explanation.innerText(), /\d/);
    await app.page.keyboard.press("Escape");
    await app.explanation.waitFor({ state: "hidden" });
    assert.ok(await figure.evaluate((figure) => figure === document.activeElement));
  }
});

test("an explanation leads to the cell it speaks of", async (t) => {
  const app = await App.at(t, "three-public");
  await app.page.locator("main button.figure").first().click();
  await app.explanation.getByRole("link").first().click();
  await app.explanation.waitFor({ state: "hidden" });
  await app.page.locator("td.cell:focus").waitFor();
  assert.match(await app.page.locator("td.cell:focus").innerText(), /9\.36/);
});
