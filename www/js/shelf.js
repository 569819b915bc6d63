// The shelf (书架): the documents and scenarios (方案) that are kept in this browser, what a scenario
// changed, everything in one file. Loaded on first use.
import { branch, current, exampleText, openWork, rename, show, start, works } from "./keeping.js";
import { nameOf } from "./keeping/banner.js";
import { fresh, keptOf } from "./keeping/records.js";
import { element } from "./parts/dom.js";
import { save } from "./parts/save.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { drawChanges } from "./shelf/changes.js";
import { bring, fileName, written } from "./shelf/file.js";
import { drawList } from "./shelf/list.js";
import { words } from "./shelf/words.js";

const style = styled(new URL("../css/shelf.css", import.meta.url));

/** How long a work stays among those that were deleted last, in milliseconds. */
const KEPT_DELETED = 30 * 24 * 60 * 60 * 1000;

let dialog;

/**
 * Shows the shelf.
 *
 * @param {File} [file] everything of another shelf, to bring in
 */
export async function open(file) {
  await style;
  if (dialog) return;
  const shelf = new Shelf(() => (dialog = undefined));
  dialog = shelf.dialog;
  await shelf.list();
  if (file) await shelf.bringIn(file);
}

class Shelf {
  #body = element("div", { class: "shelf-body" });
  #status = element("div", { class: "shelf-status", role: "status" });
  #title = element("h2", { id: "shelf-title", tabindex: "-1" });
  #turn = new AbortController();

  constructor(closed) {
    const close = () => this.dialog.close();
    this.dialog = element(
      "dialog",
      {
        class: "shelf",
        "aria-labelledby": "shelf-title",
        onclose: () => {
          this.#turn.abort();
          this.dialog.remove();
          closed();
        },
        // A press beside it.
        onclick: (event) => event.target === this.dialog && close(),
      },
      element(
        "div",
        { class: "shelf-head" },
        this.#title,
        element("button", { type: "button", class: "button", "aria-label": words().close, onclick: close }, "✕"),
      ),
      this.#status,
      this.#body,
    );
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  /** Everything that is there; the focus goes to the control of that name, if it is given. */
  async list(focus) {
    const text = words();
    this.#title.textContent = text.title;
    let there;
    try {
      there = await this.#there();
    } catch (error) {
      console.info(String(error));
      return this.#draw([element("p", {}, text.blocked)]);
    }
    this.#draw(drawList(there, current(), exampleText(), this.#acts()), focus);
  }

  /** What is kept, without what was deleted long ago. */
  async #there() {
    const all = await works.all();
    const old = all.works.filter(({ deleted }) => deleted < Date.now() - KEPT_DELETED).map(({ id }) => id);
    if (old.length) await works.remove(old);
    return { ...all, works: all.works.filter(({ id }) => !old.includes(id)) };
  }

  #draw(children, focus) {
    this.#body.replaceChildren(...children);
    if (focus) (this.#body.querySelector(`[data-name="${focus}"]`) ?? this.#title).focus();
  }

