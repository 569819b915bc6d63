// Keeping: every edit, as it is made. The work that is open is noted at once (`keeping/notes.js`) and
// then written to the shelf in the database (`keeping/works.js`); a reload or a crash returns to it.
// One instance for the page and the scripts it loads later.
import { defineBanner, nameOf } from "./keeping/banner.js";
import { hold } from "./keeping/hold.js";
import { note, noted, stored, strike } from "./keeping/notes.js";
import { fresh, keptOf, newId } from "./keeping/records.js";
import { say } from "./parts/say.js";
import { words } from "./keeping/words.js";
import * as works from "./keeping/works.js";

export { works };

/** Names this page, for what it holds. */
const TAB = newId();
/** In this tab: which work is open. In all: which one is being restored. */
const OPEN = "mingzhang.open";
const RESTORING = "mingzhang.restoring";

let mount, readAhead; // of the page's module
let place; // the element it draws into
let example; // the text of the built-in example

// The work that is open: as on the shelf, with `text`, whether it is `kept` there, and why it may only
// be looked at (`look`: "elsewhere" or "taken").
let open;
let failing = false; // nothing could be kept of the last edit, which was said

/** The work that is open; undefined before anything is drawn. */
export const current = () => open && { ...open };

/** The text of the built-in example. */
export const exampleText = () => example;

/** Whether what is shown would be there after a reload. */
export const isKept = () => !failing;

/**
 * What this tab, or else the last one, was at when it was left; undefined where there is nothing, or
 * where it brought the page down.
 */
export async function last() {
  const notes = noted();
  const mine = stored((_, session) => session.getItem(OPEN));
  let entry;
  try {
    for (const one of notes) {
      if ((await works.merge(one)) && one.text) await works.rebase(one.id, one.text);
      strike(one.id, one.at);
    }
    if (mine === "") return undefined;
    const { works: kept } = await works.all();
    const there = kept.filter(({ deleted, opened }) => !deleted && opened);
    const latest = there.sort((one, other) => other.opened - one.opened)[0];
    entry = there.find(({ id }) => id === mine) ?? latest;
    entry &&= await take(entry.id);
  } catch (error) {
    console.info(String(error));
    const whole = notes.filter(({ text }) => text);
    entry = whole.find(({ id }) => id === mine) ?? whole.pop();
  }
  const failed = entry && stored((local) => local.getItem(RESTORING)) === entry.id;
  if (!failed) return entry;
  stored((local) => local.removeItem(RESTORING));
  // Else it would do so at every visit. It stays on the shelf.
  await works.change(entry.id, { opened: 0 }).catch(() => {});
  return { failed };
}

/** Takes a work from the shelf, to change it unless another tab does. */
export async function take(id, steal = false) {
  const mine = await hold(id, () => lost(id), steal);
  const entry = await works.claim(id, mine && TAB, Date.now());
  return entry && { ...entry, kept: true, look: mine ? undefined : "elsewhere" };
}

/**
 * Gets ready to draw.
 *
 * @param module the page's module
 * @param {HTMLElement} element where it draws
 * @param {string} text the built-in example
 */
export function prepare(module, element, text) {
  [mount, readAhead, place, example] = [module.mount, module.readAhead, element, text];
}

/** Draws the page for the first time, with what `last` gave or the example, which it reads in a turn before. */
export async function restore(entry) {
  const first = entry?.text ? entry : fresh(example);
  stored((local) => local.setItem(RESTORING, first.id));
  readAhead(keptOf(first));
  await new Promise((done) => setTimeout(done));
  // A link that was followed meanwhile has drawn the page.
  if (open) return;
  if (entry?.text && tryShow(entry, { restored: !entry.look })) return;
  draw(fresh(example));
  if (entry) say({ failed: words().notRestored });
}

/** Draws a work; gives false where it cannot be read, and then what was drawn before stays. */
function tryShow(entry, view) {
  try {
    draw(entry, view);
    return true;
  } catch (error) {
    // After a crash nothing of the module can be trusted; any other error is one of its answers.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return false;
  }
}

/** The same, and says that it cannot be read. */
export function show(entry, view) {
  const shown = tryShow(entry, view);
  if (!shown) say({ failed: words().notRead });
  return shown;
}

/**
 * Opens a work of the shelf in place of the present one.
 *
 * @param {boolean} steal also where another tab has it
 * @returns {Promise<boolean>} false where it is gone or cannot be read; then the present one stays, and that
 *   is said
 */
