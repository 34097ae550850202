import type { Assessment, AssessmentOptions, Dataset, PlanStamp, RangeSnapshot, RecognizedTable, Rulebook, Translate } from "../model";

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
}

/** What the officer asked to have written. */
export interface PlanRequest {
  readonly workbookName: string;
  /** Names of all sheets that are not ours: our sheets must not clash with them. */
  readonly userSheets: readonly string[];
  /** Her explanations from the earlier run. */
  readonly explanations: readonly Explanation[];
  readonly withFlags: boolean;
  readonly withCharts: boolean;
  /** false: values only. */
  readonly liveFormulas: boolean;
  readonly stamp: PlanStamp;
}
