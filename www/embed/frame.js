// The widget as the only thing on a page, for hosts that refuse foreign scripts: what the snippet's
// address asks for is drawn, and its height is told to the page around it.
import "./mingzhang-budget.js";

/** Attributes of the widget that the address may set. */
const NAMES = ["src", "view", "lang", "theme", "accent", "editable"];

document.querySelector(".blocked")?.remove();

const asked = new URLSearchParams(location.search);
const widget = document.createElement("mingzhang-budget");
for (const name of NAMES) if (asked.has(name)) widget.setAttribute(name, asked.get(name));
if (["false", "0", "no"].includes(asked.get("editable"))) widget.editable = false;
if (asked.has("lang")) document.documentElement.lang = asked.get("lang");

// There is no static content to fall back to: the sentence itself is shown.
widget.addEventListener("mingzhang:error", ({ detail }) => {
  const said = document.createElement("p");
  said.className = "error";
  said.setAttribute("role", "alert");
  said.textContent = detail.message;
  document.querySelector(".error")?.remove();
  document.body.append(said);
});
document.body.append(widget);

// A frame as high as its content has no window of its own that a dialog could stand in the middle of.
const SHEET = 640;
const ABOVE = 96;
addEventListener(
  "click",
  (event) => {
    const path = event.composedPath();
    // What is open stays where it is.
    if (path.some(({ localName }) => localName === "dialog")) return;
    const { style, clientHeight } = document.documentElement;
    const { top = 0 } = path[0].getBoundingClientRect?.() ?? {};
    style.setProperty("--mingzhang-sheet-at", `${Math.max(0, Math.min(top - ABOVE, clientHeight - SHEET))}px`);
    style.setProperty("--mingzhang-sheet-size", "fit-content");
  },
  { capture: true },
);

// Any page may know how high this one is: there is nothing in it.
const tell = () => parent.postMessage({ mingzhangHeight: document.documentElement.offsetHeight }, "*");
// A page whose script comes later asks.
addEventListener("message", ({ source, data }) => source === parent && data?.mingzhangHeight === "ask" && tell());
new ResizeObserver(tell).observe(document.documentElement);
