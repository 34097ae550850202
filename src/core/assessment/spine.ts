import type { Column, DatasetBlock, Expression, FieldDefinition, FieldId, ParameterId, Period, Rule, SchoolLevel } from "../model";
import { ABSENT, BLANK, levelAt, levelIndex, RATIO } from "../model";
import type { Unit } from "../model";
import { parseUnit } from "../model";
import {
  applyPointwise,
  applySeries,
  constantVector,
  emptyVector,
  FIRST_PERIOD,
  formulaOf,
  NO_PRIOR_ROW,
  NOT_IN_FORCE,
  OK,
} from "../formulas";
import type { SeriesFormula, Vector } from "../formulas";
import type { Bound, Bounds } from "./bounds";
import type { DatasetIndex, Place } from "./datasetIndex";
import { combinedSchools, shareAt } from "./sharedResources";
import type { Share, SharedPlace } from "./sharedResources";
import { numbersBySlot, slotsOf } from "./slots";
import type { RowSlots } from "./slots";

/** What a rule is evaluated with. */
export interface Context {
  readonly index: DatasetIndex;
  readonly bounds: Bounds;
  readonly fields: ReadonlyMap<FieldId, FieldDefinition>;
}

/** Thrown for a rulebook that names a formula the product does not have, or gives it the wrong operands. */
export class ExpressionFault extends Error {}

/** The rows of one block on which a rule is judged, and the numbers of other fields joined to them. */
export class Spine {
  private readonly gathered = new Map<string, Vector>();
  private paper: Float64Array | undefined;
  private readonly radii = new Map<number, Float64Array>();
  private combined: Uint8Array | null | undefined;
  private shares: Vector | undefined;
  private rowSlots: RowSlots | undefined;
  private readonly numbers = new Map<ParameterId, Float64Array>();

  constructor(
    readonly context: Context,
    readonly block: DatasetBlock,
  ) {}

  /** An array to work in; whoever asks next gets the same. */
  scratch(length: number): Float64Array {
    this.paper ??= new Float64Array(this.length);
    return this.paper.subarray(0, length);
  }

  get length(): number {
    return this.block.rowCount;
  }

  periodAt(row: number): Period {
    return this.context.index.dataset.periods[this.block.periodOf[row] ?? 0] ?? { kind: "none", year: 0 };
  }

  levelAt(row: number): SchoolLevel {
    return levelAt(this.block.levelOf[row] ?? 0);
  }

  /** The rows by period and level. */
  get slots(): RowSlots {
    return (this.rowSlots ??= slotsOf(this.block, this.context.index.dataset.periods.length));
  }

  /** A parameter for every row, looked up once for each period and level. */
  boundsOf(parameter: ParameterId): (row: number) => Bound {
    const found: (Bound | undefined)[] = [];
    const { of } = this.slots;
    return (row) => (found[of[row] as number] ??= this.context.bounds.parameter(parameter, this.periodAt(row), this.levelAt(row)));
  }

  /** The numbers of a parameter by slot; NaN where none is in force. */
  numbersOf(parameter: ParameterId): Float64Array {
    const known = this.numbers.get(parameter);
    if (known) return known;
    const found = this.numbersBy((row) => {
      const bound = this.context.bounds.parameter(parameter, this.periodAt(row), this.levelAt(row));
      return bound.kind === "value" ? bound.value : Number.NaN;
    });
    this.numbers.set(parameter, found);
    return found;
  }

  /** A number by slot, worked out on the first row of each. */
  numbersBy(find: (row: number) => number): Float64Array {
    return numbersBySlot(this.slots, this.context.index.dataset.periods.length, find);
  }

  entityAt(row: number): number {
    return this.block.entityOf[row] ?? 0;
  }

