// The frame of a picture: its sentence, choices, the drawing, how to save it, and the same numbers as a
// table.
import { element } from "../parts/dom.js";
import { pen } from "./letters.js";
import { Parts } from "./part.js";
import { saved } from "./save.js";
import { sheet } from "./table.js";

/** Counts the frames of the page: the names of their choices must be their own. */
let count = 0;

/**
 * A picture says what it is and draws itself:
 *
 *   name     its name in the document's data and in the words
 *   choices  what it can be divided by, in order; those that the data has are offered
 *   told     (data, choice) → {sentence, notes, none}
 *   scene    (data, choice, state, text) → what to draw and list: {draw(area), table, crumbs, help, note};
 *            `draw` gives {height, nodes, parts, over}
 */
export class Panel {
  #picture;
  #page; // whether it is in the page itself, where links carry its path
  #choice;
  #state = {};
  #document;
  #text;
  #width = 0;
  #parts;
  #scene;
  #status; // what came of saving
  #again; // the part that gets the focus back
  #id = `picture-${(count += 1)}`;

  constructor(picture, page) {
    this.#picture = picture;
    this.#page = page;
    this.section = element("section", {
      class: "panel picture",
      "data-picture": picture.name,
      "aria-labelledby": this.#id,
    });
    this.section.addEventListener("keydown", (event) => {
      const inside = event.target.closest?.(".picture-draw");
      if (event.key === "Backspace" && inside && this.#state.path?.length) {
        event.preventDefault();
        this.#go(this.#state.path.slice(0, -1));
      }
    });
    this.place = element("div", { class: "picture-draw" });
    this.#parts = new Parts(this.place);
    new ResizeObserver(([{ contentRect }]) => {
      const width = Math.floor(contentRect.width);
      if (width > 0 && width !== this.#width && this.#document) {
        this.#width = width;
        this.#draw();
      }
    }).observe(this.place);
  }

  /** Shows a document. */
  show(shown, text) {
    this.#document = shown;
    this.#text = text;
    const data = shown[this.#picture.name];
    const has = this.#picture.choices.filter((choice) => data[choice]);
    if (!has.includes(this.#choice)) this.#choice = has[0];
    this.#lay(data, has);
    this.#width = Math.floor(this.place.clientWidth);
    this.#draw();
  }

  #go(path) {
    this.#state.path = path;
    this.show(this.#document, this.#text);
    this.#parts.focus(0);
  }

  get #title() {
    return this.#text[this.#picture.name];
  }

  /** Everything but the drawing. */
  #lay(data, has) {
    const text = this.#text;
    const title = element("h2", { class: "panel-title", id: this.#id }, this.#title);
    if (data.none) {
      this.section.replaceChildren(title, element("p", { class: "panel-note" }, data.none));
      this.#scene = undefined;
      return;
    }
    const held = this.#held();
    const { sentence, notes } = this.#picture.told(data, this.#choice);
    this.#scene = this.#picture.scene(data, this.#choice, this.#state, text, this.#document, (path) => this.#go(path));
    const { crumbs, table, note } = this.#scene;
    this.#status = element("span", { class: "picture-status", role: "status" });
    this.section.replaceChildren(
      element("div", { class: "panel-head" }, title, has.length > 1 ? this.#choices(has) : undefined),
      element("p", { class: "picture-sentence" }, sentence),
      ...notes.map((said) => element("p", { class: "panel-note picture-unsaid" }, said)),
      crumbs ? this.#crumbs(crumbs) : "",
      element(
        "p",
        { class: "aside-voice", id: `${this.#id}-help` },
        this.#picture.name === "tree" ? text.helpTree : text.help,
      ),
      this.place,
      note ? element("p", { class: "panel-note" }, note) : "",
      element(
        "div",
        { class: "picture-foot" },
        ["SVG", "PNG"].map((kind) => this.#button(kind)),
        this.#status,
      ),
      ...table.map((one) => sheet(one, text, this.#page)),
    );
    this.#release(held);
  }

  #button(kind) {
    const { save, saveWhat } = this.#text;
    const attributes = { type: "button", class: "button button-outline", "aria-label": saveWhat(kind, this.#title) };
    return element("button", { ...attributes, onclick: () => this.#save(kind) }, save(kind));
  }

  #choices(has) {
    const text = this.#text;
    const choose = (choice) => {
      this.#choice = choice;
      this.#state = {};
      this.show(this.#document, text);
    };
    const option = (choice) =>
      element(
        "label",
        {},
        element("input", {
          type: "radio",
          name: this.#id,
          value: choice,
          checked: choice === this.#choice,
          onchange: () => choose(choice),
        }),
        text[choice],
      );
    return element(
      "fieldset",
      { class: "choice" },
      element("legend", { class: "aside-voice" }, text.by),
      has.map(option),
    );
  }

  #crumbs(crumbs) {
    const one = ({ name, path }, at) =>
      element(
        "li",
        {},
        at === crumbs.length - 1
          ? element("span", { "aria-current": "true" }, name)
          : element("button", { type: "button", class: "picture-crumb", onclick: () => this.#go(path) }, name),
      );
    return element(
      "nav",
      { class: "picture-crumbs", "aria-label": this.#text.crumbs },
      element("ol", {}, crumbs.map(one)),
    );
  }

  /** What has the focus and would lose it: a part by its place, a choice by its value. */
  #held() {
    const active = this.section.getRootNode().activeElement;
    if (!active || !this.section.contains(active)) return undefined;
    return { part: this.#parts.focused, value: active.value };
  }

  #release(held) {
    if (!held) return;
    if (held.part >= 0) this.#again = held.part;
    else if (held.value) this.section.querySelector(`input[value="${held.value}"]`)?.focus();
  }

  #draw() {
    if (!this.#scene || !this.#width) return;
    const again = this.#again ?? this.#parts.focused;
    this.#again = undefined;
    const area = { width: this.#width, ...pen(this.place) };
    const { svg, parts, over } = this.#drawing(area);
    svg.setAttribute("aria-describedby", `${this.#id}-help`);
    this.place.replaceChildren(svg, this.#parts.note);
    this.#parts.take(parts, this.#text, over);
    if (again >= 0) this.#parts.focus(again);
  }

  #drawing(area) {
    return this.#scene.draw(area, this.#title, this.#page ? location.pathname + location.search : "");
  }

  async #save(kind) {
    const { unit, year, accounts, money } = this.#document;
    const text = this.#text;
    const data = this.#document[this.#picture.name];
    const about = [unit, (accounts ? text.accounts : text.budget)(year), text.unit(money)].join(" · ");
    const { sentence, notes } = this.#picture.told(data, this.#choice);
    const { crumbs } = this.#scene;
    const file = await saved(kind, {
      place: this.place,
      draw: (area) => this.#drawing(area).svg,
      name: [unit, year, this.#title].join("-"),
      title: this.#title,
      lines: [
        about,
        crumbs && crumbs.length > 1 ? crumbs.map(({ name }) => name).join(" › ") : undefined,
        sentence,
        ...notes,
        this.#scene.note,
      ],
    });
    this.#status.textContent = file ? text.saved(file) : text.notSaved;
  }
}
