// What the widget costs the page that it stands on.
//
//   cargo xtask bench widget [N]    N widgets for the memory of one; ten visits for the time
//
// Time: from the moment the widget's script is there until its first figures are drawn, nothing cached,
// from a server on this machine. Memory: of the module, which only grows, and of JavaScript after a forced
// collection, from one widget to N more.
import { close, tell, visit } from "./browser.mjs";

const WIDGETS = Number(process.argv[2] ?? 20);
const VISITS = 10;
const HOST = "embed/hosts/plain.html";

/** Keeps the module's memory at hand, and the time of the first figures. */
function watch() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiateStreaming(...given);
    window.module = made.instance.exports.memory;
    return made;
  };
  addEventListener("mingzhang:findings", () => requestAnimationFrame(() => (window.drawn ??= performance.now())), { once: true });
}

const drawn = (page) => page.waitForFunction(() => window.drawn);
const prepare = (page) => page.addInitScript(watch);

const times = [];
for (let n = 0; n < VISITS; n++) {
  const page = await visit(HOST, prepare);
  await drawn(page);
  times.push(
    await page.evaluate(() => {
      const script = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/mingzhang-budget.js"));
      return window.drawn - script.responseEnd;
    }),
  );
  await page.context().close();
}
console.log(`the widget, ${VISITS} visits: median, 99th percentile, slowest`);
tell("from its script to its first figures", times);

const page = await visit(HOST, prepare);
await drawn(page);
const session = await page.context().newCDPSession(page);
async function memory() {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { module: await page.evaluate(() => window.module.buffer.byteLength), script: usedSize };
}
const before = await memory();
await page.evaluate(async (count) => {
  for (let n = 0; n < count; n++) {
    const widget = document.createElement("mingzhang-budget");
    const found = new Promise((done) => widget.addEventListener("mingzhang:findings", done, { once: true }));
    document.body.append(widget);
    await found;
  }
}, WIDGETS);
const after = await memory();
const kilobytes = (bytes) => `${Math.round(bytes / 1024).toLocaleString("en")} KB`;
console.log(`\nmemory, by ${WIDGETS} more widgets`);
for (const [part, name] of [["module", "of the module"], ["script", "of JavaScript"]]) {
  console.log(`  ${name.padEnd(20)}${kilobytes(before[part]).padStart(12)} with one,${kilobytes((after[part] - before[part]) / WIDGETS).padStart(10)} for each more`);
}
await close();
