// Checks documents by the rule book, one after the other, away from the page.
import init, { check } from "./mingzhang_checker.js";

const ready = init();
let latest = 0;

addEventListener("message", async ({ data: { asked, budget, lang } }) => {
  latest = asked;
  try {
    await ready;
    // Another question came while the module was loading.
    if (asked === latest) postMessage({ asked, checked: check(budget, lang) });
  } catch (error) {
    // The module refuses with a sentence; anything else is its end.
    postMessage(typeof error === "string" ? { asked, refused: error } : { asked, failed: String(error) });
  }
});
