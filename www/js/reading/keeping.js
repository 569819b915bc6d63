// The source of the figures between visits, in IndexedDB: it is far larger than the figures, which
// the page keeps by itself. One source at a time; it belongs to exactly one published document.

const STORE = "original";
const KEY = 0;
/** Tells the page at its start that there is something, and whether it was shown. */
const MARK = "mingzhang.original";

/** Runs one request on the store; done when it is on the disk. */
function use(mode, request) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open("mingzhang", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = opening.onblocked = () => fail(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const turn = database.transaction(STORE, mode);
        const asked = request(turn.objectStore(STORE));
        turn.oncomplete = () => done(asked.result);
        // Where there is no room, the whole transaction is taken back.
        turn.onabort = () => fail(turn.error);
      } catch (error) {
        fail(error);
      }
      // Closes when the transaction has ended.
      database.close();
    };
  });
}

/**
 * Keeps a source in place of the one before.
 *
 * @param {{name: string, reading: object}} source
 * @returns {Promise<boolean>} false where the browser keeps nothing or has no room: then none is kept
 */
export async function keep(source) {
  try {
    await use("readwrite", (store) => store.put(source, KEY));
    localStorage.setItem(MARK, "open");
    return true;
  } catch (error) {
    console.info(String(error));
    await forget();
    return false;
  }
}

/** The source that was kept of this published document; undefined without one. */
export async function kept(budget) {
  try {
    const source = await use("readonly", (store) => store.get(KEY));
    return source?.reading.budget === budget ? source : undefined;
  } catch (error) {
    console.info(String(error));
  }
}

/** Forgets what was kept. */
export async function forget() {
  try {
    localStorage.removeItem(MARK);
    await use("readwrite", (store) => store.delete(KEY));
  } catch {
    // Nothing was kept there.
  }
}

/** Remembers whether the source is shown beside the figures. */
export function note(isOpen) {
  try {
    if (localStorage.getItem(MARK)) localStorage.setItem(MARK, isOpen ? "open" : "closed");
  } catch {
    // Next time it is as at first.
  }
}

/** Whether it was shown when the page was left. */
export function wasOpen() {
  return localStorage.getItem(MARK) === "open";
}
