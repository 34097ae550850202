import type { CellRef, PlannedChart, RangeSnapshot } from "../core/model";
import type {
  ChartId,
  Comparison,
  FreeTableChoice,
  FreeTableRange,
  Offer,
  ReportText,
  ReportTone,
  Sensitivity,
  TableId,
  TablePreview,
} from "../core/presentation";
import type { CheckEngine } from "./engine";
import type { Locale } from "./views";

/** Everything that can be put into the workbook from the last check, with what is missing for the rest. */
export interface Offers {
  readonly tables: readonly Offer<TableId>[];
  readonly charts: readonly Offer<ChartId>[];
  readonly free: FreeTableRange;
}

export interface ReportRequest {
  readonly workbookName: string;
  readonly tone: ReportTone;
  /** Tables that go into a document; absent: all that her data can fill. */
  readonly tables?: readonly TableId[];
}

/** One figure or claim of a text. Offsets are UTF-16 code units; values are in `unit` as the text prints them. */
export interface ClaimView {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly subject: string;
  readonly stated: { readonly value: number; readonly unit: string } | null;
  readonly recomputed: { readonly value: number; readonly unit: string } | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly verdict: "agrees" | "disagrees" | "cannotCheck";
  readonly reason: string;
  /** What to write instead (应为1.59%). */
  readonly suggestions: readonly string[];
  readonly cells: readonly CellRef[];
}

export interface StatementReport {
  readonly claims: readonly ClaimView[];
  readonly summary: { readonly agrees: number; readonly disagrees: number; readonly cannotCheck: number };
}

/**
 * What the officer takes away from a check: the engine that also offers tables, charts, report text and the check of a
 * text. All but `statements` throw before the first check. Tables and charts are written through `plan` (`tables`,
 * `charts`, `freeTable`, `reportTone` of the request).
 */
export interface TakeawayEngine extends CheckEngine {
  offers(locale: Locale): Promise<Offers>;
  /** null: her data cannot fill it. */
  preview(table: TableId, locale: Locale, free?: FreeTableChoice): Promise<TablePreview | null>;
  /** A chart as it would be drawn, its ranges' content cached; null: her data cannot fill it. */
  chartPreview(chart: ChartId, locale: Locale): Promise<PlannedChart | null>;
  reportText(request: ReportRequest, locale: Locale): Promise<ReportText>;
  /** 核查报告 on one page, as text. */
  checkReport(request: ReportRequest, locale: Locale): Promise<ReportText>;
  /** Report text, tables and the data of the charts, for a document writer. */
  reportDocument(request: ReportRequest, locale: Locale): Promise<ReportDocument>;
  /** Against the last check's workbook where there is one, else within the text alone. */
  statements(text: string, locale: Locale): Promise<StatementReport>;
  /** The last check beside the one whose findings sheet is handed in (`host.readOwn`). */
  compare(earlier: RangeSnapshot, locale: Locale): Promise<Comparison>;
  /** Inputs that, changed by 1 %, turn the verdict over; empty: none does. */
  sensitivity(key: string, locale: Locale): Promise<readonly Sensitivity[]>;
}

/** A document before it has a file format. */
export interface ReportDocument {
  readonly locale: Locale;
  readonly text: ReportText;
  readonly tables: readonly TablePreview[];
  readonly charts: readonly {
    readonly title: string;
    readonly description: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
    /** The chart itself, with cached values; its cells are in no workbook. */
    readonly drawn: PlannedChart;
  }[];
  /** 核查报告, on a page of its own. */
  readonly checkReport: ReportText;
}

export type { ChartId, Comparison, FreeTableChoice, FreeTableRange, Offer, ReportText, ReportTone, Sensitivity, TableId, TablePreview };
