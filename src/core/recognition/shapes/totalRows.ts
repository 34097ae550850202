import { hasLetters, rowsWithLetters } from "../bulk";
import { readLevel } from "../levels";
import { withoutSerial } from "../text";
import type { TotalRow } from "../types";
import { LABEL_LETTERS, TOTAL_LETTERS, totalKind } from "../words";
import type { AcrossDraft } from "./across";

/** Columns that name the row: those before the first figure, and the names of its thing. */
function namingColumns({ input, roles, columns }: AcrossDraft): number[] {
  const firstFigure = Math.min(...roles.figures, input.frame.right);
  return columns
    .map((column) => column.columnIndex)
    .filter((columnIndex) => columnIndex < firstFigure || roles.entity.includes(columnIndex));
}

/** Rows whose names may be labels (合计, 平均): all others are told by their letters in one pass. */
export function rowsToLookAt(draft: AcrossDraft): readonly number[] {
  const { view, frame } = draft.input;
  // A level column may stand behind the first figures.
  const columns = new Set([...namingColumns(draft), ...(draft.roles.level < 0 ? [] : [draft.roles.level])]);
  const offsets = Int32Array.from(columns, (columnIndex) => columnIndex - view.left);
  return rowsWithLetters(view.snapshot.values, frame.dataTop - view.top, frame.bottom - view.top, offsets, LABEL_LETTERS).map(
    (at) => at + view.top,
  );
}

/** Rows labelled 合计, 小计 … in the columns that name the row (not in a level column, where 合计 is all levels). */
export function findTotals(draft: AcrossDraft, rows: readonly number[]): { readonly totals: TotalRow[]; readonly totalRows: Set<number> } {
  const { roles } = draft;
  const { view, frame } = draft.input;
  const totals: TotalRow[] = [];
  const totalRows = new Set<number>();
  const special = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex)]);
  const places = namingColumns(draft);
  for (const row of rows) {
    if (special.has(row)) continue;
    for (const columnIndex of places) {
      const value = view.value(row, columnIndex);
      if (typeof value !== "string" || value.length > 16 || !hasLetters(value, TOTAL_LETTERS)) continue;
      const kind = totalKind(value);
      if (kind === null) continue;
      totals.push({ rowIndex: row, label: value.trim(), kind });
      // A total over levels is a row of its own, the level 合计; in front of names that it leaves out it is the total of all.
      if (columnIndex !== roles.level || isOverNames(draft, row)) totalRows.add(row);
      break;
    }
  }
  // In a long list of districts, years and levels 合计 in the level column repeats; it is a level, no row of the table.
  const isLevelList = totals.length > 1 && totalRows.size === 0;
  return { totals: isLevelList ? [] : totals, totalRows };
}

/** A longer list of schools has no such rows. */
const MOST_ROWS = 2000;

/** Rows of a list of schools that are named 小学 or 初中 and nothing else: what the schools below them add up to. */
export function levelRows({ input: { view, frame }, roles }: AcrossDraft): TotalRow[] {
  const [column] = roles.entity;
  if (roles.entity.length !== 1 || column === undefined || frame.bottom - frame.dataTop > MOST_ROWS) return [];
  const found: TotalRow[] = [];
  for (let rowIndex = frame.dataTop; rowIndex < frame.bottom; rowIndex += 1) {
    const label = view.text(rowIndex, column);
    const level = readLevel(withoutSerial(label));
    if (level !== null && level !== "total") found.push({ rowIndex, label, kind: "subtotal", leads: true });
  }
  return found;
}

/** Does 合计 in a level column stand before name columns that hold nothing in this row? */
function isOverNames({ input: { view }, roles }: AcrossDraft, row: number): boolean {
  return roles.entity.length > 0 && roles.entity.every((column) => column > roles.level && view.seenText(row, column) === "");
}
