// Where a widget's document comes from: what the host handed over, a file, an element of the host's page
// (JSON or tables), JSON between the tags, or the built-in example.
import { words } from "./words.js";

/** Twice the largest departments: more would freeze the host's page. */
const MOST = 4;
const BYTES = MOST * 1024 * 1024;

/**
 * The text of the disclosure that a widget is to show.
 *
 * @param given what the host handed over; undefined where it did not
 * @param {URL} example the built-in one
 * @param {(html: string, lang: string) => Promise<string>} tables reads tables of the host's page
 */
export async function source(widget, given, example, tables) {
  const text = words(widget);
  if (given !== undefined) return bounded(await handed(given, text), text);
  const src = widget.getAttribute("src");
  if (src?.startsWith("#")) return bounded(await onPage(widget, src, text, tables), text);
  if (src) return fetched(address(src, text), text);
  const inline = () => widget.querySelector(':scope > script[type="application/json"]');
  // What stands between the tags may not be there yet.
  if (!inline() && document.readyState === "loading") {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  return inline() ? bounded(inline().textContent, text) : fetched(example, text);
}

/** What an element of the host's page holds: JSON in a script, otherwise tables as the forms have them. */
async function onPage(widget, id, text, tables) {
  const element = [widget.getRootNode(), document].map((root) => root.getElementById?.(id.slice(1))).find(Boolean);
  if (!element) throw new Error(text.noElement(id));
  return element.localName === "script" ? element.textContent : tables(element.outerHTML, widget.lang);
}

async function handed(given, text) {
  if (given instanceof URL) return fetched(given, text);
  if (given && typeof given === "object") {
    try {
      return JSON.stringify(given);
    } catch {
      throw new Error(text.noDocument);
    }
  }
  if (typeof given !== "string" || !given.trim()) throw new Error(text.noDocument);
  // Text of a disclosure begins with a brace; an address never does.
  return given.trimStart().startsWith("{") ? given : fetched(address(given, text), text);
}

function address(src, text) {
  if (!URL.canParse(src, document.baseURI)) throw new Error(text.badAddress(src));
  return new URL(src, document.baseURI);
}

async function fetched(url, text) {
  const refuse = (why) => new Error(text.notThere(`${url.pathname.split("/").pop()} (${why})`));
  if (!/^(https?|blob|data):$/.test(url.protocol)) throw refuse(url.protocol);
  const response = await fetch(url).catch((error) => {
    throw refuse(error.message);
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
