// 审核: a figure stays alone, and the relations that then break are shown with their arithmetic.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";

test("a figure changed in checking marks its cells, is explained among the findings, and goes back", async (t) => {
  const app = await App.at(t, "tables/basic");
  await app.mode("check");
  const grid = new Grid(app.page);
  await grid.type("30231 公务用车运行维护费", "公用经费", "12");
  await grid.changed.first().waitFor();
  assert.equal(await grid.changed.count(), 1);
  assert.equal(await grid.figure("302 商品和服务支出", "公用经费"), "335.38");
  assert.ok((await grid.broken.count()) > 3);

  await app.view("checks");
  const finding = app.page.getByRole("listitem").or(app.page.locator("article, .finding")).filter({ hasText: "338.02" });
  await finding.first().waitFor();
  assert.match(await finding.first().innerText(), /9 个组成部分相加是 338\.02 万元，少 2\.64 万元/);

  await app.button(app.words.backToPublished).click();
  await app.told("已恢复公布数");
  await app.view("tables");
  assert.equal(await grid.changed.count(), 0);
});
