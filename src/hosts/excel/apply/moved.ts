import { sheetPrefix, type CellValue } from "../../../core/model";
import type { InspectedSheet } from "../inspect";

/** A cell as it has to be typed by now: its formula names sheets of hers that got another name meanwhile, or went, as Excel itself would. */
export function followingSheets(
  before: readonly InspectedSheet[],
  present: ReadonlyMap<string, InspectedSheet>,
): (cell: CellValue) => CellValue {
  const moved = new Map<string, string>();
  for (const { id, name, ownId } of before) {
    const now = present.get(id)?.name;
    if (ownId === null && now !== name) moved.set(name.toLowerCase(), now === undefined ? "#REF!" : sheetPrefix(now));
  }
  if (moved.size === 0) return (cell) => cell;
  const follow = (formula: string): string =>
    formula.replace(PREFIX, (found, quoted?: string, plain?: string) => {
      const name = quoted?.replace(/''/g, "'") ?? plain;
      return (name === undefined ? undefined : moved.get(name.toLowerCase())) ?? found;
    });
  return (cell) => (typeof cell === "string" && cell.startsWith("=") ? follow(cell) : cell);
}

/** Text in quotes, which stays; a sheet's name in quotes; a plain one. */
const PREFIX = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}\p{N}_.]+)!/gu;
