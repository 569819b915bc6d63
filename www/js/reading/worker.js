// One worker for one document.

/**
 * Reads a file in a worker of its own, which is ended in any case: that also gives its memory back.
 *
 * @param {URL} script the worker's script
 * @param {File} file
 * @param {AbortSignal} signal ends the reading
 * @param {(done: number, total: number) => void} progress pages or sheets that have been read
 * @returns {Promise<{reading?: object, failed?: {code: string, zh?: string, en?: string}} | undefined>}
 *   what was read, or why nothing; undefined when it was aborted
 */
export function readInWorker(script, file, signal, progress) {
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
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
