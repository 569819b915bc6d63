// The codes of errors: every one in the types and in the README, and none that no error has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { at } from "./support.mjs";

const source = (path) => readFileSync(at(path), "utf8");
const codes = (text, pattern) => [...text.matchAll(pattern)].map(([, code]) => code);

/** Those of files that cannot be read, and of them those that only documents of other formats have. */
const read = codes(source("crates/read/src/error.rs").split("pub fn code(")[1], /=> "([a-z0-9-]+)"/g);
const OF_DOCUMENTS = ["too-much", "encrypted", "damaged", "scanned", "no-text", "no-form", "not-of-form", "no-unit", "no-year", "not-laid-out"];
const ofScript = ["crates/js/guard.js", "crates/js/guard-init.js"].flatMap((path) => codes(source(path), /failure\("([a-z-]+)"/g));
const ofArguments = codes(source("crates/js/src/failure.rs"), /Self::new\("([a-z-]+)"/g);
const ofFigures = [
  ...codes(source("crates/wasm/src/error.rs"), /(?:=> |Failure::new\()"([a-z-]+)"/g),
  ...codes(source("crates/wasm/src/lib.rs"), /Failure::new\("([a-z-]+)"/g),
];

for (const [home, name, thrown] of [
  ["crates/wasm", "BudgetErrorCode", [...read.filter((code) => !OF_DOCUMENTS.includes(code)), ...ofFigures, ...ofArguments, ...ofScript]],
  ["crates/wasm-read", "ReadErrorCode", [...read, ...ofArguments, ...ofScript.filter((code) => code !== "freed")]],
]) {
  test(`${home}: every code of an error is in the types and in the README`, () => {
    assert.ok(OF_DOCUMENTS.every((code) => read.includes(code)));
    const expected = [...new Set(thrown)].sort();
    const union = source(`${home}/types.d.ts`).split(`export type ${name} =`)[1].split(";")[0];
    assert.deepEqual(codes(union, /"([a-z0-9-]+)"/g).sort(), expected);
    const section = source(`${home}/README.md`).split("## Errors")[1].split("\n## ")[0];
    const firsts = section.split("\n").filter((line) => line.startsWith("| `") && line !== "| `code` | when |").map((line) => line.split(" | ")[0]);
    assert.deepEqual(codes(firsts.join(), /`([a-z0-9-]+)`/g).sort(), expected);
  });
}
