/** Language of sentences. */
export type Lang = "zh" | "en";

export interface ReadOptions {
  /** Id of the form that the document is on, one of `forms()`; recognised without it. */
  form?: string;
  /** Whose budget it is; read from the document without it. */
  unit?: string;
  /** Budget year; read from the document without it. */
  year?: number;
  /** Language of all sentences; Chinese without it. */
  lang?: Lang;
  /** Called with the pages or sheets that have been read, and their number in all. */
  progress?: (done: number, total: number) => void;
}

/** Stable names of what can go wrong. */
export type ReadErrorCode =
  // A file that is not read.
  | "too-large" | "empty-file" | "other-format" | "not-utf-8" | "not-json" | "truncated" | "too-deep"
  | "too-much" | "encrypted" | "damaged" | "scanned" | "no-text"
  // What is not found in it: say `form`, `unit` or `year`.
  | "no-form" | "no-unit" | "no-year"
  // A document of another form, or laid out as none is.
  | "not-of-form" | "not-laid-out"
  // A `*.budget.json` that is none, or that its form does not have room for.
  | "duplicate-field" | "missing-field" | "wrong-type" | "empty-text" | "broken-text"
  | "wrong-schema" | "unknown-form" | "unknown-table" | "unknown-block" | "unknown-row"
  | "unknown-column" | "wrong-stage" | "unknown-money-unit" | "wrong-year" | "missing-block"
  | "unnamed-row" | "mixed-row" | "field-not-in-table" | "field-not-in-prior-rows" | "not-a-code"
  | "duplicate-table" | "duplicate-row" | "amount-as-number" | "not-an-amount" | "too-many-decimals"
  | "amount-too-large"
  // The call itself.
  | "wrong-argument"
  // The module.
  | "not-loadable" | "not-loaded" | "aborted";

/** What `read` throws: `code` is stable, `message` is a sentence in the language asked for. */
export interface ReadError extends Error {
  code: ReadErrorCode;
}

export type Format = "json" | "text" | "csv" | "html" | "docx" | "xlsx" | "xls" | "ods" | "pdf";

/** A document that was read, and what was not understood of it. `Budget.open` of mingzhang-wasm takes it. */
export interface Reading {
  schema: 1;
  /** The document as `*.budget.json`. */
  budget: string;
  /** Told by what is in the file, not by its name. */
  format: Format;
  /** Id of the form. */
  form: string;
  formName: string;
  unit: string;
  year: number;
  stage: string;
  moneyUnit: "元" | "万元" | "亿元";
  /** The form's numbered tables that the document has. */
  tables: FoundTable[];
  /** Those that it does not have. */
  missing: FormTable[];
  /** Lines of tables that were not understood: their figures are in none of the tables. */
  unread: UnreadLine[];
  /** Rows whose figures fit several columns. */
  ambiguous: AmbiguousRow[];
  /** All that a reader should know, as sentences: what was assumed, where the file stops, and the two lists above. */
  remarks: string[];
}

export interface FormTable {
  id: string;
  /** As printed. */
  number: string;
  title: string;
}

export interface FoundTable extends FormTable {
  /** Published without figures. */
  empty: boolean;
  /** How many figures it has. */
  figures: number;
}

export interface UnreadLine {
  /** Id of its table; null for a table that the form does not have. */
  table: string | null;
  /** Page, line of the text, or sheet and cell. */
  place: string;
  /** What stands there, without personal data. */
  text: string;
}

export interface AmbiguousRow {
  table: string;
  /** What the row is called in print. */
  label: string;
  place: string;
  /** The headings of its figures' columns in every reading that is left. */
  readings: string[][];
  /** Place in `readings` of the one that was taken. */
  taken: number | null;
}

export interface FormName {
  id: string;
  name: string;
}
