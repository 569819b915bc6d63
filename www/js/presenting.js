// Presenting (演示): a figure followed through the tables on a projector, a cell lit at each step, by
// keyboard, clicker or touch. Loaded on first use.
import { element } from "./parts/dom.js";
import { say } from "./parts/say.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { piece, trail } from "./presenting/slide.js";
import { words } from "./presenting/words.js";

const style = styled(new URL("../css/presenting.css", import.meta.url));

/** What keys and clickers ask for. */
const KEYS = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "previous",
  PageUp: "previous",
  Home: "first",
  End: "last",
  Escape: "leave",
  f: "full",
};

/**
 * Presents a document.
 *
 * @param budget the document with its present figures
 * @param lang the tag of the language
 * @param cell the number of the cell that alone is to be followed; undefined: the reader chooses
 */
export async function present(budget, lang, cell) {
  if (document.querySelector(".present")) return;
  await style;
  const worker = new URL("./presenting-worker.js", import.meta.url);
  const stage = new Stage((cell) => inWorker(worker, { budget, lang, cell }, stage.signal, () => {}));
  if (cell === undefined) await stage.offer();
  else await stage.begin(cell);
}

/** The screen that covers the page; what lies below stays where it is. */
class Stage {
  #end = new AbortController();
  #root;
  #body = element("div", { class: "present-body", tabindex: "-1" });
  #count = element("p", { class: "present-count" });
  #frame = {
    trail: element("div"),
    said: element("p", { class: "slide-sentence", "aria-live": "polite", "aria-atomic": "true" }),
    piece: element("div"),
  };
  #buttons;
  #covered;
  #focused;
  #find; // the walks of the document, or the walk of one cell
  #walks; // what can be chosen, once that was asked for
  #walk; // what is being followed
  #at = 0;
  #chosen = 0; // of the list, what is chosen next
  #wantsFull = false;

  /** @param find gives the walks of the document, or the walk of a cell by its number; see `inWorker` */
  constructor(find) {
    this.#find = find;
    const text = words();
    // The panel or menu that asked for this gives the focus back to where it was opened from.
    document.querySelectorAll("dialog:modal").forEach((dialog) => dialog.close());
    document.querySelectorAll("[popover]:popover-open").forEach((menu) => menu.hidePopover());
    this.#focused = document.activeElement;
    const button = (act, label, mark) =>
      element("button", { type: "button", class: "button button-outline", onclick: () => this.#do(act) }, label, mark);
    const arrow = (sign) => element("span", { "aria-hidden": "true" }, sign);
    this.#buttons = {
      list: button("list", text.list),
      table: button("table", text.table),
      full: button("full", text.full),
      leave: button("leave", text.leave),
      previous: button("previous", text.previous, arrow(" ←")),
      next: button("next", text.next, arrow(" →")),
    };
    const { list, table, full, leave, previous, next } = this.#buttons;
    this.#root = element(
      "section",
      { class: "present", role: "dialog", "aria-modal": "true", "aria-label": text.title, onkeydown: (event) => this.#key(event) },
      element("div", { class: "present-head" }, this.#count, list, table, full, leave),
      this.#body,
      element("div", { class: "present-foot" }, previous, element("p", { class: "present-keys" }, text.keys), next),
    );
    // Nothing is opened over a class's heads by a stray paste or drop.
    for (const kind of ["paste", "drop"]) this.#root.addEventListener(kind, (event) => event.preventDefault());
    full.hidden = !this.#root.requestFullscreen;
    this.#covered = [...document.body.children].filter((child) => !child.inert);
    this.#covered.forEach((child) => (child.inert = true));
    document.documentElement.classList.add("is-presenting");
    document.body.append(this.#root);
    this.#show([element("p", { class: "slide-sentence", role: "status" }, text.loading)]);
    // Escape leaves full screen before any script hears of it: that is meant to leave all of this.
    const changed = () => {
      const isFull = document.fullscreenElement === this.#root;
      full.textContent = isFull ? text.notFull : text.full;
      if (!isFull && this.#wantsFull) this.leave();
      this.#wantsFull = isFull;
    };
    document.addEventListener("fullscreenchange", changed, { signal: this.#end.signal });
    this.#goFull();
  }

  /** Ends with the stage. */
  get signal() {
    return this.#end.signal;
  }

  /** Back to the page, where the reader was. */
  leave() {
    this.#wantsFull = false;
    this.#end.abort();
    if (document.fullscreenElement === this.#root) document.exitFullscreen().catch(() => {});
    this.#root.remove();
    document.documentElement.classList.remove("is-presenting");
    this.#covered.forEach((child) => (child.inert = false));
    this.#focused?.focus({ preventScroll: true });
  }

  /** Lets the reader choose what is followed. */
  async offer() {
    this.#walks ??= await this.#found();
    if (this.#walks) this.#list();
  }

  /** Follows one figure, by the number of its cell. */
  async begin(cell) {
    const walk = await this.#found(cell);
    if (walk) this.#follow(walk);
  }

  /** What was looked for; where that failed, the page says why. */
  async #found(cell) {
    const outcome = await this.#find(cell);
    if (!outcome?.failed) return outcome?.walks;
    this.leave();
    say({ failed: outcome.failed.sentence ?? words().failed[outcome.failed.code] });
  }

  #follow(walk) {
    this.#walk = walk;
    this.#at = 0;
    this.#slide();
    this.#body.focus();
  }

  #choices() {
    return [...this.#walks.figures, ...this.#walks.broken];
  }

  #list() {
    const text = words();
    this.#walk = undefined;
    const { figures, broken, moreBroken } = this.#walks;
    const choice = (walk, index) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "present-choice", onclick: () => this.#choose(index) },
          element("span", { class: "present-choice-title" }, walk.title),
          element("span", {}, walk.steps[0].title),
          element("span", { class: "present-choice-figure" }, walk.figure),
          element("span", { class: "present-choice-tables" }, walk.tables.join(" → ")),
        ),
      );
    const group = (title, walks, first) =>
      walks.length
        ? [element("h3", {}, title), element("ol", { class: "present-list" }, walks.map((walk, at) => choice(walk, first + at)))]
        : [];
    const empty = !figures.length && !broken.length;
    this.#show([
      element("h2", {}, text.choose),
      empty ? element("p", { class: "slide-sentence" }, text.none) : undefined,
      ...group(text.figures, figures, 0),
      ...group(text.broken, broken, figures.length),
      moreBroken ? element("p", {}, text.moreBroken(moreBroken)) : undefined,
    ]);
    const buttons = this.#body.querySelectorAll("button");
    (buttons[this.#chosen] ?? buttons[0] ?? this.#body).focus();
  }

  #choose(index) {
    const walk = this.#choices()[index];
    if (!walk) return;
    this.#chosen = index;
    this.#follow(walk);
  }

  #slide() {
    const text = words();
    const { steps } = this.#walk;
    const step = steps[this.#at];
    // The frame stays from step to step, so that a screen reader says what is new in the sentence.
    if (!this.#body.contains(this.#frame.said)) this.#show(Object.values(this.#frame));
    const heard = element("span", { class: "heard" }, text.where(this.#at + 1, steps.length, step.title));
    this.#frame.trail.replaceChildren(trail(this.#walk, this.#at));
    this.#frame.said.replaceChildren(heard, step.sentence);
    this.#frame.piece.replaceChildren(piece(step));
    this.#body.scrollTop = 0;
    this.#count.textContent = text.step(this.#at + 1, steps.length);
    this.#refresh();
  }

  #show(children) {
    this.#body.replaceChildren(...children.filter(Boolean));
    this.#body.scrollTop = 0;
    this.#count.textContent = "";
    this.#refresh();
  }

  #refresh() {
    const { list, table, previous, next } = this.#buttons;
    const last = this.#walk && this.#at === this.#walk.steps.length - 1;
    list.hidden = !this.#walk;
    table.hidden = !this.#walk;
    for (const [button, on] of [
      [previous, this.#walk && (this.#at > 0 || this.#walks)],
      [next, (this.#walk && (!last || this.#walks)) || this.#walks],
    ]) {
      button.setAttribute("aria-disabled", String(!on));
    }
  }

  #key(event) {
    // Keys of the page below mean nothing here.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const pressed = event.key === " " && event.target.closest("button");
    if (!act || pressed) return;
    event.preventDefault();
    this.#do(act);
  }

  #do(act) {
    const count = this.#walk?.steps.length ?? 0;
    const go = (at) => {
      this.#at = at;
      this.#slide();
    };
    switch (act) {
      case "next":
        if (!this.#walk) return this.#walks && this.#choose(this.#focusedChoice());
        if (this.#at + 1 < count) return go(this.#at + 1);
        // Then the next figure of the list, so that a clicker leads through all of them.
        this.#chosen = Math.min(this.#chosen + 1, (this.#walks ? this.#choices().length : 1) - 1);
        return this.#walks && this.#list();
      case "previous":
        if (!this.#walk) return;
        if (this.#at > 0) return go(this.#at - 1);
        return this.#walks && this.#list();
      case "first":
        return this.#walk && go(0);
      case "last":
        return this.#walk && go(count - 1);
      case "list":
        return this.offer();
      case "table": {
        const { table, number } = this.#walk.steps[this.#at];
        this.#focused = undefined;
        this.leave();
        location.hash = `#tables/${table}/${number}`;
        return;
      }
      case "full":
        return this.#wantsFull ? this.#leaveFull() : this.#goFull();
      case "leave":
        return this.leave();
    }
  }

  #focusedChoice() {
    const buttons = [...this.#body.querySelectorAll("button")];
    const focused = buttons.indexOf(document.activeElement);
    return focused < 0 ? this.#chosen : focused;
  }

  /** A browser that refuses shows the same in its window. */
  #goFull() {
    this.#root.requestFullscreen?.().catch(() => {});
  }

  #leaveFull() {
    this.#wantsFull = false;
    document.exitFullscreen().catch(() => {});
  }
}
