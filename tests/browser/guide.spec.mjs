// The guided first visit: shown once, skipped at once, in nobody's way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { mounted } from "./support/page.mjs";

const guide = (page) => page.locator(".guide");
const heading = (page) => guide(page).getByRole("heading");

for (const [words, width, height, colorScheme] of [
  ["zh-CN", 1440, 900, "light"],
  ["zh-CN", 390, 844, "dark"],
  ["en", 320, 640, "light"],
]) {
  test(`a first visit is shown around by keyboard, ${words}, ${width} pixels wide`, async (t) => {
    const app = await App.at(t, "", { first: true, words, width, height, context: { colorScheme } });
    const { page } = app;
    await guide(page).waitFor();
    if (words === "en") {
      await app.button("English").click();
      await heading(page).filter({ hasText: "This is a published budget" }).waitFor();
    }
    const seen = [];
    for (;;) {
      seen.push(await heading(page).innerText());
      assert.deepEqual((await new AxeBuilder({ page }).include(".guide").analyze()).violations.map((v) => v.id), []);
      const [card, place] = await Promise.all([guide(page).boundingBox(), page.locator("[data-guided]").boundingBox()]);
      const apart =
        card.y >= place.y + place.height || card.y + card.height <= place.y || card.x >= place.x + place.width || card.x + card.width <= place.x;
      assert.ok(apart, `${seen.at(-1)}: it does not cover what it explains`);
      if (seen.length === 1) {
        const tabs = await page.locator(".tabs").boundingBox();
        assert.ok(card.y >= tabs.y + tabs.height || card.y + card.height <= tabs.y, "the tabs stay in sight");
      }
      assert.ok(place.y >= 0 && place.y + place.height <= height, `${seen.at(-1)}: what it explains is in sight`);
      assert.ok(card.x >= 0 && card.x + card.width <= width && card.y >= 0 && card.y + card.height <= height);
      const next = guide(page).locator(".button-main");
      const last = seen.length === 5;
      await next.focus();
      await page.keyboard.press("Enter");
      if (last) break;
      await heading(page).filter({ hasNotText: seen.at(-1) }).waitFor();
    }
    assert.equal(new Set(seen).size, 5);
    await guide(page).waitFor({ state: "detached" });
    assert.equal(await page.locator("[data-guided]").count(), 0);
    await page.reload();
    await mounted(page);
    await page.locator("main button.term").first().waitFor();
    assert.equal(await guide(page).count(), 0, "never again");
  });
}

test("it is left at once, by a button or Escape, and what it explains can be used meanwhile", async (t) => {
  const app = await App.at(t, "", { first: true });
  const { page } = app;
  await guide(page).getByRole("button", { name: "下一步" }).click();
  await page.locator(".lead-total button.figure").click();
  await app.explanation.waitFor();
  await page.keyboard.press("Escape");
  await app.explanation.waitFor({ state: "hidden" });
  assert.equal(await guide(page).count(), 1);
  await page.keyboard.press("Escape");
  await guide(page).waitFor({ state: "detached" });

  const other = await App.at(t, "", { first: true });
  await guide(other.page).getByRole("button", { name: "跳过" }).click();
  await guide(other.page).waitFor({ state: "detached" });
});

test("who comes by a link to a place is not stopped", async (t) => {
  const app = await App.at(t, "tables/basic", { first: true });
  await app.page.locator("main button.term").first().waitFor();
  await app.page.waitForTimeout(300);
  assert.equal(await guide(app.page).count(), 0);
});
