import type { CellArea, CellValue, PlacedBlock, PlannedBlock } from "../core/model";
import { parseArea } from "../core/model";

/** What hosts keep of a block of ours among her cells, so that it is lifted exactly. */
export interface WrittenBlock extends PlacedBlock {
  /** Row by row what was put there: null nothing at all, `FORMULA` a formula, "" a look alone, else the value. */
  readonly cells: readonly (readonly CellValue[])[];
  /** Columns that were made as wide as the table wants them. Width in characters. */
  readonly widened: readonly { readonly columnIndex: number; readonly width: number }[];
}

/** Stands for any formula in `WrittenBlock.cells`. */
export const FORMULA = "=";

export function areaOfBlock({ at, rows }: PlannedBlock): CellArea {
  return { ...at, rowCount: Math.max(1, rows.length), columnCount: Math.max(1, ...rows.map(({ cells }) => cells.length)) };
}

export function writtenCells({ rows }: PlannedBlock): WrittenBlock["cells"] {
  return rows.map(({ cells }) => cells.map((cell) => (cell === null ? null : cell.formula !== undefined ? FORMULA : (cell.value ?? ""))));
}

/** What we put at a place of the sheet; null: nothing. */
export function writtenAt({ area, cells }: WrittenBlock, rowIndex: number, columnIndex: number): CellValue {
  return cells[rowIndex - area.rowIndex]?.[columnIndex - area.columnIndex] ?? null;
}

/** Whether a cell still holds what we wrote. What she typed over it, or beside it in an empty cell, is hers. */
export function isStillOurs(written: CellValue, now: CellValue, isFormula: boolean): boolean {
  const empty = (now === null || now === "") && !isFormula;
  if (written === null) return false;
  if (empty) return true;
  if (written === FORMULA) return isFormula;
  if (typeof written === "number" && typeof now === "number") return Math.abs(written - now) <= 1e-9 * Math.abs(written);
  return written === now;
}

const NAME_PREFIX = "EduFundCheck_";

/** A hidden name on a block's cells follows it when rows or columns come before it. */
export const nameOfBlock = (id: string): string => NAME_PREFIX + id.replace(/[^A-Za-z0-9]/g, "_");
export const isBlockName = (name: string): boolean => name.toLowerCase().startsWith(NAME_PREFIX.toLowerCase());

/** The cells that a name speaks of: `'经费'!$A$1:$C$9`, with or without "="; undefined when they are gone. */
export function areaOfName(text: string): CellArea | undefined {
  const bang = text.lastIndexOf("!");
  const sheet = text.slice(0, Math.max(0, bang)).replace(/^=/, "").replace(/^'|'$/g, "").replace(/''/g, "'");
  return bang < 0 ? undefined : parseArea(sheet, text.slice(bang + 1));
}

/** Blocks where they stand now, by their names; one whose name is gone stands where it was written. */
export function blocksNow<T extends WrittenBlock>(blocks: readonly T[], nameAt: (name: string) => string | undefined): T[] {
  return blocks.flatMap((block): T[] => {
    const text = nameAt(nameOfBlock(block.id).toLowerCase());
    const area = text === undefined ? block.area : areaOfName(text);
    return area ? [{ ...block, area }] : [];
  });
}

export const placed = ({ id, recipe, area }: PlacedBlock): PlacedBlock => ({ id, recipe, area });
