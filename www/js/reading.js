// Reading a document: away from the page in a worker, shown before it is taken, and kept beside the
// figures afterwards. Loaded on first use.
import { readInWorker } from "./reading/worker.js";
import { Progress } from "./reading/progress.js";
import { review } from "./reading/review.js";
import { Original, defineToggle } from "./reading/original.js";
import { words } from "./reading/words.js";

/** What is larger is no budget; the worker checks each format more closely. */
const LARGEST = 128 * 1024 * 1024;

const styled = new Promise((done) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("../css/reading.css", import.meta.url).href;
  link.onload = link.onerror = done;
  document.head.append(link);
});

const original = new Original();
defineToggle(original);
// Another document is open: the source beside it is no longer its own.
addEventListener("mingzhang:opened", () => original.clear());

let current; // what is being read, so that another file takes its place

/**
 * Reads a file, shows what was recognised, and opens it when the reader says so. Until then, and
 * whatever goes wrong, the present document stays.
 */
export async function read(file) {
  const text = words();
  const name = file.name || text.clipboard;
  const refuse = (sentence) => open({ error: sentence });
  if (/\.json$/i.test(name)) return open({ name, text: await file.text() });
  if (file.size > LARGEST) return refuse(text.tooLarge(LARGEST / 1024 / 1024));
  current?.abort();
  const turn = (current = new AbortController());
  await styled;
  const progress = new Progress(name, () => turn.abort());
  turn.signal.addEventListener("abort", () => progress.end());
  try {
    const worker = new URL("./reader-worker.js", import.meta.url);
    const outcome = await readInWorker(worker, file, turn.signal, (done, total) => progress.at(done, total));
    progress.end();
    if (!outcome) return;
    if (outcome.failed) return refuse(outcome.failed[text.lang] ?? text.failed[outcome.failed.code]);
    await take(name, outcome.reading);
  } finally {
    if (current === turn) current = undefined;
  }
}

async function take(name, reading) {
  if (!(await review(name, reading))) return;
  // The document is drawn during this call; `mingzhang:opened` says that it was.
  let opened = false;
  const note = () => (opened = true);
  addEventListener("mingzhang:opened", note, { once: true });
  open({ name, text: reading.budget });
  removeEventListener("mingzhang:opened", note);
  if (!opened) return;
  original.keep(name, reading);
  location.hash = `#tables/${reading.recognised.found[0]?.id ?? ""}`;
}

/** Hands a disclosure, or the sentence why there is none, to the page. */
function open(detail) {
  dispatchEvent(new CustomEvent("mingzhang:open", { detail }));
}
