// Draws the icons of the installed page from www/icons/icon.svg: `node tools/icons.mjs`. Needs Chromium;
// run it after changing the drawing, and commit what it makes.
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const icons = new URL("../www/icons/", import.meta.url);
const drawing = await readFile(new URL("icon.svg", icons), "utf8");
const ground = /fill="(#[0-9a-f]{6})"/.exec(drawing)[1];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium" });
for (const [name, size, part] of [
  ["icon-192.png", 192, 1],
  ["icon-512.png", 512, 1],
  // A system may cut this one to a circle: the drawing keeps within it, the ground goes to the edge.
  ["icon-maskable-512.png", 512, 0.72],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = size * part;
  await page.setContent(`<style>body{margin:0;display:grid;place-items:center;block-size:100vh}
    ${part < 1 ? `body{background:${ground}}` : ""}svg{inline-size:${side}px;block-size:${side}px}</style>${drawing}`);
  await page.screenshot({ path: new URL(name, icons).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
