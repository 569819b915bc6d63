// The paper report: what the writers put into an HTML report, laid out by the browser's own print. It
// stands in a shadow root, out of reach of the page's styles, and is there only while it is printed.
// Loaded on first use.
import { element } from "./parts/dom.js";
import { say } from "./parts/say.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { draw } from "./pictures.js";
import { words } from "./printing/words.js";

const paper = new URL("../css/printing.css", import.meta.url);
const sheet = new URL("../css/main.css", import.meta.url);
let printing = false; // one report at a time

/**
 * Prints the document with its present figures.
 *
 * @param {string} kept what is kept of the work on the document
 * @param {string} name of the document
 */
export async function print(kept, name) {
  if (printing) return;
  printing = true;
  const text = words();
  say({ done: text.writing });
  try {
    const worker = new URL("./writer-worker.js", import.meta.url);
    const message = { kept, name: "report.html", lang: text.lang };
    const { bytes, failed } = await inWorker(worker, message, new AbortController().signal, () => {});
    if (failed) return say({ failed: failed.sentence ?? text.failed });
    await onPaper(new TextDecoder().decode(bytes), kept, name);
  } finally {
    printing = false;
  }
}

/** Puts a report in the place of the page until it has been printed. */
async function onPaper(html, kept, name) {
  // The page's policy refuses styles written into a document; as a sheet of the shadow root they may be.
  const [whole, own] = html.match(/<style>(.*?)<\/style>/s);
  const report = new DOMParser().parseFromString(html.replace(whole, ""), "text/html");
  const styles = await new CSSStyleSheet().replace(inShadow(own));
  const host = element("div", { class: "paper-report", lang: report.documentElement.lang });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles];
  root.append(element("div", { class: "body" }, [...report.body.children]));
  const title = document.title;
  const link = element("link", { rel: "stylesheet", href: paper.href });
  const laidOut = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  document.body.append(host);
  document.documentElement.classList.add("on-paper");
  document.title = name; // what the browser calls the file
  await laidOut;
  await addPictures(root, kept);
  // Phones return from print() before it is done, so the end is heard, not waited for.
  addEventListener("afterprint", end, { once: true });
  window.print();

  function end() {
    document.documentElement.classList.remove("on-paper");
    document.title = title;
    host.remove();
    link.remove();
  }
}

/** The pictures behind the overview; their tables and the document's own say the same. */
async function addPictures(root, kept) {
  const text = words();
  const { document: published, steps } = JSON.parse(kept);
  const { moneyUnit } = JSON.parse(published);
  const place = element("div", { class: "pictures" });
  const section = element(
    "section",
    { class: "mz paper-pictures", "data-theme": "light" },
    element("h2", {}, text.pictures),
    place,
  );
  root.querySelector("section").after(section);
  try {
    await styled(sheet, root);
    await draw(place, [published, JSON.stringify(steps), moneyUnit, text.tag]);
  } catch (error) {
    console.info(String(error));
    section.replaceChildren(element("p", {}, text.noPictures));
  }
}

/** The report's styles for the inside of a shadow root, where there is no root element and no body. */
function inShadow(styles) {
  return styles.replace(/:root\b/g, ":host").replace(/(^|[\s},])body(?=\s*\{)/g, "$1.body");
}
