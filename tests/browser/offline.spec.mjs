// Without a network: kept after the first visit, every part of it; a new version is offered, and never
// mixed with the one before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { App } from "./pages/app.mjs";
import { Reading } from "./pages/reading.mjs";
import { text } from "./support/documents.mjs";
import { mounted } from "./support/page.mjs";
import { versions } from "./support/versions.mjs";

const READY = "没有网络也能用";
const allow = { serviceWorkers: "allow" };

const line = (app) => app.page.locator("main mingzhang-offline");
const foot = (app) => app.page.locator("footer mingzhang-offline");

/** The page once everything is kept. */
async function kept(t, options = {}) {
  const { context = {}, ...more } = options;
  const app = await App.at(t, "", { context: { ...allow, ...context }, ...more });
  await foot(app).filter({ hasText: READY }).waitFor();
  return app;
}

const go = (app, offline) => app.page.context().setOffline(offline);

async function reload(app) {
  await app.page.reload();
  await mounted(app.page);
}

test("after the first visit everything works without a network", async (t) => {
  const app = await kept(t);
  await go(app, true);
  await line(app).filter({ hasText: "现在没有网络" }).waitFor();
  await reload(app);
  await line(app).filter({ hasText: "照常可用" }).waitFor();
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  assert.deepEqual(violations.map((v) => v.id), []);

  const reading = new Reading(app);
  await reading.take(app, "预算.txt", text);
  await app.page.getByRole("heading", { name: "示范县档案馆", level: 1 }).waitFor();
  await app.view("checks");
  await app.page.locator(".rulebook .all-good, .rulebook .finding").first().waitFor();
  await app.menu(/^导出/);
  const csv = await app.downloadedBy(() => app.page.locator("dialog.export").getByRole("button", { name: /CSV/ }).click());
  assert.ok(csv.bytes.toString().includes("办公费"));

  await go(app, false);
  await line(app).filter({ hasText: "现在没有网络" }).waitFor({ state: "detached" });
});

test("who saves data gets only what they use", async (t) => {
  const server = await versions(t);
  const prepare = (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const app = await App.at(t, "", { at: server.site, prepare, context: allow, expect: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] });
  await foot(app).filter({ hasText: "第一次用到时才下载" }).waitFor();
  const asked = (name) => [...server.hits.keys()].some((path) => path.includes(name));
  assert.ok(asked("mingzhang_web_bg"), "the page itself is kept");
  assert.ok(!asked("mingzhang_reader"), "nothing is fetched that was not used");

  // What was used once is there without a network; the rest says that it is not.
  await new Reading(app).take(app, "预算.txt", text);
  await go(app, true);
  await reload(app);
  await line(app).filter({ hasText: "还没有下载的部分" }).waitFor();
  await new Reading(app).take(app, "预算.txt", text);
  await app.menu(/^导出/);
  await app.told("没有加载成功");
});

test("a new version is offered, not forced, and not mixed with the one before", async (t) => {
  const server = await versions(t);
  const app = await kept(t, { at: server.site });
  const boot = (page) => page.evaluate(() => document.querySelector('script[src*="boot"]').src);
  const first = await boot(app.page);
  assert.doesNotMatch(first, /-new/);

  server.now = "next";
  const other = new App(await app.page.context().newPage(), "zh-CN");
  await other.page.goto(server.site);
  await mounted(other.page);
  assert.equal(await boot(other.page), first, "it opens as it was");
  await line(other).filter({ hasText: "有新版本" }).waitFor();
  assert.equal(await boot(other.page), first, "nothing happens by itself");
  await line(app).filter({ hasText: "有新版本" }).waitFor();

  await line(other).getByRole("button", { name: "刷新使用" }).click();
  await other.page.waitForFunction(() => document.querySelector('script[src*="boot-new"]'));
  await mounted(other.page);
  assert.match(await other.page.title(), /乌鲁木齐/);
  await line(other).filter({ hasText: "有新版本" }).waitFor({ state: "detached" });

  // The other page goes on with its own parts, which the server does not have any longer.
  assert.equal(await boot(app.page), first);
  await new Reading(app).take(app, "预算.txt", text);
  const parts = await app.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.ok(parts.some((name) => /reading-[0-9a-f]{10}\.js/.test(name)) && !parts.some((name) => /-new/.test(name)));
  await reload(app);
  assert.match(await boot(app.page), /boot-new/);
});

test("a page served for development is never an older one", async (t) => {
  const server = await versions(t);
  // The page may be loading its later parts when it is sent away.
  const app = await kept(t, { at: server.site, expect: [/Failed to fetch dynamically imported module/, /ERR_CONNECTION/] });
  server.now = "development";
  await app.page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  await app.page.waitForFunction(async () => (await caches.keys()).length === 0);
  await app.page.waitForFunction(() => !navigator.serviceWorker.controller);
  await mounted(app.page);
  assert.equal(await line(app).innerText(), "");
  server.hits.clear();
  await reload(app);
  assert.ok([...server.hits.keys()].some((path) => path.includes("mingzhang_web_bg")), "from the server");
  // A worker for development keeps nothing.
  assert.deepEqual(await app.page.evaluate(() => caches.keys()), []);
});

test("it can be installed, and opens files that the system hands to it", async (t) => {
  const prepare = (page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "launchQueue", { value: { setConsumer: (take) => (window.launched = take) } }),
    );
  const app = await App.at(t, "", { prepare, context: allow });
  const session = await app.page.context().newCDPSession(app.page);
  const { url, data, errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await app.page.request.get(new URL(src, url).href);
    assert.equal(answer.headers()["content-type"], type, src);
    if (type === "image/png") {
      const bytes = await answer.body();
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    }
  }
  // What the button opens, the system may hand over.
  const accepted = (await app.page.locator('input[type="file"]').first().getAttribute("accept")).split(",");
  const handled = Object.values(manifest.file_handlers[0].accept).flat();
  assert.deepEqual(handled.filter((ending) => !accepted.includes(ending)), []);

  await app.page.waitForFunction(() => window.launched);
  await app.page.evaluate((text) => {
    window.launched({ files: [{ getFile: async () => new File([text], "预算.txt") }] });
  }, text);
  await new Reading(app).review.waitFor();
});
