import type { ApplyReceipt, CellRef, Message } from "../../core/model";
import type { Explanation } from "../../app/engine";
import type { Inserted } from "../../app/insert";
import type { SheetInfo } from "../../app/ports";
import type { Comparison } from "../../app/takeaways";
import type { CheckSettings, CheckSummary } from "../../app/views";
import type { RulesScreen } from "../rules/place";
import type { Standing, StandingCounts } from "../standing";
import type { Reviewed } from "../../app/reviewed";

export const TABS = ["results", "insert", "report", "statements", "settings"] as const;
export type Tab = (typeof TABS)[number];

export type Screen =
  | { readonly kind: "start" }
  | { readonly kind: "results" }
  | { readonly kind: "detail"; readonly key: string }
  /** `from`: where 返回 leads. */
  /** `cell`: the one whose column or row is doubted. */
  | { readonly kind: "recognition"; readonly cell?: CellRef; readonly from: Exclude<Screen, { readonly kind: "recognition" }> };

/** Something that takes long: what is being done and how far. */
export interface Work {
  readonly step: Message;
  readonly done: number;
  readonly total: number;
  readonly cancellable: boolean;
}

/** What went wrong, for a person; nothing that was there is thrown away for it. */
export interface Problem {
  readonly what: Message;
  readonly whatToDo: Message | null;
  /** Technical, folded away. */
  readonly details: string;
  readonly retry: "open" | "check" | "write" | "clear" | null;
}

export interface WriteChoices {
  readonly withFlags: boolean;
  readonly withCharts: boolean;
  readonly liveFormulas: boolean;
}

/** One check's outcome: its summary, and per rule how many findings of each standing. */
export interface CheckResult {
  readonly summary: CheckSummary;
  readonly counts: StandingCounts;
  readonly countsByRule: ReadonlyMap<string, StandingCounts>;
  /** Counts the checks; changes when findings have to be fetched again. */
  readonly run: number;
}

export interface PaneState {
  readonly tab: Tab;
  readonly screen: Screen;
  readonly workbook: { readonly name: string; readonly sheets: readonly SheetInfo[] } | null;
  /** What recognition sees before the officer asks for a check; `tooLarge`: left for the check. */
  readonly preview:
    { readonly kind: "working" } | { readonly kind: "tooLarge" } | { readonly kind: "ready"; readonly summary: CheckSummary } | null;
  readonly result: CheckResult | null;
  readonly stale: "data" | "settings" | "rules" | null;
  readonly work: Work | null;
  readonly problem: Problem | null;
  /** Said to a screen reader and shown once. */
  readonly notice: Message | null;
  readonly receipt: ApplyReceipt | null;
  readonly settings: CheckSettings;
  readonly choices: WriteChoices;
  /** What lies over the settings, the topmost last; empty: the settings themselves. */
  readonly rulesPlace: readonly RulesScreen[];
  /** null: all but 不适用. */
  readonly filter: Standing | null;
  readonly search: string;
  /** Groups that the officer opened or closed, by group id; else the default. */
  readonly opened: ReadonlyMap<string, boolean>;
  readonly explanations: ReadonlyMap<string, Explanation>;
  /** Keys whose explanation is not on the result sheet yet. */
  readonly waiting: ReadonlySet<string>;
  /** Findings ticked or unticked since the result sheet was written. */
  readonly ticked: ReadonlySet<string>;
  readonly reviewed: Reviewed;
  /** Everything of ours that stands in the workbook. */
  readonly inserted: readonly Inserted[];
  /** The last check beside the one whose results it replaced; null: there was none. */
  readonly comparison: Comparison | null;
}
