// Nothing is lost: a reload returns to the same figures; a browser that keeps nothing says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Grid } from "./pages/grid.mjs";
import { Reading } from "./pages/reading.mjs";
import { text } from "./support/documents.mjs";
import { mounted, open, site } from "./support/page.mjs";

const OFFICE = "30201 办公费";

test("a reload returns to the same figures and language, with the way back to the published ones", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  await app.page.reload();
  await mounted(app.page);
  const notice = await app.told("已恢复上次的");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
  await notice.getByRole("button", { name: "回到公布数" }).click();
  await grid.changed.first().waitFor({ state: "detached" });
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69");
  await app.told("已恢复公布数");
  assert.equal(await app.notices.count(), 1, "what was answered is put away");

  await app.button("English").click();
  await app.page.locator("html[lang='en']").waitFor();
  await app.page.reload();
  await mounted(app.page);
  await app.page.getByRole("link", { name: "Overview", exact: true }).waitFor();
});

/** Makes a browser refuse: storage that is blocked or full, the database, or both. */
const refuse = (page, ...what) =>
  page.addInitScript((what) => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    if (what.includes("storage blocked")) Object.defineProperty(window, "localStorage", { get: blocked });
    if (what.includes("storage full")) Storage.prototype.setItem = full;
    if (what.includes("database blocked")) Object.defineProperty(window, "indexedDB", { value: undefined });
    if (what.includes("database full")) IDBObjectStore.prototype.put = full;
  }, what);

for (const [what, words] of [
  [["storage blocked", "database blocked"], "浏览器不让本页存数据"],
  [["storage full", "database full"], "浏览器的存储空间满了"],
]) {
  test(`${what.join(", ")}: it is said once, and the page works and saves`, async (t) => {
    const app = await App.at(t, "tables/basic", { prepare: (page) => refuse(page, ...what) });
    const grid = new Grid(app.page);
    await grid.type(OFFICE, "公用经费", "100");
    const notice = await app.told(words);
    assert.equal(await grid.figure(OFFICE, "公用经费"), "100.00");
    await notice.getByRole("button", { name: "关闭" }).click();
    await grid.type(OFFICE, "公用经费", "90");
    const { text } = await app.saveFile();
    assert.match(text, /"30201".*"operating": "90/);
    assert.equal(await notice.count(), 0, "once is enough");
    // What a stop of the program would say is true.
    await app.page.evaluate(() => dispatchEvent(new CustomEvent("mingzhang:crash")));
    await app.page.getByText("浏览器不让本页存数据，刷新后").waitFor();
  });
}

for (const what of ["storage full", "database blocked", "database full"]) {
  test(`${what}: the figures are kept all the same`, async (t) => {
    const app = await App.at(t, "tables/basic", { prepare: (page) => refuse(page, what) });
    const grid = new Grid(app.page);
    await grid.type(OFFICE, "公用经费", "100");
    await grid.type(OFFICE, "公用经费", "90");
    if (what === "storage full") await written(app.page);
    await app.page.reload();
    await mounted(app.page);
    await app.told("已恢复上次的 2 处修改");
    assert.equal(await grid.figure(OFFICE, "公用经费"), "90.00");
  });
}

/** Waits until the database has a work with two steps. */
const written = (page) =>
  page.waitForFunction(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("mingzhang");
        opening.onsuccess = () => {
          const asked = opening.result.transaction("works").objectStore("works").getAll();
          asked.onsuccess = () => (opening.result.close(), done(asked.result.some((work) => JSON.parse(work.steps).length === 2)));
        };
      }),
  );

test("nothing is lost by a reload in the middle of typing, nor by a stop of the program", async (t) => {
  const app = await App.at(t, "tables/basic");
  const { page } = app;
  const grid = new Grid(page);
  await (await grid.cell(OFFICE, "公用经费")).click();
  await page.keyboard.type("77.7");
  await page.reload();
  await mounted(page);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "77.70", "what stood in the field was taken");

  // The very turn in which the edit is made is the page's last.
  await (await grid.cell(OFFICE, "公用经费")).click();
  await page.keyboard.type("88.8");
  await page.evaluate(() => {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    dispatchEvent(new CustomEvent("mingzhang:crash"));
    location.reload();
  });
  await page.waitForEvent("load");
  await mounted(page);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "88.80");
});

