// What stands on the shelf (书架): published documents, and the works (方案) on them.
//
//   document  {id, text, unit, year, accounts, original: whether its source is kept}
//   work      {id, document, number, name, steps, changed, reasons, at, opened, holder, deleted, link}
//
// `text` is the disclosure file as it was read; `steps` the edits as JSON (`mingzhang_read::work`);
// `changed` counts the figures that are not the published ones; `reasons` are the texts for the narrative by
// their keys (missing in works that earlier pages kept); `at` and `opened` are milliseconds;
// `holder` is the tab that may write; `number` counts the works of a document, which name those that
// nobody has named; `link` is the fingerprint of the link a work came by.
import { DOCUMENTS, ORIGINALS, WORKS, transact } from "./database.js";
import { describe, fingerprint } from "./records.js";

/** What a work says by itself, without what belongs to the shelf. */
const said = ({ name, steps, changed, reasons, at, link }) => ({ name, steps, changed, reasons, at, link });

/**
 * Puts a work on the shelf as it is now, with its document where that is new there.
 *
 * @param entry the work; with `text` where it may be new
 * @param {(kept) => boolean} may whether it may take the place of what is kept under its id
 * @returns the work as it is kept, undefined where it may not
 */
function put(entry, may, more = {}) {
  return transact([DOCUMENTS, WORKS], "readwrite", async (documents, works) => {
    const kept = await works.get(entry.id);
    if (kept) {
      if (!may(kept)) return undefined;
      // Its name is given on the shelf, perhaps in another tab.
      const work = { ...kept, ...said(entry), name: kept.name, ...more };
      await works.put(work);
      return work;
    }
    // Noted without its document, which was on the shelf then: nothing is left of it.
    if (entry.text === undefined) return undefined;
    const document = await documentOf(documents, entry.text);
    const others = (await works.all()).filter((work) => work.document === document);
    const number = 1 + Math.max(0, ...others.map((work) => work.number));
    const work = { id: entry.id, document, number, opened: entry.at, ...said(entry), ...more };
    await works.put(work);
    return work;
  });
}

/** The id of a document, which is put there if it is new. */
async function documentOf(documents, text) {
  for (let id = fingerprint(text); ; id += "-") {
    const kept = await documents.get(id);
    if (!kept) await documents.put({ id, text, ...describe(text), original: false });
    if (!kept || kept.text === text) return id;
  }
}

/** Keeps a work, unless another tab has taken it over since. */
export const save = (entry, tab) => put(entry, (kept) => kept.holder === tab, {
    holder: tab,
    // What is worked on is not thrown away.
    deleted: undefined,
  });

/** Keeps a work that was noted, unless a later state of it is kept, or another tab has taken it over since. */
export const merge = (entry) =>
  put(entry, (kept) => kept.at < entry.at && kept.holder === entry.holder, { holder: entry.holder });

/** Puts a work there beside the others; it is not what a new tab begins with. */
export const add = (entry) => put(entry, () => false, { opened: 0 });

/** Gives a work, with the text of its document, to a tab: from now on only that one may write it. */
export function claim(id, tab, now) {
  return transact([DOCUMENTS, WORKS], "readwrite", async (documents, works) => {
    const work = await works.get(id);
    if (!work) return undefined;
    if (tab) await works.put(Object.assign(work, { holder: tab, opened: now }));
    const { text, original } = await documents.get(work.document);
    return { ...work, text, original };
  });
}

/** Everything: `{documents, works}`. */
export function all() {
  return transact([DOCUMENTS, WORKS], "readonly", async (documents, works) => ({
    documents: await documents.all(),
    works: await works.all(),
  }));
}

/** Changes something about a work other than its figures. */
export function change(id, fields) {
  return transact([WORKS], "readwrite", async (works) => {
    const work = await works.get(id);
    if (work) await works.put({ ...work, ...fields });
  });
}

/** Puts a work on another text of its document, which says more and has the same figures. */
export function rebase(id, text) {
  return transact([DOCUMENTS, WORKS, ORIGINALS], "readwrite", async (documents, works, originals) => {
    const work = await works.get(id);
    if (!work) return;
    const document = await documentOf(documents, text);
    const original = await originals.get(work.document);
    if (original) {
      await originals.put(original, document);
      await documents.put({ ...(await documents.get(document)), original: true });
    }
    await works.put({ ...work, document });
  });
}

/** Takes works away for good, and the documents that are left without one. */
export function remove(ids) {
  return transact([DOCUMENTS, WORKS, ORIGINALS], "readwrite", async (documents, works, originals) => {
    for (const id of ids) await works.delete(id);
    const used = new Set((await works.all()).map((work) => work.document));
    for (const { id } of await documents.all()) {
      if (used.has(id)) continue;
      await documents.delete(id);
      await originals.delete(id);
    }
  });
}

/** Keeps the source that a document was read from. */
export function keepOriginal(id, original) {
  return transact([DOCUMENTS, ORIGINALS], "readwrite", async (documents, originals) => {
    const document = await documents.get(id);
    if (!document) throw new DOMException("the document itself is not kept", "NotFoundError");
    await originals.put(original, id);
    await documents.put({ ...document, original: true });
  });
}

/** The source of a document; undefined without one. */
export function originalOf(id) {
  return transact([ORIGINALS], "readonly", (originals) => originals.get(id));
}
