// Documents of every format: the readers' package, and what the package of figures makes of it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { EXAMPLE, at, commandLine, elsewhere, loaded, text, thrown } from "./support.mjs";
import { interfaces } from "./types.mjs";

const { exports: { Budget } } = await loaded("target/pkg/mingzhang_wasm.js");
const { exports: { forms, read }, memory } = await loaded("target/pkg-read/mingzhang_wasm_read.js");

const FOLDER = "tests/fixtures/documents/xinjiang-unit-2024/";
const document = (name) => readFileSync(at(FOLDER + name));
const pdf = (name) => readFileSync(at(`tests/fixtures/pdf/${name}`));
/** A document with a line in it that is no row of its table. */
const torn = () => text(document("document.csv")).replace("5.单位资金,", "看不懂的一行,,,12.34\n5.单位资金,");

test("documents of every format give the findings of the command line, byte for byte", () => {
  const formats = new Set();
  // One PDF: their layouts are the reader's own tests' matter.
  for (const name of readdirSync(at(FOLDER)).filter((name) => !/(flow|office)\.pdf$/.test(name))) {
    const bytes = document(name);
    const reading = read(bytes, { lang: "en" });
    formats.add(reading.format);
    const findings = Budget.open(reading, { name, lang: "en" }).findings();
    const printed = commandLine({ [name]: bytes }, "check", name, "--format", "ndjson", "--lang", "en");
    assert.equal(JSON.stringify(findings), printed.trimEnd(), name);
  }
  assert.deepEqual([...formats].sort(), ["csv", "docx", "html", "json", "ods", "pdf", "text", "xls", "xlsx"]);
});

test("bytes, buffers and text are read alike, and the reading is plain data", () => {
  const csv = document("document.csv");
  const bytes = new Uint8Array(csv);
  const readings = [csv, bytes, bytes.buffer, text(csv)].map((input) => read(input));
  for (const reading of readings) assert.deepEqual(reading, readings[0]);
  assert.deepEqual(structuredClone(readings[0]), readings[0]);
  assert.ok(readings[0].tables.reduce((sum, { figures }) => sum + figures, 0) > 100);
});

test("what another window hands over is taken as what is of here", () => {
  const csv = document("document.csv");
  const { array, buffer, object } = elsewhere(csv);
  const options = `{ lang: "en", year: 2023, progress: () => {} }`;
  const expected = read(csv, { lang: "en", year: 2023 });
  for (const input of [array, buffer]) assert.deepEqual(read(input, object(options)), expected);
  assert.equal(Budget.open(object(JSON.stringify(expected))).findings().remarks.length, expected.remarks.length);
});

test("a disclosure file says itself what its figures are", () => {
  const reading = read(EXAMPLE);
  assert.deepEqual([reading.format, reading.year, reading.unread, reading.remarks], ["json", 2024, [], []]);
  assert.deepEqual(Budget.open(reading).figures(), Budget.open(EXAMPLE).figures());
});

test("what was not understood is in the reading, with its place, and goes on into the findings", () => {
  const reading = read(torn(), { lang: "en" });
  const line = reading.unread.find((unread) => unread.text.includes("看不懂"));
  assert.ok(line, JSON.stringify(reading.unread));
  assert.ok(line.place.length > 0);
  const remark = reading.remarks.find((sentence) => sentence.includes("看不懂"));
  assert.match(remark, /not understood/);
  const findings = Budget.open(reading).findings();
  assert.deepEqual(findings.remarks, reading.remarks);
  assert.ok(findings.unread.includes(line.table ? `${line.table}: ${line.text}` : line.text));
  assert.match(read(torn()).remarks.join(), /未识别/);
});

test("what is said of a document goes before what stands in it", () => {
  const reading = read(document("document.csv"), { unit: "某局", year: 2023 });
  assert.deepEqual([reading.unit, reading.year], ["某局", 2023]);
  assert.ok(forms().some(({ id, name }) => id === reading.form && name.length > 0));
  assert.notDeepEqual(forms(), forms({ lang: "en" }));
  const other = forms().find(({ id }) => id.startsWith("final-accounts"));
  thrown("not-of-form", () => read(document("document.csv"), { form: other.id }));
});

