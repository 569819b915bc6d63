// Where a widget's document comes from: what the host handed over, a file, an element of the host's page
// (JSON or tables), JSON between the tags, or the built-in example where nothing stands between them.
import { words } from "./words.js";

/** Twice the largest departments: more would freeze the host's page. */
const MOST = 4;
const BYTES = MOST * 1024 * 1024;

/** Characters of the longest address, and what tells one from other words: a scheme, a path or an ending. */
const LONGEST = 2048;
const ADDRESS = /^([a-z][a-z0-9+.-]*:|[^\s<>"[\]{}]*\/|[^\s<>"[\]{}]+\.json$)[^\s<>"[\]{}]*$/i;

/**
 * The text of the disclosure that a widget is to show.
 *
 * @param given what the host handed over; undefined where it did not
 * @param {URL} example the built-in one
 * @param {(html: string, lang: string) => Promise<string>} tables reads tables of the host's page
 * @param {AbortSignal} signal ends a request that nobody waits for any more
 */
export async function source(widget, given, example, tables, signal) {
  const text = words(widget);
  const get = (url) => fetched(url, text, signal);
  if (given !== undefined) {
    const handedOver = handed(given, text);
    return handedOver instanceof URL ? get(handedOver) : bounded(handedOver, text);
  }
  const src = widget.getAttribute("src");
  if (src?.startsWith("#")) return bounded(await onPage(widget, src, text, tables), text);
  if (src) return get(address(src, text));
  const inline = () => widget.querySelector('script[type^="application/json" i]');
  // What stands between the tags may not be there yet.
  if (!inline() && document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  if (inline()) return bounded(inline().textContent, text);
  // What stands between the tags is somebody's own budget, whose file is missing: no other may take its place.
  if (src === "" || hasContent(widget)) throw new Error(text.noSource);
  return get(example);
}

/** Whether anything that can be read stands between the tags. */
export function hasContent(widget) {
  return widget.textContent.trim() !== "" || widget.childElementCount > 0;
}

/** What an element of the host's page holds: JSON in a script, otherwise tables as the forms have them. */
async function onPage(widget, id, text, tables) {
  const element = [widget.getRootNode(), document].map((root) => root.getElementById?.(id.slice(1))).find(Boolean);
  if (!element) throw new Error(text.noElement(id));
  return element.localName === "script" ? element.textContent : tables(element.outerHTML, widget.lang);
}

/** What the host handed over, as text or address. */
function handed(given, text) {
  if (given instanceof URL) return given;
  if (isPlain(given)) {
    try {
      return JSON.stringify(given);
    } catch {
      throw new Error(text.noDocument);
    }
  }
  if (typeof given !== "string" || !given.trim()) throw new Error(text.noDocument);
  // Text of a disclosure begins with a brace; any other text is asked for only if it looks like an address.
  if (given.trimStart().startsWith("{")) return given;
  if (given.length > LONGEST || !ADDRESS.test(given.trim())) throw new Error(text.noDocument);
  return address(given, text);
}

/** An object or list of data, of whatever window; no response, file or element. */
function isPlain(given) {
  return Array.isArray(given) || Object.prototype.toString.call(given) === "[object Object]";
}

function address(src, text) {
  if (!URL.canParse(src, document.baseURI)) throw new Error(text.badAddress(src));
  return new URL(src, document.baseURI);
}

async function fetched(url, text, signal) {
  const refuse = (why) => new Error(text.notThere(`${url.pathname.split("/").pop()} (${why})`));
  if (!/^(https?|blob|data):$/.test(url.protocol)) throw refuse(url.protocol);
  const response = await fetch(url, { signal }).catch((error) => {
    throw signal.aborted ? error : refuse(error.message);
  });
  if (!response.ok) throw refuse(response.status);
  const parts = [];
  let size = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).text();
    parts.push(value);
    size += value.length;
    if (size > BYTES) {
      reader.cancel();
      throw new Error(text.tooLarge(MOST));
    }
  }
}

function bounded(document, text) {
  if (document.length > BYTES) throw new Error(text.tooLarge(MOST));
  return document;
}
