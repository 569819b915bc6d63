// Photographs of the page for people to look at: every run of the browser tests leaves them in `looks/`.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = new URL("../../../looks/", import.meta.url);

/** The page as it is now, once its fonts are there: all of it, or what a dialog is open in. */
export async function photograph(page, name) {
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)), fullPage: !(await page.locator("dialog:modal").count()), animations: "disabled" });
}
