// Notes of works in `localStorage`: written at once, where the database needs a moment that a reload
// or a crash does not leave. A note goes when the database has what it says.
import { fingerprint } from "./records.js";

const START = "mingzhang.pending.";

/** What earlier pages kept: one document and its steps. */
const EARLIER = "mingzhang.work";

/** Does something with storage; undefined where the browser allows none, or has no room. */
export function stored(use) {
  try {
    return use(localStorage, sessionStorage);
  } catch {
    return undefined;
  }
}

/** Notes a work that a tab holds; the text of its document with it where the database may not have that. */
export function note({ id, text, name, steps, changed, reasons, at, link }, whole, holder) {
  const said = JSON.stringify({ id, text: whole ? text : undefined, name, steps, changed, reasons, at, link, holder });
  const write = (local) => {
    local.setItem(START + id, said);
    if (id === earlier(local)?.id) local.removeItem(EARLIER);
    return true;
  };
  return stored(write) ?? false;
}

/** Takes a note away, if it still says what was kept. */
export function strike(id, at) {
  stored((local) => {
    if (JSON.parse(local.getItem(START + id))?.at === at) local.removeItem(START + id);
    if (id === earlier(local)?.id) local.removeItem(EARLIER);
  });
}

/** The notes that are there, earliest first. */
export function noted() {
  const read = (local) => {
    const keys = Object.keys(local).filter((key) => key.startsWith(START));
    const notes = keys.map((key) => JSON.parse(local.getItem(key)));
    return [earlier(local), ...notes.sort((one, other) => one.at - other.at)].filter(Boolean);
  };
  return stored(read) ?? [];
}

/** What an earlier page kept, as a note. */
function earlier(local) {
  const kept = local.getItem(EARLIER);
  if (!kept) return undefined;
  const { document: text, steps } = JSON.parse(kept);
  // It does not say how many figures differ: as many as there are steps, until the next one.
  const said = { steps: JSON.stringify(steps), changed: steps.length, name: "", at: Date.now() };
  return { id: `earlier-${fingerprint(kept)}`, text, ...said };
}
