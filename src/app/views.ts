import type { FindingInWords } from "../core/presentation";
import type { PackFile } from "../core/rules";
import type {
  CellArea,
  CellRef,
  FieldId,
  FindingLevel,
  LineMeaning,
  Outcome,
  PackId,
  ParameterId,
  RecognizedTable,
  RuleClass,
  RuleId,
  SchoolLevel,
} from "../core/model";
import type { Mapping } from "../core/recognition";

export const LOCALES = ["zh-CN", "en-US"] as const;
export type Locale = (typeof LOCALES)[number];

export interface CheckSettings {
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** A county, city or province as written; empty: 全国. */
  readonly region: string;
  readonly packs: readonly PackId[] | null;
  readonly parameters: Readonly<Record<ParameterId, number>>;
  /** Sheets to check; null: all visible ones that are not ours. */
  readonly sheets: readonly string[] | null;
  /** Packs of the officer's own on top of the rulebook, already parsed (YAML or JSON). A wrong one throws a `PackError`. */
  readonly packFiles?: readonly PackFile[];
  /** The officer's corrections of what was recognised, kept with the workbook. */
  readonly mapping?: Mapping;
}

/** Counts first, then the list. Plain data, sentences in the asked language. */
export interface CheckSummary {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Findings of level `note` or `warning` (提示). */
  readonly queries: number;
  readonly rules: readonly RuleSummary[];
  /** Rules in use without any verdict; those that lack the fewest figures first. */
  readonly unchecked: readonly UncheckedRule[];
  readonly tables: readonly TableView[];
  readonly issues: readonly IssueView[];
  readonly hiddenRowCount: number;
  readonly cellsRead: number;
}

/** A rule that nothing on the sheets could be judged by. */
export interface UncheckedRule {
  readonly rule: RuleId;
  readonly title: string;
  /** Titles of the figures that it lacks; none: they are there, but not for the level, year or place that it is about. */
  readonly missing: readonly string[];
  /** The same as a sentence. */
  readonly text: string;
}

export interface RuleSummary {
  readonly rule: RuleId;
  readonly pack: PackId;
  readonly class: RuleClass;
  readonly title: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Loudest level among its findings. */
  readonly level: FindingLevel;
}

export interface TableView {
  readonly id: string;
  readonly sheet: string;
  readonly title: string;
  readonly range: string;
  readonly shape: string;
  /** By which corrections find the table again: hand it to `withLineCorrection`. */
  readonly structure: readonly string[];
  readonly headerRows: number;
  /** What the officer says her years are; null: as the sheet says. */
  readonly periodKind: "fiscalYear" | "schoolYear" | null;
  /** The level that title, sheet name or the officer says for the whole table. */
  readonly schoolLevel: SchoolLevel | null;
  /** The first rows, for a picture of the table. */
  readonly preview: readonly TablePreviewRow[];
  /** Letters of the preview's columns. */
  readonly columns: readonly string[];
  readonly lines: readonly {
    readonly id: string;
    /** The line's name in corrections. */
    readonly key: string;
    readonly kind: LineMeaning["kind"];
    readonly field: string | null;
    readonly schoolLevel: SchoolLevel | null;
    /** Other fields considered, best first. */
    readonly alternatives: readonly FieldId[];
    /** As the officer or a template says. */
    readonly byOfficer: boolean;
    readonly title: string;
    readonly header: string;
    readonly unit: string;
    readonly range: string;
    readonly certainty: string;
    readonly confidence: number;
    readonly reasons: readonly string[];
    /** In words; "" where the line names none. */
    readonly period: string;
    readonly cell: CellRef;
    /** The figures that the line takes in. */
    readonly area: CellArea;
  }[];
}

export interface TablePreviewRow {
  readonly kind: RecognizedTable["bands"][number]["kind"];
  /** As sheets number rows. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface IssueView {
  readonly id: string;
  readonly level: "error" | "warning" | "note";
  readonly cells: readonly CellRef[];
  readonly text: string;
}

/** One finding in words, and with its reasons. */
export type { FindingInWords as FindingView, FindingDetailInWords as FindingDetail, TraceInWords as TraceView } from "../core/presentation";

export interface FindingQuery {
  readonly outcomes?: readonly Outcome[];
  readonly levels?: readonly FindingLevel[];
  readonly rules?: readonly RuleId[];
  /** Case-insensitive, in subject, title and text. */
  readonly search?: string;
  readonly offset?: number;
  /** Default 500. */
  readonly limit?: number;
}

export interface FindingPage {
  readonly total: number;
  readonly findings: readonly FindingInWords[];
}
