// Uses all of both packages, as TypeScript takes it under its strictest settings. It is compiled, not run.
import { Budget } from "mingzhang-wasm";
import type {
  Amount, AskedReason, BudgetError, BudgetErrorCode, Change, Explanation, Figure, Finding, Findings, Lang, Measures,
  MissingFigure, NarrativeGaps, NarrativeOptions, OpenOptions, Question, SaveFormat, SetOptions, Slice,
} from "mingzhang-wasm";
import { forms, read } from "mingzhang-wasm-read";
import type { FormName, Format, ReadError, ReadErrorCode, ReadOptions, Reading } from "mingzhang-wasm-read";

/** Holds when both types are one; `any` is no other's equal. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Same<A, B>): void {}

export function figures(bytes: Uint8Array | ArrayBuffer | string): Budget {
  const options: OpenOptions = { name: "2024.budget.json", form: "xinjiang-unit-2024", lang: "en" };
  using budget = Budget.open(bytes, options);
  const lang: Lang = budget.lang;
  budget.lang = lang === "zh" ? "en" : "zh";

  const all: Figure[] = budget.figures();
  const changed: (Amount | null)[] = all.filter((figure) => figure.changed).map(({ published }) => published);
  const check: SetOptions = { mode: "check" };
  const moved: Change[] = [
    ...budget.set("basic/30231/operating", "12.00"), ...budget.set("basic/30231/operating", null, check),
    ...budget.undo(), ...budget.redo(), ...budget.reset(), ...budget.answer(0, 0),
  ];
  const questions: Question[] = budget.questions();
  console.log(changed.length, moved.map(({ id, from, to }) => `${id}: ${from ?? ""} → ${to ?? ""}`), questions.length);

  const measures: Measures = budget.measures();
  const total: Slice | null = measures.overview.total;
  console.log(total?.growth?.percent, measures.overview.threePublic?.parts.map(({ label, share }) => [label, share?.percent]));
  const findings: Findings = budget.findings();
  const causes: Finding["explanations"] = findings.findings.flatMap(({ explanations }) => explanations);
  console.log(findings.summary.errors, causes.flatMap(({ changes }) => changes.map(({ cell, to }) => [cell, to])));
  const explained: Explanation = budget.explain("basic/30231/operating");
  console.log(explained.shareInTotal.value?.formula ?? explained.shareInTotal.why, explained.relations.map(({ outcome }) => outcome));

  const wishes: NarrativeOptions = { format: "markdown", reasons: { key: "text" }, fromZero: "hundred" };
  const gaps: NarrativeGaps = budget.narrativeGaps(wishes);
  const [asked, missing]: [AskedReason[], MissingFigure[]] = [gaps.asked, gaps.missing];
  console.log(budget.narrative(wishes).length, asked.map(({ key, what }) => [key, what]), missing.length, gaps.unused);
  const formats: SaveFormat[] = ["json", "xlsx", "csv", "html", "embed.html"];
  const files: Uint8Array[] = formats.map((format) => budget.save(format));
  console.log(files.length);

  const other = Budget.open(bytes);
  other.free();
  return Budget.open(bytes);
}

export function document(bytes: Uint8Array): Findings {
  const known: FormName[] = forms({ lang: "en" });
  const options: ReadOptions = { unit: "某局", year: 2024, lang: "zh", progress: (done, total) => console.log(done / total) };
  if (known[0]) options.form = known[0].id;
  const reading: Reading = read(bytes, options);
  const format: Format = reading.format;
  console.log(format, reading.tables.map(({ figures, title }) => [title, figures]), reading.missing.map(({ number }) => number));
  console.log(reading.unread.map(({ place, text }) => [place, text]), reading.ambiguous.map(({ taken, readings }) => taken ?? readings));
  return Budget.open(reading).findings();
}

/** What a caught error is told apart by. */
export function said(error: BudgetError | ReadError): string {
  switch (error.code) {
    case "no-unit": return "whose is it?";
    case "no-such-cell": return "which?";
    default: return error.message;
  }
}

same<BudgetError["code"], BudgetErrorCode>(true);
same<ReadError["code"], ReadErrorCode>(true);
same<ReturnType<Budget["figures"]>, Figure[]>(true);
same<ReturnType<Budget["save"]>, Uint8Array>(true);
same<ReturnType<typeof read>, Reading>(true);

// @ts-expect-error amounts are text
Budget.open("{}").set("basic/30231/operating", 207.38);
// @ts-expect-error there is no such format
Budget.open("{}").save("pdf");
// @ts-expect-error there is no such option
read("", { years: 2024 });
// @ts-expect-error there is no such field
console.log(read("").currency);
// @ts-expect-error a document is opened
new Budget();
