import { isStillOurs, writtenAt, type WrittenBlock } from "../../app/blocks";
import type { Room } from "../../app/ports";
import { HostError } from "../../app/ports";
import { overlaps, roomAt, type CellArea, type CellRef, type CellValue } from "../../core/model";
import { areasOf } from "./addresses";
import type { Context } from "./batch";
import type { Survey } from "./inspect";
import { OPTIONAL, supports } from "./requirements";

type Area = Omit<CellArea, "sheet">;

/** Of a larger sheet only the cells that are asked about are read: then all others that are used count as taken. */
const MOST_READ = 20_000;
const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;

/** The cell that the officer stands on. */
export async function activeCell(context: Context): Promise<CellRef | null> {
  const range = context.workbook.getActiveCell();
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
  const read = used !== null && used.rowCount * used.columnCount > MOST_READ ? area : used;
  const range = read && worksheet.getRangeByIndexes(read.rowIndex, read.columnIndex, read.rowCount, read.columnCount);
  // What a formula spills stands only among the values.
  range?.load("formulas,values");
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
    // Excel takes into a table what is written right below or beside it.
    ...tables.flatMap((table) =>
      areasOf(area.sheet, table.address).map((one) => ({ ...one, rowCount: one.rowCount + 1, columnCount: one.columnCount + 1 })),
    ),
  ];
  const cells = range && contentsOf(range);
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
    const isUnread = used !== null && read !== null && overlaps(used, cell) && !overlaps(read, cell);
    if (!isPlain || isUnread) return everything !== null && overlaps(everything, cell) && !(own && overlaps(own.area, cell));
    return read !== null && holds(cells?.[row - read.rowIndex]?.[column - read.columnIndex] ?? "", own, row, column);
  };
  return { ...roomAt(area, { bounds: everything, isTaken }), protected: size?.protected ?? false };
}

/** What stands in cells whose formulas and values have been loaded: the formula, else the value. */
export const contentsOf = ({ formulas, values }: Pick<Excel.Range, "formulas" | "values">): CellValue[][] =>
  (formulas as CellValue[][]).map((row, r) => row.map((cell, c) => (cell === "" ? ((values[r]?.[c] ?? "") as CellValue) : cell)));

/** Whether something of hers stands in a cell, by what `contentsOf` says of it. */
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
