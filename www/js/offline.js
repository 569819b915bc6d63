// Use without a network: registers the worker that keeps the page (service-worker.js), says how far that
// has come, offers a new version, and takes the files that the system opens with the installed page.
// Loaded when the page has time.
import { element } from "./parts/dom.js";
import { styled } from "./parts/styled.js";
import { words } from "./offline/words.js";

const HOUR = 60 * 60 * 1000;

let kept; // undefined: nothing is kept; "partly": the page; "wholly": every part of it
let waiting; // a new version that could be used
let asked = false; // the reader wants it

/** What is to be said in the foot of the page, and above its views. */
function said(place) {
  const text = words();
  if (place === "foot") return kept && (kept === "wholly" ? text.ready : text.readyPartly);
  if (waiting) return text.update;
  if (!navigator.onLine && kept) return kept === "wholly" ? text.offline : text.offlinePartly;
}

class Line extends HTMLElement {
  connectedCallback() {
    this.draw();
  }

  draw() {
    const place = this.getAttribute("place");
    const sentence = said(place) ?? "";
    const offers = Boolean(waiting) && place !== "foot";
    if (this.dataset.said === sentence) return;
    this.dataset.said = sentence;
    const use = () => element("button", { type: "button", class: "button button-outline", onclick: useNew }, words().use);
    this.replaceChildren(...(sentence ? [element("span", {}, sentence)] : []), ...(offers ? [use()] : []));
  }
}

const draw = () => document.querySelectorAll("mingzhang-offline").forEach((line) => line.draw());

/** Every edit was kept as it was made: nothing is lost by the reload that follows. */
function useNew() {
  asked = true;
  waiting.postMessage({ ask: "use" });
}

/** Asks the worker that keeps the page. */
function ask(worker, what) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ ask: what }, [port2]);
  return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
}

/** Parts not used so far are fetched as well, unless the reader saves data. */
function spares({ saveData, effectiveType = "" } = {}) {
  return saveData || effectiveType.endsWith("2g");
}

async function look(registration) {
  const what = navigator.onLine && !spares(navigator.connection) ? "fetch" : "ready";
  const { ready } = await ask(registration.active, what);
  kept = ready ? "wholly" : "partly";
  draw();
}

function follow(registration) {
  const offer = () => {
    // Without one before it, it is no new version.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    draw();
  };
  const watch = () => registration.installing?.addEventListener("statechange", offer);
  registration.addEventListener("updatefound", watch);
  watch();
  offer();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) return location.reload();
    // Another page has asked for it: what is open here goes on as it is.
    waiting = undefined;
    draw();
  });
  // A page that stays open for days.
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - last < HOUR) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

async function start() {
  styled(new URL("../css/offline.css", import.meta.url));
  customElements.define("mingzhang-offline", Line);
  // The page draws the lines before it says its language.
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["lang"] });
  // Where the system opens files with the installed page.
  window.launchQueue?.setConsumer(async ({ files }) => {
    const file = await files[0]?.getFile();
    if (file) dispatchEvent(new CustomEvent("mingzhang:read", { detail: file }));
  });
  // Browsers have it for encrypted pages and for this machine only.
  if (!navigator.serviceWorker) return;
  const worker = new URL("../service-worker.js", import.meta.url);
  await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  const registration = await navigator.serviceWorker.ready;
  follow(registration);
  const again = () => look(registration);
  addEventListener("online", again);
  addEventListener("offline", again);
  await again();
}

// Nothing here is needed for the page to work: a browser that keeps nothing only says so to developers.
start().catch((error) => console.info(error));
