import type { Column, Expression, Finding, Message, MessageValue, PossibleValues, Quantity, Requirement, Rule } from "../model";
import { parseUnit, quantityValue, sameUnit, titleOf } from "../model";
import { canonical, literal, NOT_APPLICABLE_FROM, OK, times } from "../formulas";
import type { Bound } from "./bounds";
import { numberReader } from "./chunks";
import { judge, noiseOf } from "./compare";
import { digitsAt } from "./digits";
import type { Digits } from "./digits";
import { explain, unique } from "./explain";
import { bareFinding, levelOf, noThreshold, notInForce, reasonOf, verdictMessage } from "./findingText";
import { keyOf } from "./findingText";
import { Limits } from "./limits";
import { rowCodes } from "./rowCodes";
import { FAIL, OPEN, outcomeAt, PASS } from "./segment";
import type { Segment } from "./segment";
import { shortfallOf } from "./shortfall";
import type { Asked } from "./shortfall";
import { unitFactor } from "./spine";
import type { Spine } from "./spine";

/** One way of computing a rule's figure on one block. */
export interface RowTask {
  readonly rule: Rule;
  readonly expression: Expression;
  readonly spine: Spine;
  /** Column of the figure that the rule is about: a row without a cell in it is not spoken of. */
  readonly subject?: Column;
  /** 1 at the rows in scope; null: all of them. */
  readonly within?: Uint8Array | null;
  /** Further rows that the rule leaves out. */
  readonly concerns?: ((row: number) => boolean) | null;
  /** Distinguishes several figures of one rule (count, area, equipment, investment). */
  readonly suffix: string;
  readonly proves?: "breach";
  readonly notes?: readonly Message[];
}

/** Of a threshold that has no unit of its own. */
const ANY_UNIT = parseUnit("any");

type Operator = Asked["operator"];

export function operatorOf(rule: Rule): Operator {
  if (rule.comparison.kind === "bound") return rule.comparison.operator;
  return rule.comparison.kind === "between" ? "between" : "atLeast";
}

/** Judges every row of a block against a threshold. Rows near the threshold are looked at with their printed digits. */
export function rowSegment(task: RowTask): Segment {
  const { rule, expression, spine } = task;
  const factor = unitFactor(rule, expression, spine.context);
  const operator = operatorOf(rule);
  const limits = new Limits(rule, operator, spine);
  const { outcomes, absent } = rowCodes(task, limits, factor, (row, slot) => closeCode(task, row, factor, operator, limits.boundAt(slot)));
  let reader: ((row: number) => number) | undefined;
  const observedAt = (row: number): number => {
    const value = (reader ??= numberReader(expression, spine))(row);
    return (Number.isNaN(value) ? explain(expression, spine, row).value : value) * factor;
  };
  if (rule.possible) markImpossible(rule.possible, outcomes, observedAt);
  const boundOf = (row: number): Bound => limits.boundOf(row);
  const isInformation = (row: number): boolean => rule.informationLevels.includes(spine.levelAt(row));
  const entityAt = (row: number): string => spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  return {
    rule,
    outcomes,
    spine,
    absent,
    observedAt,
    requiredAt: (row) => {
      const bound = boundOf(row);
      return bound.kind === "value" ? bound.value : null;
    },
    levelAt: (row) => levelOf(rule, outcomeAt(outcomes, row), isVerified(rule, boundOf(row))),
    entityAt,
    keyAt: (row) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row), task.suffix),
    findingAt: (row) => rowFinding(task, row, factor, operator, boundOf(row), isInformation(row)),
  };
}

/** A figure that cannot be (105 % of the teachers) says that the data are wrong: it never passes. */
function markImpossible(possible: PossibleValues, outcomes: Uint8Array, observedAt: (row: number) => number): void {
  const code = possible.otherwise === "fail" ? FAIL : OPEN;
  for (let row = 0; row < outcomes.length; row += 1) {
    if (outcomes[row] === PASS && isImpossible(possible, observedAt(row))) outcomes[row] = code;
  }
}

function isImpossible({ from, to }: PossibleValues, value: number): boolean {
  const slack = 1e-12 * Math.max(1, Math.abs(value));
  return (from !== null && value < from - slack) || (to !== null && value > to + slack);
}

/** Whether rule and threshold have been verified. */
function isVerified(rule: Rule, bound: Bound): boolean {
  return rule.verified && (bound.kind !== "value" || bound.verified);
}

function closeCode(task: RowTask, row: number, factor: number, operator: Operator, bound: Bound): number {
  const figure = digitsAt(task.expression, task.spine, row) ?? explain(task.expression, task.spine, row);
  return outcomeCode(judgeDigits(figure, factor, operator, bound).outcome, task);
}

function outcomeCode(outcome: "pass" | "fail" | "open", task: RowTask): number {
  // An average below the limit proves nothing.
  if (task.proves === "breach" && outcome === "pass") return OPEN;
  return outcome === "pass" ? PASS : outcome === "fail" ? FAIL : OPEN;
}

function judgeDigits(figure: Digits, factor: number, operator: Operator, bound: Bound): ReturnType<typeof judge> {
  if (bound.kind !== "value") return { outcome: "open", onTheLine: false };
  const interval = figure.interval && { low: figure.interval.low * factor, high: figure.interval.high * factor };
  const noise = 8 * figure.noise * factor + noiseOf(Math.abs(bound.value)) / 1000;
  return judge(figure.value * factor, interval, operator, bound.value, bound.high, noise);
}

