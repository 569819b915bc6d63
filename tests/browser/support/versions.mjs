// The site as it is before and after a new version is put on its server.
import { createServer } from "node:http";
import { site } from "./page.mjs";

/** A script that every page loads, and one that is loaded later: the new version has both anew. */
const RENAMED = /(boot|reading)-[0-9a-f]{10}(?=\.js)/g;

/**
 * Serves the site from an address of its own, below a path.
 *
 * `now` is what stands on the server: "first", "next" (a new version, the files of the one before
 * gone), or "development" (as `cargo xtask dev` serves it). `hits` counts what was asked for.
 */
export async function versions(t) {
  const mount = "/some/office/";
  const state = { now: "first", hits: new Map() };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host/").pathname;
    state.hits.set(path, (state.hits.get(path) ?? 0) + 1);
    const refuse = () => response.writeHead(404).end();
    if (!path.startsWith(mount)) return refuse();
    let file = path.slice(mount.length);
    const isNew = state.now === "next";
    if (isNew && file.match(RENAMED) && !file.includes("-new")) return refuse();
    if (isNew) file = await old(file);
    const answer = await fetch(new URL(file, site));
    let body = Buffer.from(await answer.arrayBuffer());
    const kind = answer.headers.get("content-type");
    if (/javascript|html/.test(kind)) {
      let text = body.toString();
      if (isNew) text = text.replaceAll(RENAMED, "$1-new").replace(/"version":"\w+"/, '"version":"next"');
      if (isNew) text = text.replace("<title>", '<title>新版 ');
      if (state.now === "development" && file === "service-worker.js") {
        text = text.replace(/^const SITE ?= ?.*\n/, "const SITE = null;\n");
      }
      body = Buffer.from(text);
    }
    response.writeHead(answer.status, { "Content-Type": kind, "Cache-Control": "no-cache" }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  state.site = `http://127.0.0.1:${server.address().port}${mount}`;
  return state;
}

let names;

/** The file of the first version that a file of the new one is. */
async function old(file) {
  if (!file.includes("-new")) return file;
  names ??= await (await fetch(new URL("service-worker.js", site))).text();
  const [stem] = file.replace("assets/", "").split("-new");
  return `assets/${names.match(new RegExp(`${stem}-[0-9a-f]{10}\\.js`))[0]}`;
}
