// The package as its users have it: built, optimised, loaded by Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { EXAMPLE, at, commandLine, elsewhere, loaded, text, thrown } from "./support.mjs";
import { interfaces } from "./types.mjs";

const { exports: { Budget }, memory } = await loaded("target/pkg/mingzhang_wasm.js");
const RUNNING = "basic/30231/operating";

const open = (options = {}) => Budget.open(EXAMPLE, { name: "example.budget.json", lang: "en", ...options });
const value = (budget, id) => budget.figures().find((figure) => figure.id === id)?.value;

test("opens bytes, buffers and text alike", () => {
  const bytes = new Uint8Array(EXAMPLE);
  for (const input of [EXAMPLE, bytes, bytes.buffer, text(EXAMPLE)]) {
    const budget = Budget.open(input);
    assert.equal(value(budget, RUNNING), "9.36");
    assert.equal(text(budget.save("json")), text(EXAMPLE));
    budget.free();
  }
});

test("what another window hands over is taken as what is of here", () => {
  const { array, buffer, object } = elsewhere(EXAMPLE);
  assert.ok(!(array instanceof Uint8Array) && !(buffer instanceof ArrayBuffer));
  for (const input of [array, buffer, object(JSON.stringify({ budget: text(EXAMPLE), unread: [{ table: null, text: "x" }], remarks: [] }))]) {
    const budget = Budget.open(input, object(`{ lang: "en", name: "x" }`));
    assert.equal(value(budget, RUNNING), "9.36");
    assert.equal(budget.set(RUNNING, "10.00", object(`{ mode: "check" }`)).length, 1);
    assert.equal(budget.narrative(object(`{ reasons: {}, format: "html" }`)), budget.narrative({ format: "html" }));
  }
});

test("an edit moves what follows, and undo restores every digit", () => {
  const budget = open();
  const before = budget.figures();
  const changes = budget.set(RUNNING, "12.00");
  const moved = new Map(changes.map(({ id, from, to }) => [id, [from, to]]));
  assert.deepEqual(moved.get(RUNNING), ["9.36", "12.00"]);
  assert.deepEqual(moved.get("basic/302/operating"), ["335.38", "338.02"]);
  assert.deepEqual(moved.get("basic/total/total"), ["3118.48", "3121.12"]);
  assert.equal(value(budget, "basic/302/total"), "338.02");
  const figure = budget.figures().find(({ id }) => id === RUNNING);
  assert.deepEqual([figure.published, figure.changed, figure.counts], ["9.36", true, "万元"]);
  assert.equal(budget.undo().length, changes.length);
  assert.deepEqual(budget.figures(), before);
  assert.deepEqual(budget.redo(), changes);
  assert.equal(budget.reset().length, changes.length);
  assert.deepEqual(budget.figures(), before);
  assert.deepEqual(budget.redo(), []);
});

test("an open difference is asked about and answered", () => {
  const budget = open();
  budget.set(RUNNING, "12.00");
  const [question] = budget.questions();
  assert.match(question.question, /2\.64/);
  assert.equal(question.amount, "2.64");
  assert.ok(question.answers.length > 1);
  const changes = budget.answer(0, 0);
  const first = changes.map(({ id }) => id);
  assert.ok(question.answers[0].cells.every((cell) => first.includes(cell)));
  assert.equal(budget.questions().length, 0);
  thrown("no-such-question", () => budget.answer(0, 0));
});

test("in check mode only the figure changes, and a finding names it", () => {
  const budget = open();
  const before = budget.findings().summary;
  assert.deepEqual(budget.set(RUNNING, "9.63", { mode: "check" }), [{ id: RUNNING, from: "9.36", to: "9.63" }]);
  const report = budget.findings();
  assert.ok(report.summary.broken > before.broken);
  const finding = report.findings.find(({ cells }) => cells.some(({ id }) => id === RUNNING));
  assert.equal(finding.severity, "error");
  assert.equal(finding.difference, "-0.27");
});

test("amounts are understood as people type them, and never as numbers", () => {
  const budget = open();
  for (const typed of ["1,234.50", "１２３４．５０", "1234.50万元", "12345000元", " 1234.5 "]) {
    budget.set(RUNNING, typed, { mode: "check" });
    assert.equal(value(budget, RUNNING), "1234.50", typed);
  }
  assert.equal(budget.set(RUNNING, null, { mode: "check" })[0].to, null);
  const kept = value(budget, RUNNING);
  for (const [code, input] of [
    ["amount-as-number", 207.38],
    ["amount-as-number", 10n],
    ["not-an-amount", "abc"],
    ["misplaced-separators", "1,02"],
    ["too-many-decimals", "0.12345678901"],
    ["amount-too-large", "99999999999999999"],
  ]) {
    thrown(code, () => budget.set(RUNNING, input));
    assert.equal(value(budget, RUNNING), kept);
  }
});