test("what an earlier version of the page kept is there, its original beside it", async (t) => {
  const source = new Reading(await App.at(t));
  const old = await App.at(t, "tables/basic");
  await source.take(new App(source.page, "zh-CN"), "预算.txt", text);
  const [budget, reading] = await source.page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("mingzhang");
        opening.onsuccess = function ask() {
          const asked = opening.result.transaction("originals").objectStore("originals").getAll();
          asked.onsuccess = () => (asked.result[0] ? done([asked.result[0].reading.budget, asked.result[0]]) : ask());
        };
      }),
  );
  await old.page.goto("about:blank");
  await old.page.goto(new URL("icons/icon.svg", site).href);
  await old.page.evaluate(
    async ([budget, reading]) => {
      const cell = { table: "basic", block: "main", code: "30201", column: "operating" };
      const steps = [{ step: "set", cell, value: "200000", mode: "check" }];
      localStorage.clear();
      sessionStorage.clear();
      localStorage.setItem("mingzhang.work", JSON.stringify({ version: 1, document: budget, steps }));
      localStorage.setItem("mingzhang.original", "open");
      await new Promise((done) => (indexedDB.deleteDatabase("mingzhang").onsuccess = done));
      await new Promise((done) => {
        const opening = indexedDB.open("mingzhang", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("original").put(reading, 0);
        opening.onsuccess = () => (opening.result.close(), done());
      });
    },
    [budget, reading],
  );
  await old.page.goto(site);
  await mounted(old.page);
  await old.told("已恢复上次的 1 处修改");
  await old.page.locator("#original").waitFor();
  await old.go("tables/basic");
  const grid = new Grid(old.page);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "20.00");
  assert.equal(await old.page.evaluate(() => localStorage.getItem("mingzhang.work")), null);
  await old.page.reload();
  await mounted(old.page);
  assert.equal(await grid.figure(OFFICE, "公用经费"), "20.00", "from the shelf now");
});

test("a document that brings the page down is not opened again, and stays on the shelf", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  await app.page.evaluate(() => localStorage.setItem("mingzhang.restoring", sessionStorage.getItem("mingzhang.open")));
  await app.page.reload();
  await mounted(app.page);
  await app.told("没有恢复");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "135.69");
  await app.page.reload();
  await mounted(app.page);
  assert.equal(await app.notices.count(), 0);
});

test("two tabs on one work: the second is told, and may look, take over, or go on as a copy", async (t) => {
  const first = await App.at(t, "tables/basic");
  const here = new Grid(first.page);
  await here.type(OFFICE, "公用经费", "100");
  const page = await first.page.context().newPage();
  await page.goto(first.page.url());
  await mounted(page);
  const second = new App(page, "zh-CN");
  const there = new Grid(page);
  const held = (app) => app.page.locator(".held");
  await held(second).getByText("另一个标签页里修改").waitFor();
  assert.equal(await there.figure(OFFICE, "公用经费"), "100.00");
  const { violations } = await new AxeBuilder({ page }).include(".masthead").analyze();
  assert.deepEqual(violations.map((v) => v.id), []);

  // Looking: nothing can be changed.
  assert.ok(await second.undoButton.isDisabled());
  await (await there.cell(OFFICE, "公用经费")).click();
  await page.keyboard.type("5");
  await second.told("此处只供查看");
  await first.page.bringToFront();
  await here.type(OFFICE, "公用经费", "90");

  // Taking over: with the figures of the other tab, which is told.
  await page.bringToFront();
  await held(second).getByRole("button", { name: "在这里接着改" }).click();
  await held(second).waitFor({ state: "detached" });
  assert.equal(await there.figure(OFFICE, "公用经费"), "90.00");
  await there.type(OFFICE, "公用经费", "80");
  await held(first).getByText("另一个标签页接着修改了这份").waitFor();
  assert.equal(await here.figure(OFFICE, "公用经费"), "90.00");

  // A copy: both go on, each with its own.
  await first.page.bringToFront();
  await held(first).getByRole("button", { name: "另存为方案再改" }).click();
  await held(first).waitFor({ state: "detached" });
  await first.page.getByText("方案：方案 1（另存）").waitFor();
  await here.type(OFFICE, "公用经费", "70");
  for (const [app, grid, figure] of [[first, here, "70.00"], [second, there, "80.00"]]) {
    await app.page.reload();
    await mounted(app.page);
    assert.equal(await grid.figure(OFFICE, "公用经费"), figure);
    assert.equal(await held(app).count(), 0);
  }
});

