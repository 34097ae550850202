import type { PlanRequest } from "../../app/engine";
import type { PaneEngine } from "../../app/ruleDesk";
import type { CheckSettings, CheckSummary, Locale } from "../../app/views";
import type { RangeSnapshot } from "../../core/model";
import type { PlanOutline } from "./planHandle";

/** Snapshots by the ids under which the workbook's worker keeps them, or as they are. */
export type SnapshotSource = { readonly ids: readonly number[] } | { readonly snapshots: readonly RangeSnapshot[] };

export interface StagedPlan {
  readonly ticket: number;
  readonly outline: PlanOutline;
}

/** Questions to the engine that cross as they are. */
type Forwarded = Omit<PaneEngine, "check" | "plan">;

/** What the engine's worker does for the page: the engine, with snapshots and plans that need not cross the page's thread. */
export type EngineApi = { readonly [Name in keyof Forwarded]: Forwarded[Name] } & {
  check(source: SnapshotSource, settings: CheckSettings, locale: Locale): Promise<CheckSummary>;
  /** The plan goes to the workbook's worker; the page gets its outline. */
  plan(request: PlanRequest, locale: Locale): Promise<StagedPlan>;
  /** From now on snapshots are asked for through this port. */
  connect(port: MessagePort): void;
  /** Forgets the last check and gives its memory back. */
  release(): void;
};
