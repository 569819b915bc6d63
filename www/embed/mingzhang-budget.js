// <mingzhang-budget src="2024.budget.json" view="overview" lang="zh-CN" theme="auto" accent="#b3261e" editable>
//
// Draws a published budget inside any page, in a shadow root. What stands between the tags is shown
// until the widget is drawn, and stays where it cannot be: without scripts, without WebAssembly, with
// a file that cannot be read. All widgets of a page share one module. Described in docs/widget.md.
import { colour } from "./widget/accent.js";
import { hasContent, source } from "./widget/source.js";
import { styles } from "./widget/styles.js";
import { words } from "./widget/words.js";

const sheet = new URL("../css/main.css", import.meta.url);
const example = new URL("../examples/urumqi-samr-2024.budget.json", import.meta.url);

let loading;
/** The module, the same for all widgets; asked for again after it could not be had. */
function module() {
  loading ??= import("../js/mingzhang_web.js").then(async (module) => {
    await module.default();
    return module;
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

/** Whether the host takes no markup from scripts (`require-trusted-types-for`): the views are made of it. */
function refusesMarkup() {
  try {
    document.createElement("template").innerHTML = "";
  } catch {
    return true;
  }
}

/** Reads tables of the host's page, by a script that is loaded for it. */
const tables = async (html, lang) => (await import("../js/tables.js")).tables(html, lang);

/** Attributes that are texts, and properties as well. */
const TEXTS = ["src", "view", "theme", "accent"];

/** What can change while it is drawn, and what it is where nothing is said. */
const LOOK = { lang: "zh-CN", theme: "auto", view: "overview" };

const live = new Set(); // widgets that are in a page

class MingzhangBudget extends HTMLElement {
  static observedAttributes = ["src", "view", "lang", "theme", "accent", "editable"];

  #place; // the element that the module draws into
  #turn = 0; // the latest request wins when attributes change while a file is loading
  #given; // what load() brought in place of `src`
  #drawn; // the module, while it has drawn into the place
  #asked; // a drawing that is asked for and not begun
  #wanted; // a drawing that is asked for and not done
  #fresh = true; // another document is asked for, not another look at the present one
  #later = {}; // another look that was asked for before the drawing was done
  #request; // ends the request for the document that is asked for
  #said; // the sentence that stands there where nothing else can

  connectedCallback() {
    if (!this.#place) {
      // Properties that were set before there was a class for them.
      for (const name of [...TEXTS, "editable"].filter((name) => Object.hasOwn(this, name))) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.replaceChildren();
      this.#place = document.createElement("div");
      this.#place.className = "mz widget";
      this.#place.setAttribute("part", "budget");
      // Both languages read from left to right, whatever the host does.
      this.#place.dir = "ltr";
      this.#place.hidden = true;
      this.#place.addEventListener("mingzhang:draw", (event) => {
        // A widget inside our own page is heard here only.
        event.stopPropagation();
        const [box] = event.composedPath();
        import("../js/pictures.js").then(({ draw }) => draw(box, event.detail)).catch((error) => this.#say(error));
      });
      // What the module tells the element it draws into becomes an event of the widget.
      this.#place.addEventListener("mingzhang:changed", ({ detail }) => this.#tell("mingzhang:change", detail));
      this.#place.addEventListener("mingzhang:found", () => this.#found());
      this.#said = document.createElement("p");
      this.#said.setAttribute("role", "alert");
      this.#said.hidden = true;
      root.append(document.createElement("slot"), this.#place, this.#said);
    }
    live.add(this);
    if (!this.#drawn || this.#wanted) this.#ask();
  }

  disconnectedCallback() {
    this.#turn++;
    // Moved to another place, not removed: it is connected again at once.
    queueMicrotask(() => this.isConnected || this.#clear());
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#place || before === now) return;
    if (name === "accent") return this.#colour();
    // Another look at what is drawn; what is yet to be drawn takes its attributes then.
    if (name in LOOK) {
      const look = { [name]: now ?? LOOK[name] };
      if (this.#drawn && !this.#wanted) return this.#drawn.look(this.#place, look);
      Object.assign(this.#later, look);
    }
    if (name === "src") {
      this.#given = undefined;
      this.#fresh = true;
    }
    if (this.isConnected) this.#ask();
  }

  /**
   * Shows another document in place of that of `src`: a disclosure as text or object, or the address of one.
   * Done when it is drawn; refused with a sentence when it cannot be read, and the present one stays. Where
   * the widget is in no page, it is drawn when it gets there.
   */
  async load(document) {
    if (document === undefined) throw new Error(words(this).noDocument);
    const before = this.#given;
    this.#given = document;
    this.#fresh = true;
    this.#wanted = true;
    try {
      await this.#draw();
    } catch (error) {
      if (error.name !== "AbortError") this.#given = before;
      throw error;
    }
  }

  /** All figures, as docs/widget.md describes them; none before the widget is drawn. */
  figures() {
    return this.#drawn ? JSON.parse(this.#drawn.figures(this.#place)) : [];
  }

  /** The document with its present figures, as the text of a `*.budget.json` file; null before it is drawn. */
  save() {
    return this.#drawn?.save(this.#place) ?? null;
  }

  /** Whether figures can be changed; `editable="false"` is what somebody writes who does not want that. */
  get editable() {
    return this.hasAttribute("editable") && this.getAttribute("editable") !== "false";
  }

  set editable(editable) {
    // Frameworks hand an attribute's empty text to the property.
    this.toggleAttribute("editable", editable === "" || (Boolean(editable) && editable !== "false"));
  }

  /** Takes back all edits. */
  reset() {
    this.#drawn?.reset(this.#place);
  }

  // Several attributes that change in one turn draw once.
  #ask() {
    this.#wanted = true;
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      this.#draw().catch((error) => error.name === "AbortError" || this.#fail(error));
    });
  }

  async #draw() {
    if (!this.isConnected) return;
    if (refusesMarkup()) throw new Error(words(this).noMarkup);
    const turn = ++this.#turn;
    const fresh = this.#fresh || !this.#drawn;
    if (fresh) this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    try {
      const [budget, text] = await Promise.all([
        module().catch((error) => {
          console.error(error);
          throw new Error(words(this).noModule);
        }),
        fresh ? source(this, this.#given, example, tables, signal) : undefined,
        styles(this.shadowRoot, sheet),
      ]);
      if (turn !== this.#turn) throw new DOMException(words(this).superseded, "AbortError");
      // Another look keeps the edits. Where a document cannot be read, what is drawn stays.
      budget.mount(this.#place, {
        source: text,
        kept: fresh ? undefined : budget.kept(this.#place),
        place: fresh ? undefined : budget.place(this.#place),
        ...Object.fromEntries(Object.entries(LOOK).map(([name, usual]) => [name, this.getAttribute(name) ?? usual])),
        editable: this.editable,
        embedded: true,
      });
      this.#drawn = budget;
    } finally {
      // What failed is not tried again when only the look changes; what was overtaken still is.
      if (turn === this.#turn) {
        this.#wanted = false;
        this.#fresh = !this.#drawn;
        // What was asked for at the same time holds for what is drawn now, or still.
        if (Object.keys(this.#later).length > 0) this.#drawn?.look(this.#place, this.#later);
        this.#later = {};
      }
    }
    this.#colour();
    this.#show(true);
  }

  #colour() {
    const accent = colour(this.getAttribute("accent"));
    if (accent) this.#place.style.setProperty("--mingzhang-accent", accent);
    else this.#place.style.removeProperty("--mingzhang-accent");
  }

  #tell(name, json) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: JSON.parse(json) }));
  }

  /** What is found in a large document is megabytes long: it is written for those who read it. */
  #found() {
    const event = new CustomEvent("mingzhang:findings", { bubbles: true });
    let detail;
    const get = () => (detail ??= JSON.parse(this.#drawn?.findings(this.#place) ?? "null"));
    Object.defineProperty(event, "detail", { get });
    this.dispatchEvent(event);
  }

  #fail(error) {
    console.warn(`<mingzhang-budget>: ${error.message}`);
    if (!this.#drawn) {
      this.#show(false);
      // With nothing between the tags the place would be empty, and nobody would know why.
      this.#said.textContent = error.message;
      this.#said.hidden = hasContent(this);
    }
    this.#say(error);
  }

  #say(error) {
    this.dispatchEvent(new CustomEvent("mingzhang:error", { bubbles: true, detail: { message: error.message } }));
  }

  #show(drawn) {
    this.#said.hidden = true;
    this.#place.hidden = !drawn;
    this.shadowRoot.querySelector("slot").hidden = drawn;
  }

  #clear() {
    live.delete(this);
    this.#request?.abort();
    this.#drawn?.unmount(this.#place);
    this.#drawn = undefined;
    this.#show(false);
  }

  /** After a crash of the module: back to the static content. */
  static crashed(widget) {
    widget.#drawn = undefined;
    widget.#show(false);
  }
}

for (const name of TEXTS) {
  Object.defineProperty(MingzhangBudget.prototype, name, {
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
    configurable: true,
    enumerable: true,
  });
}

// Another copy of this script may have been first.
if (!customElements.get("mingzhang-budget")) {
  customElements.define("mingzhang-budget", MingzhangBudget);
  addEventListener("mingzhang:crash", () => {
    live.forEach(MingzhangBudget.crashed);
  });
}
