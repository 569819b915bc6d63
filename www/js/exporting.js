// Writing the document, with its present figures, as a file to take away: the reader chooses a
// format, a worker writes it, the browser saves it. Loaded on first use.
import { element } from "./parts/dom.js";
import { save } from "./parts/save.js";
import { say } from "./parts/say.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { words } from "./exporting/words.js";

const style = styled(new URL("../css/exporting.css", import.meta.url));

/** The endings of the formats, and what the browser is told they are. */
const FORMATS = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  html: "text/html;charset=utf-8",
  "embed.html": "text/html;charset=utf-8",
  "budget.json": "application/json",
};

/**
 * Offers the formats until one has been written or the reader leaves.
 *
 * @param {string} kept what is kept of the work on the document
 * @param {string} name of the file, without its ending
 */
export async function choose(kept, name) {
  await style;
  if (document.querySelector("dialog.export")) return;
  const text = words();
  const turn = new AbortController();
  const status = element("p", { class: "export-status", role: "status" });
  const buttons = Object.keys(FORMATS).map((ending) =>
    element(
      "button",
      { type: "button", class: "export-format", onclick: () => take(ending) },
      element("span", { class: "export-name" }, text[ending].name, " ", element("span", { class: "export-ending" }, `.${ending}`)),
      element("span", { class: "panel-note" }, text[ending].note),
    ),
  );
  const dialog = element(
    "dialog",
    {
      class: "export",
      "aria-labelledby": "export-title",
      onclose: () => {
        turn.abort();
        dialog.remove();
      },
      // A press beside it.
      onclick: (event) => event.target === dialog && dialog.close(),
    },
    element(
      "div",
      { class: "export-body" },
      element("h2", { id: "export-title" }, text.title),
      element("p", { class: "panel-note" }, text.note),
      element("ul", {}, buttons.map((button) => element("li", {}, button))),
      status,
      element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.close),
    ),
  );

  async function take(ending) {
    const busy = (on) => buttons.forEach((button) => button.setAttribute("aria-disabled", String(on)));
    if (buttons[0].getAttribute("aria-disabled") === "true") return;
    busy(true);
    status.textContent = text.writing;
    const file = `${name}.${ending}`;
    const message = { kept, name: file, lang: text.lang };
    const worker = new URL("./writer-worker.js", import.meta.url);
    const outcome = await inWorker(worker, message, turn.signal, () => {});
    if (!outcome) return;
    const { failed, bytes } = outcome;
    if (failed) {
      busy(false);
      status.textContent = failed.sentence ?? text.failed[failed.code];
      return;
    }
    save(file, new Blob([bytes], { type: FORMATS[ending] }));
    dialog.close();
    say({ done: text.saved(file) });
  }

  document.body.append(dialog);
  dialog.showModal();
}
