import type { FieldId } from "../../model";
import { literal, minus, over } from "../../formulas";
import type { Figures, Live, Subject } from "./figures";
import { live } from "./figures";
import { before } from "./maker";
import { fieldOf } from "./prints";
import { join } from "./table";

/** A figure beside its base of the year before. */
export interface Step {
  readonly current: Live | undefined;
  readonly prior: Live | undefined;
  /** Last year on this year's basis (同口径); growth uses it where it is given. */
  readonly restated: Live | undefined;
  /** Computed where both amounts are there, else as the sheet states it. */
  readonly growth: Live | undefined;
}

export const ratioOf = (part: Live, whole: Live): Live => join(part, whole, (a, b) => a / b, over);

export const differenceOf = (a: Live, b: Live): Live => join(a, b, (x, y) => x - y, minus);

export const growthOf = (current: Live, base: Live): Live =>
  join(
    current,
    base,
    (a, b) => a / b - 1,
    (a, b) => minus(over(a, b), literal(1)),
  );

export function stepOf(figures: Figures, field: FieldId, subject: Subject): Step {
  const at = (id: FieldId, where: Subject): Live | undefined => {
    const point = figures.near(id, where);
    return point && live(point);
  };
  const current = at(field, subject);
  const prior = subject.period.kind === "none" ? undefined : at(field, before(subject));
  const restatedField = fieldOf(figures.input, field)?.restatedBase;
  const restated = restatedField === undefined ? undefined : at(restatedField, subject);
  const base = restated ?? prior;
  const computed = current && base && base.value > 0 ? growthOf(current, base) : undefined;
  const stated = figures.stated("statedGrowth", field, subject) ?? figures.near(`${field}Growth`, subject);
  return {
    current,
    prior,
    restated,
    growth: computed ?? (stated && live(stated)),
  };
}
