// Starts the page: loads the module, mounts it, and says clearly when that cannot be done.
// Every sentence stands in index.html; this file only uncovers it.

const show = (id) => document.getElementById(id).removeAttribute("hidden");

// The module sends this when it has panicked: from then on nothing it draws can be trusted.
addEventListener("mingzhang:crash", () => {
  document.getElementById("app").inert = true;
  show("crash");
  document.getElementById("crash").scrollIntoView();
});
document.getElementById("reload").addEventListener("click", () => location.reload());

if (typeof WebAssembly !== "object") {
  show("no-wasm");
} else {
  try {
    const { default: init, mount } = await import("./mingzhang_web.js");
    await init();
    mount(document.getElementById("app"), {});
  } catch (error) {
    console.error(error);
    show("not-loaded");
  }
}