  /** Where the number of a field stands for a row. */
  placeOf(field: FieldId, row: number, level?: SchoolLevel): Place | SharedPlace | undefined {
    const own = this.context.index.columnIn(this.block, field);
    const rowLevel = this.levelAt(row);
    if (own && (level === undefined || level === rowLevel) && own.states[row] !== ABSENT) {
      const place = { block: this.block, column: own, row };
      const share = own.shared ? this.shareOf(row) : null;
      return share ? { ...place, share } : place;
    }
    const entity = this.entityAt(row);
    const period = this.block.periodOf[row] ?? 0;
    const wanted = level ?? rowLevel;
    return (
      this.context.index.find(this.block, field, entity, period, [wanted]) ??
      this.context.index.find(this.block, field, entity, period, this.fallbackLevels(field, wanted))
    );
  }

  /** 1 at the schools with pupils at several levels; null: there are none. */
  private get combinedSchools(): Uint8Array | null {
    if (this.combined === undefined) this.combined = combinedSchools(this.context);
    return this.combined;
  }

  /** The part of a shared figure that belongs to the row's level; null where the row keeps everything. */
  private shareOf(row: number): Share | null {
    if (this.combinedSchools?.[this.entityAt(row)] !== 1) return null;
    const share = shareAt(this.context, this.block, row);
    return share.weights.length > 0 ? share : null;
  }

  /** A figure that does not depend on a level serves every level; a county's total stands for a row without a level. */
  private fallbackLevels(field: FieldId, level: SchoolLevel): readonly SchoolLevel[] {
    if (level === "any") return ["total"];
    if (level === "total") return ["any"];
    return this.context.fields.get(field)?.perLevel ? [] : ["any", "total"];
  }

  /** The numbers of a field, one a row. */
  vectorOf(field: FieldId, level?: SchoolLevel): Vector {
    const key = `${field}[${level ?? ""}]`;
    const known = this.gathered.get(key);
    if (known) return known;
    const own = level === undefined ? this.context.index.columnIn(this.block, field) : undefined;
    const vector = own && this.isFull(own) ? (own.shared ? this.split(this.whole(own)) : this.whole(own)) : this.joined(field, level);
    this.gathered.set(key, vector);
    return vector;
  }

  /** Whether every row has a cell in a column of the block. */
  private isFull(column: Column): boolean {
    return !this.context.index.hasAbsent(column);
  }

  private whole(column: Column): Vector {
    return { values: column.values, status: column.states, radius: this.radiusOf(isExact(column) ? 0 : column.written.scale / 2) };
  }

  /** The numbers of a field as they stand in the cells: what a combined school has for all its levels is not split. */
  asPrinted(field: FieldId): Vector {
    const own = this.context.index.columnIn(this.block, field);
    if (!own?.shared) return this.vectorOf(field);
    return this.isFull(own) ? this.whole(own) : this.joined(field, undefined, false);
  }

  /** The same radius in every row; columns in one unit share it. */
  private radiusOf(radius: number): Float64Array {
    const known = this.radii.get(radius);
    if (known) return known;
    const made = new Float64Array(this.length);
    if (radius !== 0) made.fill(radius);
    this.radii.set(radius, made);
    return made;
  }

  /** Takes the row's share of every figure of a column that combined schools give for all their levels. */
  private split(vector: Vector): Vector {
    if (!this.combinedSchools) return vector;
    const shares = (this.shares ??= this.shareVector());
    const out = emptyVector(this.length);
    for (let row = 0; row < this.length; row += 1) {
      const status = Math.max(vector.status[row] ?? 0, shares.status[row] ?? 0);
      out.status[row] = status;
      if (status !== OK) continue;
      out.values[row] = (vector.values[row] ?? 0) * (shares.values[row] ?? 1);
      out.radius[row] = vector.radius[row] ?? 0;
    }
    return out;
  }

  private shareVector(): Vector {
    const out = emptyVector(this.length);
    for (let row = 0; row < this.length; row += 1) {
      const share = this.shareOf(row);
      out.values[row] = share?.value ?? 1;
      out.status[row] = share?.status ?? OK;
    }
    return out;
  }

