// Starts the page: loads the module, the example and what was kept, draws it, and says clearly when that
// cannot be done. Every sentence stands in index.html; this file only uncovers it.
import { current, isKept, last, prepare, restore } from "./keeping.js";

const show = (id) => document.getElementById(id).removeAttribute("hidden");
const example = new URL("../examples/urumqi-samr-2024.budget.json", import.meta.url);

// The module sends this when it has panicked: from then on nothing it draws can be trusted.
addEventListener("mingzhang:crash", () => {
  document.getElementById("app").inert = true;
  show(isKept() ? "crash-kept" : "crash-lost");
  show("crash");
  document.getElementById("crash").scrollIntoView();
});
document.getElementById("reload").addEventListener("click", () => location.reload());

// Documents as agencies publish them are read, checked and presented, files written, things found, terms
// explained and pictures drawn by scripts of their own, loaded on first use.
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
addEventListener("mingzhang:draw", (event) => {
  // Where to draw is known only while the event is on its way.
  const [box] = event.composedPath();
  later(() => import("./pictures.js"), ({ draw }) => draw(box, event.detail));
});
addEventListener("mingzhang:print", ({ detail }) => later(() => import("./printing.js"), ({ print }) => print(...detail)));
addEventListener("mingzhang:narrate", ({ detail }) => later(() => import("./narrating.js"), ({ narrate }) => narrate(...detail)));
addEventListener("mingzhang:embed", ({ detail }) => later(() => import("./embedding.js"), ({ offer }) => offer(...detail)));
addEventListener("mingzhang:check", ({ detail }) => later(() => import("./checking.js"), ({ check }) => check(...detail)));
addEventListener("mingzhang:present", ({ detail }) => later(() => import("./presenting.js"), ({ present }) => present(...detail)));
addEventListener("mingzhang:shelf", ({ detail }) => later(() => import("./shelf.js"), ({ open }) => open(detail)));

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
  const [file, ...others] = event.dataTransfer?.files ?? [];
  if (others.length > 0) reading(({ leave }) => leave(file.name, others.length));
  if (event.defaultPrevented || !file) return;
  event.preventDefault();
  if (!document.querySelector("dialog:modal")) read(file);
});

// The source that figures were read from comes with them from the shelf.
addEventListener("mingzhang:shown", ({ detail }) => detail.original && reading(({ restore }) => restore()));

/** What was kept; a database that does not answer must not keep the reader waiting. */
const brought = () => Promise.race([last(), new Promise((done) => setTimeout(done, 3000))]);

/** A link that somebody shared. */
const isLink = () => location.hash.startsWith("#share=");
const sharing = (use) => later(() => import("./sharing.js"), use);
addEventListener("mingzhang:share", ({ detail }) => sharing(({ share }) => share(...detail, pointed)));
// The cell of a table that the reader was at last: a link leads there.
let pointed;
addEventListener("focusin", ({ target }) => (pointed = target.closest?.("#app td[data-cell]") ?? pointed));
addEventListener("hashchange", () => isLink() && sharing(({ follow }) => follow(location.hash)));

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
    const before = localStorage.getItem("mingzhang.guided") !== null || current().kept;
    localStorage.setItem("mingzhang.guided", "1");
    return before;
  } catch {
    return true; // A browser that keeps nothing: it would come at every visit.
  }
}

async function start() {
  const text = fetch(example).then((response) => response.text());
  const linked = isLink();
  const entry = linked || brought();
  const module = await import("./mingzhang_web.js");
  await module.default();
  prepare(module, document.getElementById("app"), await text);
  if (linked) await sharing(({ follow }) => follow(location.hash));
  // Also where the script that opens links did not come.
  if (!current()) await restore(linked ? await brought() : await entry);
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
