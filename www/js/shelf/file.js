// Everything on the shelf in one file, and back (`docs/keeping.md`).
import { fingerprint, fresh, keptOf } from "../keeping/records.js";

const SCHEMA = "mingzhang.shelf/1";

/** What is larger, or holds more, was not written by this page. */
const LARGEST = 64 * 1024 * 1024;
const MOST = 2000;

/** What the file is called. */
export function fileName() {
  const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return `mingzhang-${day}.shelf.json`;
}

/** The file of documents and the works on them. */
export function written(documents, works) {
  const list = documents.map(({ id, text }) => ({
    document: text,
    works: works
      .filter(({ document }) => document === id)
      .map(({ id, name, at, changed, steps, reasons }) => ({
        id,
        name,
        changed: at,
        figures: changed,
        steps: JSON.parse(steps),
        reasons,
      })),
  }));
  const shelf = { schema: SCHEMA, documents: list.filter(({ works }) => works.length) };
  return new Blob([JSON.stringify(shelf, null, 1)], { type: "application/json" });
}

/**
 * Puts what a file has on the shelf: beside what is there, which stays as it is.
 *
 * @param {File} file
 * @param count asks how many figures each of the works changed, null for one that cannot be read
 * @param shelf where they go
 * @returns `{refused}`: why not; else how many came, were there already, could not be read;
 *   undefined where it was given up
 */
export async function bring(file, count, shelf) {
  if (file.size > LARGEST) return { refused: "tooLarge" };
  const entries = entriesOf(await file.text());
  if (!entries) return { refused: "noShelf" };
  // Each work is replayed on its document: a small file can name a large one a thousand times.
  const replayed = entries.reduce((sum, { text, steps }) => sum + text.length + steps.length, 0);
  if (entries.length > MOST || replayed > LARGEST) return { refused: "tooLarge" };
  const answer = await count(entries.map(keptOf));
  if (!answer) return undefined;
  if (answer.failed) return { refused: answer.failed.code };
  const outcome = { came: 0, there: 0, unread: 0 };
  const { works, documents } = await shelf.all();
  const textOf = new Map(documents.map(({ id, text }) => [id, text]));
  const said = ({ name, steps, reasons = {} }, text) => fingerprint(JSON.stringify([text, name, steps, reasons]));
  const known = new Set(works.filter(({ deleted }) => !deleted).map((work) => said(work, textOf.get(work.document))));
  for (const [at, entry] of entries.entries()) {
    const changed = answer.counts[at];
    if (changed === null) outcome.unread += 1;
    else if (known.has(said(entry, entry.text))) outcome.there += 1;
    else {
      await shelf.add(fresh(entry.text, { ...entry, changed }));
      outcome.came += 1;
    }
  }
  return outcome;
}

/** The works of a file, undefined where it is no shelf. */
function entriesOf(text) {
  try {
    const { schema, documents } = JSON.parse(text);
    if (schema !== SCHEMA) return undefined;
    return documents.flatMap(({ document, works }) =>
      works.map(({ name, changed, steps, reasons }) => ({
        text: String(document),
        name: String(name ?? "").slice(0, 60),
        steps: JSON.stringify(Array.isArray(steps) ? steps : null),
        reasons: textsOf(reasons),
        // A time that has not come yet would stand first for ever.
        at: Number.isSafeInteger(changed) && changed > 0 ? Math.min(changed, Date.now()) : Date.now(),
      })),
    );
  } catch {
    return undefined;
  }
}

/** What a file says are texts by their keys. */
function textsOf(reasons) {
  const texts = Object.entries(reasons ?? {}).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(texts);
}
