import type { FieldId, PackId, ParameterId, RuleId } from "./field";
import type { Finding, FindingLevel, Outcome } from "./finding";
import type { Issue } from "./issue";
import type { Instant } from "./period";
import type { SchoolLevel } from "./schoolLevel";

export interface AssessmentOptions {
  readonly asOf: Instant;
  /** Narrowest first, ending with 全国: ["沈阳市", "辽宁省", "东部", "全国"]. */
  readonly regions: readonly string[];
  /** null: the packs that are on by default. */
  readonly packs: readonly PackId[] | null;
  /** Thresholds that the officer entered or changed, in the parameter's canonical unit. They beat the rulebook's. */
  readonly parameters: Readonly<Record<ParameterId, number>>;
}

export interface FindingFilter {
  readonly outcomes?: readonly Outcome[];
  readonly levels?: readonly FindingLevel[];
  readonly rules?: readonly RuleId[];
  readonly entity?: string;
}

/** The verdicts of a whole dataset: outcome arrays inside, findings made when someone looks. */
export interface Assessment {
  readonly asOf: Instant;
  /** Rules that had something to say, in rulebook order. */
  readonly rules: readonly RuleId[];
  count(outcome: Outcome, rule?: RuleId): number;
  /** Findings of an outcome that are so loud; counted without making them. */
  countLevel(outcome: Outcome, level: FindingLevel, rule?: RuleId): number;
  findings(filter?: FindingFilter): Iterable<Finding>;
  /**
   * Of a rule's breaches and open verdicts the worst, at most `count`: breaches first, the louder first, then the farthest
   * from the bound in proportion. Only these are made.
   */
  worst(rule: RuleId, count: number): Iterable<Finding>;
  find(key: string): Finding | undefined;
  readonly issues: readonly Issue[];
}

/** One indicator over the periods of one entity and level, for tables and charts; null is a gap. */
export interface Series {
  readonly entity: string;
  readonly schoolLevel: SchoolLevel;
  readonly field: FieldId;
}
