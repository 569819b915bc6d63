// One worker for one piece of work.

/**
 * Has a worker of its own do something, and ends it in any case: that also gives its memory back.
 *
 * The worker gets one message. It says `{loaded: true}` once its module is there, may tell
 * `{done, total}`, and answers with anything else, `{failed: {code, …}}` where it failed.
 *
 * @param {URL} script the worker's script
 * @param message what it is to work on
 * @param {AbortSignal} signal ends the work
 * @param {(done: number, total: number) => void} progress pages or sheets that are done
 * @returns {Promise<object | undefined>} its answer; undefined when it was aborted
 */
export function inWorker(script, message, signal, progress) {
  const worker = new Worker(script, { type: "module" });
  let loaded = false;
  return new Promise((done) => {
    signal.addEventListener("abort", () => done(undefined));
    // A worker that ends by itself has no sentence: it never started, or it ran out of memory.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      done({ failed: { code: loaded ? "broke-off" : "not-loaded" } });
    });
    worker.addEventListener("messageerror", () => done({ failed: { code: "broke-off" } }));
    worker.addEventListener("message", ({ data }) => {
      if (data.loaded) loaded = true;
      else if ("total" in data) progress(data.done, data.total);
      else {
        if (data.detail) console.info(data.detail);
        done(data);
      }
    });
    worker.postMessage(message);
  }).finally(() => worker.terminate());
}
