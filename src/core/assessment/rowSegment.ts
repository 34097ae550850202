import type { Column, Expression, Finding, Message, Quantity, Requirement, Rule } from "../model";
import { ABSENT, parseUnit, SCHOOL_LEVELS, titleOf } from "../model";
import { canonical, literal, NOT_APPLICABLE_FROM, OK, times } from "../formulas";
import type { Bound } from "./bounds";
import { numberAt, piecesOf } from "./chunks";
import { judge, noiseOf } from "./compare";
import { digitsAt } from "./digits";
import type { Digits } from "./digits";
import { explain, unique } from "./explain";
import { bareFinding, levelOf, noThreshold, notInForce, reasonOf, verdictMessage } from "./findingText";
import { keyOf } from "./findingText";
import { levelMask } from "./levels";
import { Limits, NO_BOUND, NOT_YET, UNKNOWN } from "./limits";
import { FAIL, NOT_APPLICABLE, OPEN, outcomeAt, PASS, SILENT } from "./segment";
import type { Segment } from "./segment";
import { shortfallOf } from "./shortfall";
import type { Asked } from "./shortfall";
import { slotOf } from "./slots";
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

type Operator = Asked["operator"];

export function operatorOf(rule: Rule): Operator {
  if (rule.comparison.kind === "bound") return rule.comparison.operator;
  return rule.comparison.kind === "between" ? "between" : "atLeast";
}

/** Judges every row of a block against a threshold. Rows near the threshold are looked at with their printed digits. */
export function rowSegment(task: RowTask): Segment {
  const { rule, expression, spine } = task;
  const outcomes = new Uint8Array(spine.length).fill(SILENT);
  const factor = unitFactor(rule, expression, spine.context);
  const operator = operatorOf(rule);
  const mask = levelMask(rule);
  const information = Uint8Array.from(SCHOOL_LEVELS, (level) => (rule.informationLevels.includes(level) ? 1 : 0));
  const limits = new Limits(rule, operator, spine);
  const { levelOf: levels, periodOf: periods } = spine.block;
  const present = spine.context.index.levelsOf(spine.block);
  let absent: Uint8Array | null = null;
  if (mask.some((covered, level) => covered === 1 && present[level] === 1)) {
    const states = task.subject?.states;
    const within = task.within ?? null;
    const concerns = task.concerns ?? null;
    const { kinds, low, high, least, most } = limits;
    const passed = task.proves === "breach" ? OPEN : PASS;
    const pieces = piecesOf(expression, spine);
    let heard = false;
    for (let from = 0; from < outcomes.length; from += pieces.size) {
      const to = Math.min(outcomes.length, from + pieces.size);
      const { values, status, radius } = pieces.at(from, to);
      for (let row = from; row < to; row += 1) {
        const level = levels[row] as number;
        if (mask[level] !== 1 || (states && states[row] === ABSENT) || (within && within[row] === 0)) continue;
        if (concerns && !concerns(row)) continue;
        const slot = slotOf(periods[row] as number, level);
        const kind = kinds[slot] === UNKNOWN ? limits.resolve(slot, row) : (kinds[slot] as number);
        const state = status[row - from] as number;
        // Where no row of the block has the other figure, the two tables are about different things.
        if (state !== ABSENT) heard = true;
        if (kind === NOT_YET || information[level] === 1) outcomes[row] = NOT_APPLICABLE;
        else if (state !== OK) {
          outcomes[row] = state >= NOT_APPLICABLE_FROM ? NOT_APPLICABLE : OPEN;
          if (state === ABSENT) (absent ??= new Uint8Array(outcomes.length))[row] = 1;
        } else if (kind === NO_BOUND) outcomes[row] = OPEN;
        else {
          const value = (values[row - from] as number) * factor;
          const reach = (radius[row - from] as number) * factor * 1.01 + noiseOf(Math.abs(value) + factor);
          // A figure far from the line is decided by the plain comparison; one near it by its digits.
          if (Math.abs(value - (low[slot] as number)) <= reach || Math.abs(value - (high[slot] as number)) <= reach) {
            outcomes[row] = closeCode(task, row, factor, operator, limits.boundAt(slot));
          } else outcomes[row] = value > (least[slot] as number) && value < (most[slot] as number) ? passed : FAIL;
        }
      }
    }
    if (!heard) outcomes.fill(SILENT);
  }
  const boundOf = (row: number): Bound => limits.boundOf(row);
  const isInformation = (row: number): boolean => information[levels[row] ?? 0] === 1;
  const entityAt = (row: number): string => spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  return {
    rule,
    outcomes,
    spine,
    absent,
    observedAt: (row) => {
      const value = numberAt(expression, spine, row);
      return (Number.isNaN(value) ? explain(expression, spine, row).value : value) * factor;
    },
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
  const figured = { observed, formula, cells, trace: () => figure.trace };
  if (bound.kind === "notInForce") return bareFinding(rule, where, "notApplicable", notInForce(where.period), figured);
  if (information) {
    const data = { observed: { kind: "quantity", quantity: observed } } as const;
    return bareFinding(rule, where, "notApplicable", { id: "assessment.information", data }, figured);
  }
  if (bound.kind === "none") return bareFinding(rule, where, "open", noThreshold(bound.parameter), figured);
  const verdict = judgeDigits(figure, factor, operator, bound);
  const outcome = task.proves === "breach" && verdict.outcome === "pass" ? "open" : verdict.outcome;
  const required: Requirement = {
    operator,
    value: bound.value,
    ...(bound.high === null ? {} : { high: bound.high }),
    quantity: { value: bound.value, unit: bound.unit, ...(bound.step > 0 ? { resolution: bound.step } : {}) },
    unit: bound.unit,
  };
  const asked: Asked = { operator, low: bound.value, high: bound.high, factor };
  const short = outcome === "fail" && rule.class !== "经验校验" ? shortfallOf(task.expression, spine, row, asked) : null;
  const shortfall: Quantity | null = short && { value: short.amount, unit: short.place.column.unit, written: short.place.column.written };
  const verified = isVerified(rule, bound);
  const message: Message =
    task.proves === "breach" && outcome === "open" && verdict.outcome === "pass"
      ? { id: "assessment.provesNothing", data: { observed: { kind: "quantity", quantity: observed } } }
      : verdictMessage(outcome, observed, required, shortfall, short && titleOf("field", short.place.column.field));
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
        figure.trace,
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

function lineNotes(onTheLine: boolean, operator: Operator, outcome: string): readonly Message[] {
  return onTheLine ? [{ id: "assessment.note.onTheLine", data: { operator, outcome } }] : [];
}

function boundNotes(bound: Bound): readonly Message[] {
  if (bound.kind !== "value") return [];
  const notes: Message[] = [];
  if (bound.source === "sheet" && bound.cell)
    notes.push({ id: "assessment.note.fromSheet", data: { cell: { kind: "cells", cells: [bound.cell] } } });
  if (bound.source === "officer") notes.push({ id: "assessment.note.fromOfficer" });
  const others = bound.inForce?.otherConditions ?? [];
  if (bound.inForce && others.length > 0)
    notes.push({ id: "assessment.note.condition", data: { condition: bound.inForce.condition, others: others.join("、") } });
  if (bound.inForce?.meanOfTerms) notes.push({ id: "assessment.note.meanOfTerms" });
  return notes;
}
