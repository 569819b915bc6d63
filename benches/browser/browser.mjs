// What the benchmarks in the browser share: a fresh profile on the built page, and how times are told.
import { chromium } from "playwright-core";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Where the page is served; ends with a slash. `cargo xtask bench` sets it. */
const site = process.env.MINGZHANG_URL;

let browser;

/** Opens a page of the site, with nothing kept from before; `prepare` gets it before it goes anywhere. */
export async function visit(path, prepare) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGUMENTS });
  const profile = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await profile.newPage();
  await page.addInitScript(() => localStorage.setItem("mingzhang.guided", "1"));
  await prepare?.(page);
  await page.goto(new URL(path, site).href);
  return page;
}

export const close = () => browser?.close();

/** The figure below which a share of all lie. */
export function quantile(figures, share) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** One line: what was measured, median, 99th percentile, slowest, in milliseconds. */
export function tell(what, times) {
  const columns = [quantile(times, 0.5), quantile(times, 0.99), Math.max(...times)].map((time) => `${time.toFixed(1)} ms`.padStart(12));
  console.log(`  ${what.padEnd(55)}${columns.join("")}`);
}
