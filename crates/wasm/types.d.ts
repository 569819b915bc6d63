/// <reference lib="esnext.disposable" />

/** Amounts are decimal text in the document's money unit, other figures in their own unit: `"207.38"`. */
export type Amount = string;

/** Language of sentences. */
export type Lang = "zh" | "en";

export interface OpenOptions {
  /** Name of the file, for reports. */
  name?: string;
  /** Id of the form that the document has to be of. */
  form?: string;
  /** Language of all sentences; Chinese without it. */
  lang?: Lang;
}

/** As much of a `Reading` of mingzhang-wasm-read as `open` takes. */
export interface DocumentReading {
  /** The document as `*.budget.json`. */
  budget: string;
  /** Lines that were not understood: `findings` hands them on. */
  unread: DocumentLine[];
  /** What to know of how it was read, as sentences: `findings` hands them on. */
  remarks: string[];
}

export interface DocumentLine {
  /** Id of its table, if the form has it. */
  table: string | null;
  text: string;
}

export interface SetOptions {
  /** `calculate` (测算): what follows moves too. `check` (审核): this figure alone. */
  mode?: "calculate" | "check";
}

export interface NarrativeOptions {
  /** `markdown` without it. */
  format?: "markdown" | "html";
  /** What only people know (原因、用途), by the keys that `narrativeGaps` lists. */
  reasons?: Record<string, string>;
  /** What is written of growth where last year is zero: `none`, no rate (as without it); `hundred`, 100.00%. */
  fromZero?: "none" | "hundred";
}

/** What a narrative does not say because nobody has said it. */
export interface NarrativeGaps {
  /** Texts that only people know, in the order of the narrative, also those that are given. */
  asked: AskedReason[];
  /** Figures that the document lacks: what depends on them is left out. */
  missing: MissingFigure[];
  /** Keys of `reasons` that nothing asks for, or whose text is empty. */
  unused: string[];
}

export interface AskedReason {
  /** Its key in `reasons`. */
  key: string;
  /** What is to be said, in words. */
  what: string;
  /** The text that was given and used. */
  given: string | null;
}

export interface MissingFigure {
  /** Whether this year's or last year's is missing. */
  kind: "figure" | "last-year";
  /** Id of the cell; what the figure is called where the document has no such cell. */
  key: string;
  /** What is missing, as a sentence. */
  what: string;
}

/** `html` is a report to print, `embed.html` what a page holds for the widget. */
export type SaveFormat = "json" | "xlsx" | "csv" | "html" | "embed.html";

/** Stable names of what can go wrong. */
export type BudgetErrorCode =
  // A file that is not read, or is no disclosure.
  | "too-large" | "empty-file" | "other-format" | "not-utf-8" | "not-json" | "truncated" | "too-deep"
  | "duplicate-field" | "missing-field" | "wrong-type" | "empty-text" | "broken-text"
  | "wrong-schema"
  // A disclosure that its form does not have room for, or that is not the one asked for.
  | "unknown-form" | "unknown-table" | "unknown-block" | "unknown-row" | "unknown-column"
  | "wrong-stage" | "unknown-money-unit" | "wrong-year" | "missing-block" | "unnamed-row"
  | "mixed-row" | "field-not-in-table" | "field-not-in-prior-rows" | "not-a-code" | "duplicate-table"
  | "duplicate-row" | "does-not-fit-form" | "wrong-form"
  // What is no figure, in a file or in `set`.
  | "amount-as-number" | "not-an-amount" | "too-many-decimals" | "amount-too-large"
  | "misplaced-separators" | "not-money"
  // What there is not.
  | "no-such-cell" | "no-such-question" | "missing-table" | "no-template" | "unknown-format"
  // A file that cannot be written.
  | "not-written"
  // The call itself.
  | "wrong-argument" | "freed"
  // The module.
  | "not-loadable" | "not-loaded" | "aborted";

/** What every method throws: `code` is stable, `message` is a sentence in the language asked for. */
export interface BudgetError extends Error {
  code: BudgetErrorCode;
}

/** A figure that moved; null is a blank cell. */
export interface Change {
  id: string;
  from: Amount | null;
  to: Amount | null;
}

export interface Cell {
  /** `table/block/row/column`, the block left out where the table has one only. */
  id: string;
  table: string;
  block: string;
  /** Id of the form's row, else account code or name; null where a project alone names it. */
  row: string | null;
  project: string | null;
  column: string;
  /** Table, row and column as people call them. */
  label: string;
  value: Amount | null;
  counts: Counts;
}

/** The money unit of the figure's table (元, 万元, 亿元), or what else is counted. */
export type Counts = "元" | "万元" | "亿元" | "persons" | "vehicles" | "square-metres" | "pieces" | "points";

export interface Figure extends Cell {
  published: Amount | null;
  /** Last year's figure, where the document states it at this cell. */
  prior: Amount | null;
  changed: boolean;
}

export interface Head {
  schema: 1;
  file: string;
  form: string;
  unit: string;
  year: number;
  moneyUnit: "元" | "万元" | "亿元";
}

