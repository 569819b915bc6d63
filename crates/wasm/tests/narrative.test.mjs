// The narrative with what only people know: the same as the command line writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { EXAMPLE, at, commandLine, loaded, thrown } from "./support.mjs";
import { interfaces } from "./types.mjs";

const { exports: { Budget } } = await loaded("target/pkg/mingzhang_wasm.js");

/** The example, and a text for everything that its narrative asks for. */
function opened() {
  const budget = Budget.open(EXAMPLE, { lang: "zh" });
  const reasons = Object.fromEntries(budget.narrativeGaps().asked.map(({ key }, number) => [key, `原因之${number}`]));
  return { budget, reasons };
}

test("reasons and the rate from nothing come into the narrative as the command line writes them", () => {
  const { budget, reasons } = opened();
  const toml = Object.entries(reasons).map((pair) => pair.map((part) => JSON.stringify(part)).join(" = ")).join("\n");
  const files = { "a.budget.json": EXAMPLE, "reasons.toml": toml };
  const written = new Set();
  for (const fromZero of ["none", "hundred"]) {
    const narrative = budget.narrative({ reasons, fromZero });
    assert.equal(narrative, commandLine(files, "narrate", "a.budget.json", "--reasons", "reasons.toml", "--from-zero", fromZero));
    written.add(narrative);
  }
  assert.equal(written.size, 2);
  assert.ok(written.has(budget.narrative({ reasons })));
  assert.match(budget.narrative({ reasons, format: "html" }), /原因之0/);
  assert.doesNotMatch(budget.narrative(), /原因之0/);
});

test("what the narrative asks for is listed, what was given, and what has no place in it", () => {
  const { budget, reasons } = opened();
  const before = budget.narrativeGaps();
  assert.ok(before.asked.length > 0);
  assert.ok(before.asked.every(({ what, given }) => what.length > 0 && given === null));
  assert.deepEqual(before.unused, []);
  const [{ key }] = before.asked;
  const after = budget.narrativeGaps({ reasons: { ...reasons, [key]: "人员增加", "reason.nowhere": "x" } });
  assert.equal(after.asked.find((asked) => asked.key === key).given, "人员增加");
  assert.deepEqual(after.unused, ["reason.nowhere"]);
  const types = interfaces(readFileSync(at("crates/wasm/types.d.ts"), "utf8"));
  const fields = (name) => [...types.get(name).keys()].sort();
  assert.deepEqual(Object.keys(after).sort(), fields("NarrativeGaps"));
  assert.deepEqual(Object.keys(after.asked[0]).sort(), fields("AskedReason"));
});

test("a figure that the document lacks is told", () => {
  const { tables, ...head } = JSON.parse(EXAMPLE);
  const budget = Budget.open(JSON.stringify({ ...head, tables: tables.filter(({ id }) => id !== "three-public") }));
  const { missing } = budget.narrativeGaps();
  const types = interfaces(readFileSync(at("crates/wasm/types.d.ts"), "utf8"));
  assert.ok(missing.some(({ kind, key, what }) => kind === "figure" && key.includes("三公") && what.includes(key)), JSON.stringify(missing));
  assert.deepEqual(Object.keys(missing[0]).sort(), [...types.get("MissingFigure").keys()].sort());
});

test("reasons that are no texts, and other words, are refused", () => {
  const { budget } = opened();
  for (const options of [{ reasons: { a: 1 } }, { reasons: "x" }, { reasons: ["x"] }, { reasons: null }, { fromZero: "all" }, { fromZero: 100 }]) {
    thrown("wrong-argument", () => budget.narrative(options));
    thrown("wrong-argument", () => budget.narrativeGaps(options));
  }
});