test("measures carry what they are computed from", () => {
  const { overview, figures, moneyUnit, file } = open().measures();
  assert.deepEqual([moneyUnit, file], ["万元", "example.budget.json"]);
  assert.equal(overview.total.amount, "4402.83");
  assert.equal(overview.total.growth.percent, "-29.53%");
  const running = figures.find(({ id }) => id === RUNNING);
  assert.equal(running.shareInTotal.percent, "2.79%");
  assert.deepEqual([running.shareInTotal.numerator, running.shareInTotal.denominator], ["9.36", "335.38"]);
});

test("a figure is explained", () => {
  const running = open().explain(RUNNING);
  assert.equal(running.value, "9.36");
  assert.equal(running.shareInTotal.value.percent, "2.79%");
  assert.ok(running.relations.some(({ outcome }) => outcome === "holds"));
  const { growth } = open().explain("income/201/total");
  assert.equal(growth.value, null);
  assert.ok(growth.why.length > 0);
});

test("sentences come in the language asked for", () => {
  const budget = open({ lang: "zh" });
  assert.match(budget.explain(RUNNING).label, /公务用车/);
  budget.lang = "en";
  assert.equal(budget.lang, "en");
  assert.match(budget.explain(RUNNING).label, /^Table 6/);
  assert.match(thrown("no-such-cell", () => budget.explain("x")), /There is no cell/);
  budget.lang = "zh";
  assert.match(thrown("no-such-cell", () => budget.explain("x")), /没有单元格/);
});

