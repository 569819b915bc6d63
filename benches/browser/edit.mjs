// From the keystroke that takes a figure to the figures drawn, on the built-in example and on the same with
// a table of two thousand rows; and from the key that takes an edit back to the pictures drawn anew.
//
//   cargo xtask bench edit [N]      N edits of each; median, 99th percentile and slowest are told
//
// `work` begins when the browser takes the key and ends when every script has run and the layout is made:
// what has to fit into a frame. `painted` also waits for the frame that the browser draws it in, which comes
// every 16.7 ms.
import { readFile } from "node:fs/promises";
import { close, tell, visit } from "./browser.mjs";

const EDITS = Number(process.argv[2] ?? 200);
const ROWS = 2000;
const example = new URL("../../www/examples/urumqi-samr-2024.budget.json", import.meta.url);

/** The example with a table of very many projects. */
async function large() {
  const document = JSON.parse(await readFile(example, "utf8"));
  const table = document.tables.find(({ id }) => id === "projects");
  const cells = (figure) => ({ total: figure, e302: figure });
  const item = { code: "2013805", name: "市场秩序执法" };
  const above = [{ row: "total" }, { code: "201", name: "一般公共服务支出" }, { code: "20138", name: "市场监督管理事务" }, item];
  table.rows = above.map((row) => ({ ...row, cells: cells(`${ROWS}.00`) }));
  for (let number = 1; number <= ROWS; number++) table.rows.push({ ...item, project: `示范项目 ${number}`, cells: cells("1.00") });
  return JSON.stringify(document);
}

/** Notes how long each key that edits keeps the page busy, and how long it takes until that is painted. */
function watch() {
  const first = !window.work;
  window.work = [];
  window.painted = [];
  if (!first) return;
  const soon = (act) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(undefined);
  };
  addEventListener(
    "keydown",
    (event) => {
      const takesFigure = event.key === "Enter";
      if (!takesFigure && !(event.ctrlKey && "zy".includes(event.key))) return;
      // What listens where the key arrives is done, and all that follows from it, when this is called.
      const done = () => {
        document.body.getBoundingClientRect();
        window.work.push(performance.now() - event.timeStamp);
      };
      (takesFigure ? event.target : window).addEventListener("keydown", done, { once: true });
      requestAnimationFrame(() => soon(() => window.painted.push(performance.now() - event.timeStamp)));
    },
    true,
  );
}

async function measure(what, page, table) {
  await page.evaluate((table) => (location.hash = table), table);
  const cell = page.locator(".grid td.cell", { hasText: /^\d/ }).last();
  await cell.click();
  await page.evaluate(watch);
  for (let edit = 1; edit <= EDITS; edit++) {
    await page.keyboard.type(String(edit % 90));
    await page.keyboard.press("Enter");
    await page.waitForFunction((edit) => window.painted.length === edit, edit);
    await cell.focus();
  }
  await report(what, page);
}

/** Takes the last edit back and does it again, while the pictures are shown. */
async function measurePictures(what, page) {
  await page.evaluate(() => (location.hash = "flow"));
  await page.locator(".picture svg").first().waitFor();
  await page.evaluate(watch);
  for (let edit = 1; edit <= EDITS; edit++) {
    await page.keyboard.press(edit % 2 ? "Control+z" : "Control+y");
    await page.waitForFunction((edit) => window.painted.length === edit, edit);
  }
  await report(what, page);
}

async function report(what, page) {
  const { work, painted } = await page.evaluate(() => ({ work: window.work, painted: window.painted }));
  tell(`${what}: work`, work);
  tell(`${what}: painted`, painted);
}

console.log(`an edit in the browser, ${EDITS} times: median, 99th percentile, slowest`);
const page = await visit("#tables/basic");
await measure("the example", page, "tables/basic");
await measurePictures("the example's pictures", page);
await page.locator("input[type=file]").setInputFiles({ name: "large.budget.json", mimeType: "application/json", buffer: Buffer.from(await large()) });
await page.getByText("已打开").waitFor();
await measure(`with ${ROWS} projects`, page, "tables/projects");
await measurePictures(`pictures with ${ROWS} projects`, page);
await close();
