import type { DatasetBlock, Rule } from "../../model";
import { ABSENT, quantityValue, RATIO, VALUE } from "../../model";
import type { Run } from "../assess";
import { levelOf } from "../findingText";
import type { Segment } from "../segment";
import { closeComparatorsIn, decileOf } from "./benchmarking";
import { openFor, readCell, rowCheck, textOf } from "./rows";

const OUTSTANDING = /^(?:outstanding|优秀|1)$/i;

/** Category names as tables and sheets write them: `and` or `&`, any case. */
export function categoryKey(category: string): string {
  return category.toLowerCase().replace(/&/g, "and").replace(/\s+/g, " ").trim();
}

/**
 * Colour of a school's cost among its comparators (Financial Benchmarking and Insights Tool): the schools of the table with
 * a positive figure in the same category, itself included. The colours stand in the parameter, one row for each category
 * and key (`outstanding` or `other`, with `_10` when more than ten comparators are close). Red fails; a prompt.
 */
export function costDecile(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  const table = run.rulebook.parameters.find((one) => one.id === parameter);
  const closeMinimum = rule.consults?.[0];
  if (!table) return [];
  const conditions = new Map(table.values.map((value) => [value.condition.toLowerCase(), value.condition]));
  return rowCheck(rule, run, (block, spine) => {
    const cost = run.context.index.columnIn(block, "costPerUnit");
    if (!cost || !block.texts.some((text) => text.field === "costCategory")) return null;
    const close = closeComparatorsIn(run, block);
    const sets = setsOf(block, cost.values, cost.states);
    return (row) => {
      const category = categoryKey(textOf(block, "costCategory", row));
      if (cost.states[row] === ABSENT || category === "") return null;
      const own = readCell(cost, row);
      if (own.value === null) return openFor([own]);
      if (own.value <= 0) return { outcome: "notApplicable", message: { id: "assessment.notPositive" }, more: { cells: own.cells } };
      const least = closeMinimum === undefined ? null : run.context.bounds.parameter(closeMinimum, spine.periodAt(row), "total");
      const many = (close?.(row).count ?? 0) > (least?.kind === "value" ? least.value : Number.POSITIVE_INFINITY);
      const key = `${OUTSTANDING.test(textOf(block, "inspectionRating", row)) ? "outstanding" : "other"}${many ? "_10" : ""}`;
      const condition = conditions.get(`${category}; ${key}`);
      const bound = condition === undefined ? null : run.context.bounds.parameter(table.id, spine.periodAt(row), "total", condition);
      const colours = bound?.kind === "value" ? (bound.inForce?.text?.split(/\s+/) ?? []) : [];
      const values = sets.get(setKey(block, row)) ?? [];
      const decile = decileOf(own.value, values);
      const colour = colours[decile];
      const data = { category: textOf(block, "costCategory", row), key, decile, schools: values.length };
      if (colour === undefined) return { outcome: "open", message: { id: "assessment.noColour", data }, more: { cells: own.cells } };
      const outcome = colour === "red" ? "fail" : "pass";
      const verified = rule.verified && bound?.kind === "value" && bound.verified;
      const figure = quantityValue({ value: own.value, unit: cost.unit, written: cost.written });
      return {
        outcome,
        message: { id: "assessment.colour", data: { ...data, colour, cost: figure } },
        more: {
          cells: own.cells,
          observed: { value: decile, unit: RATIO },
          verified,
          level: levelOf(rule, outcome, verified),
        },
      };
    };
  });
}

function setKey(block: DatasetBlock, row: number): string {
  return `${block.periodOf[row] ?? 0} ${categoryKey(textOf(block, "costCategory", row))}`;
}

function setsOf(block: DatasetBlock, values: Float64Array, states: Uint8Array): ReadonlyMap<string, readonly number[]> {
  const sets = new Map<string, number[]>();
  for (let row = 0; row < block.rowCount; row += 1) {
    if (states[row] !== VALUE || !((values[row] as number) > 0)) continue;
    const list = sets.get(setKey(block, row));
    if (list) list.push(values[row] as number);
    else sets.set(setKey(block, row), [values[row] ?? 0]);
  }
  return sets;
}