/** A buffer that another thread has: nothing is left in it here. */
function handedOver() {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

test("bad files and arguments are errors with a code and a sentence", () => {
  const budget = open();
  for (const [code, run] of [
    ["empty-file", () => Budget.open("")],
    ["not-json", () => Budget.open("预算")],
    ["truncated", () => Budget.open(EXAMPLE.subarray(0, 1000))],
    ["not-utf-8", () => Budget.open(new Uint8Array([0x22, 0xff, 0x22]))],
    ["too-large", () => Budget.open(new Uint8Array(100 * 1024 * 1024))],
    ["too-large", () => Budget.open("x".repeat(500 * 1024 * 1024))],
    ["too-deep", () => Budget.open("[".repeat(100_000))],
    ["wrong-schema", () => Budget.open("{}")],
    ["amount-as-number", () => Budget.open(text(EXAMPLE).replace('"9.36"', "9.36"))],
    ["not-an-amount", () => Budget.open(text(EXAMPLE).replace('"9.36"', '"abc"'))],
    ["wrong-form", () => Budget.open(EXAMPLE, { form: "another" })],
    ["wrong-argument", () => Budget.open(42)],
    ["wrong-argument", () => Budget.open(undefined)],
    ["wrong-argument", () => Budget.open(EXAMPLE, { lang: "fr" })],
    ["wrong-argument", () => Budget.open(EXAMPLE, { name: 1 })],
    ["wrong-argument", () => budget.set(RUNNING, "1", { mode: "guess" })],
    ["wrong-argument", () => budget.set(RUNNING)],
    ["wrong-argument", () => budget.set(RUNNING, true)],
    ["wrong-argument", () => budget.set(RUNNING, { value: "1" })],
    ["wrong-argument", () => budget.set(7, "1")],
    ["wrong-argument", () => budget.set(undefined, "1")],
    ["wrong-argument", () => budget.explain()],
    ["wrong-argument", () => budget.explain(7)],
    ["wrong-argument", () => budget.save()],
    ["wrong-argument", () => budget.save({ format: "json" })],
    ["wrong-argument", () => { budget.lang = "fr"; }],
    ["no-such-cell", () => budget.set("basic/30231/nowhere", "1")],
    ["unknown-format", () => budget.save("pdf")],
    ["wrong-argument", () => budget.narrative({ format: "docx" })],
    ["empty-file", () => Budget.open(handedOver())],
  ]) {
    thrown(code, run);
  }
  assert.deepEqual(budget.figures(), open().figures());
  assert.match(thrown("wrong-schema", () => Budget.open("{}", { lang: "en" })), /no budget disclosure/);
});

test("an answer is asked for by place, and nothing else is taken for one", () => {
  const budget = open();
  budget.set(RUNNING, "12.00");
  for (const wrong of [undefined, null, "0", "first", NaN, -1, 0.5, Infinity, {}, [0], true]) {
    thrown("wrong-argument", () => budget.answer(wrong, 0));
    thrown("wrong-argument", () => budget.answer(0, wrong));
  }
  thrown("no-such-question", () => budget.answer(7, 0));
  thrown("no-such-question", () => budget.answer(0, 1000));
  assert.equal(budget.questions().length, 1);
  assert.ok(budget.answer(0, 0).length > 0);
});

test("options that there are not are told, with those that there are", () => {
  const budget = open();
  for (const run of [
    () => Budget.open(EXAMPLE, { language: "en" }),
    () => Budget.open(EXAMPLE, "en"),
    () => Budget.open(EXAMPLE, null),
    () => budget.set(RUNNING, "1", { Mode: "check" }),
    () => budget.set(RUNNING, "1", "check"),
    () => budget.narrative({ from_zero: "hundred" }),
    () => budget.narrativeGaps({ reason: {} }),
  ]) {
    thrown("wrong-argument", run);
  }
  assert.match(thrown("wrong-argument", () => Budget.open(EXAMPLE, { lang: "en", nam: "" })), /name, form, lang/);
  assert.equal(value(budget, RUNNING), "9.36");
});

test("a document that was freed says so, and can be freed again", () => {
  const budget = open();
  budget.free();
  budget.free();
  for (const run of [
    () => budget.figures(),
    () => budget.set(RUNNING, "1"),
    () => budget.lang,
    () => { budget.lang = "en"; },
    () => new Budget().findings(),
  ]) {
    assert.match(thrown("freed", run), /free\(\)/);
  }
});

test("what is saved opens again with the same figures", () => {
  const budget = open();
  budget.set(RUNNING, "12.00");
  const again = Budget.open(budget.save("json"), { lang: "en" });
  const values = (of) => new Map(of.figures().map(({ id, value }) => [id, value]));
  assert.deepEqual(values(again), values(budget));
});

test("every format is written, and the narrative", () => {
  const budget = open();
  budget.set(RUNNING, "12.34");
  for (const [format, begins] of [["json", "{"], ["xlsx", "PK"], ["csv", "\ufeff"], ["html", "<!doctype html>"], ["embed.html", "<mingzhang-budget "]]) {
    const bytes = budget.save(format);
    assert.ok(Buffer.from(bytes).toString().startsWith(begins), format);
  }
  assert.match(text(budget.save("csv")), /12\.34/);
  const zh = Budget.open(EXAMPLE);
  assert.match(zh.narrative(), /4,?402\.83/);
  assert.match(zh.narrative({ format: "html" }), /<h1|<h2/);
});

test("the findings are those of the command line, byte for byte", () => {
  const broken = Budget.open(EXAMPLE, { name: "broken.budget.json" });
  broken.set(RUNNING, "19.36", { mode: "check" });
  for (const [name, bytes] of [["example.budget.json", EXAMPLE], ["broken.budget.json", broken.save("json")]]) {
    for (const lang of ["zh", "en"]) {
      const findings = Budget.open(bytes, { name, lang }).findings();
      assert.ok(findings.findings.length > 0);
      const printed = commandLine({ [name]: bytes }, "check", name, "--format", "ndjson", "--lang", lang);
      assert.equal(JSON.stringify(findings), printed.trimEnd());
    }
  }
});

test("a document opened ten thousand times takes no more memory than a hundred times", () => {
  // One of few tables, so that ten thousand are soon done; what is not freed is the same.
  const { tables, ...head } = JSON.parse(text(EXAMPLE));
  const small = JSON.stringify({ ...head, tables: tables.filter(({ id }) => id === "three-public") });
  const many = (times) => {
    for (let n = 0; n < times; n++) {
      const budget = Budget.open(small);
      budget.findings();
      budget.free();
    }
  };
  many(100);
  const before = memory.buffer.byteLength;
  many(10_000);
  assert.equal(memory.buffer.byteLength, before);
});

test("objects have exactly the fields that the types say", () => {
  const types = interfaces(readFileSync(at("crates/wasm/types.d.ts"), "utf8"));
  const seen = new Set();
  const check = (name, object) => {
    if (object === null || object === undefined) return;
    seen.add(name);
    const fields = types.get(name);
    assert.deepEqual(Object.keys(object).sort(), [...fields.keys()].sort(), name);
    for (const [field, type] of fields) {
      for (const part of type.matchAll(/[A-Z]\w+/g)) {
        const inner = part[0];
        if (!types.has(inner)) continue;
        const value = object[field];
        for (const item of Array.isArray(value) ? value : [value]) {
          // Measure<Share>: the wrapper here, what it holds below.
          const content = type.startsWith("Measure<") && inner !== "Measure" ? item?.value : item;
          check(inner, content);
        }
      }
    }
  };
  const budget = open();
  budget.figures().forEach((figure) => check("Figure", figure));
  budget.figures().slice(0, 200).forEach(({ id }) => check("Explanation", budget.explain(id)));
  check("Measures", budget.measures());
  check("Findings", budget.findings());
  const sentence = { number: "三、", title: "支出预算情况说明", items: [{ text: "基本支出 3,118.48 万元，占 75.83%。" }] };
  const told = Budget.open(JSON.stringify({ ...JSON.parse(text(EXAMPLE)), narrative: [sentence] })).findings();
  assert.ok(told.findings.some(({ passages }) => passages.some(({ text }) => text.includes("75.83%"))));
  check("Findings", told);
  budget.set(RUNNING, "12.00").forEach((change) => check("Change", change));
  budget.questions().forEach((question) => check("Question", question));
  const never = [...types.keys()].filter((name) => !seen.has(name));
  assert.deepEqual(never.sort(), ["AskedReason", "BudgetError", "DocumentLine", "DocumentReading", "Head", "MissingFigure", "NarrativeGaps", "NarrativeOptions", "OpenOptions", "SetOptions"].sort());
});
