// Reading a document: away from the page in a worker, shown before it is taken, and kept beside the
// figures afterwards. Loaded on first use.
import { current as present, keepOriginal, works } from "./keeping.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { say } from "./parts/say.js";
import { Progress } from "./reading/progress.js";
import { review } from "./reading/review.js";
import { Original, defineToggle } from "./reading/original.js";
import { unrecognised } from "./reading/unrecognised.js";
import { unstated } from "./reading/unstated.js";
import { words } from "./reading/words.js";

/** What is larger is no budget; the worker checks each format more closely. */
const LARGEST = 32 * 1024 * 1024;
/** Problems of documents of which the reader may know the form, and whose they are or of which year. */
const FORM_UNKNOWN = ["no-form", "not-of-form"];
const UNSTATED = ["no-unit", "no-year"];

const style = styled(new URL("../css/reading.css", import.meta.url));

const original = new Original();
defineToggle(original);
// Another document is open: the source beside it is not its own.
for (const name of ["mingzhang:opened", "mingzhang:shown"]) addEventListener(name, () => original.clear());

let current; // what is being read, so that another file takes its place

/**
 * Reads a file, shows what was recognised, and opens it when the reader says so. Until then, and
 * whatever goes wrong, the present document stays.
 */
export async function read(file) {
  if (/\.json$/i.test(file.name)) {
    // The page reads its own formats itself.
    if (/\.shelf\.json$/i.test(file.name)) return dispatchEvent(new CustomEvent("mingzhang:shelf", { detail: file }));
    if (file.size > LARGEST) return refuse(words().tooLarge(LARGEST / 1024 / 1024));
    const text = await file.text().catch(() => undefined);
    return text === undefined ? refuse(words().unreadable) : open({ name: file.name, text });
  }
  await readOne(file.name, [file]);
}

/** Says that of several files only the first is opened. */
export function leave(first, others) {
  say({ done: words().onlyFirst(first, others) });
}

/**
 * Reads what was pasted outside a field: a file, rich text or plain text.
 *
 * @param {{file?: File, html: string, text: string}} pasted
 */
export async function paste({ file, html, text }) {
  const { clipboard, picture, noDocument, hint } = words();
  if (file?.type.startsWith("image/") && !text && !html) return say({ failed: picture });
  if (file && !file.type.startsWith("image/")) return read(file);
  // A figure or some words are no document: no reader needs to be loaded to see that.
  const isBlock = /\d/.test(text || html) && (/[\t\n]/.test(text.trim()) || /<table/i.test(html));
  if (!isBlock) return say({ failed: noDocument + hint });
  // Rich text has the cells; where its markup says nothing of them, the plain text may.
  const files = [
    html && new File([html], "", { type: "text/html" }),
    text && new File([text], "", { type: "text/plain" }),
  ];
  await readOne(clipboard, files.filter(Boolean), hint);
}

/**
 * Reads the first of the files that can be read, with what the reader says of it where it does not say
 * so itself, or on another form where the reader asks for it, and takes what the reader accepts. The hint
 * follows the sentence why nothing was read; with one, the form is not asked for: some cells pasted beside
 * the grid are no document.
 */
async function readOne(name, files, hint = "") {
  if (files.every((file) => file.size > LARGEST)) return refuse(words().tooLarge(LARGEST / 1024 / 1024) + hint);
  await style;
  let said = {};
  let outcome = await outcomeOf(name, files, said);
  while (outcome) {
    const { reading, forms, failed, file } = outcome;
    let more;
    if (reading) {
      const { taken, form } = await review(name, outcome);
      if (taken) return take(name, reading);
      more = form && { form };
    } else if (UNSTATED.includes(failed.code)) {
      more = await unstated(name, failed.code, sentenceOf(failed));
    } else if (FORM_UNKNOWN.includes(failed.code) && !hint) {
      const form = await unrecognised(name, sentenceOf(failed), forms);
      more = form && { form };
    } else {
      return refuse(sentenceOf(failed) + hint);
    }
    if (!more) return;
    said = { ...said, ...more };
    const again = (await outcomeOf(name, file ? [file] : files, said)) ?? {};
    // Where nothing comes of the other form, what was read before is still there.
    if (again.reading || (again.failed && !reading)) outcome = again;
    else outcome.refused = again.failed && sentenceOf(again.failed);
  }
}

/**
 * What becomes of the first of the files that can be read, else of the first; none when cancelled. Where
 * only something is missing that the reader may know, no other file is tried.
 *
 * @param {{form?: string, unit?: string, year?: number}} said what the reader said of the document
 */
async function outcomeOf(name, files, said) {
  current?.abort();
  const turn = (current = new AbortController());
  const progress = new Progress(name, () => turn.abort());
  const worker = new URL("./reader-worker.js", import.meta.url);
  try {
    let refused;
    for (const file of files) {
      const outcome = await inWorker(worker, { file, said }, turn.signal, (done, total) => progress.at(done, total));
      if (!outcome) return undefined;
      if (outcome.reading || UNSTATED.includes(outcome.failed?.code)) return { ...outcome, file };
      refused ??= outcome;
    }
    return refused;
  } finally {
    progress.end();
    if (current === turn) current = undefined;
  }
}

function sentenceOf(failed) {
  const text = words();
  return failed[text.lang] ?? text.failed[failed.code];
}

async function take(name, reading) {
  // The document is drawn during this call; `mingzhang:opened` says that it was.
  let opened = false;
  const note = () => (opened = true);
  addEventListener("mingzhang:opened", note, { once: true });
  open({ name, text: reading.budget });
  removeEventListener("mingzhang:opened", note);
  if (!opened) return;
  original.take(name, reading);
  location.hash = `#tables/${reading.recognised.found[0]?.id ?? ""}`;
  if (!(await keepOriginal({ name, reading }))) say({ failed: words().notKept });
}

/** Brings back the source of the figures that are open, from the shelf. */
export async function restore() {
  const { id, document } = present();
  const source = await works.originalOf(document);
  await style;
  // Meanwhile another work may have been opened.
  if (source && present().id === id) original.take(source.name, source.reading, true);
}

function refuse(sentence) {
  open({ error: sentence });
}

/** Hands a disclosure, or the sentence why there is none, to the page. */
function open(detail) {
  dispatchEvent(new CustomEvent("mingzhang:open", { detail }));
}
