import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

export const at = (path) => new URL(`../../../${path}`, import.meta.url);
export const EXAMPLE = readFileSync(at("www/examples/urumqi-samr-2024.budget.json"));
export const text = (bytes) => new TextDecoder().decode(bytes);

/** A package as its users have it, built, optimised, loaded by Node; and the memory of its module, which it
 * keeps to itself. */
export async function loaded(path) {
  const { Instance } = WebAssembly;
  let memory;
  WebAssembly.Instance = class extends Instance {
    constructor(...given) {
      super(...given);
      ({ memory } = this.exports);
    }
  };
  try {
    const exports = (await import(at(path))).default;
    assert.ok(memory instanceof WebAssembly.Memory);
    return { exports, memory };
  } finally {
    WebAssembly.Instance = Instance;
  }
}

/** The same bytes and objects as another window has them: of other classes than those of here. */
export function elsewhere(bytes) {
  const realm = createContext({ from: [...bytes] });
  const of = (code) => runInContext(code, realm);
  return { array: of("Uint8Array.from(from)"), buffer: of("Uint8Array.from(from).buffer"), object: (json) => of(`(${json})`) };
}

/** Asserts that `run` throws an Error with this code, and returns its message. */
export function thrown(code, run) {
  let caught;
  assert.throws(run, (error) => {
    caught = error;
    return error instanceof Error && error.code === code && error.message.length > 0;
  }, code);
  return caught.message;
}

/** What `mingzhang` prints, run in a folder that has these files. */
export function commandLine(files, ...given) {
  const command = process.env.MINGZHANG_COMMAND;
  assert.ok(command, "MINGZHANG_COMMAND names no built `mingzhang`: run `cargo xtask test`");
  const folder = mkdtempSync(join(tmpdir(), "mingzhang-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return spawnSync(command, given, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
