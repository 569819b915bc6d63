// Below the name of the unit: which scenario is open, and that another tab has it.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/** What people call a work. */
export const nameOf = ({ name, number }) => name || words().unnamed(number ?? 1);

/**
 * The page has an element `mingzhang-work` in its masthead; it becomes the banner.
 *
 * @param {() => object} current the work that is open
 * @param {() => void} takeOver goes on with it here
 * @param {() => void} copy goes on with a copy
 */
export function defineBanner(current, takeOver, copy) {
  const drawn = new Set();
  const draw = (place) => {
    // While the first page is being drawn nothing is open yet; another word follows.
    const work = current() ?? {};
    const { look, name, number } = work;
    const text = words();
    const button = (label, press) =>
      element("button", { type: "button", class: "button button-outline", onclick: press }, label);
    place.replaceChildren(
      ...[
        (name || number > 1) && element("p", { class: "unit-meta" }, name ? text.scenario(name) : nameOf(work)),
        look &&
          element(
            "div",
            { class: "held", role: "status" },
            element("p", {}, look === "taken" ? text.taken : text.elsewhere),
            button(text.takeOver, takeOver),
            button(text.asCopy, copy),
          ),
      ].filter(Boolean),
    );
  };
  const again = () => drawn.forEach(draw);
  for (const name of ["mingzhang:shown", "mingzhang:opened", "mingzhang:kept"]) addEventListener(name, again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["lang"] });
  customElements.define(
    "mingzhang-work",
    class extends HTMLElement {
      connectedCallback() {
        drawn.add(this);
        draw(this);
      }

      disconnectedCallback() {
        drawn.delete(this);
      }
    },
  );
}
