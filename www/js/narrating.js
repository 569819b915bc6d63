// The narrative (情况说明) that the present figures give, written together with the reader: the page knows
// the figures, people know the reasons. A worker writes it anew after every reason; what is typed is kept
// with the work. Loaded on first use.
import { current, explain } from "./keeping.js";
import { element } from "./parts/dom.js";
import { save } from "./parts/save.js";
import { say } from "./parts/say.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { article } from "./narrating/article.js";
import { words } from "./narrating/words.js";

const style = styled(new URL("../css/narrating.css", import.meta.url));
const worker = new URL("./writer-worker.js", import.meta.url);

/** The endings of the formats, and what the browser is told they are. */
const FORMATS = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html;charset=utf-8",
  md: "text/markdown;charset=utf-8",
};

/** How long nothing is typed before the narrative is written anew, in milliseconds. */
const PAUSE = 400;

/**
 * Opens the narrative of the document.
 *
 * @param {string} kept what is kept of the work on the document
 * @param {string} name of its files, without the ending
 */
export async function narrate(kept, name) {
  await style;
  if (!document.querySelector("dialog:modal")) new Narrating(kept, name, words()).open();
}

class Narrating {
  #kept;
  #name;
  #text;
  #reasons;
  #hundred = false;
  /** The fields of what is asked for, by key. */
  #fields = new Map();
  /** Ends the writing that a later one makes useless. */
  #turn = new AbortController();
  #pause;
  #dialog;
  #questions;
  #open; // how many are not answered
  #unsaid;
  #preview;
  #status;
  #buttons;

  constructor(kept, name, text) {
    this.#kept = kept;
    this.#name = name;
    this.#text = text;
    this.#reasons = { ...current().reasons };
  }

  open() {
    const text = this.#text;
    this.#open = element("p", { class: "panel-note", role: "status" });
    this.#questions = element("div", { class: "narrate-questions" });
    this.#unsaid = element("ul", {});
    this.#preview = element("div", { class: "narrate-text", tabindex: "0", role: "region", "aria-label": text.preview });
    this.#status = element("p", { class: "narrate-status", role: "status" }, text.writing);
    this.#buttons = Object.keys(FORMATS).map((ending, at) =>
      element(
        "button",
        { type: "button", class: `button ${at ? "button-outline" : "button-main"}`, onclick: () => this.#take(ending) },
        text.formats[ending],
      ),
    );
    const growth = element("input", {
      type: "checkbox",
      onchange: () => {
        this.#hundred = growth.checked;
        this.#write();
      },
    });
    // Where there is no room for both, the reader turns from one to the other.
    const whole = element(
      "button",
      {
        type: "button",
        class: "button button-outline narrate-turn",
        "aria-pressed": "false",
        onclick: () => whole.setAttribute("aria-pressed", String(this.#dialog.toggleAttribute("data-whole"))),
      },
      text.whole,
    );
    this.#dialog = element(
      "dialog",
      {
        class: "narrate",
        "aria-labelledby": "narrate-title",
        onclose: () => {
          this.#keep();
          this.#turn.abort();
          this.#dialog.remove();
        },
      },
      element(
        "div",
        { class: "narrate-head" },
        element("h2", { id: "narrate-title" }, text.title),
        whole,
        element("button", { type: "button", class: "button button-outline", onclick: () => this.#dialog.close() }, text.close),
      ),
      element(
        "div",
        { class: "narrate-body" },
        element(
          "div",
          { class: "narrate-side" },
          element("p", { class: "panel-note" }, text.note),
          this.#open,
          this.#questions,
          element("label", { class: "narrate-growth" }, growth, text.hundred),
          element("details", { class: "narrate-unsaid", hidden: true }, element("summary", {}, text.unsaid), this.#unsaid),
        ),
        this.#preview,
      ),
      element("div", { class: "narrate-foot" }, this.#buttons, this.#status),
    );
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#write();
  }

  /** Asks the worker for something; the answer is undefined where a later request has overtaken it. */
  async #ask(file) {
    this.#turn.abort();
    this.#turn = new AbortController();
    const message = {
      kept: this.#kept,
      name: file,
      lang: this.#text.lang,
      reasons: JSON.stringify(this.#reasons),
      hundred: this.#hundred,
    };
    const outcome = await inWorker(worker, message, this.#turn.signal, () => {});
    if (outcome?.failed) this.#status.textContent = outcome.failed.sentence ?? this.#text.failed[outcome.failed.code];
    return outcome?.failed ? undefined : outcome;
  }

  async #write() {
    const answer = await this.#ask();
    if (!answer) return;
    const { narrative, asked } = JSON.parse(answer.draft);
    this.#show(asked);
    const figures = narrative.missing.filter(({ kind }) => kind !== "text");
    this.#unsaid.replaceChildren(...figures.map(({ what }) => element("li", {}, what)));
    this.#unsaid.parentElement.hidden = !figures.length;
    this.#preview.replaceChildren(article(narrative, this.#text.lang));
    this.#status.textContent = "";
  }

  /** The fields of what is asked for; those that are there stay as they are. */
  #show(asked) {
    const fields = asked.map(({ key, what }) => {
      if (!this.#fields.has(key)) this.#fields.set(key, this.#field(key, what));
      return this.#fields.get(key);
    });
    const there = [...this.#questions.children];
    // A field that has the focus must not be moved.
    if (fields.some((field, at) => field !== there[at]) || there.length !== fields.length) {
      const focused = document.activeElement;
      this.#questions.replaceChildren(...fields);
      if (this.#questions.contains(focused)) focused.focus();
    }
    const left = asked.filter(({ key }) => !this.#reasons[key]).length;
    this.#open.textContent = this.#text.left(left, asked.length);
  }

  #field(key, what) {
    const input = element("textarea", { rows: 2, oninput: () => this.#typed(key, input.value), onchange: () => this.#keep() });
    input.value = this.#reasons[key] ?? "";
    return element("label", { class: "narrate-question" }, element("span", {}, what), input);
  }

  #typed(key, value) {
    if (value.trim()) this.#reasons[key] = value.trim();
    else delete this.#reasons[key];
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#keep();
      this.#write();
    }, PAUSE);
  }

  #keep() {
    clearTimeout(this.#pause);
    if (JSON.stringify(this.#reasons) !== JSON.stringify(current().reasons ?? {})) explain({ ...this.#reasons });
  }

  async #take(ending) {
    const text = this.#text;
    const file = `${this.#name}-${text.file}.${ending}`;
    this.#status.textContent = text.writing;
    const answer = await this.#ask(file);
    if (!answer) return;
    save(file, new Blob([answer.bytes], { type: FORMATS[ending] }));
    this.#status.textContent = text.saved(file);
  }
}
