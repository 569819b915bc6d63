// One tab at a time changes a work. The database refuses what another tab writes in any case; where
// the browser has locks (pages served over https), a tab knows at once.

let letGo = () => {};

/**
 * Takes hold of a work in place of the one before.
 *
 * @param {string} id of the work
 * @param {() => void} lost called when another tab takes it over
 * @param {boolean} steal from the tab that has it
 * @returns {Promise<boolean>} false where another tab has it
 */
export async function hold(id, lost, steal = false) {
  letGo();
  if (!navigator.locks) return true;
  // A page that is being reloaded may have it for a moment still.
  return (await ask(id, lost, steal)) || (await new Promise((done) => setTimeout(done, 300)), ask(id, lost, steal));
}

function ask(id, lost, steal) {
  return new Promise((answer) => {
    let held = false;
    const use = (lock) => {
      answer(lock !== null);
      if (!lock) return undefined;
      held = true;
      return new Promise((done) => {
        letGo = () => {
          held = false;
          done();
        };
      });
    };
    navigator.locks.request(`mingzhang.work.${id}`, steal ? { steal } : { ifAvailable: true }, use).catch((error) => {
      // Taken over, or a browser that refuses locks: then the database decides alone.
      if (held && error.name === "AbortError") lost();
      answer(true);
    });
  });
}
