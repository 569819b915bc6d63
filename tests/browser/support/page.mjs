// What every browser test starts from.
//
//   import { test } from "node:test";
//   import { mounted, open } from "./support/page.mjs";
//
//   test("the page mounts", async (t) => {
//     const page = await open(t, "", { width: 390, height: 844, lang: "en" });
//     await mounted(page);
//     ...
//   });
//
// `open` gives a Playwright page in a profile of its own, closed when the test ends. The test
// fails if the page wrote an error to its console, threw, or asked any other host for anything.
import { after } from "node:test";
import { chromium, firefox } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Whether the tests run in Firefox: as it is installed, over WebDriver BiDi. */
export const inFirefox = process.env.MINGZHANG_BROWSER === "firefox";

function launch() {
  return inFirefox
    ? firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX || "/usr/bin/firefox" })
    : chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGUMENTS });
}

/** Where the page is served; ends with a slash. */
export const site = process.env.MINGZHANG_URL;
if (!site?.endsWith("/")) {
  throw new Error(
    "MINGZHANG_URL names no site: run `cargo xtask e2e`, or set it to the address of `cargo xtask serve` with a slash at its end",
  );
}

let browser;
after(() => browser?.close());

/** Waits until the module has put the living page in the place of the static content. */
export async function mounted(page) {
  await page.locator("#app noscript").waitFor({ state: "detached" });
}

/**
 * Opens a page of the site.
 *
 * @param t the test's context
 * @param path relative to the site: "" is the page itself, "embed/" the demo host page
 * @param options.lang the browser's language
 * @param options.expect patterns of the errors that this test provokes on purpose
 * @param options.first whether it is the reader's first visit, which is guided
 * @param options.prepare called with the page before it goes anywhere
 * @param options.context more of Playwright's context options
 * @param options.at another address of the site; ends with a slash
 */
export async function open(t, path = "", options = {}) {
  const { width = 1440, height = 900, lang = "zh-CN", expect = [], first = false } = options;
  const { prepare, context = {}, at = site } = options;
  browser ??= await launch();
  // What is kept for use without a network is the business of `offline.spec.mjs` alone.
  const serviceWorkers = "block";
  const profile = await browser.newContext({ locale: lang, viewport: { width, height }, serviceWorkers, ...context });
  const errors = [];
  const note = (what) => {
    if (!expect.some((pattern) => pattern.test(what))) errors.push(what);
  };
  const page = await profile.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") note(message.text());
  });
  page.on("pageerror", (error) => note(String(error.stack ?? error)));
  const { origin } = new URL(at);
  await profile.route(
    (url) => url.protocol.startsWith("http") && url.origin !== origin,
    (route) => {
      note(`asked another host: ${route.request().url()}`);
      return route.abort();
    },
  );
  if (!first) {
    await profile.addInitScript(() => {
      try {
        localStorage.setItem("mingzhang.guided", "1");
      } catch {
        // A page that keeps nothing shows nobody around.
      }
    });
  }
  t.after(async () => {
    await profile.close();
    if (errors.length > 0) throw new Error(`errors in the page:\n${errors.join("\n")}`);
  });
  await prepare?.(page);
  await page.goto(new URL(path, at).href);
  return page;
}
