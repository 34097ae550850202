import type { FieldId } from "../../model";
import { canonical, literal, minus, over } from "../../formulas";
import type { PresentationInput } from "../types";
import type { Point } from "./points";
import { fieldPoints, pointAt, statedGrowthPoints } from "./points";

/** A growth rate as a ratio, with the formula over the officer's cells that gives it. */
export interface Growth {
  readonly point: Point;
  readonly value: number;
  readonly formula: string;
}

/**
 * Growth of a field by entity and period: computed from this year's figure and its base (the restated one where there is
 * one), else as the sheet states it. The first year of a table has a rate only when it is stated.
 */
export function growthsOf(input: PresentationInput, field: FieldId): readonly Growth[] {
  const restated = input.rulebook.fields.find(({ id }) => id === field)?.restatedBase;
  const computed = fieldPoints(input, field).flatMap((point) => computedGrowth(input, point, restated) ?? []);
  const stated = [...statedGrowthPoints(input, field), ...fieldPoints(input, `${field}Growth`)].map((point): Growth => ({
    point,
    value: point.value,
    formula: canonical(point.term).text,
  }));
  const found = new Map<string, Growth>();
  for (const growth of [...computed, ...stated]) {
    const { entity, period, schoolLevel } = growth.point;
    if (schoolLevel !== "any" && schoolLevel !== "total") continue;
    const key = `${entity} ${period.kind} ${period.year}`;
    if (!found.has(key)) found.set(key, growth);
  }
  return [...found.values()];
}

function computedGrowth(input: PresentationInput, point: Point, restated: FieldId | undefined): Growth | undefined {
  const { block, column, row } = point;
  const restatedColumn = block.columns.find(({ field }) => field === restated);
  const base = (restatedColumn && pointAt(input, block, restatedColumn, row)) ?? pointAt(input, block, column, block.priorOf[row] ?? -1);
  if (!base || base.value <= 0) return undefined;
  const formula = canonical(minus(over(point.term, base.term), literal(1))).text;
  return { point, value: point.value / base.value - 1, formula };
}
