// Comparing (对比): the document at hand beside another one, matched account by account in a worker.
// Loaded on first use.
import { element } from "./parts/dom.js";
import { say } from "./parts/say.js";
import { styled } from "./parts/styled.js";
import { inWorker } from "./parts/worker.js";
import { result } from "./comparing/result.js";
import { words } from "./comparing/words.js";

const style = styled(new URL("../css/comparing.css", import.meta.url));

/** What can be read, and how large it may be. */
const FORMATS = ".json,.pdf,.docx,.xlsx,.xls,.ods,.csv,.tsv,.txt,.html,.htm";
const LARGEST = 32 * 1024 * 1024;

/**
 * Offers what to compare with, until the reader leaves.
 *
 * @param {string} budget the document with its present figures, as `*.budget.json`
 * @param {string} published the same as it was published
 */
export async function compare(budget, published) {
  await style;
  if (document.querySelector("dialog:modal")) return;
  const text = words();
  const left = new AbortController();
  const body = element("div", { class: "compare-body" });
  const status = element("p", { role: "status", class: "compare-status" });
  const dialog = element(
    "dialog",
    {
      class: "compare",
      "aria-labelledby": "compare-title",
      onclose: () => {
        left.abort();
        dialog.remove();
      },
      // A link leads to a cell of the page.
      onclick: (event) => event.target.closest("a[href]") && dialog.close(),
    },
    element(
      "div",
      { class: "compare-head" },
      element("h2", { id: "compare-title", tabindex: "-1" }, text.title),
      element("button", { type: "button", class: "button button-outline", onclick: () => dialog.close() }, text.close),
    ),
    status,
    // What scrolls can be scrolled by keys.
    element("div", { class: "compare-scroll", tabindex: "0", role: "region", "aria-labelledby": "compare-title" }, body),
  );

  /** Asks the worker; its answer, or undefined when it has none: then the reason has been said. */
  async function ask(message) {
    const worker = new URL("./comparer-worker.js", import.meta.url);
    const outcome = await inWorker(worker, { lang: text.lang, ...message }, left.signal, () => {});
    if (!outcome) return undefined;
    status.textContent = outcome.failed ? (outcome.failed.sentence ?? text.failed[outcome.failed.code]) : "";
    return outcome.failed ? undefined : outcome;
  }

  async function against(then, isPublished) {
    status.textContent = text.comparing;
    const outcome = await ask({ now: budget, then });
    if (outcome) draw(outcome.compared, then, isPublished);
  }

  function draw(compared, then, isPublished) {
    const { now, then: other } = compared;
    const isLastYear = now.unit === other.unit && now.year === other.year + 1 && now.finalAccounts === other.finalAccounts;
    const button = (label, press) => element("button", { type: "button", class: "button button-outline", onclick: press }, label);
    body.replaceChildren(
      element("div", { class: "compare-tools" }, button(text.another, offer), button(text.print, () => print())),
      isLastYear
        ? element("div", { class: "compare-grow" }, button(text.grow, () => grow(then)), element("p", { class: "panel-note" }, text.growNote))
        : "",
      ...result(compared, isPublished, text),
    );
    dialog.querySelector("h2").focus();
  }

  /** Takes last year's amounts into the document at hand. */
  async function grow(then) {
    const outcome = await ask({ published, then });
    if (!outcome) return;
    const { budget: grown, filled } = outcome.filled;
    if (!filled) return (status.textContent = text.nothingToGrow);
    dispatchEvent(new CustomEvent("mingzhang:grow", { detail: { text: grown } }));
    dialog.close();
    say({ done: text.grown(filled) });
  }

  async function chosen(file) {
    if (!file) return;
    if (file.size > LARGEST) return (status.textContent = text.failed.tooLarge);
    status.textContent = text.reading(file.name);
    if (/\.json$/i.test(file.name)) {
      const read = await file.text().catch(() => undefined);
      return read === undefined ? (status.textContent = text.failed.unreadable) : against(read, false);
    }
    const worker = new URL("./reader-worker.js", import.meta.url);
    const outcome = await inWorker(worker, { file }, left.signal, () => {});
    if (!outcome) return;
    const { reading, failed } = outcome;
    if (reading) return against(reading.budget, false);
    status.textContent = failed[text.lang] ?? (failed.code === "not-loaded" ? text.failed["not-loaded"] : text.failed.unreadable);
  }

  /** What there is to compare with. */
  function offer() {
    const chooser = element("input", { type: "file", accept: FORMATS, hidden: true, onchange: ({ target }) => chosen(target.files[0]) });
    const way = (name, note, press) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "compare-way", onclick: press },
          element("span", { class: "compare-title" }, name),
          element("span", { class: "panel-note" }, note),
        ),
      );
    status.textContent = "";
    body.replaceChildren(
      element("p", { class: "panel-note" }, text.note),
      element(
        "ul",
        { class: "compare-ways" },
        way(text.file, text.fileNote, () => {
          // The same file again must count as a change.
          chooser.value = "";
          chooser.click();
        }),
        way(text.published, text.publishedNote, () => against(published, true)),
      ),
      chooser,
    );
    body.querySelector("button").focus();
  }

  document.body.append(dialog);
  dialog.showModal();
  offer();
}
