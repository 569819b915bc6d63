// <mingzhang-budget src="2024.budget.json" view="overview" lang="zh-CN" theme="auto" editable>
//
// Draws a published budget inside any page, in a shadow root. What stands between the tags is shown
// until the widget is drawn, and stays where it cannot be: without scripts, without WebAssembly, with
// a file that cannot be read. All widgets of a page share one module.
//
// Attributes: src (a *.budget.json file; without it the built-in example), view (overview | flow |
// tables | three-public | checks), lang (zh-CN | en), theme (auto | light | dark), editable.
// Event: mingzhang:error, with the sentence in detail.message.

const styles = new URL("../css/main.css", import.meta.url).href;
const example = new URL("../examples/urumqi-samr-2024.budget.json", import.meta.url);

let loading;
function load() {
  loading ??= import("../js/mingzhang_web.js").then(async (module) => {
    await module.default();
    return module;
  });
  return loading;
}

async function fetchText(src) {
  const response = await fetch(src);
  if (!response.ok) throw new Error(`${src}: ${response.status} ${response.statusText}`);
  return response.text();
}

class MingzhangBudget extends HTMLElement {
  static observedAttributes = ["src", "view", "lang", "theme", "editable"];

  #place; // the element that the module draws into
  #turn = 0; // the latest request wins when attributes change while a file is loading
  #unmount = () => {};

  connectedCallback() {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = styles;
      this.styled = new Promise((done) => {
        link.onload = done;
        link.onerror = done;
      });
      this.#place = document.createElement("div");
      this.#place.className = "mz widget";
      this.#place.hidden = true;
      this.#place.addEventListener("mingzhang:draw", (event) => {
        // A widget inside our own page is heard here only.
        event.stopPropagation();
        const [box] = event.composedPath();
        import("../js/pictures.js").then(({ draw }) => draw(box, event.detail)).catch((error) => this.#say(error));
      });
      root.append(link, document.createElement("slot"), this.#place);
    }
    this.#draw();
  }

  disconnectedCallback() {
    this.#turn++;
    this.#clear();
  }

  attributeChangedCallback() {
    if (this.isConnected && this.#place) this.#draw();
  }

  async #draw() {
    const turn = ++this.#turn;
    try {
      const src = this.getAttribute("src");
      const [module, source] = await Promise.all([load(), fetchText(src ? new URL(src, document.baseURI) : example), this.styled]);
      if (turn !== this.#turn) return;
      this.#clear();
      module.mount(this.#place, {
        source,
        view: this.getAttribute("view") ?? undefined,
        lang: this.getAttribute("lang") ?? undefined,
        theme: this.getAttribute("theme") ?? "auto",
        editable: this.hasAttribute("editable"),
        embedded: true,
      });
      this.#unmount = () => module.unmount(this.#place);
      this.#show(true);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #fail(error) {
    this.#show(false);
    this.#say(error);
  }

  #say(error) {
    this.dispatchEvent(new CustomEvent("mingzhang:error", { bubbles: true, detail: { message: error.message } }));
  }

  #show(drawn) {
    this.#place.hidden = !drawn;
    this.shadowRoot.querySelector("slot").hidden = drawn;
  }

  #clear() {
    this.#unmount();
    this.#unmount = () => {};
  }
}

customElements.define("mingzhang-budget", MingzhangBudget);

// After a crash of the module every widget goes back to the static content between its tags.
addEventListener("mingzhang:crash", () => {
  for (const widget of document.querySelectorAll("mingzhang-budget")) {
    const root = widget.shadowRoot;
    if (!root) continue;
    root.querySelector(".widget").hidden = true;
    root.querySelector("slot").hidden = false;
  }
});
