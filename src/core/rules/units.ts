import { divideUnits, formatUnit, multiplyUnits, parseUnit, RATIO, sameUnit, type Expression, type Rulebook, type Unit } from "../model";

/** Unit symbol of a figure whose unit depends on what it stands for (本期值, 合计). */
const ANY: Unit = parseUnit("any");

/** Thrown when quantities of different units are added, subtracted or compared inside an expression. */
export class UnitConflict extends Error {}

/** The unit that an expression gives: money over pupils is CNY/pupil, a growth is a bare ratio. */
export function unitOf(expression: Expression, rulebook: Pick<Rulebook, "fields" | "parameters">): Unit {
  const unit = (part: Expression): Unit => unitOf(part, rulebook);
  switch (expression.kind) {
    case "number":
      return RATIO;
    case "field":
      return parseUnit(rulebook.fields.find((field) => field.id === expression.field)?.unit ?? "any");
    case "parameter":
      return parseUnit(rulebook.parameters.find((parameter) => parameter.id === expression.parameter)?.unit ?? "any");
    case "call": {
      const units = expression.operands.map(unit);
      const [first = RATIO, second = RATIO] = units;
      switch (expression.formula) {
        case "product":
          return isAny(first) || isAny(second) ? ANY : multiplyUnits(first, second);
        case "quotient":
          return isAny(first) || isAny(second) ? (sameUnit(first, second) ? RATIO : ANY) : divideUnits(first, second);
        case "per100":
          return divideUnits(first, hundreds(second));
        case "growth":
        case "weightedVariation":
          return RATIO;
        case "daysBetween":
        case "count":
          return parseUnit(expression.formula === "count" ? "1" : "day");
        default:
          return common(units);
      }
    }
  }
}

function isAny(unit: Unit): boolean {
  return sameUnit(unit, ANY);
}

function hundreds(unit: Unit): Unit {
  return { numerators: unit.numerators.map((symbol) => (symbol === "pupil" ? "hundredPupils" : symbol)), denominators: unit.denominators };
}

function common(units: readonly Unit[]): Unit {
  const known = units.filter((unit) => !isAny(unit));
  const [first] = known;
  if (!first) return ANY;
  for (const unit of known) {
    if (!sameUnit(unit, first)) throw new UnitConflict(`${formatUnit(first)}, ${formatUnit(unit)}`);
  }
  return first;
}

/** A rule prints a ratio also in percentage points (`pp`); `any` fits everything. */
export function unitFits(found: Unit, stated: string): boolean {
  return isAny(found) || stated === "any" || formatUnit(found) === stated || (stated === "pp" && sameUnit(found, RATIO));
}
