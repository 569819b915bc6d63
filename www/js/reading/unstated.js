// A document that does not say whose it is, or of which year: the reader may know it.
import { element } from "../parts/dom.js";
import { words } from "./words.js";

/**
 * Says what is missing, and asks for it.
 *
 * @param {string} name of the document
 * @param {"no-unit" | "no-year"} code what is missing
 * @param {string} sentence that says so
 * @returns {Promise<{unit?: string, year?: number} | undefined>} undefined when the reader gives it up
 */
export function unstated(name, code, sentence) {
  const text = words();
  const noUnit = code === "no-unit";
  const unit = noUnit ? element("input", { id: "unstated-unit", required: true, maxlength: "100" }) : null;
  const year = element("input", {
    id: "unstated-year",
    title: text.yearNumber,
    required: !noUnit,
    inputmode: "numeric",
    pattern: "\\s*(1949|19[5-9]\\d|[2-9]\\d{3})\\s*",
  });
  const field = (input, label) =>
    input && element("div", { class: "review-field" }, element("label", { for: input.id }, label), input);
  let answer;
  return new Promise((decide) => {
    const say = (event) => {
      event.preventDefault();
      answer = { ...(unit && { unit: unit.value.trim() }), ...(year.value && { year: Number(year.value) }) };
      dialog.close();
    };
    const dialog = element(
      "dialog",
      {
        class: "review review-short",
        "aria-labelledby": "review-title",
        onclose: () => {
          dialog.remove();
          decide(answer);
        },
      },
      element(
        "div",
        { class: "review-facts" },
        element(
          "div",
          { class: "review-head" },
          element("h2", { id: "review-title", tabindex: "-1", autofocus: true }, text.unstated),
          element("p", { class: "panel-note" }, name),
        ),
        element("p", {}, sentence),
        element(
          "form",
          { id: "unstated", class: "review-unstated", onsubmit: say },
          field(unit, text.unitName),
          field(year, noUnit ? text.yearIfUnstated : text.yearNumber),
        ),
      ),
      element(
        "div",
        { class: "review-foot" },
        element("p", { class: "panel-note" }, text.stays),
        element("button", { type: "submit", form: "unstated", class: "button button-main" }, text.readWith),
        element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.discard),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
