// Sharing (分享): a link that opens the page as it is now, and what happens when one is opened. Loaded on
// first use.
import { current, exampleText, last, restore, show, start, take, works } from "./keeping.js";
import { fingerprint, fresh } from "./keeping/records.js";
import { element } from "./parts/dom.js";
import { save } from "./parts/save.js";
import { say } from "./parts/say.js";
import { styled } from "./parts/styled.js";
import { written } from "./shelf/file.js";
import { EXAMPLE, LONGEST, bare, effective, isLater, packed, unpacked } from "./sharing/link.js";
import { words } from "./sharing/words.js";

const styleSheet = new URL("../css/sharing.css", import.meta.url);
let style;

/**
 * Offers the link.
 *
 * @param {string} mode as the module calls it
 * @param {string} money the unit that amounts are shown in
 * @param {string} open how many differences the reader has not placed
 * @param {HTMLElement} [cell] of a table, that the reader was at last
 */
export async function share(mode, money, open, cell) {
  await (style ??= styled(styleSheet));
  if (document.querySelector("dialog.share")) return;
  const { text, steps, changed, name } = current();
  const address = location.hash.slice(1);
  const place = cell?.isConnected ? address.replace(/^(tables\/[^/]+).*/, `$1/${cell.dataset.cell}`) : address;
  const data = {
    name: name || undefined,
    changed,
    steps: effective(JSON.parse(steps)),
    view: { place, mode, money, lang: document.documentElement.lang },
  };
  const link = async (more) => location.href.split("#")[0] + (await packed({ ...data, ...more }));
  try {
    if (text === exampleText()) return draw(await link({ example: EXAMPLE, print: fingerprint(text) }), "example", open);
    const whole = await link({ document: JSON.stringify(JSON.parse(text)) });
    if (whole.length <= LONGEST) return draw(whole, "whole", open);
    // The figures alone: they are what a link is for, and most of a document is words.
    draw(await link({ document: figuresOf(text), figures: true }), "figures", open);
  } catch (error) {
    console.info(String(error));
    draw();
  }
}

/** A disclosure file without what it says outside its tables. */
function figuresOf(text) {
  const { narrative, performance, ...figures } = JSON.parse(text);
  return JSON.stringify(figures);
}

/** Shows the link, or why there is none; `has` names what it carries, `open` counts what is not placed. */
function draw(address, has, open) {
  const text = words();
  const partly = has === "figures";
  const status = element("p", { role: "status" });
  const close = () => dialog.close();
  const button = (label, press, main) =>
    element("button", { type: "button", class: `button ${main ? "button-main" : "button-outline"}`, onclick: press }, label);
  const dialog = element(
    "dialog",
    {
      class: "share",
      "aria-labelledby": "share-title",
      onclose: () => dialog.remove(),
      // A press beside it.
      onclick: (event) => event.target === dialog && close(),
    },
    element(
      "div",
      { class: "share-body" },
      element("h2", { id: "share-title" }, text.title),
      ...(address?.length <= LONGEST ? offer() : instead()),
      status,
      button(text.close, close),
    ),
  );

  function offer() {
    const field = element("input", { id: "share-link", type: "text", readonly: true, value: address, onfocus: () => field.select() });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(address);
        status.textContent = text.copied;
      } catch {
        field.focus();
        status.textContent = text.notCopied;
      }
    };
    // Who closes the choice of apps has changed their mind.
    const pass = () => navigator.share({ title: document.title, url: address }).catch(() => {});
    return [
      element("p", {}, text.means),
      Number(open) > 0 ? element("p", { class: "share-warning" }, text.open(Number(open))) : undefined,
      partly ? element("p", { class: "share-warning" }, text.has.figures) : undefined,
      element("label", { for: "share-link" }, text.link, " ", element("span", { class: "panel-note" }, text.length(address.length))),
      field,
      element("div", { class: "share-bar" }, button(text.copy, copy, true), navigator.share && button(text.share, pass), partly ? button(text.file, file) : undefined),
      partly ? undefined : element("p", { class: "panel-note" }, text.has[has]),
      element("p", { class: "panel-note" }, text.private),
    ];
  }

  function file() {
    const { unit, year } = JSON.parse(current().text);
    const name = `${unit}-${year}.shelf.json`;
    const work = { document: 0, ...current() };
    save(name, written([{ id: work.document, text: work.text }], [work]));
    status.textContent = text.saved(name);
  }

  function instead() {
    const why = address ? text.tooLong(address.length, LONGEST) : text.unable;
    return [element("p", {}, why), element("div", { class: "share-bar" }, button(text.file, file, true))];
  }

  document.body.append(dialog);
  dialog.showModal();
}

/**
 * Opens a link, as an entry of its own on the shelf; at the start of the page in place of what was kept.
 * One that is damaged is said, and changes nothing.
 */
export async function follow(fragment) {
  const come = await arrive(bare(fragment));
  const { entry, view } = come ?? {};
  const address = location.href;
  // The place is read when the page is drawn; and a reload returns to the work, not to the link.
  if (come) history.replaceState(null, "", `#${view.place}`);
  if (come && (entry.kept ? show(entry, view) : await start(entry, view))) return say(come.note);
  if (current()) {
    // The link was followed from the page: back to where the reader was.
    history.replaceState(null, "", address);
    history.back();
  } else {
    history.replaceState(null, "", "#");
    await restore(await last());
  }
  say({ failed: isLater(fragment) ? words().later : words().damaged });
}

/** What a link carries: `{entry, view, note}`, a work, how it is looked at, what is to be said of it. */
async function arrive(fragment) {
  const data = await unpacked(fragment);
  if (!data) return undefined;
  const { document = exampleText(), name, changed, view } = data;
  // The page will be in the language of the link.
  const text = words(view.lang);
  const link = fingerprint(fragment);
  const entry = fresh(document, { name: name || text.fromLink, steps: JSON.stringify(data.steps), changed, link });
  const isOther = data.document === undefined && data.print !== fingerprint(document);
  const note = isOther ? { failed: text.otherExample } : { done: text.arrived(entry.name) + (data.figures ? text.figuresOnly : "") };
  return { entry: (await before(entry)) ?? entry, view, note };
}

/** The work that came by the same link before, if nothing was done on it since. */
async function before({ link, steps }) {
  try {
    const { works: all } = await works.all();
    const same = all.find((work) => work.link === link && work.steps === steps && !work.deleted);
    return same && (await take(same.id));
  } catch {
    return undefined;
  }
}
