import type { CellRef, Expression, Interval, Message, MessageValue, Quantity, SchoolLevel, TraceNode, Unit, WrittenUnit } from "../model";
import { ABSENT, CELL_STATES, divideUnits, formatUnit, periodValue, quantityValue, RATIO, titleOf, VALUE } from "../model";
import {
  canonical,
  cellTerm,
  FIRST_PERIOD,
  formulaOf,
  literal,
  NEGATIVE_BASE,
  NOT_IN_FORCE,
  OK,
  over,
  plus,
  times,
  ZERO_BASE,
  ZERO_DENOMINATOR,
} from "../formulas";
import type { ExcelTerm, PointwiseFormula, SeriesFormula } from "../formulas";
import type { Place } from "./datasetIndex";
import { combine, digitsOf, EPSILON } from "./digits";
import type { SharedPlace } from "./sharedResources";
import type { Spine } from "./spine";
import { ExpressionFault, standsIn } from "./spine";

/** One number of one row with all that can be said of it: made when someone looks, or when a verdict is near its bound. */
export interface Explained {
  readonly status: number;
  /** Canonical unit; 0 unless `status` is OK. */
  readonly value: number;
  /** Every value that the stored digits allow; null when unbounded or unknown. */
  readonly interval: Interval | null;
  /** Bound of the floating-point error. */
  readonly noise: number;
  readonly unit: Unit;
  readonly written: WrittenUnit | null;
  readonly term: ExcelTerm | null;
  readonly cells: readonly CellRef[];
  readonly missing: readonly Message[];
  readonly missingCells: readonly CellRef[];
  readonly notes: readonly Message[];
  readonly label: Message;
  readonly trace: TraceNode;
}

/** "What if this cell held so much more": for the amount short. */
export interface Shift {
  readonly place: Place;
  readonly delta: number;
}

/** Explains an expression for one row. */
export function explain(expression: Expression, spine: Spine, row: number, shift?: Shift): Explained {
  switch (expression.kind) {
    case "field":
      return explainField(expression.field, expression.schoolLevel, spine, row, shift);
    case "number":
      return constant(expression.value, { id: "assessment.number", data: { number: String(expression.value) } }, RATIO);
    case "parameter":
      return explainParameter(expression.parameter, spine, row);
    case "call": {
      const formula = formulaOf(expression.formula);
      if (formula?.kind === "pointwise") {
        return explainPointwise(
          formula,
          expression.operands.map((operand) => explain(operand, spine, row, shift)),
        );
      }
      const [operand] = expression.operands;
      if (formula?.kind === "series" && operand) return explainSeries(formula, operand, spine, row, shift);
      throw new ExpressionFault(`"${expression.formula}" cannot be computed for one row`);
    }
  }
}

function constant(value: number, label: Message, unit: Unit): Explained {
  return {
    status: OK,
    value,
    interval: { low: value, high: value },
    noise: 0,
    unit,
    written: null,
    term: literal(value),
    cells: [],
    missing: [],
    missingCells: [],
    notes: [],
    label,
    trace: { label, value: { value, unit }, cells: [], children: [] },
  };
}

function explainParameter(parameter: string, spine: Spine, row: number): Explained {
  const bound = spine.context.bounds.parameter(parameter, spine.periodAt(row), spine.levelAt(row));
  const label: Message = { id: "assessment.parameter", data: { parameter: titleOf("parameter", parameter) } };
  if (bound.kind === "value" && Number.isFinite(bound.value)) return constant(bound.value, label, bound.unit);
  const missing: Message = { id: "assessment.noThreshold", data: { parameter: titleOf("parameter", parameter) } };
  return { ...constant(0, label, RATIO), status: NOT_IN_FORCE, interval: null, term: null, missing: [missing] };
}

function explainField(field: string, level: SchoolLevel | undefined, spine: Spine, row: number, shift?: Shift): Explained {
  const place = spine.placeOf(field, row, level);
  const label = fieldLabel(field, spine, row);
  if (!place) {
    const missing: Message = {
      id: "assessment.missing.absent",
      data: { field: titleOf("field", field), period: periodValue(spine.periodAt(row)) },
    };
    const nothing = constant(0, label, RATIO);
    return { ...nothing, status: ABSENT, interval: null, term: null, missing: [missing], trace: { ...nothing.trace, value: null } };
  }
  return explainPlace(field, place, label, shift);
}

function fieldLabel(field: string, spine: Spine, row: number): Message {
  return { id: "assessment.field", data: { field: titleOf("field", field), period: periodValue(spine.periodAt(row)) } };
}