  /** Row by row: the block's own cell, else the figure of the same thing in another row or table. */
  private joined(field: FieldId, level?: SchoolLevel, splits = true): Vector {
    const { index } = this.context;
    if (!index.has(field)) {
      const nothing = this.radiusOf(0);
      return { values: nothing, status: new Uint8Array(this.length).fill(ABSENT), radius: nothing };
    }
    const out = emptyVector(this.length);
    const own = level === undefined ? index.columnIn(this.block, field) : undefined;
    const plain = own && !own.shared ? own : undefined;
    const radius = plain ? plain.written.scale / 2 : 0;
    const elsewhere = this.isElsewhere(field, level);
    for (let row = 0; row < this.length; row += 1) {
      const state = plain ? (plain.states[row] as number) : ABSENT;
      if (plain && state !== ABSENT) {
        out.status[row] = state;
        if (state !== OK) continue;
        out.values[row] = plain.values[row] as number;
        out.radius[row] = radius;
        continue;
      }
      const place = own?.shared || elsewhere ? this.placeOf(field, row, level) : undefined;
      if (!place) {
        out.status[row] = ABSENT;
        continue;
      }
      const share = splits ? shareIn(place) : null;
      const factor = share?.value ?? 1;
      const status = Math.max(place.column.states[place.row] ?? 0, share?.status ?? OK);
      out.status[row] = status;
      if (status !== OK) continue;
      out.values[row] = (place.column.values[place.row] ?? 0) * factor;
      out.radius[row] = (place.column.written.scale / 2) * factor;
    }
    return out;
  }

  /** Whether a row without a cell of its own may find the field in another row: of another table, or at a level that serves all. */
  private isElsewhere(field: FieldId, level?: SchoolLevel): boolean {
    const columns = this.context.index.columnsOf(field);
    if (columns.some(({ block }) => block !== this.block)) return true;
    if (columns.length === 0) return false;
    const present = this.context.index.levelsOf(this.block);
    return level !== undefined || present[levelIndex("any")] === 1 || present[levelIndex("total")] === 1;
  }

  /** Status of the period before: OK, FIRST_PERIOD or NO_PRIOR_ROW. */
  priorStatus(row: number): number {
    if ((this.block.priorOf[row] ?? -1) >= 0) return OK;
    return this.context.index.hasEarlier(this.block)[row] === 1 ? NO_PRIOR_ROW : FIRST_PERIOD;
  }

  /** The restated base of a field (同口径): this row's statement of last year's figure. */
  restatedPlace(field: FieldId, row: number): Place | SharedPlace | undefined {
    const restated = restatedFieldOf(this.context, field);
    return restated === undefined ? undefined : this.placeOf(restated, row);
  }

  /** The growth that the sheet states for a field in a row, as a figure beside it or as a field of its own. */
  statedGrowthPlace(field: FieldId, row: number): Place | undefined {
    const column =
      this.context.index.statedIn(this.block, "statedGrowth", [field]) ?? this.context.index.columnIn(this.block, `${field}Growth`);
    return column && column.states[row] === OK ? { block: this.block, column, row } : undefined;
  }
}

function shareIn(place: Place | SharedPlace): Share | null {
  return "share" in place ? place.share : null;
}

/** Rows whose digits say whether a column counts exactly (pupils, rooms) or was rounded (money, areas): the unit decides, so few do. */
const PROBES = 16;

function isExact(column: Column): boolean {
  const length = column.values.length;
  let probed = 0;
  const stride = Math.max(1, Math.floor(length / PROBES));
  for (let row = 0; row < length && probed < PROBES; row += stride) {
    for (let at = row; at < Math.min(length, row + stride); at += 1) {
      if (column.states[at] !== OK) continue;
      if (column.storedStep(at) !== 0) return false;
      probed += 1;
      break;
    }
  }
  return probed > 0;
}

export function restatedFieldOf(context: Context, field: FieldId): FieldId | undefined {
  const restated = context.fields.get(field)?.restatedBase ?? `${field}RestatedBase`;
  return context.index.has(restated) ? restated : undefined;
}

