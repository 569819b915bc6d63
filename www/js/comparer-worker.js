// Compares two documents, or fills in last year's amounts from one of them, away from the page: one
// answer, then it is ended.
import init, { compare, fill } from "./mingzhang_checker.js";

async function answer({ now, then, published, lang }) {
  try {
    await init();
  } catch (error) {
    return { failed: { code: "not-loaded" }, detail: String(error) };
  }
  postMessage({ loaded: true });
  try {
    return published ? { filled: JSON.parse(fill(published, then, lang)) } : { compared: JSON.parse(compare(now, then, lang)) };
  } catch (error) {
    // The module refuses with a sentence; anything else is its end.
    return { failed: typeof error === "string" ? { sentence: error } : { code: "broke-off" }, detail: String(error) };
  }
}

addEventListener("message", async ({ data }) => postMessage(await answer(data)));
