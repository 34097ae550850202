import type { Expression, Finding, Message, Quantity, Requirement, Rule } from "../model";
import { ABSENT, levelAt, parseUnit, SCHOOL_LEVELS, titleOf } from "../model";
import { canonical, literal, NOT_APPLICABLE_FROM, OK, times } from "../formulas";
import type { Bound } from "./bounds";
import { judge, meets, noiseOf } from "./compare";
import { explain, unique } from "./explain";
import type { Explained } from "./explain";
import { bareFinding, levelOf, noThreshold, notInForce, reasonOf, verdictMessage } from "./findingText";
import { keyOf } from "./findingText";
import { levelMask } from "./levels";
import { FAIL, NOT_APPLICABLE, OPEN, PASS, SILENT } from "./segment";
import type { Segment } from "./segment";
import { shortfallOf } from "./shortfall";
import type { Asked } from "./shortfall";
import { evaluate, unitFactor } from "./spine";
import type { Spine } from "./spine";

/** One way of computing a rule's figure on one block. */
export interface RowTask {
  readonly rule: Rule;
  readonly expression: Expression;
  readonly spine: Spine;
  /** Rows that the rule speaks of. */
  readonly concerns: (row: number) => boolean;
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
  const observed = new Float64Array(spine.length);
  const factor = unitFactor(rule, expression, spine.context);
  const operator = operatorOf(rule);
  const vector = evaluate(expression, spine);
  const mask = levelMask(rule);
  const information = new Set<number>(rule.informationLevels.map((level) => SCHOOL_LEVELS.indexOf(level)));
  const bounds: (Bound | undefined)[] = [];
  const boundOf = (row: number): Bound => {
    const slot = (spine.block.periodOf[row] ?? 0) * SCHOOL_LEVELS.length + (spine.block.levelOf[row] ?? 0);
    return (bounds[slot] ??= spine.context.bounds.forRule(rule, spine.periodAt(row), levelAt(spine.block.levelOf[row] ?? 0)));
  };
  const close = (row: number): number => {
    const figure = explain(expression, spine, row);
    return outcomeCode(judgeExplained(figure, factor, operator, boundOf(row)).outcome, task);
  };
  const { levelOf: rowLevels } = spine.block;
  for (let row = 0; row < spine.length; row += 1) {
    const level = rowLevels[row] ?? 0;
    if (mask[level] !== 1 || !task.concerns(row)) continue;
    const bound = boundOf(row);
    const status = vector.status[row] ?? 0;
    if (bound.kind === "notInForce" || information.has(level)) outcomes[row] = NOT_APPLICABLE;
    else if (status !== OK) outcomes[row] = status >= NOT_APPLICABLE_FROM ? NOT_APPLICABLE : OPEN;
    else if (bound.kind === "none") outcomes[row] = OPEN;
    else {
      const value = (vector.values[row] ?? 0) * factor;
      observed[row] = value;
      const radius = (vector.radius[row] ?? 0) * factor * 1.01 + noiseOf(Math.abs(value) + factor);
      const near = Math.abs(value - bound.value) <= radius || (bound.high !== null && Math.abs(value - bound.high) <= radius);
      // A figure far from the line is decided by the plain comparison.
      if (near) outcomes[row] = close(row);
      else outcomes[row] = meets(value, operator, bound.value, bound.high, 0) ? (task.proves === "breach" ? OPEN : PASS) : FAIL;
    }
  }
  silenceStrangers(outcomes, vector.status);
  const entityAt = (row: number): string => spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  return {
    rule,
    outcomes,
    spine,
    observed,
    requiredAt: (row) => {
      const bound = boundOf(row);
      return bound.kind === "value" ? bound.value : null;
    },
    entityAt,
    keyAt: (row) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row), task.suffix),
    findingAt: (row) => rowFinding(task, row, factor, operator, boundOf(row), information.has(rowLevels[row] ?? 0)),
  };
}

/** Where no row of the block has the other figure, the two tables are about different things. */
function silenceStrangers(outcomes: Uint8Array, status: Uint8Array): void {
  for (let row = 0; row < outcomes.length; row += 1) {
    if (outcomes[row] !== SILENT && status[row] !== ABSENT) return;
  }
  outcomes.fill(SILENT);
}

function outcomeCode(outcome: "pass" | "fail" | "open", task: RowTask): number {
  // An average below the limit proves nothing.
  if (task.proves === "breach" && outcome === "pass") return OPEN;
  return outcome === "pass" ? PASS : outcome === "fail" ? FAIL : OPEN;
}

function judgeExplained(figure: Explained, factor: number, operator: Operator, bound: Bound): ReturnType<typeof judge> {
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
  const verdict = judgeExplained(figure, factor, operator, bound);
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
  const verified = rule.verified && bound.verified;
  // A threshold of another region that stands in for want of one asks quietly.
  const borrowed =
    bound.inForce?.rows.some((one) => one.appliesElsewhere === true && !spine.context.bounds.regions.includes(one.region)) ?? false;
  const message: Message =
    task.proves === "breach" && outcome === "open" && verdict.outcome === "pass"
      ? { id: "assessment.provesNothing", data: { observed: { kind: "quantity", quantity: observed } } }
      : verdictMessage(outcome, observed, required, shortfall, short && titleOf("field", short.place.column.field));
  return bareFinding(rule, where, outcome, message, {
    ...figured,
    required,
    shortfall,
    level: levelOf(rule, outcome, verified && !borrowed),
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
  const lender = bound.inForce?.rows.find((one) => one.appliesElsewhere === true);
  if (lender) notes.push({ id: "assessment.note.borrowed", data: { region: lender.region } });
  if (bound.inForce?.meanOfTerms) notes.push({ id: "assessment.note.meanOfTerms" });
  return notes;
}

/** Whether the sheet has a cell for the field in this row. */
export function hasCell(spine: Spine, field: string): (row: number) => boolean {
  const column = spine.context.index.columnIn(spine.block, field);
  return column ? (row) => column.states[row] !== ABSENT : () => false;
}
