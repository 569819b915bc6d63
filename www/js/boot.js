// Starts the page: loads the module and the example, draws it, and says clearly when that cannot be
// done. Every sentence stands in index.html; this file only uncovers it.

const show = (id) => document.getElementById(id).removeAttribute("hidden");
const example = new URL("../examples/urumqi-samr-2024.budget.json", import.meta.url);

// The module sends this when it has panicked: from then on nothing it draws can be trusted.
addEventListener("mingzhang:crash", () => {
  document.getElementById("app").inert = true;
  show("crash");
  document.getElementById("crash").scrollIntoView();
});
document.getElementById("reload").addEventListener("click", () => location.reload());

// Documents as agencies publish them are read, checked and presented, files written, things found and
// terms explained by scripts of their own, loaded on first use.
async function later(script, use) {
  try {
    await use(await script());
  } catch (error) {
    console.error(error);
    const { textContent } = document.querySelector("#not-later > :lang(" + document.documentElement.lang + ")");
    dispatchEvent(new CustomEvent("mingzhang:say", { detail: { failed: textContent } }));
  }
}
const reading = (use) => later(() => import("./reading.js"), use);
const read = (file) => reading(({ read }) => read(file));
addEventListener("mingzhang:read", (event) => read(event.detail));
addEventListener("mingzhang:export", ({ detail }) => later(() => import("./exporting.js"), ({ choose }) => choose(...detail)));
addEventListener("mingzhang:find", ({ detail }) => later(() => import("./finding.js"), ({ find }) => find(...detail)));
addEventListener("mingzhang:compare", ({ detail }) => later(() => import("./comparing.js"), ({ compare }) => compare(...detail)));
addEventListener("mingzhang:glossary", ({ detail }) => later(() => import("./glossary.js"), ({ list }) => list(detail)));
addEventListener("mingzhang:guide", () => later(() => import("./guide.js"), ({ guide }) => guide()));
addEventListener("mingzhang:check", ({ detail }) => later(() => import("./checking.js"), ({ check }) => check(...detail)));
addEventListener("mingzhang:present", ({ detail }) => later(() => import("./presenting.js"), ({ present }) => present(...detail)));

// Pasted outside a field and not taken by a grid: perhaps a document.
addEventListener("paste", (event) => {
  const board = event.clipboardData;
  const inside = event.target.closest?.("input, textarea, select");
  if (inside || event.defaultPrevented || !board || document.querySelector("dialog:modal")) return;
  const pasted = { file: board.files[0], html: board.getData("text/html"), text: board.getData("text/plain") };
  if (!pasted.file && !pasted.html && !pasted.text) return;
  event.preventDefault();
  reading(({ paste }) => paste(pasted));
});

// A file dropped beside the page itself: the browser would leave the page and show it.
addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (event.defaultPrevented || !file) return;
  event.preventDefault();
  if (!document.querySelector("dialog:modal")) read(file);
});

// The source of figures that come back after a reload comes back with them (`reading/keeping.js`).
let restored = false;
addEventListener("mingzhang:restored", () => (restored = true));
function bringSource() {
  try {
    if (!localStorage.getItem("mingzhang.original")) return;
  } catch {
    return; // A browser that keeps nothing.
  }
  const budget = restored ? JSON.parse(localStorage.getItem("mingzhang.work")).document : undefined;
  reading(({ restore }) => restore(budget));
}

// Terms are marked, who comes for the first time is shown around, and use without a network is prepared,
// when the page has been drawn and the browser has nothing else to do. A link to a place leads there and
// nowhere else.
function settle() {
  const quiet = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));
  quiet(async () => {
    await later(() => import("./glossary.js"), ({ explain }) => explain());
    if (!location.hash && !cameBefore()) dispatchEvent(new CustomEvent("mingzhang:guide"));
    // Without it everything else works.
    import("./offline.js").catch((error) => console.info(error));
  });
}

/** Whether the reader has been here; now they have. */
function cameBefore() {
  try {
    const before = localStorage.getItem("mingzhang.guided") ?? localStorage.getItem("mingzhang.work");
    localStorage.setItem("mingzhang.guided", "1");
    return before !== null;
  } catch {
    return true; // A browser that keeps nothing: it would come at every visit.
  }
}

async function start() {
  const text = fetch(example).then((response) => response.text());
  const { default: init, mount } = await import("./mingzhang_web.js");
  await init();
  mount(document.getElementById("app"), { source: await text });
  bringSource();
  settle();
}

if (typeof WebAssembly !== "object") {
  show("no-wasm");
} else {
  start().catch((error) => {
    console.error(error);
    show("not-loaded");
  });
}
