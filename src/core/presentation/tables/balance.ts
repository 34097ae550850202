import type { ExcelTerm } from "../../formulas";
import { canonical, plus } from "../../formulas";
import { roundedAt } from "../display";

/**
 * 舍位平衡 by running totals: a part is printed as the difference between two rounded running totals, so the printed
 * parts of every stretch add up to the printed total of that stretch, and each is off by less than one unit of its
 * last place. Unlike a correction of the largest part it can stand in a cell as a formula and holds when figures change.
 */
export function balanced(parts: readonly number[], digits: number): number[] {
  let sum = 0;
  let before = 0;
  return parts.map((part) => {
    sum += part;
    const rounded = roundedAt(sum, digits);
    const printed = roundedAt(rounded - before, digits);
    before = rounded;
    return printed;
  });
}

/** The formula of the last part, its running total before it empty for the first. Terms in the printed unit. */
export function balancedFormula(terms: readonly ExcelTerm[], digits: number): string {
  const total = (list: readonly ExcelTerm[]): string => canonical(list.reduce(plus)).text;
  const upTo = `ROUND(${total(terms)},${digits})`;
  return terms.length < 2 ? upTo : `ROUND(${upTo}-ROUND(${total(terms.slice(0, -1))},${digits}),${digits})`;
}
