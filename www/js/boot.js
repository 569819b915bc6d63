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
