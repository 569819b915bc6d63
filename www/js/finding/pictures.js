// The pictures as entries: each leads to its place among them.
import { chinese } from "./words.js";

const NAMES = ["flow", "tree", "movement", "public", "hundred"];

/** An entry for each picture. */
export function pictures(text) {
  const entry = (name) => ({ group: "pictures", name: text.pictures[name], also: [chinese.pictures[name]], run: () => show(name) });
  return NAMES.map(entry);
}

/** Goes to the pictures and, once it is drawn, to the one that is meant. */
async function show(name) {
  const place = () => document.querySelector(`.picture[data-picture="${name}"]`);
  if (!place()) {
    location.hash = "#flow";
    await new Promise((done) => {
      const drawn = new MutationObserver(() => place() && end());
      const end = () => {
        drawn.disconnect();
        removeEventListener("hashchange", left);
        done();
      };
      // Who goes elsewhere meanwhile is not brought back.
      const left = () => location.hash !== "#flow" && end();
      drawn.observe(document.getElementById("app"), { childList: true, subtree: true });
      addEventListener("hashchange", left);
    });
  }
  const title = place()?.querySelector(".panel-title");
  title?.setAttribute("tabindex", "-1");
  title?.scrollIntoView({ block: "start" });
  title?.focus({ preventScroll: true });
}
