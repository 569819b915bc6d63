// Terms where they stand: words that the page says may be a term, and that the glossary has, become a
// button that explains them.
import { element } from "../parts/dom.js";
import { byName, plain } from "./names.js";

/** The terms of a heading of a table, which are one stop of the Tab key together. */
const inHeading = (button) => [...(button.closest("thead")?.querySelectorAll("button.term") ?? [])];

/**
 * Makes the page's `<mingzhang-term>` elements buttons, those that are there and those to come.
 *
 * @param terms of the glossary
 * @param card that explains a term: `{node, explain(term, at)}`
 */
export function mark(terms, card) {
  const names = byName(terms);
  class Term extends HTMLElement {
    connectedCallback() {
      const term = names.get(plain(this.textContent));
      if (!term || this.firstElementChild) return;
      const button = element("button", {
        type: "button",
        class: "term",
        "data-term": term.id,
        onclick: () => card.explain(term, button),
        onkeydown: (event) => key(event),
      });
      // The words stay the nodes that the page has put there.
      button.append(...this.childNodes);
      this.append(button);
      button.popoverTargetElement = card.node;
      if (inHeading(button).length > 1) button.tabIndex = -1;
    }
  }
  customElements.define("mingzhang-term", Term);
}

/** Keys of a term. In the headings of a grid they are not the grid's: it would edit or move its cells. */
function key(event) {
  const button = event.currentTarget;
  const terms = inHeading(button);
  if (!terms.length || event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  const at = terms.indexOf(button);
  const to = {
    ArrowRight: () => terms[at + 1],
    ArrowLeft: () => terms[at - 1],
    Home: () => terms[0],
    End: () => terms.at(-1),
    ArrowDown: () => button.closest("table").querySelector('td[tabindex="0"]'),
  }[event.key]?.();
  if (!to) return;
  event.preventDefault();
  if (to.matches(".term")) {
    for (const term of terms) term.tabIndex = term === to ? 0 : -1;
  }
  to.focus();
}
