// The database of this browser: the documents, the works on them, the originals they were read from.
import { describe, fingerprint } from "./records.js";

export const DOCUMENTS = "documents";
export const WORKS = "works";
export const ORIGINALS = "originals";
const EARLIER = "original";

let opening;

function open() {
  opening ??= new Promise((done, fail) => {
    const request = indexedDB.open("mingzhang", 2);
    request.onupgradeneeded = () => upgrade(request.result, request.transaction);
    request.onerror = () => fail(request.error);
    request.onblocked = () => fail(new DOMException("an older page is open", "BlockedError"));
    request.onsuccess = () => {
      const database = request.result;
      // A newer page in another tab goes first.
      database.onversionchange = database.onclose = () => {
        database.close();
        opening = undefined;
      };
      done(database);
    };
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

function upgrade(database, turn) {
  for (const name of [DOCUMENTS, WORKS]) database.createObjectStore(name, { keyPath: "id" });
  database.createObjectStore(ORIGINALS);
  if (!database.objectStoreNames.contains(EARLIER)) return;
  // The first version kept one original, of the document that was open.
  turn.objectStore(EARLIER).get(0).onsuccess = ({ target: { result } }) => {
    database.deleteObjectStore(EARLIER);
    if (!result) return;
    const text = result.reading.budget;
    const id = fingerprint(text);
    turn.objectStore(ORIGINALS).put(result, id);
    turn.objectStore(DOCUMENTS).put({ id, text, ...describe(text), original: true });
  };
}

/**
 * One transaction: `use` gets the stores, each call of which gives a promise, and may wait for nothing
 * else. Done when it is on the disk; all or nothing.
 */
export async function transact(names, mode, use) {
  const turn = (await open()).transaction(names, mode);
  const ended = new Promise((done, fail) => {
    turn.oncomplete = done;
    turn.onabort = () => fail(turn.error ?? new DOMException("the transaction was given up", "AbortError"));
  });
  try {
    const result = await use(...names.map((name) => asked(turn.objectStore(name))));
    turn.commit();
    await ended;
    return result;
  } catch (error) {
    ended.catch(() => {});
    try {
      turn.abort();
    } catch {
      // It has ended already.
    }
    throw error;
  }
}

function asked(store) {
  const ask =
    (call) =>
    (...given) =>
      new Promise((done, fail) => {
        const request = store[call](...given);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
  return { get: ask("get"), all: ask("getAll"), put: ask("put"), delete: ask("delete") };
}
