// Checking by the rule book: away from the page, in a worker that is kept, because each edit asks
// again. Loaded on first use.
import { checking, draw, refused, ruled, tell } from "./checking/rulebook.js";
import { styled } from "./parts/styled.js";

const style = styled(new URL("../css/checking.css", import.meta.url));

let worker;
let turn = 0; // only the last question is answered
let state; // the count of edits that was asked about last
let found; // the last report, the numbers of its cells, and the count of edits that they belong to

// What was found is found by searching too, as long as nothing has changed since.
addEventListener("mingzhang:ask-findings", ({ detail: { edits, take } }) => {
  if (found?.edits === edits) ruled(found.report, found.numbers).forEach(take);
});

/**
 * Checks a document and draws what the rule book says of it.
 *
 * @param {string} budget the document with its present figures
 * @param {string} lang the tag of the language of the sentences
 * @param {number} edits the count of edits that the figures belong to
 */
export async function check(budget, lang, edits) {
  turn += 1;
  state = edits;
  worker ??= start();
  worker.postMessage({ asked: turn, budget, lang });
  await style;
  checking();
}

function start() {
  const started = new Worker(new URL("./checker-worker.js", import.meta.url), { type: "module" });
  // Whatever its end was, the next question starts another one.
  const end = (why) => {
    console.error(why);
    started.terminate();
    if (worker === started) worker = undefined;
    refused();
  };
  started.addEventListener("message", async ({ data }) => {
    await style;
    if (data.failed) return end(data.failed);
    if (data.asked !== turn) return;
    if (data.refused) return refused(data.refused);
    const { report, numbers } = JSON.parse(data.checked);
    found = { report, numbers, edits: state };
    tell(report);
    draw(report, numbers);
  });
  started.addEventListener("error", (event) => end(event.message));
  return started;
}