function explainPlace(field: string, place: Place | SharedPlace, label: Message, shift?: Shift): Explained {
  const { column } = place;
  const cell = column.cellOf(place.row);
  const state = column.states[place.row] ?? ABSENT;
  const status = state !== VALUE ? state : "share" in place ? place.share.status : OK;
  const unit = column.unit;
  if (status !== OK) {
    const missing = missingMessage(field, cell, state);
    return {
      ...constant(0, label, unit),
      status,
      interval: null,
      term: null,
      written: column.written,
      cells: [cell],
      missing: state === VALUE ? [] : [missing],
      missingCells: state === VALUE ? [] : [cell],
      trace: { label, value: null, cells: [cell], children: [] },
    };
  }
  const moved = shift && shift.place.column === column && shift.place.row === place.row ? shift.delta : 0;
  const stored = column.values[place.row] ?? 0;
  const whole = stored + moved;
  const share = "share" in place ? place.share.value : 1;
  const value = whole * share;
  const quantity: Quantity = { value, unit, written: column.written };
  const raw = column.textAt?.(place.row) ?? null;
  const term = cellTerm(cell, column.written.scale, raw, stored);
  const node: TraceNode = { label, value: quantity, cells: [cell], children: [] };
  const base = {
    ...digitsOf(place, whole, share),
    unit,
    written: column.written,
    missing: [],
    missingCells: [],
    label,
  };
  if (!("share" in place) || place.share.pupils.length === 0) return { ...base, term, cells: [cell], notes: [], trace: node };
  const pupils = place.share.pupils.map((one) => explainPlace("enrolment", one, { id: "assessment.trace.pupils" }));
  const weighted = pupils.map((one, at) => times(literal(place.share.weights[at] ?? 1), canonical(one.term ?? literal(0))));
  const part = weighted[place.share.at];
  const note: Message = { id: "assessment.note.split", data: { field: titleOf("field", field), weights: place.share.weights.join(" : ") } };
  return {
    ...base,
    term: part ? times(term, over(part, weighted.reduce(plus))) : null,
    cells: [cell, ...pupils.flatMap((one) => one.cells)],
    notes: [note],
    trace: { ...node, children: pupils.map((one) => one.trace) },
  };
}

function missingMessage(field: string, cell: CellRef, state: number): Message {
  return {
    id: `assessment.missing.${CELL_STATES[state] ?? "blank"}`,
    data: { field: titleOf("field", field), cell: { kind: "cells", cells: [cell] } },
  };
}

const asValue = (label: Message): MessageValue => ({ kind: "message", message: label });

function merged(parts: readonly Explained[]): Pick<Explained, "cells" | "missing" | "missingCells" | "notes"> {
  return {
    cells: unique(parts.flatMap((part) => part.cells)),
    missing: parts.flatMap((part) => part.missing),
    missingCells: unique(parts.flatMap((part) => part.missingCells)),
    notes: parts.flatMap((part) => part.notes),
  };
}

