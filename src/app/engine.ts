import type { Explanation, PlanRequest, TableChoice } from "../core/presentation";
import type { RangeSnapshot, WorkbookPlan } from "../core/model";
import type { Progress } from "./ports";
import type { CheckSettings, CheckSummary, FindingDetail, FindingPage, FindingQuery, Locale } from "./views";

export interface RulebookView {
  readonly sha256: string;
  readonly packs: readonly { readonly id: string; readonly title: string; readonly rules: number; readonly enabledByDefault: boolean }[];
  /** What a column can be taken for, with the units that sheets write it in. */
  readonly fields: readonly { readonly id: string; readonly title: string; readonly units: readonly string[] }[];
}

/**
 * The core behind a door that can stand in a worker: everything that crosses is plain data. One engine holds one
 * check at a time; a new `check` replaces it.
 */
export interface CheckEngine {
  rulebook(locale: Locale): Promise<RulebookView>;
  /** Throws a DOMException named AbortError when cancelled; the earlier check then stands. */
  check(
    snapshots: readonly RangeSnapshot[],
    settings: CheckSettings,
    locale: Locale,
    progress?: Progress,
    signal?: AbortSignal,
  ): Promise<CheckSummary>;
  summary(locale: Locale): Promise<CheckSummary | null>;
  findings(query: FindingQuery, locale: Locale): Promise<FindingPage>;
  detail(key: string, locale: Locale): Promise<FindingDetail | null>;
  plan(request: PlanRequest, locale: Locale): Promise<WorkbookPlan>;
  /** How many cells a table takes among hers; null: her data cannot fill it. */
  blockSize(choice: TableChoice, locale: Locale): Promise<BlockSize | null>;
  /** The JSON report (docs/report.schema.json) as text. */
  report(workbook: { readonly name: string; readonly sha256: string }, locale: Locale): Promise<string>;
}

export interface BlockSize {
  readonly rowCount: number;
  readonly columnCount: number;
}

export type { Explanation, PlanRequest, TableChoice };