test("without locks, as on a plain http site, no tab overwrites another either", async (t) => {
  const prepare = (page) =>
    page.context().addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  const first = await App.at(t, "tables/basic", { prepare });
  const here = new Grid(first.page);
  await here.type(OFFICE, "公用经费", "100");
  await here.type(OFFICE, "公用经费", "90");
  await written(first.page);
  const page = await first.page.context().newPage();
  await page.goto(first.page.url());
  await mounted(page);
  const there = new Grid(page);
  await there.type(OFFICE, "公用经费", "80");
  // A browser gives what is typed to the tab in front.
  await first.page.bringToFront();
  await here.type(OFFICE, "公用经费", "70");
  await first.page.locator(".held").getByText("另一个标签页接着修改了这份").waitFor();
  assert.equal(await here.figure(OFFICE, "公用经费"), "70.00", "not lost: it can go on as a copy");
  await page.reload();
  await mounted(page);
  assert.equal(await there.figure(OFFICE, "公用经费"), "80.00");
});

test("a note of a work that is gone keeps nobody from the others", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  await grid.type(OFFICE, "公用经费", "100");
  await grid.type(OFFICE, "公用经费", "90");
  await written(app.page);
  // Left by a tab that was closed in the turn of its last edit; then the work was deleted for good.
  await app.page.evaluate(() => {
    const gone = { id: "gone", name: "", steps: "[]", changed: 0, at: Date.now(), holder: "tab" };
    localStorage.setItem("mingzhang.pending.gone", JSON.stringify(gone));
  });
  await app.page.reload();
  await mounted(app.page);
  await app.told("已恢复上次的 2 处修改");
  assert.equal(await grid.figure(OFFICE, "公用经费"), "90.00");
  assert.equal(await app.page.evaluate(() => localStorage.getItem("mingzhang.pending.gone")), null);
});

test("a tab whose database was full goes on with its work, although another has read it meanwhile", async (t) => {
  const first = await App.at(t, "tables/basic");
  const here = new Grid(first.page);
  await first.page.evaluate(() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await here.type(OFFICE, "公用经费", "100");
  const page = await first.page.context().newPage();
  await page.goto(first.page.url());
  await mounted(page);
  await page.locator(".held").getByText("另一个标签页里修改").waitFor();
  await first.page.evaluate(() => (IDBObjectStore.prototype.put = window.put));
  await here.type(OFFICE, "公用经费", "90");
  await written(first.page);
  assert.equal(await first.page.locator(".held").count(), 0);
});

test("that nothing is kept any more is said each time that it begins", async (t) => {
  const app = await App.at(t, "tables/basic");
  const grid = new Grid(app.page);
  const full = (is) =>
    app.page.evaluate((is) => {
      window.kept ??= [Storage.prototype.setItem, IDBObjectStore.prototype.put];
      const refuse = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
      [Storage.prototype.setItem, IDBObjectStore.prototype.put] = is ? [refuse, refuse] : window.kept;
    }, is);
  for (const figure of ["100", "80"]) {
    await full(true);
    await grid.type(OFFICE, "公用经费", figure);
    const notice = await app.told("浏览器的存储空间满了");
    await notice.getByRole("button", { name: "关闭" }).click();
    await full(false);
    const kept = app.page.evaluate(() => new Promise((done) => addEventListener("mingzhang:kept", () => done(), { once: true })));
    await grid.type(OFFICE, "公用经费", "90");
    await kept;
  }
});

test("without WebAssembly a sentence and the static figures remain", async (t) => {
  const page = await open(t, "", {
    expect: [/./],
    prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  });
  await page.getByText(/WebAssembly/).first().waitFor();
  assert.match(await page.locator("body").innerText(), /4,402\.83/);
});

test("before the module is there, the static figures are", async (t) => {
  const page = await open(t, "", {
    expect: [/./],
    prepare: (page) => page.route(/\.wasm$/, (route) => route.abort()),
  });
  await page.getByText("4,402.83").first().waitFor();
});
