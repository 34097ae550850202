import { canonical } from "../../formulas";
import { roundedAt } from "../display";
import type { Live } from "./figures";
import { POINTS } from "./prints";
import type { TableCell } from "./table";

/** Percentage points between two rates as printed (6.52% − 5.02% = 1.50), so that a reader who subtracts agrees. */
export function pointsBetween(a: Live, b: Live): TableCell {
  const value = roundedAt((roundedAt(a.value, 4) - roundedAt(b.value, 4)) * 100, 2);
  const formula = `ROUND((ROUND(${canonical(a.term).text},4)-ROUND(${canonical(b.term).text},4))*100,2)`;
  return { kind: "printed", value, formula, print: POINTS, cells: [...a.cells, ...b.cells] };
}
