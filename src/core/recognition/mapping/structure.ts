import type { RecognizedLine, RecognizedTable } from "../../model";
import { normalise } from "../text";
import type { TableMapping } from "./types";

/** From this share of common line keys on two tables are of one form. */
const SAME_FORM = 0.6;

/**
 * Keys of a table's lines, in their order: header path without years and positions, so that next year's sheet has the
 * same; lines of one path are counted (`#2`).
 */
export function lineKeys(table: Pick<RecognizedTable, "lines">): string[] {
  const seen = new Map<string, number>();
  return table.lines.map((line) => {
    const path = pathOf(line);
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    return count === 1 ? path : `${path}#${count}`;
  });
}

function pathOf(line: RecognizedLine): string {
  return line.header
    .map((part) => normalise(part).replace(/(?:19|20)\d{2}(?:年度?)?|[一二][〇零九][〇零一二三四五六七八九]{2}年度?/g, "年"))
    .filter((part) => part !== "")
    .join("/");
}

/** Distinct keys: a form with one row a year has each of them however many years it holds. */
function distinct(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.map((key) => key.replace(/#\d+$/, "")));
}

/** How much two tables have in common, 0…1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const left = distinct(a);
  const right = distinct(b);
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const key of left) if (right.has(key)) common += 1;
  return common / (left.size + right.size - common);
}

/** The entry that speaks of a table of this structure: the most alike, the later of equals. */
export function entryFor(structure: readonly string[], tables: readonly TableMapping[], atLeast = SAME_FORM): TableMapping | null {
  let best: TableMapping | null = null;
  let most = atLeast;
  for (const entry of tables) {
    const alike = likeness(structure, entry.structure);
    if (alike < most) continue;
    most = alike;
    best = entry;
  }
  return best;
}
