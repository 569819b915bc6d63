// The form that a document is on, as the reader of the page knows better than the program.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/**
 * A choice of forms, with the button that has the document read on the one chosen.
 *
 * @param {{id: string, name: {zh: string, en: string}}[]} forms
 * @param {string | undefined} present the form that it was read on
 * @param {(form: string) => void} again
 */
export function formChoice(forms, present, again) {
  const text = words();
  const differs = () => (button.disabled = select.value === present);
  const select = element(
    "select",
    { id: "review-form", onchange: differs },
    forms.map(({ id, name }) => element("option", { value: id, selected: id === present }, name[text.lang])),
  );
  const button = element(
    "button",
    { type: "button", class: "button button-outline", onclick: () => again(select.value) },
    present ? text.readAgain : text.readOn,
  );
  differs();
  return element(
    "div",
    { class: "review-form" },
    element("label", { for: "review-form" }, present ? text.otherForm : text.whichForm),
    select,
    button,
  );
}
