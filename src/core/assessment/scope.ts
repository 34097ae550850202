import type { Rule } from "../model";
import { OK } from "../formulas";
import type { Spine } from "./spine";

const SCOPE = "quality-balance-scope-minimum-pupils";

const masks = new WeakMap<Spine, Uint8Array | null>();

/**
 * 优质均衡 leaves out 教学点 with fewer pupils than its scope asks (50). A school counts with all its pupils; one that is not
 * called 教学点 stays in however small it is. 1 at the rows in scope; null: every row is in scope.
 */
export function scopeOf(rule: Rule, spine: Spine): Uint8Array | null {
  if (!rule.consults?.includes(SCOPE)) return null;
  const known = masks.get(spine);
  if (known !== undefined) return known;
  const mask = findScope(spine);
  masks.set(spine, mask);
  return mask;
}

function findScope(spine: Spine): Uint8Array | null {
  const pupils = spine.vectorOf("enrolment");
  const least = spine.numbersOf(SCOPE);
  const { of: slots } = spine.slots;
  let mask: Uint8Array | null = null;
  for (let row = 0; row < spine.length; row += 1) {
    const small = pupils.status[row] === OK && (pupils.values[row] as number) < (least[slots[row] as number] as number);
    if (small && isTeachingPoint(spine, row)) (mask ??= new Uint8Array(spine.length).fill(1))[row] = 0;
  }
  return mask;
}

export function isTeachingPoint(spine: Spine, row: number): boolean {
  const type = spine.block.texts.find((text) => text.field === "schoolType")?.textOf(row) ?? "";
  return type.includes("教学点") || spine.context.index.dataset.entities.nameOf(spine.entityAt(row)).includes("教学点");
}
