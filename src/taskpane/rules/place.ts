import type { ParameterId, RuleId, SchoolLevel } from "../../core/model";

/** Which value of a threshold she changes: the row it stands in. */
export interface ThresholdPlace {
  readonly rule: RuleId;
  readonly parameter: ParameterId;
  /** null: the levels that the parameter has anyway. */
  readonly levels: readonly SchoolLevel[] | null;
  readonly condition: string;
}

/** What lies over the settings. */
export type RulesScreen =
  | { readonly kind: "list" }
  /** `fromFinding`: back leads to the finding that it was opened from. */
  | { readonly kind: "rule"; readonly id: RuleId; readonly fromFinding?: true }
  /** `id` null: a new rule, on this indicator where one is named. */
  | { readonly kind: "form"; readonly id: RuleId | null; readonly expression: string }
  | ({ readonly kind: "threshold" } & ThresholdPlace)
  | { readonly kind: "packs" };
