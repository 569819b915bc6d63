// One term explained beside the words that were pressed: a popover, so that Escape or a press elsewhere
// closes it and the focus goes back.
import { element } from "../parts/dom.js";
import { uncover } from "../parts/uncover.js";
import { words } from "./words.js";

/**
 * The card, not yet shown.
 *
 * @param terms of the glossary
 * @param {(id: string) => void} all opens the list at a term
 */
export function card(terms, all) {
  const node = element("div", {
    popover: "auto",
    class: "term-card",
    role: "dialog",
    "aria-labelledby": "term-name",
    tabindex: "-1",
    autofocus: true,
    // On a phone it lies at the lower edge, perhaps over the very words.
    ontoggle: ({ newState }) => newState === "open" && pressed && uncover(pressed, node),
  });
  let pressed; // the words that it explains
  document.body.append(node);

  function explain(term, at) {
    pressed = at;
    const text = words();
    const { name, text: means } = term[text.lang];
    const see = (term.see ?? []).map((id) => terms.find((other) => other.id === id));
    const also = see.map((other) =>
      element("button", { type: "button", class: "term-see", onclick: () => turn(other) }, other[text.lang].name),
    );
    const leave = () => node.hidePopover();
    node.replaceChildren(
      element(
        "p",
        { class: "term-name", id: "term-name" },
        name,
        element("span", { class: "term-other", lang: text.other === "zh" ? "zh-CN" : "en" }, term[text.other].name),
      ),
      element("p", {}, means),
      also.length ? element("p", { class: "term-also" }, text.see, also) : "",
      element(
        "div",
        { class: "term-foot" },
        element(
          "button",
          { type: "button", class: "button button-outline", onclick: () => (leave(), all(term.id)) },
          text.all,
        ),
        element("button", { type: "button", class: "button button-outline", onclick: leave }, text.close),
      ),
    );
  }

  /** Goes on to another term: what was pressed is gone, the focus stays in the card. */
  function turn(term) {
    explain(term, pressed);
    node.focus();
  }

  return { node, explain };
}
