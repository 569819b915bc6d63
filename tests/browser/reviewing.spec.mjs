// The rule book in the checks: loaded when they are opened, follows every edit, and keeps what the
// reader put aside.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";

/** The example with a sentence that does not follow from its own numbers, and markup in its words. */
async function withNarrative(app, sentence) {
  const { text } = await app.saveFile();
  const file = JSON.parse(text);
  file.narrative = [{ number: "三、", title: "支出预算情况说明<b>粗</b>", items: [{ text: sentence }] }];
  await app.openFile("说明.budget.json", JSON.stringify(file));
  await app.told("已打开");
}

const WRONG = "基本支出 3,118.48 万元，占 75.83%，比上年预算增加 210.64 万元，增长 7.24%。";

test("a sentence that contradicts itself is quoted with what to do, and is put aside and taken back", async (t) => {
  const app = await App.at(t);
  await withNarrative(app, WRONG);
  await app.view("checks");
  const review = app.page.locator(".rulebook");
  const finding = review.locator(".finding", { hasText: "75.83%" }).first();
  await finding.waitFor();
  assert.match(await finding.innerText(), /70\.83%/);
  assert.equal(await finding.locator("blockquote mark").innerText(), "75.83%");
  assert.match(await review.innerText(), /“支出预算情况说明<b>粗<\/b>”/, "what comes from a file is text");
  const { violations } = await new AxeBuilder({ page: app.page }).include(".rulebook").analyze();
  assert.deepEqual(violations.map((v) => v.id), []);

  const count = await review.locator(":scope > .finding").count();
  await finding.getByRole("button", { name: /^忽略/ }).click();
  await review.getByText("已忽略（1）").waitFor();
  assert.equal(await review.locator(":scope > .finding").count(), count - 1);
  await app.page.reload();
  await review.getByText("已忽略（1）").click();
  await review.getByRole("button", { name: /^恢复/ }).click();
  await review.getByText("已忽略（1）").waitFor({ state: "detached" });
  assert.equal(await review.locator(":scope > .finding").count(), count);
});

test("the review follows edits and the language", async (t) => {
  const app = await App.at(t);
  await withNarrative(app, WRONG.replace("75.83", "70.83"));
  await app.view("checks");
  const review = app.page.locator(".rulebook");
  await review.locator("[role=status]", { hasNotText: "正在" }).waitFor();
  assert.equal(await review.locator(".finding", { hasText: "70.83%" }).count(), 0);
  await app.button("English").click();
  await review.getByRole("heading", { name: "Rule book" }).waitFor();
});

test("the figure that is probably wrong is named, put right by one press, and the press undone", async (t) => {
  const app = await App.at(t, "tables/basic");
  await app.mode("check");
  const grid = new Grid(app.page);
  await grid.type("30231 公务用车运行维护费", "公用经费", "6.93");
  await grid.changed.first().waitFor();
  await app.view("checks");
  const cause = app.page.locator(".rulebook [data-cause]", { hasText: "30231" });
  await cause.waitFor();
  const way = cause.locator(".rulebook-ways > li").first();
  assert.match(await way.innerText(), /30231[^]*6\.93 → 9\.36/);
  await way.getByRole("button", { name: /^按此改正/ }).click();
  const notice = await app.told("已改正 1 格");
  await cause.waitFor({ state: "detached" });
  await app.go("tables/basic");
  assert.equal(await grid.figure("30231 公务用车运行维护费", "公用经费"), "9.36");
  await notice.getByRole("button", { name: "撤销" }).click();
  assert.equal(await grid.figure("30231 公务用车运行维护费", "公用经费"), "6.93");
});
