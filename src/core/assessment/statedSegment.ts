import type { CellRef, Column, DatasetBlock, FieldId, Finding, Interval, Message, Quantity, Rule, StatedFigure, Unit } from "../model";
import { intervalOf, intervalsMeet, PERCENTAGE_POINT, quantityValue, RATIO, titleOf, VALUE } from "../model";
import { cellTerm, canonical, FIRST_PERIOD, formulaOf, literal, times } from "../formulas";
import type { ExcelTerm, PointwiseFormula, SeriesFormula } from "../formulas";
import type { Place } from "./datasetIndex";
import { unique } from "./explain";
import { bareFinding, keyOf, levelOf } from "./findingText";
import { otherHeadCounts } from "./headCounts";
import { levelMask } from "./levels";
import { FAIL, OPEN, PASS, SILENT } from "./segment";
import type { Segment } from "./segment";
import type { Spine } from "./spine";

/** One way in which the sheet's own amounts give the stated figure. */
export interface Reading {
  readonly value: number;
  readonly interval: Interval;
  readonly term: ExcelTerm | null;
  readonly cells: readonly CellRef[];
  readonly unit: Unit;
  readonly note: Message | null;
}

/** What a stated figure can be compared with in a row: the readings, or the cells that are missing. */
export interface Comparable {
  readonly readings: readonly Reading[];
  readonly missing: readonly CellRef[];
  /** Nothing to compare with by nature: the first year of a series. */
  readonly silent: boolean;
}

/**
 * Judges a column of stated figures (growth, share, gap …) by interval: only what no rounding of the printed figures can
 * explain fails (domain handbook 2.4).
 */
export function statedSegment(rule: Rule, spine: Spine, column: Column, compare: (row: number) => Comparable): Segment {
  const outcomes = new Uint8Array(spine.length).fill(SILENT);
  const mask = levelMask(rule);
  for (let row = 0; row < spine.length; row += 1) {
    if (column.states[row] !== VALUE || mask[spine.block.levelOf[row] ?? 0] !== 1) continue;
    const { readings, silent } = compare(row);
    if (silent) continue;
    const stated = statedInterval(column, row);
    outcomes[row] = readings.length === 0 ? OPEN : readings.some((one) => meets(one, stated, column)) ? PASS : FAIL;
  }
  const entityAt = (row: number): string => spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  const figure = column.stated ? `${column.stated.figure}:${column.stated.of.join("/")}` : column.field;
  const suffix = `${spine.block.tableId}:${figure}`;
  return {
    rule,
    outcomes,
    entityAt,
    keyAt: (row) => keyOf(rule, entityAt(row), spine.periodAt(row), spine.levelAt(row), suffix),
    findingAt: (row) => statedFinding(rule, spine, column, row, suffix, compare(row)),
  };
}

function statedInterval(column: Column, row: number): Interval {
  return intervalOf(column.values[row] ?? 0, column.printedStep(row));
}

/** A ratio is compared with a column in percentage points on the column's scale. */
function scaleTo(reading: Reading, column: Column): number {
  return sameKind(reading.unit, RATIO) && sameKind(column.unit, PERCENTAGE_POINT)
    ? 100
    : sameKind(reading.unit, PERCENTAGE_POINT) && sameKind(column.unit, RATIO)
      ? 0.01
      : 1;
}

function sameKind(a: Unit, b: Unit): boolean {
  return a.numerators.join() === b.numerators.join() && a.denominators.join() === b.denominators.join();
}

function meets(reading: Reading, stated: Interval, column: Column): boolean {
  const scale = scaleTo(reading, column);
  const slack = 1e-12 * Math.max(1, Math.abs(reading.value * scale));
  const low = reading.interval.low * scale - slack;
  const high = reading.interval.high * scale + slack;
  return intervalsMeet({ low, high }, stated);
}

