import type { CheckEngine, PlanRequest, RulebookView } from "../../app/engine";
import type { CheckSettings, CheckSummary, FindingDetail, FindingPage, FindingQuery, Locale } from "../../app/views";
import type { RangeSnapshot } from "../../core/model";
import type { PlanOutline } from "./planHandle";

/** Snapshots by the ids under which the workbook's worker keeps them, or as they are. */
export type SnapshotSource = { readonly ids: readonly number[] } | { readonly snapshots: readonly RangeSnapshot[] };

export interface StagedPlan {
  readonly ticket: number;
  readonly outline: PlanOutline;
}

/** What the engine's worker does for the page: `CheckEngine`, with snapshots that need not cross the page's thread. */
export type EngineApi = {
  rulebook(locale: Locale): Promise<RulebookView>;
  check(source: SnapshotSource, settings: CheckSettings, locale: Locale): Promise<CheckSummary>;
  summary(locale: Locale): Promise<CheckSummary | null>;
  findings(query: FindingQuery, locale: Locale): Promise<FindingPage>;
  detail(key: string, locale: Locale): Promise<FindingDetail | null>;
  /** The plan goes to the workbook's worker; the page gets its outline. */
  plan(request: PlanRequest, locale: Locale): Promise<StagedPlan>;
  report(workbook: { readonly name: string; readonly sha256: string }, locale: Locale): Promise<string>;
  /** From now on snapshots are asked for through this port. */
  connect(port: MessagePort): void;
  /** Forgets the last check and gives its memory back. */
  release(): void;
};

/** A method of the engine that this room forgot would show here. */
export type Covered = { readonly [Name in keyof CheckEngine]: Name extends keyof EngineApi ? true : never };
