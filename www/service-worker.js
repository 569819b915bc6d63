// Keeps the page for use without a network. `SITE` is written above this line by the build
// (xtask/src/build/offline.rs): the version, the files of a first visit, the parts loaded later, and what
// index.html names. In builds for development it is null, and the worker only clears away another one.
//
// A version is never mixed with another: the page comes from the cache of this version, and what it asks
// for bears the hash of its content in its name. A new version is fetched beside the present one and waits
// until the reader asks for it, or until no page of the present one is open.

const scope = new URL(registration.scope);
const url = (path) => new URL(path, scope).href;

/** Several copies may be served from one host; each keeps to its own path. */
const OURS = `mingzhang ${scope.pathname} `;
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

/** Named by content: whatever bears this name is the same, wherever it was kept. */
const isHashed = (path) => path.startsWith("assets/");

/** The page itself under the address that every host serves. */
const pathOf = (file) => (file === "index.html" ? "" : file);

if (SITE) serve(SITE);
else retire();

function serve({ version, first, later, named }) {
  const here = OURS + version;
  const listed = new Set([...first, ...later].map(pathOf));
  const match = async (path) => {
    const options = { ignoreVary: true };
    const kept = await (await caches.open(here)).match(url(path), options);
    return kept ?? (isHashed(path) ? caches.match(url(path), options) : undefined);
  };

  async function keep(path) {
    const kept = await match(path);
    const response = kept ?? (await fetch(url(path), { cache: isHashed(path) ? "default" : "reload" }));
    if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
    await (await caches.open(here)).put(url(path), response);
  }

  async function install() {
    try {
      await Promise.all(first.map(pathOf).map(keep));
      // While a new version is being put on a server, the page may still be the one before.
      const page = await (await match("")).text();
      if (!named.every((file) => page.includes(file))) throw new Error("the page is of another version");
    } catch (error) {
      await caches.delete(here);
      throw error;
    }
  }

  // Pages that are open may still load parts of the version before: its files stay until the next.
  async function activate() {
    const before = (await ours()).filter((name) => name !== here).slice(0, -1);
    await Promise.all(before.map((name) => caches.delete(name)));
    await clients.claim();
  }

  const isReady = async () => (await Promise.all(later.map(match))).every(Boolean);

  /** Fetches what is loaded later, a file after the other, so that what the reader does comes first. */
  async function fetchLater() {
    const cache = await caches.open(here);
    for (const path of later) {
      // A part that cannot be had now is fetched at the next visit.
      if (!(await cache.match(url(path)))) await keep(path).catch(() => {});
    }
    return isReady();
  }

  async function answer(event, path) {
    const kept = await match(path);
    if (kept) return kept;
    const response = await fetch(event.request);
    if (response.ok && listed.has(path)) {
      const copy = response.clone();
      event.waitUntil(caches.open(here).then((cache) => cache.put(url(path), copy)));
    }
    return response;
  }

  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  addEventListener("fetch", (event) => {
    const { method, mode, url: asked } = event.request;
    const { origin, pathname } = new URL(asked);
    if (method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
    const path = pathOf(pathname.slice(scope.pathname.length));
    // Other pages of the site are not ours.
    if (mode === "navigate" ? path === "" : isHashed(path) || listed.has(path)) {
      event.respondWith(answer(event, path));
    }
  });
  addEventListener("message", (event) => {
    const { ask } = event.data;
    if (ask === "use") return skipWaiting();
    const reply = ask === "fetch" ? fetchLater() : isReady();
    event.waitUntil(reply.then((ready) => event.ports[0].postMessage({ ready })));
  });
}

/** Development: nothing is kept, and what a built page has left on this address goes. */
function retire() {
  async function clear() {
    const left = await ours();
    await Promise.all(left.map((name) => caches.delete(name)));
    await registration.unregister();
    if (left.length === 0) return;
    // Only a page of this worker may be sent anywhere; one that holds nothing of a built page stays free.
    await clients.claim();
    const pages = await clients.matchAll({ type: "window" });
    await Promise.all(pages.map((page) => page.navigate(page.url)));
  }
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(clear()));
}
