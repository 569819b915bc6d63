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

// Documents as agencies publish them are read by scripts of their own, loaded on first use.
async function read(file) {
  try {
    const reading = await import("./reading.js");
    await reading.read(file);
  } catch (error) {
    console.error(error);
    const { textContent } = document.querySelector("#not-read > :lang(" + document.documentElement.lang + ")");
    dispatchEvent(new CustomEvent("mingzhang:open", { detail: { error: textContent } }));
  }
}
addEventListener("mingzhang:read", (event) => read(event.detail));

// A document on the clipboard: a file, or far more text than a block of cells. Inside a field or a
// grid pasting is their own business.
addEventListener("paste", (event) => {
  const inside = event.target.closest?.("input, textarea, select, .grid-box");
  const board = event.clipboardData;
  if (inside || event.defaultPrevented || !board || document.querySelector("dialog:modal")) return;
  const file = board.files[0];
  const text = board.getData("text/plain");
  if (file && !file.type.startsWith("image/")) {
    event.preventDefault();
    read(file);
  } else if (text.length > 200 && /表/.test(text) && /\d/.test(text)) {
    event.preventDefault();
    const html = board.getData("text/html");
    read(html ? new File([html], "", { type: "text/html" }) : new File([text], "", { type: "text/plain" }));
  }
});

// A file dropped beside the page itself: the browser would leave the page and show it.
addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (event.defaultPrevented || !file) return;
  event.preventDefault();
  if (!document.querySelector("dialog:modal")) read(file);
});

async function start() {
  const text = fetch(example).then((response) => response.text());
  const { default: init, mount } = await import("./mingzhang_web.js");
  await init();
  mount(document.getElementById("app"), { source: await text });
}

if (typeof WebAssembly !== "object") {
  show("no-wasm");
} else {
  start().catch((error) => {
    console.error(error);
    show("not-loaded");
  });
}
