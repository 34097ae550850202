import { canonical } from "../../formulas";
import { roundedAt } from "../display";
import type { Live } from "./figures";
import { inUnit } from "./figures";
import { POINTS } from "./prints";
import type { Print, TableCell } from "./table";
import { GAP } from "./table";

/** Percentage points between two rates as printed (6.52% − 5.02% = 1.50), so that a reader who subtracts agrees. */
export function pointsBetween(a: Live, b: Live): TableCell {
  const value = roundedAt((roundedAt(a.value, 4) - roundedAt(b.value, 4)) * 100, 2);
  const formula = `ROUND((ROUND(${canonical(a.term).text},4)-ROUND(${canonical(b.term).text},4))*100,2)`;
  return { kind: "printed", value, formula, print: POINTS, cells: [...a.cells, ...b.cells] };
}

/** The change between two amounts as printed, so that a reader who subtracts agrees; off by less than one unit of the last place. */
export function changeBetween(a: Live | undefined, b: Live | undefined, print: Print): TableCell {
  if (!a || !b) return GAP;
  const { scale, digits } = print;
  const shown = ({ value }: Live): number => roundedAt(value / scale, digits);
  const term = ({ term: of }: Live): string => `ROUND(${inUnit(of, scale).text},${digits})`;
  return {
    kind: "printed",
    value: roundedAt(shown(a) - shown(b), digits),
    formula: `ROUND(${term(a)}-${term(b)},${digits})`,
    print,
    cells: [...a.cells, ...b.cells],
  };
}