test("progress is told, and a listener that throws changes nothing", () => {
  const steps = [];
  const reading = read(document("chromium.pdf"), { progress: (done, total) => steps.push([done, total]) });
  assert.ok(steps.length > 1);
  assert.ok(steps.every(([done, total]) => done <= total));
  assert.deepEqual(read(document("chromium.pdf"), { progress: () => { throw new Error("no"); } }), reading);
});

test("documents that cannot be read are errors with a code and a sentence", () => {
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(64)]);
  for (const [code, run] of [
    ["empty-file", () => read("")],
    ["no-form", () => read("预算公开")],
    ["scanned", () => read(pdf("scanned.pdf"))],
    ["encrypted", () => read(pdf("locked.pdf"))],
    ["damaged", () => read(document("document.xlsx").subarray(0, 5000))],
    ["other-format", () => read(png)],
    ["too-large", () => read(new Uint8Array(100 * 1024 * 1024))],
    ["too-large", () => read("x".repeat(500 * 1024 * 1024))],
    ["truncated", () => read(EXAMPLE.subarray(0, 1000))],
    ["wrong-argument", () => read(42)],
    ["wrong-argument", () => read(undefined)],
    ["wrong-argument", () => read(EXAMPLE, { lang: "fr" })],
    ["wrong-argument", () => read(EXAMPLE, { form: "another" })],
    ["wrong-argument", () => read(EXAMPLE, { form: 1 })],
    ["wrong-argument", () => read(EXAMPLE, { unit: 1 })],
    ["wrong-argument", () => read(EXAMPLE, { year: "2024" })],
    ["wrong-argument", () => read(EXAMPLE, { year: 2024.5 })],
    ["wrong-argument", () => read(EXAMPLE, { year: 20244 })],
    ["wrong-argument", () => read(EXAMPLE, { progress: 1 })],
    ["wrong-argument", () => read(EXAMPLE, { years: 2024 })],
    ["wrong-argument", () => read(EXAMPLE, "en")],
    ["wrong-argument", () => forms("en")],
    ["wrong-argument", () => forms({ lang: "fr" })],
  ]) {
    thrown(code, run);
  }
  assert.match(thrown("empty-file", () => read("", { lang: "en" })), /^[\x20-\x7e]+$/);
  // One that was refused leaves nothing behind.
  assert.equal(read(document("document.csv")).year, 2024);
});

test("the package of figures alone says who reads a document, and takes no half reading", () => {
  for (const name of ["chromium.pdf", "document.xlsx", "document.docx", "document.xls"]) {
    assert.match(thrown("other-format", () => Budget.open(document(name))), /mingzhang-wasm-read/);
  }
  const reading = read(document("document.csv"));
  for (const part of [{}, { budget: 1 }, { budget: reading.budget }, { ...reading, unread: [1] }, { ...reading, remarks: "x" }, []]) {
    thrown("wrong-argument", () => Budget.open(part));
  }
});

test("readings have exactly the fields that the types say", () => {
  const types = interfaces(readFileSync(at("crates/wasm-read/types.d.ts"), "utf8"));
  const fields = (name) => [...types.get(name).keys()].sort();
  const has = (object, name) => assert.deepEqual(Object.keys(object).sort(), fields(name), name);
  const { tables, ...head } = JSON.parse(EXAMPLE);
  has(read(EXAMPLE), "Reading");
  const reading = read(torn());
  has(reading, "Reading");
  has(reading.tables[0], "FoundTable");
  has(reading.unread[0], "UnreadLine");
  has(forms()[0], "FormName");
  const few = read(JSON.stringify({ ...head, tables: tables.slice(0, 1) }));
  has(few.missing[0], "FormTable");
});

test("a document that is read fifty times takes no more memory than five times", () => {
  const csv = document("document.csv");
  const many = (times) => {
    for (let n = 0; n < times; n++) read(csv);
  };
  many(5);
  const before = memory.buffer.byteLength;
  many(50);
  assert.equal(memory.buffer.byteLength, before);
});
