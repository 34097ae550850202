import type { Finding, FindingLevel, Message, MessageValue, Outcome, Period, Quantity, Requirement, Rule, SchoolLevel } from "../model";
import { periodText, quantityValue, titleOf } from "../model";
import { FIRST_PERIOD, NEGATIVE_BASE, NO_PRIOR_ROW, NOT_IN_FORCE, ZERO_BASE, ZERO_DENOMINATOR } from "../formulas";

/** Stable over runs: what is judged, never where it stands today. */
export function keyOf(rule: Rule, entity: string, period: Period, level: SchoolLevel, suffix = ""): string {
  return [rule.id, entity, periodText(period), level, ...(suffix === "" ? [] : [suffix])].join("|");
}

/** How loud a finding is; 待核实 is at most a note, 经验校验 asks and never condemns. */
export function levelOf(rule: Rule, outcome: Outcome, verified: boolean): FindingLevel {
  if (outcome === "pass" || outcome === "notApplicable") return "none";
  if (outcome === "open" || !verified) return "note";
  if (rule.strongest) return rule.strongest;
  return rule.class === "经验校验" ? "warning" : "error";
}

/** Why there is no number, for the outcomes "cannot tell" and "not applicable". */
export function reasonOf(status: number, missing: readonly Message[], period: Period): Message {
  switch (status) {
    case FIRST_PERIOD:
      return { id: "assessment.firstPeriod" };
    case ZERO_DENOMINATOR:
      return { id: "assessment.zeroDenominator" };
    case ZERO_BASE:
      return { id: "assessment.zeroBase" };
    case NEGATIVE_BASE:
      return { id: "assessment.negativeBase" };
    case NOT_IN_FORCE:
      return notInForce(period);
    case NO_PRIOR_ROW:
    default: {
      const what: MessageValue = { kind: "list", items: missing.map((message): MessageValue => ({ kind: "message", message })) };
      return { id: "assessment.missing", data: { what } };
    }
  }
}

export function notInForce(period: Period): Message {
  // A table that names no year is judged on the day of the check.
  if (period.kind === "none") return { id: "assessment.notInForceThen" };
  return { id: "assessment.notInForce", data: { period: { kind: "period", period } } };
}

export function noThreshold(parameter: string | null): Message {
  return parameter === null
    ? { id: "assessment.noThresholdAtAll" }
    : { id: "assessment.noThreshold", data: { parameter: titleOf("parameter", parameter) } };
}

/** One sentence: the figure, what is asked, whether it is met, how much is short. */
export function verdictMessage(
  rule: Rule,
  outcome: Outcome,
  observed: Quantity,
  required: Requirement,
  shortfall: Quantity | null,
  short: MessageValue | null,
): Message {
  const unit = required.unit;
  const base = {
    observed: quantityValue(observed),
    operator: required.operator,
    required: quantityValue(required.quantity ?? { value: required.value ?? 0, unit }),
    high: quantityValue({ value: required.high ?? required.value ?? 0, unit }),
  };
  if (outcome === "pass") return { id: "assessment.met", data: base };
  if (outcome === "open") return { id: "assessment.withinRounding", data: base };
  if (shortfall && short) return { id: "assessment.notMetShort", data: { ...base, shortfall: quantityValue(shortfall), field: short } };
  return { id: rule.class === "经验校验" ? "assessment.unusual" : "assessment.notMet", data: base };
}

/** How far a sum misses its total, for a sentence: the size, and on which side. */
export const missOf = (gap: Quantity): { readonly gap: MessageValue; readonly side: "less" | "more" } => ({
  gap: quantityValue({ ...gap, value: Math.abs(gap.value) }),
  side: gap.value < 0 ? "less" : "more",
});

/** A finding without a figure. */
export function bareFinding(
  rule: Rule,
  where: { readonly entity: string; readonly period: Period; readonly schoolLevel: SchoolLevel; readonly suffix?: string },
  outcome: Outcome,
  message: Message,
  more: Partial<Omit<Finding, "key" | "rule">> = {},
): Finding {
  const trace = { label: message, value: null, cells: more.cells ?? [], children: [] };
  return {
    key: keyOf(rule, where.entity, where.period, where.schoolLevel, where.suffix),
    rule: rule.id,
    pack: rule.pack,
    class: rule.class,
    entity: where.entity,
    period: where.period,
    schoolLevel: where.schoolLevel,
    outcome,
    level: levelOf(rule, outcome, rule.verified),
    observed: null,
    required: null,
    shortfall: null,
    cells: [],
    message,
    notes: [],
    references: rule.references,
    verified: rule.verified,
    formula: null,
    trace: () => trace,
    ...more,
  };
}
