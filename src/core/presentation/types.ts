import type {
  Assessment,
  AssessmentOptions,
  CellRef,
  Dataset,
  FieldId,
  Outcome,
  PlanStamp,
  RangeSnapshot,
  RecognizedTable,
  Rulebook,
  SchoolLevel,
  Translate,
} from "../model";

/** 情况说明 of one finding, kept over runs by the finding's key. */
export interface Explanation {
  readonly key: string;
  readonly text: string;
  /** The value it was written for, as shown; a changed value asks to confirm. */
  readonly forValue: string;
}

/** Everything a sheet, chart or report may speak of. */
export interface PresentationInput {
  readonly snapshots: readonly RangeSnapshot[];
  readonly tables: readonly RecognizedTable[];
  readonly dataset: Dataset;
  readonly assessment: Assessment;
  readonly options: AssessmentOptions;
  readonly rulebook: Rulebook;
  readonly translate: Translate;
  readonly locale: "zh-CN" | "en-US";
  /** Verdicts that a change of one input by 1 % turns over, by finding; absent: nobody looked. */
  readonly borderlines?: ReadonlyMap<string, readonly Sensitivity[]>;
}

/** What the officer asked to have written. */
export interface PlanRequest {
  readonly workbookName: string;
  /** Names of all sheets that are not ours: our sheets must not clash with them. */
  readonly userSheets: readonly string[];
  /** Her explanations from the earlier run. */
  readonly explanations: readonly Explanation[];
  /** Findings that she ticked as 已核对: key → the value that she looked at, as shown. */
  readonly reviewed?: ReadonlyMap<string, string>;
  readonly withFlags: boolean;
  readonly withCharts: boolean;
  /** Summary tables by id, each on a sheet of its own; absent: none. Ids that her data cannot fill are passed over. */
  readonly tables?: readonly TableId[];
  /** Charts by id; absent: all that her data can fill. */
  readonly charts?: readonly ChartId[];
  /** What the free table shows; absent: the indicators, periods and levels that hold most. */
  readonly freeTable?: FreeTableChoice;
  /** Tables on sheets of hers; those that her data cannot fill are passed over. */
  readonly blocks?: readonly BlockChoice[];
  /** The report text on a sheet of its own. */
  readonly reportTone?: ReportTone;
  /** false: values only. */
  readonly liveFormulas: boolean;
  readonly stamp: PlanStamp;
}

export const TABLE_IDS = [
  "three-growths",
  "per-pupil",
  "sources",
  "surcharge-and-transfer",
  "seven-indicators",
  "variation",
  "staffing-and-class-size",
  "renovation-projects",
  "student-aid",
  "scorecard",
  "districts",
  "free",
] as const;
export type TableId = (typeof TABLE_IDS)[number];

export const CHART_IDS = [
  "growth-against-growth",
  "per-pupil-trend",
  "budget-share",
  "school-indicators",
  "variation",
  "sources",
  "project-progress",
  "scorecard",
] as const;
export type ChartId = (typeof CHART_IDS)[number];

/** A table or chart in the gallery. */
export interface Offer<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Her data can fill it, wholly or in part. */
  readonly available: boolean;
  /** What her data lacks for it, by name, one entry each: for an available one, what will stand as a gap or be left out. */
  readonly missing: readonly string[];
}

export interface TableChoice {
  readonly table: TableId;
  /** For the free table. */
  readonly free?: FreeTableChoice;
}

/** A table among her own cells. */
export interface BlockChoice extends TableChoice {
  /** Ours and stable. */
  readonly id: string;
  /** First cell. */
  readonly at: CellRef;
}

export interface FreeTableChoice {
  readonly fields: readonly FieldId[];
  /** Stable texts as `periodText` gives them; empty: all. */
  readonly periods: readonly string[];
  readonly levels: readonly SchoolLevel[];
}

/** What a free table can be made of. */
export interface FreeTableRange {
  readonly fields: readonly { readonly id: FieldId; readonly title: string }[];
  readonly periods: readonly { readonly id: string; readonly title: string }[];
  readonly levels: readonly { readonly id: SchoolLevel; readonly title: string }[];
}

/** A table as texts, for a picture of it in the gallery. */
export interface TablePreview {
  readonly title: string;
  readonly unit: string;
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly { readonly heading: boolean; readonly cells: readonly string[] }[];
  /** Rows that the picture leaves out. */
  readonly more: number;
  readonly notes: readonly string[];
}

/** 汇报 to a superior, 公告 to the public, 说明 of what the check found. */
export const REPORT_TONES = ["briefing", "notice", "explanation"] as const;
export type ReportTone = (typeof REPORT_TONES)[number];

/** A piece of a paragraph. `cells`: where its number stands; `finding`: the verdict that it tells; `gap`: a number to fill in. */
export interface ReportRun {
  readonly text: string;
  readonly cells?: readonly CellRef[];
  readonly finding?: string;
  readonly gap?: true;
}

export interface ReportParagraph {
  readonly id: string;
  readonly kind: "title" | "heading" | "text";
  readonly runs: readonly ReportRun[];
}

/** Text of a report; joined runs of the paragraphs, one a line, are the text as copied. */
export interface ReportText {
  readonly paragraphs: readonly ReportParagraph[];
  /** How many numbers are still to fill in. */
  readonly gaps: number;
}

export type Change = "new" | "solved" | "worse" | "better" | "same";

/** One finding beside the same one of the last check, matched by key. */
export interface ComparedFinding {
  readonly key: string;
  readonly change: Change;
  readonly title: string;
  readonly subject: string;
  /** Outcome and value as shown then and now; empty where there was or is none. */
  readonly before: string;
  readonly now: string;
}

export interface Comparison {
  readonly counts: Readonly<Record<Change, number>>;
  /** All but `same`, the new ones first. */
  readonly findings: readonly ComparedFinding[];
}

/** An input whose change by 1 % turns a verdict over. */
export interface Sensitivity {
  readonly cell: CellRef;
  readonly title: string;
  /** 0.01 or -0.01. */
  readonly change: number;
  readonly outcome: Outcome;
}
