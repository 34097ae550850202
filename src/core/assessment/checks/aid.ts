import type { DatasetBlock, ParameterId } from "../../model";
import type { Bound } from "../bounds";
import type { Spine } from "../spine";
import { textOf } from "./rows";

/** Names of aid items with a national standard: the words by which sheets call them, the condition of the parameter. */
const ITEMS: readonly (readonly [RegExp, string])[] = [
  [/非寄宿/, "义务教育家庭经济困难非寄宿生生活补助"],
  [/寄宿|生活补助|一补/, "义务教育家庭经济困难寄宿生生活补助"],
  [/励志奖学金/, "国家励志奖学金"],
  [/中职|中等职业/, "中等职业学校国家助学金"],
  [/高中/, "普通高中国家助学金"],
];
const GRANT = /助学金/;
const BY_LEVEL: Readonly<Record<string, string>> = {
  senior: "普通高中国家助学金",
  vocational: "中等职业学校国家助学金",
  higher: "本专科生国家助学金",
};

/** The aid item that a row names, as the parameter's condition; null for an item of which no national standard is known. */
export function aidItemOf(block: DatasetBlock, spine: Spine, row: number): string | null {
  const name = textOf(block, "aidItemName", row) || spine.context.index.dataset.entities.nameOf(spine.entityAt(row));
  const named = ITEMS.find(([words]) => words.test(name))?.[1];
  return named ?? (GRANT.test(name) ? (BY_LEVEL[spine.levelAt(row)] ?? null) : null);
}

/** The yearly standard of a row's aid item: of the budget year, the mean of its two terms. */
export function aidStandardAt(parameter: ParameterId, block: DatasetBlock, spine: Spine, row: number): Bound | null {
  const item = aidItemOf(block, spine, row);
  if (item === null) return null;
  const bound = spine.context.bounds.parameter(parameter, spine.periodAt(row), spine.levelAt(row), item);
  return bound.kind === "value" && bound.inForce && bound.inForce.condition !== item ? null : bound;
}

/** `寄宿生生活补助（春季学期）` pays half a year. */
export function termShareOf(block: DatasetBlock, spine: Spine, row: number): number {
  const name = `${spine.context.index.dataset.entities.nameOf(spine.entityAt(row))} ${textOf(block, "aidItemName", row)}`;
  return /春季|秋季|学期/.test(name) && !/[两二]个?学期/.test(name) ? 0.5 : 1;
}