export interface Findings extends Head {
  summary: Summary;
  findings: Finding[];
  /** Rules that could not be applied (无法判断), and why. */
  notApplied: NotApplied[];
  /** Fields of the file that nothing was made of, by path. */
  unread: string[];
  /** What to know of how a document of another format was read, as sentences. */
  remarks: string[];
}

export interface NotApplied {
  rule: string;
  reason: string;
}

/** Words of the document, by the path of their text in `*.budget.json`. */
export interface Passage {
  path: string;
  number: string | null;
  heading: string | null;
  /** First character of the text, counted from 0, and the one behind the last. */
  start: number;
  end: number;
  text: string;
}

export interface Summary {
  holds: number;
  rounded: number;
  broken: number;
  unknown: number;
  notApplicable: number;
  errors: number;
  doubts: number;
  notes: number;
  /** Findings that were dismissed; always 0 here: a list of them is the command line's. */
  dismissed: number;
}

export interface Finding {
  id: string;
  rule: string;
  severity: "error" | "doubt" | "note";
  message: string;
  remedy: string;
  cells: Cell[];
  passages: Passage[];
  /** An amount, or a percentage such as "89.98%". */
  expected: string | null;
  actual: string | null;
  difference: Amount | null;
  tolerance: Amount | null;
  arithmetic: Arithmetic[];
  /** Which figures are probably wrong, the most plausible first; told once for all findings of one cause. */
  explanations: Cause[];
  /** Whether the document tells: this only, the first likely, or it cannot decide. */
  certainty: "only" | "likely" | "open" | null;
  /** The explanations as sentences. */
  cause: string | null;
  /** Id of the finding that tells the cause of this one. */
  explainedBy: string | null;
  basis: string;
  /** Whether somebody has seen it and dismissed it; always false here. */
  dismissed: boolean;
}

/** Figures that together settle findings. */
export interface Cause {
  /** None where a table lacks a row. */
  changes: FigureChange[];
  /** The row that a table lacks, in words. */
  row: string | null;
  slip: Slip | null;
  /** Ids of the findings that are settled then. */
  restores: string[];
}

export interface FigureChange {
  /** Id of the cell. */
  cell: string;
  label: string;
  /** Null when blank. */
  from: Amount | null;
  /** Null where the document leaves it open. */
  to: Amount | null;
  low: Amount | null;
  high: Amount | null;
  counts: Counts;
  slip: Slip | null;
}

export type Slip =
  | "exchanged"
  | "sign"
  | "money-unit"
  | "prior-year"
  | "digits-swapped"
  | "point-moved"
  | "digit-extra"
  | "digit-missing"
  | "left-out"
  | "digit-wrong";

export interface Arithmetic {
  sign: "+" | "=" | ">=";
  cell: string;
  label: string;
  value: Amount | null;
  counts: Counts;
  low: Amount | null;
  high: Amount | null;
}

export interface Measures extends Head {
  overview: Overview;
  figures: Shares[];
}

export interface Overview {
  total: Slice | null;
  byOrigin: Breakdown | null;
  bySource: Breakdown | null;
  byDestination: Breakdown | null;
  byFunction: Breakdown | null;
  byNature: Breakdown | null;
  basic: Breakdown | null;
  threePublic: Breakdown | null;
  perHead: PerHead | null;
  basicPerHead: PerHead | null;
}

export interface Breakdown {
  whole: Slice;
  parts: Slice[];
}

export interface Slice {
  label: string;
  code: string | null;
  /** Id of the cell. */
  cell: string;
  /** Null where the document prints nothing. */
  amount: Amount | null;
  counts: Counts;
  depth: number;
  share: Share | null;
  growth: Growth | null;
}

export interface Share {
  /** Such as `"84.82%"`. */
  percent: string | null;
  numerator: Amount;
  denominator: Amount;
  /** Id of the whole's cell. */
  whole: string;
  formula: string;
}

export interface Growth {
  now: Amount;
  prior: Amount;
  change: Amount;
  /** Null when last year is zero. */
  percent: string | null;
  from: Prior;
  formula: string;
}

export interface Prior {
  kind: "stated" | "sum";
  cells: string[];
}

export interface PerHead {
  yuan: Amount | null;
  amount: string;
  persons: string;
  formula: string;
}

export interface Shares extends Cell {
  shareInTotal: Share | null;
  shareInParent: Share | null;
  growth: Growth | null;
}

/** A measure, or why there is none. */
export interface Measure<T> {
  value: T | null;
  why: string | null;
}

export interface Explanation extends Figure {
  shareInTotal: Measure<Share>;
  shareInParent: Measure<Share>;
  growth: Measure<Growth>;
  sameQuantity: Cell[];
  relations: Relation[];
}

export interface Relation {
  id: string;
  statement: string;
  outcome: "holds" | "broken" | "unknown" | "not-applicable";
  reason: string;
  arithmetic: Arithmetic[];
}

/** An open difference. */
export interface Question {
  question: string;
  dimension: string;
  amount: Amount | null;
  answers: Answer[];
}

export interface Answer {
  label: string;
  /** Ids of the cells that would move first. */
  cells: string[];
}