export async function openWork(id, steal = false) {
  await settled;
  const before = open;
  const entry = await take(id, steal);
  if (!entry) say({ failed: words().notThere });
  else if (show(entry)) return true;
  // This tab has hold of the one that stays.
  if (!before.look) await hold(before.id, () => lost(before.id));
  return false;
}

/**
 * Opens a work that begins now, and keeps it.
 *
 * @returns {Promise<boolean>} false where it cannot be read; then the present one stays
 */
export async function start(entry, view) {
  await settled;
  if (!tryShow(entry, view)) return false;
  await keep();
  return true;
}

/** Takes hold of a work that is not on the shelf yet: another tab has it only where there is no shelf. */
const begin = async (entry) => (await hold(entry.id, () => lost(entry.id))) || lost(entry.id);

/** Begins a work from what the page shows. */
export function branch(name) {
  const { text, steps, changed, reasons } = open;
  return start(fresh(text, { name, steps, changed, reasons }));
}

/** Gives a work another name. */
export async function rename(id, name) {
  await works.change(id, { name });
  if (open.id === id) open.name = name;
  dispatchEvent(new CustomEvent("mingzhang:kept"));
}

function draw(entry, view = {}) {
  stored((local) => local.setItem(RESTORING, entry.id));
  const drawn = () => stored((local) => local.removeItem(RESTORING));
  let steps;
  try {
    steps = mount(place, { kept: keptOf(entry), editable: !entry.look, ...view });
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) drawn();
    throw error;
  }
  // What the drawing leads to happens after this turn.
  setTimeout(drawn);
  open = entry;
  if (!entry.kept && !entry.look) begin(entry);
  // This tab returns to it; a work that is not kept begins with its first edit.
  returnTo(open.kept ? open.id : "");
  const left = JSON.parse(entry.steps).length - steps;
  if (left > 0) say({ failed: words().partly(left) });
  dispatchEvent(new CustomEvent("mingzhang:shown", { detail: { ...open } }));
}

const returnTo = (id) => stored((_, session) => session.setItem(OPEN, id));

/** Keeps what is open, in this turn as a note: with its document where the shelf may not have that. */
export function keep(whole = !open.kept) {
  const entry = open;
  entry.at = Math.max(Date.now(), entry.at + 1);
  const isNoted = note(entry, whole, TAB);
  returnTo(entry.id);
  settled = settled.then(() => write(entry, isNoted));
  return settled;
}

let settled = Promise.resolve(); // when everything is written

async function write(entry, isNoted) {
  const { at } = entry;
  if (entry.writtenAt === at || entry.look) return;
  try {
    const kept = await works.save(entry, TAB);
    if (!kept) return lost(entry.id);
    const { document, number } = kept;
    Object.assign(entry, { document, number, kept: true, writtenAt: at });
    strike(entry.id, at);
    failing = false;
    dispatchEvent(new CustomEvent("mingzhang:kept"));
  } catch (error) {
    console.info(String(error));
    // The note is all there is: it needs the document too.
    const isLost = !(entry.kept ? note(entry, true, TAB) : isNoted);
    if (isLost && !failing) say({ failed: error.name === "QuotaExceededError" ? words().full : words().blocked });
    failing = isLost;
  }
}

/** Another tab has gone on with the work. */
function lost(id) {
  if (open?.id !== id || open.look) return;
  show({ ...open, look: "taken" });
}

// With the figures that the other tab has now, or with those that are shown here.
defineBanner(current, () => openWork(open.id, true), () => branch(words().copyOf(nameOf(open))));

/** Keeps the source that the open document was read from, and gives whether there was room. */
export async function keepOriginal(original) {
  const entry = open;
  await settled;
  try {
    await works.keepOriginal(entry.document, original);
    entry.original = true;
    return true;
  } catch (error) {
    console.info(String(error));
    return false;
  }
}

addEventListener("mingzhang:keep", ({ detail: [steps, changed] }) => {
  Object.assign(open, { steps, changed });
  keep();
});

/** Keeps the texts that people give for the narrative of what is open, by their keys. */
export function explain(reasons) {
  open.reasons = reasons;
  keep();
}

// Another document: the present work is on the shelf already.
addEventListener("mingzhang:opened", ({ detail: text }) => {
  const entry = (open = fresh(text));
  begin(entry);
  keep();
});

// Last year's amounts were added to the published document.
addEventListener("mingzhang:grown", ({ detail: text }) => {
  const entry = open;
  entry.text = text;
  settled = settled.then(() => entry.kept && works.rebase(entry.id, text)).catch((error) => console.info(String(error)));
  keep(true);
});

// What is typed in a field and not yet taken is taken when the page is left.
addEventListener("pagehide", () => document.activeElement?.blur?.());