  /** Says something, with one thing to do about it. */
  #say(sentence, label, press) {
    const button = label && element("button", { type: "button", class: "button button-outline", onclick: press }, label);
    this.#status.replaceChildren(...[element("p", {}, sentence), button].filter(Boolean));
  }

  /** Does something that the database may refuse, which is said then. */
  async #try(act) {
    try {
      await act();
    } catch (error) {
      console.info(String(error));
      this.#say(error.name === "QuotaExceededError" ? words().full : words().blocked);
    }
  }

  /** What can be done on the list. */
  #acts() {
    const act = (does) => (...given) => this.#try(() => does(...given));
    return {
      open: act((work) => this.#leave(() => openWork(work.id))),
      published: act((document, spare) => this.#leave(() => this.#published(document, spare))),
      branch: act(async () => {
        await branch("");
        // Who keeps scenarios means them to last: some browsers ask the reader, others decide alone.
        navigator.storage?.persist?.();
        await this.list("present");
        this.#say(words().branched(nameOf(current())));
      }),
      copy: act(async ({ id, text, steps, changed, reasons }, name) => {
        await works.add(fresh(text, { name, steps, changed, reasons }));
        await this.list(`copy ${id}`);
        this.#say(words().copied(name));
      }),
      rename: act(async (work, name) => {
        await rename(work.id, name);
        await this.list(`rename ${work.id}`);
      }),
      remove: act((work) => this.#remove(work)),
      revive: act((work) => this.#revive(work)),
      empty: act(async (list) => {
        await works.remove(list.map(({ id }) => id));
        await this.list("present");
      }),
      changes: act((work) => this.changes(work)),
      takeAway: act(async () => {
        const { documents, works: all } = await this.#there();
        save(fileName(), written(documents, all.filter(({ deleted }) => !deleted)));
        this.#say(words().takenAway);
      }),
      bringIn: (file) => this.bringIn(file),
    };
  }

  /** Opens something and closes the shelf; the focus goes to what was opened. */
  async #leave(opens) {
    const isOpen = (await opens()) !== false;
    // Why it is not is said on the page, which the shelf covers.
    this.dialog.close();
    if (isOpen) document.getElementById("content")?.focus();
  }

  /** The published figures of a document: in the work that has not changed any, or in a new one. */
  #published(text, spare) {
    if (spare) return openWork(spare.id);
    // The example is always there: it needs to be kept only once it is changed.
    return text === exampleText() ? show(fresh(text)) : start(fresh(text));
  }

  async #remove(work) {
    const { id } = current();
    await works.change(work.id, { deleted: Date.now() });
    if (work.id === id) show(fresh(exampleText()));
    const back = async () => {
      await this.#revive(work);
      if (work.id === id) await openWork(id);
      await this.list(`open ${work.id}`);
    };
    await this.list("present");
    this.#say(words().deleted(nameOf(work)), words().undo, () => this.#try(back));
  }

  async #revive(work) {
    await works.change(work.id, { deleted: undefined });
    await this.list(`open ${work.id}`);
    this.#say(words().revived(nameOf(work)));
  }

  /** What a work changed, beside another one of the same document. */
  async changes(work, other) {
    const text = words();
    this.#say(text.looking);
    const answer = await this.#ask({ kept: keptOf(work), other: other && keptOf(other) });
    if (!answer) return;
    if (answer.failed) return this.#say(text.failed[answer.failed.code]);
    this.#status.replaceChildren();
    this.#title.textContent = text.changesOf(nameOf(work));
    const { documents, works: all } = await this.#there();
    const document = documents.find(({ id }) => id === work.document);
    const others = all.filter((one) => one.document === document?.id && one.id !== work.id && !one.deleted);
    const acts = {
      back: () => this.list(`changes ${work.id}`),
      beside: (one) => this.#try(() => this.changes(work, one && { ...one, text: work.text })),
      // A link to a cell leads to the work that is listed.
      follow: (address) =>
        this.#try(() =>
          this.#leave(async () => {
            if (work.id !== current().id && !(await openWork(work.id))) return false;
            location.assign(address);
            return true;
          }),
        ),
    };
    this.#draw(drawChanges(answer.changes, work, others, other, acts), "back");
  }

  #ask(message) {
    const worker = new URL("./changes-worker.js", import.meta.url);
    return inWorker(worker, { ...message, lang: document.documentElement.lang }, this.#turn.signal, () => {});
  }

  /** Puts what a file has on the shelf, beside what is there. */
  async bringIn(file) {
    const text = words();
    this.#say(text.bringing);
    await this.#try(async () => {
      const outcome = await bring(file, (many) => this.#ask({ many }), works);
      if (!outcome) return;
      await this.list("present");
      this.#say(outcome.refused ? text.refused[outcome.refused] : text.brought(outcome));
    });
  }
}
