import type { Rule } from "../model";
import { OK } from "../formulas";
import type { Spine } from "./spine";

const SCOPE = "quality-balance-scope-minimum-pupils";

/**
 * 优质均衡 leaves out 教学点 with fewer pupils than its scope asks (50). A school counts with all its pupils; one that is not
 * called 教学点 stays in however small it is.
 */
export function inScope(rule: Rule, spine: Spine): (row: number) => boolean {
  if (!rule.consults?.includes(SCOPE)) return () => true;
  const pupils = spine.vectorOf("enrolment");
  return (row) => {
    const bound = spine.context.bounds.parameter(SCOPE, spine.periodAt(row), spine.levelAt(row));
    if (bound.kind !== "value" || pupils.status[row] !== OK || (pupils.values[row] ?? 0) >= bound.value) return true;
    return !isTeachingPoint(spine, row);
  };
}

export function isTeachingPoint(spine: Spine, row: number): boolean {
  const name = spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  const type = spine.block.texts.find((text) => text.field === "schoolType")?.textOf(row) ?? "";
  return type.includes("教学点") || name.includes("教学点");
}
