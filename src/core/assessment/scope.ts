import type { Rule } from "../model";
import { OK } from "../formulas";
import type { Spine } from "./spine";

const SCOPE = "quality-balance-scope-minimum-pupils";

/**
 * 优质均衡 leaves out 教学点 with fewer pupils than its scope asks (50). A school counts with all its pupils; one that is not
 * called 教学点 stays in however small it is. Null: every row is in scope.
 */
export function scopeOf(rule: Rule, spine: Spine): ((row: number) => boolean) | null {
  if (!rule.consults?.includes(SCOPE)) return null;
  const pupils = spine.vectorOf("enrolment");
  const boundAt = spine.boundsOf(SCOPE);
  return (row) => {
    if (pupils.status[row] !== OK) return true;
    const bound = boundAt(row);
    if (bound.kind !== "value" || (pupils.values[row] ?? 0) >= bound.value) return true;
    return !isTeachingPoint(spine, row);
  };
}

export function isTeachingPoint(spine: Spine, row: number): boolean {
  const type = spine.block.texts.find((text) => text.field === "schoolType")?.textOf(row) ?? "";
  return type.includes("教学点") || spine.context.index.dataset.entities.nameOf(spine.entityAt(row)).includes("教学点");
}
