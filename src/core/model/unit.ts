/**
 * Units of measure as products of base symbols. `CNY/pupil` is `{ numerators: ["CNY"], denominators: ["pupil"] }`;
 * a bare ratio has neither; `pp` (percentage point, 百分点) is a symbol of its own and never mixes with a ratio.
 */
export interface Unit {
  readonly numerators: readonly string[];
  readonly denominators: readonly string[];
}

/** A unit as a sheet writes it (万元): `value × scale` is the value in `unit`. */
export interface WrittenUnit {
  readonly text: string;
  readonly unit: Unit;
  readonly scale: number;
}

export const RATIO: Unit = { numerators: [], denominators: [] };
export const PERCENTAGE_POINT: Unit = { numerators: ["pp"], denominators: [] };

/** Reads the text form: `CNY`, `CNY/pupil`, `1`, `pp`, `m2/pupil`. */
export function parseUnit(text: string): Unit {
  const [top = "", ...below] = text.split("/");
  const symbols = (part: string): string[] => part.split(".").filter((symbol) => symbol !== "" && symbol !== "1");
  return { numerators: symbols(top).sort(), denominators: below.flatMap(symbols).sort() };
}

/** The text form of a unit; a bare ratio is `1`. */
export function formatUnit(unit: Unit): string {
  const top = unit.numerators.length === 0 ? "1" : unit.numerators.join(".");
  return unit.denominators.length === 0 ? top : `${top}/${unit.denominators.join("/")}`;
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return formatUnit(a) === formatUnit(b);
}

function cancel(numerators: readonly string[], denominators: readonly string[]): Unit {
  const left = [...numerators];
  const below: string[] = [];
  for (const symbol of denominators) {
    const at = left.indexOf(symbol);
    if (at >= 0) left.splice(at, 1);
    else below.push(symbol);
  }
  return { numerators: left.sort(), denominators: below.sort() };
}

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return cancel([...a.numerators, ...b.numerators], [...a.denominators, ...b.denominators]);
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return cancel([...a.numerators, ...b.denominators], [...a.denominators, ...b.numerators]);
}