function statedFinding(rule: Rule, spine: Spine, column: Column, row: number, suffix: string, comparable: Comparable): Finding {
  const where = {
    entity: spine.context.index.dataset.entities.nameOf(spine.entityAt(row)),
    period: spine.periodAt(row),
    schoolLevel: spine.levelAt(row),
    suffix,
  };
  const cell = column.cellOf(row);
  const statedValue = column.values[row] ?? 0;
  const step = column.printedStep(row);
  const stated: Quantity = { value: statedValue, unit: column.unit, resolution: step, written: column.written };
  const figure = titleOf("field", column.stated?.of[0] ?? column.field);
  const [first] = comparable.readings;
  if (!first) {
    const data = { figure, stated: quantityValue(stated), cells: { kind: "cells", cells: comparable.missing } } as const;
    return bareFinding(rule, where, "open", { id: "assessment.statedMissing", data }, { cells: unique([...comparable.missing, cell]) });
  }
  const interval = statedInterval(column, row);
  const fitting = comparable.readings.find((one) => meets(one, interval, column));
  const reading = fitting ?? first;
  const scale = scaleTo(reading, column);
  const value = reading.value * scale;
  const observed: Quantity = { value, unit: column.unit };
  const [low, high] = [reading.interval.low * scale, reading.interval.high * scale];
  const outcome = fitting ? "pass" : "fail";
  const truncated = step > 0 && isTruncation(value, statedValue, step);
  const suggested: Quantity = { value: roundTo(value, step), unit: column.unit, resolution: step, written: column.written };
  const data = {
    stated: quantityValue(stated),
    observed: quantityValue(observed),
    suggested: quantityValue(suggested),
    figure,
  };
  const notes: Message[] = [
    ...(reading.note ? [reading.note] : []),
    ...(truncated ? [{ id: "assessment.note.truncated", data: { suggested: quantityValue(suggested) } }] : []),
  ];
  const term = reading.term && (scale === 1 ? reading.term : times(reading.term, literal(scale)));
  return bareFinding(
    rule,
    where,
    outcome,
    { id: fitting ? "assessment.agrees" : "assessment.disagrees", data },
    {
      observed,
      required: { operator: "agrees", value: low, high, quantity: stated, unit: column.unit },
      level: truncated && !fitting ? "note" : levelOf(rule, outcome, rule.verified),
      cells: unique([cell, ...reading.cells]),
      notes,
      formula: term && canonical(term).text,
      trace: () => ({
        label: { id: fitting ? "assessment.agrees" : "assessment.disagrees", data },
        value: observed,
        cells: [],
        children: [
          { label: { id: "assessment.trace.stated" }, value: stated, cells: [cell], children: [] },
          { label: { id: "assessment.trace.amounts" }, value: observed, cells: reading.cells, children: [] },
        ],
      }),
    },
  );
}

/** Digits cut off instead of rounded (截断). */
function isTruncation(value: number, stated: number, step: number): boolean {
  const cut = Math.trunc(value / step + Math.sign(value) * 1e-9) * step;
  return Math.abs(cut - stated) < step * 1e-6 && Math.abs(roundTo(value, step) - stated) > step * 0.5;
}

function roundTo(value: number, step: number): number {
  return step > 0 ? Number((Math.round(value / step + Math.sign(value) * 1e-9) * step).toPrecision(15)) : value;
}

/** A printed amount: its value, every number that prints like it, its cell. */
export interface Amount {
  readonly value: number;
  readonly interval: Interval;
  readonly term: ExcelTerm;
  readonly cell: CellRef;
  readonly unit: Unit;
}

export function amountAt(place: Place): Amount {
  const { column, row } = place;
  const value = column.values[row] ?? 0;
  const cell = column.cellOf(row);
  const term = cellTerm(cell, column.written.scale, column.textAt?.(row) ?? null, value);
  return { value, interval: intervalOf(value, column.printedStep(row)), term, cell, unit: column.unit };
}

/** The number of a field at a row, or the cell where it is missing. */
function readAt(spine: Spine, field: FieldId, row: number): { readonly amount: Amount | null; readonly missing: readonly CellRef[] } {
  const place = spine.placeOf(field, row);
  if (!place) return { amount: null, missing: [] };
  if (place.column.states[place.row] !== VALUE) return { amount: null, missing: [place.column.cellOf(place.row)] };
  return { amount: amountAt(place), missing: [] };
}

function pairReading(formula: PointwiseFormula | SeriesFormula, a: Amount, b: Amount, note: Message | null): Reading | null {
  const value = formula.number(a.value, b.value);
  const interval = formula.interval(a.interval, b.interval);
  if (!Number.isFinite(value) || !interval) return null;
  return { value, interval, term: formula.excel([a.term, b.term]), cells: [a.cell, b.cell], unit: formula.unit([a.unit, b.unit]), note };
}

function formulaNamed(id: string): PointwiseFormula | SeriesFormula {
  const formula = formulaOf(id);
  if (!formula || formula.kind === "group") throw new RangeError(`no formula of two numbers is called "${id}"`);
  return formula;
}

const FORMULA_OF: Readonly<Record<StatedFigure, string>> = {
  statedGrowth: "growth",
  statedIncrement: "change",
  statedShare: "quotient",
  statedGap: "difference",
  statedPerHead: "quotient",
  statedCompletionRate: "quotient",
  statedExcess: "difference",
  statedScoreRate: "quotient",
};