/** Evaluates an expression on all rows of a spine. */
export function evaluate(expression: Expression, spine: Spine): Vector {
  switch (expression.kind) {
    case "field":
      return spine.vectorOf(expression.field, expression.schoolLevel);
    case "number":
      return constantVector(spine.length, expression.value);
    case "parameter":
      return parameterVector(expression.parameter, spine);
    case "call": {
      const formula = formulaOf(expression.formula);
      if (!formula) throw new ExpressionFault(`no formula is called "${expression.formula}"`);
      if (formula.kind === "pointwise") {
        return applyPointwise(
          formula,
          expression.operands.map((operand) => evaluate(operand, spine)),
        );
      }
      if (formula.kind === "series") {
        const [operand] = expression.operands;
        if (!operand) throw new ExpressionFault(`${formula.id} needs an operand`);
        return seriesVector(formula, operand, spine);
      }
      throw new ExpressionFault(`${formula.id} runs over members and cannot stand inside a row`);
    }
  }
}

function parameterVector(parameter: string, spine: Spine): Vector {
  const out = emptyVector(spine.length);
  const boundAt = spine.boundsOf(parameter);
  for (let row = 0; row < spine.length; row += 1) {
    const bound = boundAt(row);
    if (bound.kind === "value" && Number.isFinite(bound.value)) out.values[row] = bound.value;
    else out.status[row] = NOT_IN_FORCE;
  }
  return out;
}

function seriesVector(formula: SeriesFormula, operand: Expression, spine: Spine): Vector {
  const current = evaluate(operand, spine);
  const base = priorVector(current, operand, formula, spine);
  const result = applySeries(formula, current, base);
  if (formula.id !== "growth" || operand.kind !== "field" || operand.schoolLevel !== undefined) return result;
  return withStatedGrowth(result, operand.field, spine);
}

function priorVector(current: Vector, operand: Expression, formula: SeriesFormula, spine: Spine): Vector {
  const out = emptyVector(spine.length);
  const { priorOf } = spine.block;
  for (let row = 0; row < spine.length; row += 1) {
    const prior = priorOf[row] ?? -1;
    if (prior < 0) {
      out.status[row] = spine.priorStatus(row);
      continue;
    }
    out.status[row] = current.status[prior] ?? 0;
    out.values[row] = current.values[prior] ?? 0;
    out.radius[row] = current.radius[prior] ?? 0;
  }
  const restated = operand.kind === "field" && formula.id !== "prior" ? restatedFieldOf(spine.context, operand.field) : undefined;
  if (restated === undefined) return out;
  const bases = spine.vectorOf(restated);
  for (let row = 0; row < spine.length; row += 1) {
    if (bases.status[row] !== OK) continue;
    out.status[row] = OK;
    out.values[row] = bases.values[row] ?? 0;
    out.radius[row] = bases.radius[row] ?? 0;
  }
  return out;
}

/** Where a series has no year before, the growth that the sheet states stands in (domain handbook 2.6; the finding says so). */
export function standsIn(status: number): boolean {
  return status === FIRST_PERIOD || status === NO_PRIOR_ROW || status === ABSENT || status === BLANK;
}

function withStatedGrowth(result: Vector, field: FieldId, spine: Spine): Vector {
  const { index } = spine.context;
  const column = index.statedIn(spine.block, "statedGrowth", [field]) ?? index.columnIn(spine.block, `${field}Growth`);
  if (!column) return result;
  for (let row = 0; row < spine.length; row += 1) {
    if (!standsIn(result.status[row] ?? 0) || column.states[row] !== OK) continue;
    result.status[row] = OK;
    result.values[row] = column.values[row] ?? 0;
    result.radius[row] = column.written.scale / 2;
  }
  return result;
}

/** Unit that an expression has by construction. */
export function unitOf(expression: Expression, context: Context): Unit {
  switch (expression.kind) {
    case "field":
      return parseUnit(context.fields.get(expression.field)?.unit ?? "1");
    case "number":
    case "parameter":
      return RATIO;
    case "call":
      return formulaOf(expression.formula)?.unit(expression.operands.map((operand) => unitOf(operand, context))) ?? RATIO;
  }
}

/** Differences of rates are computed as ratios and judged in percentage points. */
export function unitFactor(rule: Pick<Rule, "unit">, expression: Expression, context: Context): number {
  const unit = unitOf(expression, context);
  return rule.unit === "pp" && unit.numerators.length === 0 && unit.denominators.length === 0 ? 100 : 1;
}
