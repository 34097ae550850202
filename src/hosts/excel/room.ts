import { isStillOurs, writtenAt, type WrittenBlock } from "../../app/blocks";
import type { Room } from "../../app/ports";
import { HostError } from "../../app/ports";
import { overlaps, roomAt, type CellArea, type CellRef, type CellValue } from "../../core/model";
import { areasOf } from "./addresses";
import type { Context } from "./batch";
import type { Survey } from "./inspect";
import { OPTIONAL, supports } from "./requirements";

type Area = Omit<CellArea, "sheet">;

/** A larger sheet is not read for it: then all of its used cells count as taken. */
const MOST_READ = 300_000;
const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;

/** The cell that the officer stands on. */
export async function activeCell(context: Context): Promise<CellRef | null> {
  const range = context.workbook.getSelectedRange();
  const worksheet = context.workbook.worksheets.getActiveWorksheet();
  range.load("rowIndex,columnIndex");
  worksheet.load("name");
  await context.sync();
  return { sheet: worksheet.name, rowIndex: range.rowIndex, columnIndex: range.columnIndex };
}

/**
 * Whether a block can stand on an area: values, formulas, merges and tables count cell by cell, formats for the area as a
 * whole (asking for them cell by cell would take longer than reading the sheet). Two syncs.
 */
export async function roomIn(context: Context, seen: Survey, area: CellArea, block: string | undefined): Promise<Room> {
  const sheet = seen.inspection.sheets.find((one) => one.name === area.sheet && one.ownId === null);
  if (!sheet) throw new HostError("sheetMissing", area.sheet);
  const worksheet = context.workbook.worksheets.getItem(sheet.id);
  const here = seen.inspection.blocks.filter((one) => one.area.sheet === area.sheet);
  const own = here.find(({ id }) => id === block) ?? null;
  const size = seen.sizes.get(sheet.id);
  const used = size?.used ?? null;
  const isRead = used !== null && used.rowCount * used.columnCount <= MOST_READ;
  const range = isRead ? worksheet.getRangeByIndexes(used.rowIndex, used.columnIndex, used.rowCount, used.columnCount) : null;
  range?.load("formulas");
  const merged = range && supports(OPTIONAL.mergedAreas) ? range.getMergedAreasOrNullObject() : null;
  merged?.load("address");
  const dressed = worksheet.getUsedRangeOrNullObject(false);
  dressed.load("rowIndex,columnIndex,rowCount,columnCount");
  const tables = (size?.tables ?? []).map((name) => {
    const table = worksheet.tables.getItem(name).getRange();
    table.load("address");
    return table;
  });
  const looks = freshParts(area, own?.area ?? null).map((part) => askLook(worksheet, part));
  await context.sync();

  const others: Area[] = [
    ...here.filter((one) => one !== own).map((one) => one.area),
    ...(merged && !merged.isNullObject ? areasOf(area.sheet, merged.address) : []),
    ...tables.flatMap((table) => areasOf(area.sheet, table.address)),
  ];
  const formulas = range ? (range.formulas as CellValue[][]) : [];
  const everything: Area | null = dressed.isNullObject
    ? null
    : {
        rowIndex: dressed.rowIndex,
        columnIndex: dressed.columnIndex,
        rowCount: dressed.rowCount,
        columnCount: dressed.columnCount,
      };
  const isPlain = looks.every((look) => look());
  const isTaken = (row: number, column: number): boolean => {
    const cell = { rowIndex: row, columnIndex: column, rowCount: 1, columnCount: 1 };
    if (others.some((one) => overlaps(one, cell))) return true;
    if (!isPlain || (used && !isRead)) return everything !== null && overlaps(everything, cell) && !(own && overlaps(own.area, cell));
    return used !== null && holds(formulas[row - used.rowIndex]?.[column - used.columnIndex] ?? "", own, row, column);
  };
  return { ...roomAt(area, { bounds: everything, isTaken }), protected: size?.protected ?? false };
}

/** Whether something of hers stands in a cell, by what `formulas` says of it. */
export function holds(now: CellValue, own: WrittenBlock | null, row: number, column: number): boolean {
  if (now === null || now === "") return false;
  const isFormula = typeof now === "string" && now.startsWith("=");
  return !(own && isStillOurs(writtenAt(own, row, column), now, isFormula));
}

/** The parts of an area that a block does not stand on yet: below it, then to its right. */
export function freshParts(area: Area, own: Area | null): Area[] {
  if (!own || !overlaps(area, own)) return [area];
  const bottom = own.rowIndex + own.rowCount;
  const right = own.columnIndex + own.columnCount;
  const parts: Area[] = [];
  if (area.rowIndex + area.rowCount > bottom) parts.push({ ...area, rowIndex: bottom, rowCount: area.rowIndex + area.rowCount - bottom });
  if (area.columnIndex + area.columnCount > right)
    parts.push({
      ...area,
      columnIndex: right,
      columnCount: area.columnIndex + area.columnCount - right,
      rowCount: Math.min(area.rowCount, bottom - area.rowIndex),
    });
  return parts;
}

/** After the next sync: whether no cell of an area has a number format, fill or line of its own. */
export function askLook(worksheet: Excel.Worksheet, area: Area): () => boolean {
  const cells = worksheet.getRangeByIndexes(area.rowIndex, area.columnIndex, area.rowCount, area.columnCount);
  const looks = EDGES.map((edge) => cells.format.borders.getItem(edge as Excel.BorderIndex));
  cells.load("numberFormat,format/fill/color");
  for (const look of looks) look.load("style");
  return () => isPlain(cells) && looks.every(({ style }) => style === "None");
}

/** A range whose number formats and fill have been loaded. */
const isPlain = ({ numberFormat, format: { fill } }: Excel.Range): boolean =>
  (numberFormat as string[][]).every((row) => row.every((code) => code === "General")) && (fill.color === "#FFFFFF" || fill.color === "");