/** Growth and increment: this row against the restated base and against the row before. */
function againstPrior(figure: StatedFigure, spine: Spine, field: FieldId, row: number): Comparable {
  const formula = formulaNamed(FORMULA_OF[figure]);
  const current = readAt(spine, field, row);
  const restated = spine.restatedPlace(field, row);
  const status = spine.priorStatus(row);
  const prior = spine.block.priorOf[row] ?? -1;
  const bases: { amount: Amount; note: Message | null }[] = [];
  const missing: CellRef[] = [...current.missing];
  if (restated && restated.column.states[restated.row] === VALUE) {
    const amount = amountAt(restated);
    bases.push({ amount, note: { id: "assessment.note.fitsRestated", data: { cell: { kind: "cells", cells: [amount.cell] } } } });
  }
  if (prior >= 0) {
    const before = readAt(spine, field, prior);
    missing.push(...before.missing);
    if (before.amount) bases.push({ amount: before.amount, note: null });
  }
  if (bases.length === 0 && status === FIRST_PERIOD) return { readings: [], missing: [], silent: true };
  const { amount } = current;
  // A base of zero or below has no rate of growth: nothing to compare.
  const usable = bases.filter((base) => figure !== "statedGrowth" || base.amount.value > 0);
  if (amount && bases.length > 0 && usable.length === 0) return { readings: [], missing: [], silent: true };
  const readings = amount ? usable.map((base) => pairReading(formula, amount, base.amount, base.note)).filter((one) => one !== null) : [];
  return { readings, missing, silent: readings.length === 0 && missing.length === 0 };
}

/** Share, per head, completion, excess, score rate: two figures of the same row. */
function againstPair(figure: StatedFigure, spine: Spine, of: readonly FieldId[], row: number): Comparable {
  const [first = "", second = ""] = of;
  const [a, b] = [readAt(spine, first, row), readAt(spine, second, row)];
  const missing = [...a.missing, ...b.missing];
  if (!a.amount || !b.amount) return { readings: [], missing, silent: missing.length === 0 };
  if (b.amount.value === 0 && FORMULA_OF[figure] === "quotient") return { readings: [], missing: [], silent: true };
  const formula = formulaNamed(FORMULA_OF[figure]);
  const reading = pairReading(formula, a.amount, b.amount, null);
  const total = a.amount;
  const others = figure === "statedPerHead" && second === "enrolment" ? otherHeadCounts(spine, b.amount, row) : [];
  const otherReadings = others.map(({ amount, cells, note }): Reading | null => {
    const one = amount.value > 0 ? pairReading(formula, total, amount, note) : null;
    return one && { ...one, cells: [total.cell, ...cells] };
  });
  return { readings: [reading, ...otherReadings].filter((one) => one !== null), missing, silent: reading === null };
}

/** A gap of two rates: from the rates that the sheet states, and from the growth that the amounts give. */
function againstRates(spine: Spine, of: readonly FieldId[], row: number): Comparable {
  const [first = "", second = ""] = of;
  const [a, b] = [ratesOf(spine, first, row), ratesOf(spine, second, row)];
  const difference = formulaNamed("difference");
  const readings = a.flatMap((x) => b.map((y) => pairReading(difference, x, y, null))).filter((one) => one !== null);
  return { readings: readings.map((one) => ({ ...one, unit: RATIO })), missing: [], silent: readings.length === 0 };
}

function ratesOf(spine: Spine, field: FieldId, row: number): readonly Amount[] {
  const own = spine.placeOf(field, row);
  if (own && own.column.states[own.row] === VALUE && (sameKind(own.column.unit, RATIO) || sameKind(own.column.unit, PERCENTAGE_POINT)))
    return [amountAt(own)];
  const stated = spine.statedGrowthPlace(field, row);
  const grown = againstPrior("statedGrowth", spine, field, row).readings.map((one): Amount | null =>
    one.term && one.cells[0] ? { value: one.value, interval: one.interval, term: one.term, cell: one.cells[0], unit: RATIO } : null,
  );
  return [...(stated ? [amountAt(stated)] : []), ...grown.filter((one) => one !== null)];
}

/** What a stated column is compared with. */
export function comparableOf(figure: StatedFigure, of: readonly FieldId[], spine: Spine): (row: number) => Comparable {
  if (figure === "statedGap") return (row) => againstRates(spine, of, row);
  const [field = ""] = of;
  if (figure === "statedGrowth" || figure === "statedIncrement") return (row) => againstPrior(figure, spine, field, row);
  return (row) => againstPair(figure, spine, of, row);
}

/** The stated columns of a block that a rule compares. */
export function statedColumns(block: DatasetBlock, figures: readonly string[]): readonly Column[] {
  return block.columns.filter((column) => column.stated !== undefined && figures.includes(column.stated.figure));
}