/** Each cell once, in order. */
export function unique(cells: readonly CellRef[]): readonly CellRef[] {
  const seen = new Set<string>();
  return cells.filter((cell) => {
    const key = `${cell.sheet}!${cell.rowIndex},${cell.columnIndex}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function explainPointwise(formula: PointwiseFormula, parts: readonly Explained[]): Explained {
  const label = formula.words(parts.map((part) => asValue(part.label)));
  const unit = formula.unit(parts.map((part) => part.unit));
  const common = { ...merged(parts), unit, written: written(unit, parts), label };
  const children = parts.map((part) => part.trace);
  const nothing = { ...common, value: 0, interval: null, noise: 0, term: null, trace: { label, value: null, cells: [], children } };
  const worst = Math.max(...parts.map((part) => part.status));
  if (worst !== OK) return { ...nothing, status: worst };
  const { value, interval, noise } = combine(formula, parts);
  if (!Number.isFinite(value)) return { ...nothing, status: ZERO_DENOMINATOR };
  const terms = parts.map((part) => part.term).filter((term) => term !== null);
  const term = terms.length === parts.length ? formula.excel(terms) : null;
  return { ...common, status: OK, value, interval, noise, term, trace: { label, value: { value, unit }, cells: [], children } };
}

/** The unit in which the sheet writes such figures, when an operand has the result's own unit. */
function written(unit: Unit, parts: readonly Explained[]): WrittenUnit | null {
  const text = formatUnit(unit);
  const alike = parts.find((part) => part.written && formatUnit(part.unit) === text)?.written;
  if (alike) return alike;
  // 万元 ÷ 人 is shown as the sheet shows nothing better: in the canonical unit.
  return parts.some((part) => formatUnit(divideUnits(part.unit, unit)) === text) ? null : null;
}

function explainSeries(formula: SeriesFormula, operand: Expression, spine: Spine, row: number, shift?: Shift): Explained {
  const current = explain(operand, spine, row, shift);
  const field = operand.kind === "field" && operand.schoolLevel === undefined ? operand.field : null;
  const base = explainBase(formula, operand, field, spine, row, shift);
  const status = Math.max(current.status, base.status);
  if (formula.id === "growth" && field !== null && standsIn(status)) {
    const stated = spine.statedGrowthPlace(field, row);
    if (stated) return explainStatedGrowth(field, stated);
  }
  const label = formula.words([asValue(current.label), asValue(base.label)]);
  const unit = formula.unit([current.unit]);
  const common = { ...merged([current, base]), unit, written: unit === current.unit ? current.written : null, label };
  const children = [current.trace, base.trace];
  const nothing = { ...common, value: 0, interval: null, noise: 0, term: null, trace: { label, value: null, cells: [], children } };
  if (status !== OK) return { ...nothing, status };
  if (formula.needsPositiveBase && base.value <= 0) return { ...nothing, status: base.value === 0 ? ZERO_BASE : NEGATIVE_BASE };
  const value = formula.number(current.value, base.value);
  return {
    ...common,
    status: OK,
    value,
    interval: current.interval && base.interval && formula.interval(current.interval, base.interval),
    noise: formula.radius(current.value, current.noise, base.value, base.noise) + EPSILON * (1 + Math.abs(value)),
    term: current.term && base.term ? formula.excel([current.term, base.term]) : null,
    trace: { label, value: { value, unit }, cells: [], children },
  };
}

/** The base of a series formula: the restated one where the sheet gives it, else the period before. */
function explainBase(
  formula: SeriesFormula,
  operand: Expression,
  field: string | null,
  spine: Spine,
  row: number,
  shift?: Shift,
): Explained {
  const restated = field !== null && formula.id !== "prior" ? spine.restatedPlace(field, row) : undefined;
  if (restated && restated.column.states[restated.row] === VALUE && field !== null) {
    const found = explainPlace(restated.column.field, restated, fieldLabel(restated.column.field, spine, row));
    const note: Message = {
      id: "assessment.note.restatedBase",
      data: { field: titleOf("field", field), cell: { kind: "cells", cells: found.cells } },
    };
    return { ...found, notes: [...found.notes, note, ...plainGrowth(formula, operand, spine, row)] };
  }
  const prior = spine.block.priorOf[row] ?? -1;
  if (prior >= 0) return explain(operand, spine, prior, shift);
  const status = spine.priorStatus(row);
  const label: Message = { id: "assessment.trace.noPrior" };
  const missing: readonly Message[] =
    status === FIRST_PERIOD ? [] : [{ id: "assessment.missing.priorRow", data: { period: periodValue(spine.periodAt(row)) } }];
  return {
    ...constant(0, label, RATIO),
    status,
    interval: null,
    term: null,
    missing,
    trace: { label, value: null, cells: [], children: [] },
  };
}

/** The finding prints both rates: the one on the restated base and, here, the one on last year's printed figure. */
function plainGrowth(formula: SeriesFormula, operand: Expression, spine: Spine, row: number): readonly Message[] {
  const prior = spine.block.priorOf[row] ?? -1;
  if (formula.id !== "growth" || prior < 0) return [];
  const [current, before] = [explain(operand, spine, row), explain(operand, spine, prior)];
  if (current.status !== OK || before.status !== OK || before.value <= 0) return [];
  const rate = quantityValue({ value: formula.number(current.value, before.value), unit: RATIO });
  return [{ id: "assessment.note.plainGrowth", data: { rate } }];
}

function explainStatedGrowth(field: string, stated: Place): Explained {
  const label: Message = { id: "assessment.trace.statedGrowth", data: { field: titleOf("field", field) } };
  const found = explainPlace(stated.column.field, stated, label);
  const note: Message = {
    id: "assessment.note.statedGrowth",
    data: { field: titleOf("field", field), cell: { kind: "cells", cells: found.cells } },
  };
  return { ...found, unit: RATIO, notes: [note] };
}
