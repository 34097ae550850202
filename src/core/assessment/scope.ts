import type { Rule } from "../model";
import { OK } from "../formulas";
import type { Spine } from "./spine";

const SCOPE = "quality-balance-scope-minimum-pupils";

const masks = new WeakMap<Spine, Uint8Array>();

/**
 * 优质均衡 leaves out 教学点 with fewer pupils than its scope asks (50). A school counts with all its pupils; one that is not
 * called 教学点 stays in however small it is. 1 at the rows in scope; null: every row is in scope.
 */
export function scopeOf(rule: Rule, spine: Spine): Uint8Array | null {
  if (!rule.consults?.includes(SCOPE)) return null;
  const known = masks.get(spine);
  if (known) return known;
  const pupils = spine.vectorOf("enrolment");
  const least = spine.numbersOf(SCOPE);
  const { periodOf, levelOf } = spine.block;
  const mask = pupils.status.map((status, row) => {
    const small = status === OK && (pupils.values[row] as number) < least.at(periodOf[row] as number, levelOf[row] as number);
    return small && isTeachingPoint(spine, row) ? 0 : 1;
  });
  masks.set(spine, mask);
  return mask;
}

export function isTeachingPoint(spine: Spine, row: number): boolean {
  const type = spine.block.texts.find((text) => text.field === "schoolType")?.textOf(row) ?? "";
  return type.includes("教学点") || spine.context.index.dataset.entities.nameOf(spine.entityAt(row)).includes("教学点");
}
