// A guided first visit (引导): a few steps on the page itself, each beside what it speaks of. Nothing is
// covered or locked; it can be left at once, and does not come again unless asked for. Loaded on first
// use.
import { element } from "./parts/dom.js";
import { styled } from "./parts/styled.js";
import { uncover } from "./parts/uncover.js";
import { words } from "./guide/words.js";

const style = styled(new URL("../css/guide.css", import.meta.url));

/** What the steps stand below, where that is not what they speak of: the tabs stay in sight. */
const BELOW = { document: ".tabs" };

/** What the steps speak of, on the overview. */
const PLACES = {
  document: ".masthead .unit-name",
  total: ".lead-total",
  figure: ".lead-facts button.figure",
  calculate: ".tools .choice:has([name=mode])",
  checks: '.tabs a[href$="#checks"]',
};

/** Shows the steps from the first one. */
export async function guide() {
  await style;
  if (document.querySelector(".guide, dialog:modal")) return;
  if (!["", "#overview"].includes(location.hash)) {
    const there = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = "#overview";
    await there;
    await new Promise(requestAnimationFrame);
  }
  const steps = Object.keys(PLACES).filter((step) => document.querySelector(PLACES[step]));
  if (!steps.length) return;
  const left = new AbortController();
  const before = document.activeElement;
  const card = element("section", {
    class: "guide",
    popover: "manual",
    role: "dialog",
    "aria-labelledby": "guide-step",
    "aria-describedby": "guide-words",
    tabindex: "-1",
  });
  document.body.append(card);
  let now = 0;

  function end() {
    left.abort();
    lit()?.removeAttribute("data-guided");
    card.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  const lit = () => document.querySelector("[data-guided]");

  function show(step) {
    const place = document.querySelector(PLACES[steps[step]]);
    if (!place) return end();
    now = step;
    lit()?.removeAttribute("data-guided");
    place.setAttribute("data-guided", "");
    const text = words();
    const [title, said] = text.steps[steps[step]];
    const last = step === steps.length - 1;
    const button = (label, press, main) =>
      element("button", { type: "button", class: `button ${main ? "button-main" : "button-outline"}`, onclick: press }, label);
    card.replaceChildren(
      element("p", { class: "panel-note" }, text.title, " ", text.of(step + 1, steps.length)),
      element("h2", { id: "guide-step" }, title),
      element("p", { id: "guide-words" }, said),
      element(
        "div",
        { class: "guide-foot" },
        last ? undefined : button(text.skip, end),
        step > 0 ? button(text.back, () => show(step - 1)) : undefined,
        last ? button(text.done, end, true) : button(text.next, () => show(step + 1), true),
      ),
    );
    // Beside its place, where the browser can do that; else at the lower edge (`guide.css`).
    if (card.matches(":popover-open")) card.hidePopover();
    place.scrollIntoView({ block: "nearest" });
    const below = BELOW[steps[step]];
    card.showPopover({ source: below ? document.querySelector(below) : place });
    uncover(place, card);
    card.focus({ preventScroll: true });
  }

  const { signal } = left;
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      end();
    },
    { signal },
  );
  // Another document, another view: the steps would speak of what is not there.
  addEventListener("mingzhang:opened", end, { signal });
  addEventListener("hashchange", end, { signal });
  // Another language draws the page anew.
  const language = new MutationObserver(() => requestAnimationFrame(() => !signal.aborted && show(now)));
  language.observe(document.documentElement, { attributeFilter: ["lang"] });
  signal.addEventListener("abort", () => language.disconnect());
  show(0);
}