function rowFinding(task: RowTask, row: number, factor: number, operator: Operator, bound: Bound, information: boolean): Finding {
  const { rule, spine } = task;
  const where = {
    entity: spine.context.index.dataset.entities.nameOf(spine.entityAt(row)),
    period: spine.periodAt(row),
    schoolLevel: spine.levelAt(row),
    suffix: task.suffix,
  };
  const figure = explain(task.expression, spine, row);
  const unit = parseUnit(rule.unit);
  const cells = unique([...figure.missingCells, ...figure.cells]);
  if (figure.status !== OK) {
    const outcome = bound.kind === "notInForce" || figure.status >= NOT_APPLICABLE_FROM ? "notApplicable" : "open";
    const message = bound.kind === "notInForce" ? notInForce(where.period) : reasonOf(figure.status, figure.missing, where.period);
    return bareFinding(rule, where, outcome, message, { cells, notes: figure.notes, trace: () => figure.trace });
  }
  const value = figure.value * factor;
  const observed: Quantity = { value, unit, ...(figure.written && factor === 1 ? { written: figure.written } : {}) };
  const term = factor === 1 ? figure.term : figure.term && times(figure.term, literal(factor));
  const formula = term && canonical(term).text;
  // The figure as the rule speaks of it: 1.06 个百分点 and 4.57 人/百生, not the ratio that its formula gives.
  const computed = { ...figure.trace, value: observed };
  const figured = { observed, formula, cells, trace: () => computed };
  if (bound.kind === "notInForce") return bareFinding(rule, where, "notApplicable", notInForce(where.period), figured);
  if (information) {
    const data = { observed: { kind: "quantity", quantity: observed } } as const;
    return bareFinding(rule, where, "notApplicable", { id: "assessment.information", data }, figured);
  }
  if (bound.kind === "none") return bareFinding(rule, where, "open", noThreshold(bound.parameter), figured);
  const verdict = judgeDigits(figure, factor, operator, bound);
  const impossible = rule.possible && verdict.outcome === "pass" && isImpossible(rule.possible, value) ? rule.possible : null;
  const outcome = impossible?.otherwise ?? (task.proves === "breach" && verdict.outcome === "pass" ? "open" : verdict.outcome);
  // Zero is zero in the unit of whatever is compared with it.
  const boundUnit = sameUnit(bound.unit, ANY_UNIT) ? unit : bound.unit;
  const required: Requirement = {
    operator,
    value: bound.value,
    ...(bound.high === null ? {} : { high: bound.high }),
    quantity: { value: bound.value, unit: boundUnit, ...(bound.step > 0 ? { resolution: bound.step } : {}) },
    unit: boundUnit,
  };
  const asked: Asked = { operator, low: bound.value, high: bound.high, factor };
  const short = outcome === "fail" && rule.class !== "经验校验" ? shortfallOf(task.expression, spine, row, asked) : null;
  const shortfall: Quantity | null = short && { value: short.amount, unit: short.place.column.unit, written: short.place.column.written };
  const verified = isVerified(rule, bound);
  const message: Message = impossible
    ? impossibleMessage(impossible, observed)
    : task.proves === "breach" && outcome === "open" && verdict.outcome === "pass"
      ? { id: "assessment.provesNothing", data: { observed: { kind: "quantity", quantity: observed } } }
      : verdictMessage(rule, outcome, observed, required, shortfall, short && titleOf("field", short.place.column.field));
  return bareFinding(rule, where, outcome, message, {
    ...figured,
    required,
    shortfall,
    level: levelOf(rule, outcome, verified),
    verified,
    notes: [
      ...figure.notes,
      ...(task.notes ?? []),
      ...boundNotes(bound),
      ...lineNotes(verdict.onTheLine, operator, outcome),
      ...(verified ? [] : [{ id: "assessment.note.unverified" }]),
    ],
    references: [
      ...rule.references,
      ...bound.references.filter((one) => !rule.references.some((other) => other.title === one.title && other.article === one.article)),
    ],
    trace: () => ({
      label: message,
      value: observed,
      cells: [],
      children: [
        computed,
        {
          label: { id: "assessment.trace.required" },
          value: required.quantity ?? null,
          cells: bound.cell ? [bound.cell] : [],
          children: [],
        },
      ],
    }),
  });
}

function impossibleMessage({ from, to, otherwise }: PossibleValues, observed: Quantity): Message {
  const isBelow = from !== null && observed.value < from;
  const limit: Quantity = { value: (isBelow ? from : to) ?? 0, unit: observed.unit };
  const data = { observed: quantityValue(observed), limit: quantityValue(limit), side: isBelow ? "below" : "above", outcome: otherwise };
  return { id: "assessment.impossible", data };
}

function lineNotes(onTheLine: boolean, operator: Operator, outcome: string): readonly Message[] {
  return onTheLine ? [{ id: "assessment.note.onTheLine", data: { operator, outcome } }] : [];
}

function boundNotes(bound: Bound): readonly Message[] {
  if (bound.kind !== "value") return [];
  const notes: Message[] = [];
  if (bound.source === "sheet" && bound.cell)
    notes.push({ id: "assessment.note.fromSheet", data: { cell: { kind: "cells", cells: [bound.cell] } } });
  if (bound.source === "officer") notes.push({ id: "assessment.note.fromOfficer" });
  const { inForce } = bound;
  if (inForce && inForce.otherConditions.length > 0) {
    const others = inForce.otherConditions.map((condition): MessageValue => {
      const value = inForce.others.find((row) => row.condition === condition)?.value ?? null;
      if (value === null) return condition;
      const data = { condition, value: quantityValue({ value, unit: bound.unit }) };
      return { kind: "message", message: { id: "assessment.note.otherCondition", data } };
    });
    notes.push({ id: "assessment.note.condition", data: { condition: inForce.condition, others: { kind: "list", items: others } } });
  }
  if (bound.inForce?.meanOfTerms) notes.push({ id: "assessment.note.meanOfTerms" });
  return notes;
}
