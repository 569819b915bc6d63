// Where a widget's document comes from: what the host handed over, a file, an element of the host's page
// (JSON or tables), JSON between the tags, or the built-in example.

/** Larger than any disclosure: refused instead of freezing the host's page. */
const MOST = 16 * 1024 * 1024;

const WORDS = {
  zh: {
    "not-there": (what) => `预算文件读不到：${what}。请检查 src 的地址。`,
    "too-large": "预算文件超过 16 MiB，没有读取。",
    "no-element": (id) => `页面上没有 ${id}：src 要写一个存在的元素的 id。`,
  },
  en: {
    "not-there": (what) => `The budget file cannot be had: ${what}. Check the address in src.`,
    "too-large": "The budget file is larger than 16 MiB and was not read.",
    "no-element": (id) => `There is no ${id} on the page: src has to name an element that is there.`,
  },
};

/** The text of the disclosure that a widget is to show. */
export async function source(widget, given, example) {
  const words = WORDS[widget.lang.startsWith("en") ? "en" : "zh"];
  if (given !== undefined) return bounded(await handed(given, words), words);
  const src = widget.getAttribute("src");
  if (src?.startsWith("#")) return bounded(await onPage(src, words), words);
  if (src) return fetched(new URL(src, document.baseURI), words);
  const inline = widget.querySelector(':scope > script[type="application/json"]');
  return inline ? bounded(inline.textContent, words) : fetched(example, words);
}

/** What an element of the host's page holds: JSON in a script, otherwise tables as the forms have them. */
async function onPage(id, words) {
  const element = document.getElementById(id.slice(1));
  if (!element) throw new Error(words["no-element"](id));
  if (element.localName === "script") return element.textContent;
  const { tables } = await import("../../js/tables.js");
  return tables(element.outerHTML, words === WORDS.en ? "en" : "zh-CN");
}

async function handed(given, words) {
  if (given instanceof URL) return fetched(given, words);
  if (typeof given !== "string") return JSON.stringify(given);
  // Text of a disclosure begins with a brace; an address never does.
  return given.trimStart().startsWith("{") ? given : fetched(new URL(given, document.baseURI), words);
}

async function fetched(url, words) {
  const refuse = (why) => new Error(words["not-there"](`${url.pathname.split("/").pop()} (${why})`));
  if (!/^(https?|blob|data):$/.test(url.protocol)) throw refuse(url.protocol);
  const response = await fetch(url).catch((error) => {
    throw refuse(error.message);
  });
  if (!response.ok) throw refuse(response.status);
  if (Number(response.headers.get("content-length")) > MOST) throw new Error(words["too-large"]);
  return bounded(await response.text(), words);
}

function bounded(text, words) {
  if (text.length > MOST) throw new Error(words["too-large"]);
  return text;
}
