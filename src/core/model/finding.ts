import type { CellRef } from "./cell";
import type { PackId, RuleId } from "./field";
import type { Message } from "./message";
import type { Period } from "./period";
import type { Quantity } from "./quantity";
import type { SchoolLevel } from "./schoolLevel";

export const OUTCOMES = ["pass", "fail", "open", "notApplicable"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How loud: 法规/政策/评估标准/逻辑校验 breach `error`, 经验校验 breach `warning`, unverified or wording `note`. */
export type FindingLevel = "error" | "warning" | "note" | "none";

export const RULE_CLASSES = ["法规", "政策", "评估标准", "逻辑校验", "经验校验"] as const;
export type RuleClass = (typeof RULE_CLASSES)[number];

export type ComparisonOperator = "atLeast" | "moreThan" | "atMost" | "lessThan" | "equals" | "between" | "agrees" | "holds";

/** What would have met the rule. `value` (and `high` for `between`, an interval for `agrees`) in `unit`. */
export interface Requirement {
  readonly operator: ComparisonOperator;
  readonly value: number | null;
  readonly high?: number;
  readonly quantity?: Quantity;
  readonly unit: Quantity["unit"];
}

export interface LegalReference {
  readonly title: string;
  readonly article: string | null;
  readonly href: string | null;
  /** The sentence of the law itself, where it is recorded. */
  readonly words?: string;
}

/** Why a value is what it is: formula, numbers and cells, mirrored from the computation. Made on demand. */
export interface TraceNode {
  readonly label: Message;
  readonly value: Quantity | null;
  readonly cells: readonly CellRef[];
  readonly children: readonly TraceNode[];
}

/** One verdict of one rule on one thing in one period. Made on demand from columns of outcomes; plain data but for `trace`. */
export interface Finding {
  /** Stable over runs: rule, entity, period, school level (and the figure's place for checks of single cells). */
  readonly key: string;
  readonly rule: RuleId;
  readonly pack: PackId;
  readonly class: RuleClass;
  readonly entity: string;
  readonly period: Period;
  readonly schoolLevel: SchoolLevel;
  readonly outcome: Outcome;
  readonly level: FindingLevel;
  readonly observed: Quantity | null;
  readonly required: Requirement | null;
  /** The amount short, such that adding it makes the rule pass. */
  readonly shortfall: Quantity | null;
  /** Cells that the verdict rests on; the first is where "go to cell" lands. */
  readonly cells: readonly CellRef[];
  /** The reason in one sentence. */
  readonly message: Message;
  /** Further remarks: restated base used, within rounding of the line, falling revenue, pupil count used … */
  readonly notes: readonly Message[];
  readonly references: readonly LegalReference[];
  readonly verified: boolean;
  /** Live Excel formula over the user's cells giving `observed` in its canonical unit; null when there is none. No leading "=". */
  readonly formula: string | null;
  trace(): TraceNode;
}
