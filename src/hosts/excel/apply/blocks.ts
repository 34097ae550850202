import { areaOfBlock, isStillOurs, nameOfBlock, writtenAt, writtenCells, type WrittenBlock } from "../../../app/blocks";
import { HostError } from "../../../app/ports";
import { areaText, cellText, overlaps, roomAt, type CellArea, type CellValue, type PlannedBlock } from "../../../core/model";
import { areasOf } from "../addresses";
import type { Context } from "../batch";
import type { Inspection } from "../inspect";
import { OPTIONAL, supports } from "../requirements";
import { askLook, contentsOf, freshParts, holds } from "../room";
import { retyped } from "./cells";
import { piecesOf } from "./content";
import { cellLooks, type StoredLooks } from "./looks";
import { rectanglesOf } from "./rectangles";
import { dressCells, pointsOf, writePiece } from "./sheet";

type Area = Omit<CellArea, "sheet">;

/** A block of an earlier run as it stands. */
export interface StandingBlock {
  readonly block: WrittenBlock;
  readonly sheetId: string;
  readonly formulas: unknown[][];
  /** To be typed again. */
  readonly retyped: CellValue[][];
  readonly numberFormat: unknown[][];
}

/** A block of the plan, and where it goes. */
export interface ComingBlock {
  readonly planned: PlannedBlock;
  readonly sheetId: string;
  readonly area: CellArea;
  /** What stands there before. */
  readonly formulas: unknown[][];
  readonly numberFormat: unknown[][];
  /** Columns that may get the table's width: she has nothing in them. */
  readonly widened: WrittenBlock["widened"];
}

export interface BlocksBefore {
  readonly standing: readonly StandingBlock[];
  readonly coming: readonly ComingBlock[];
}

export const NO_BLOCKS: BlocksBefore = { standing: [], coming: [] };

/** Looks at where blocks stand and where they are to stand. Throws `HostError` sheetMissing, protectedSheet, coversCells. One sync, none without blocks. */
export async function lookAtBlocks(
  context: Context,
  { sheets, blocks: finished, brokenBlocks }: Inspection,
  planned: readonly PlannedBlock[],
  locked: ReadonlySet<string>,
): Promise<BlocksBefore> {
  const blocks = [...finished, ...brokenBlocks];
  if (blocks.length === 0 && planned.length === 0) return NO_BLOCKS;
  const idOf = (name: string): string => {
    const found = sheets.find((sheet) => sheet.name === name && sheet.ownId === null);
    if (!found) throw new HostError("sheetMissing", name);
    if (locked.has(found.id)) throw new HostError("protectedSheet", name);
    return found.id;
  };
  const standing = blocks.map((block) => {
    const sheetId = idOf(block.area.sheet);
    const range = rangeOf(context, sheetId, block.area);
    range.load("formulas,values,numberFormat");
    return { block, sheetId, range };
  });
  const coming = planned.map((one) => askComing(context, one, idOf(one.at.sheet), blocks));
  await context.sync();
  return {
    standing: standing.map(({ block, sheetId, range }) => {
      const { formulas, numberFormat } = range;
      return { block, sheetId, formulas, retyped: retyped(range), numberFormat };
    }),
    coming: coming.map((answer, at) =>
      answer(
        planned.slice(0, at).flatMap((one) => (one.at.sheet === planned[at]?.at.sheet ? [areaOfBlock(one)] : [])),
        blocks,
      ),
    ),
  };
}

function askComing(
  context: Context,
  planned: PlannedBlock,
  sheetId: string,
  standing: readonly WrittenBlock[],
): (others: readonly Area[], blocks: readonly WrittenBlock[]) => ComingBlock {
  const worksheet = context.workbook.worksheets.getItem(sheetId);
  const area = areaOfBlock(planned);
  const own = standing.find(({ id, area: { sheet } }) => id === planned.id && sheet === area.sheet) ?? null;
  const cells = rangeOf(context, sheetId, area);
  cells.load("formulas,values,numberFormat");
  const around = rangeOf(context, sheetId, grown(area)).getTables(false);
  around.load("items/name");
  const merged = supports(OPTIONAL.mergedAreas) ? cells.getMergedAreasOrNullObject() : null;
  merged?.load("address");
  const used = worksheet.getUsedRangeOrNullObject(false);
  used.load("columnIndex,columnCount");
  const looks = freshParts(area, own?.area ?? null).map((part) => askLook(worksheet, part));
  const widths = planned.columnWidths.map((_, at) => {
    const column = worksheet.getRangeByIndexes(0, area.columnIndex + at, 1, 1);
    column.load("format/useStandardWidth");
    return column;
  });
  return (others, blocks) => {
    const { formulas } = cells;
    const contents = contentsOf(cells);
    // What is written right below or beside a table of hers, Excel takes into it.
    if (holdsAny(around)) throw new HostError("coversCells", areaText(area));
    const hers = merged && !merged.isNullObject ? areasOf(area.sheet, merged.address) : [];
    // Old blocks are lifted before new ones are written: what they left does not count.
    const ours = blocks.filter((block) => block.area.sheet === area.sheet);
    const isTaken = (row: number, column: number): boolean => {
      const place = { rowIndex: row, columnIndex: column, rowCount: 1, columnCount: 1 };
      const now = contents[row - area.rowIndex]?.[column - area.columnIndex] ?? "";
      if ([...others, ...hers].some((one) => overlaps(one, place))) return true;
      return holds(now, null, row, column) && !ours.some((block) => overlaps(block.area, place) && !holds(now, block, row, column));
    };
    const { covered, nearest } = roomAt(area, { bounds: area, isTaken });
    const [first] = covered;
    if (first) throw new HostError("coversCells", cellText(first));
    if (!nearest || !looks.every((look) => look())) throw new HostError("coversCells", areaText(area));
    const widened = planned.columnWidths.flatMap((width, at) => {
      const columnIndex = area.columnIndex + at;
      const kept = own?.widened.some((one) => one.columnIndex === columnIndex) === true;
      return kept || (!spans(used, columnIndex) && widths[at]?.format.useStandardWidth === true) ? [{ columnIndex, width }] : [];
    });
    return { planned, sheetId, area, formulas, numberFormat: cells.numberFormat, widened };
  };
}

const holdsAny = ({ items }: Excel.TableScopedCollection): boolean => items.length > 0;

/** With the cells right above and to the left. */
const grown = ({ rowIndex, columnIndex, rowCount, columnCount }: Area): Area => {
  const [top, left] = [Math.max(0, rowIndex - 1), Math.max(0, columnIndex - 1)];
  return { rowIndex: top, columnIndex: left, rowCount: rowIndex + rowCount - top, columnCount: columnIndex + columnCount - left };
};

/** Whether a range that has been loaded reaches over a column. */
const spans = (range: Excel.Range, column: number): boolean =>
  !range.isNullObject && column >= range.columnIndex && column < range.columnIndex + range.columnCount;

const rangeOf = (context: Context, sheetId: string, { rowIndex, columnIndex, rowCount, columnCount }: Area): Excel.Range =>
  context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(rowIndex, columnIndex, rowCount, columnCount);

/** Takes blocks out: every cell that still holds what we wrote; what she typed over it or beside it stays. */
export function liftBlocks(context: Context, standing: readonly StandingBlock[]): void {
  for (const { block, sheetId, formulas } of standing) {
    const { area } = block;
    const isOurs = (r: number, c: number): true | undefined => {
      const now = (formulas[r]?.[c] ?? "") as CellValue;
      const isFormula = typeof now === "string" && now.startsWith("=");
      const written = writtenAt(block, area.rowIndex + r, area.columnIndex + c);
      return isStillOurs(written, now, isFormula && written !== now) ? true : undefined;
    };
    for (const { rowIndex, columnIndex, rowCount, columnCount } of rectanglesOf(area.rowCount, area.columnCount, isOurs))
      rangeOf(context, sheetId, {
        rowIndex: area.rowIndex + rowIndex,
        columnIndex: area.columnIndex + columnIndex,
        rowCount,
        columnCount,
      }).clear();
    narrow(context, sheetId, block.widened);
  }
}

function narrow(context: Context, sheetId: string, widened: WrittenBlock["widened"]): void {
  for (const { columnIndex } of widened)
    rangeOf(context, sheetId, { rowIndex: 0, columnIndex, rowCount: 1, columnCount: 1 }).format.useStandardWidth = true;
}

/** Names of ours that exist, gone. */
export function dropNames(context: Context, names: readonly string[]): void {
  for (const name of names) context.workbook.names.getItem(name).delete();
}

/** Writes blocks on cells that have been seen to be empty. */
export function writeBlocks(context: Context, coming: readonly ComingBlock[]): void {
  for (const { planned, sheetId, area, widened } of coming) {
    const worksheet = context.workbook.worksheets.getItem(sheetId);
    for (const piece of piecesOf(planned, Infinity))
      writePiece(worksheet, { ...piece, rowIndex: piece.rowIndex + area.rowIndex, columnIndex: piece.columnIndex + area.columnIndex });
    for (const call of dressCells(worksheet, cellLooks(planned, area))) call();
    for (const { columnIndex, width } of widened) worksheet.getRangeByIndexes(0, columnIndex, 1, 1).format.columnWidth = pointsOf(width);
    context.workbook.names.add(nameOfBlock(planned.id), rangeOf(context, sheetId, area)).visible = false;
  }
}

/** For the receipt. */
export const writtenBlocks = (coming: readonly ComingBlock[]): WrittenBlock[] =>
  coming.map(({ planned, area, widened }) => ({
    id: planned.id,
    recipe: planned.recipe,
    area,
    cells: writtenCells(planned),
    widened,
  }));

/** Asks whether cells of blocks differ from what was before, by sheet; answers after the next sync. `there`: sheets that still are. */
export function askChanges(
  context: Context,
  { standing, coming }: BlocksBefore,
  there: (sheetId: string) => boolean,
): () => (sheetId: string) => boolean {
  const places = [
    ...standing.map(({ sheetId, block, formulas, numberFormat }) => ({ sheetId, area: block.area, cells: [formulas, numberFormat] })),
    ...coming.map(({ sheetId, area, formulas, numberFormat }) => ({ sheetId, area, cells: [formulas, numberFormat] })),
  ];
  const asked = places
    .filter(({ sheetId }) => there(sheetId))
    .map(({ sheetId, area, cells }) => {
      const range = rangeOf(context, sheetId, area);
      range.load("formulas,numberFormat");
      return { sheetId, before: JSON.stringify(cells), range };
    });
  return () => {
    const isOther = ({ range, before }: (typeof asked)[number]): boolean => JSON.stringify([range.formulas, range.numberFormat]) !== before;
    const changed = new Set(asked.filter(isOther).map(({ sheetId }) => sheetId));
    return (sheetId) => changed.has(sheetId);
  };
}

/** The workbook as a write that broke left it. */
interface Now {
  /** Names of ours. */
  readonly names: readonly string[];
  /** By Excel's id. */
  readonly sheets: ReadonlyMap<string, unknown>;
  /** Sheets that take nothing by now. */
  readonly isLocked: (sheetId: string) => boolean;
  readonly follow: (cell: CellValue) => CellValue;
}

/**
 * After a write that broke: where new blocks were to stand is empty again, and old ones stand as before. On a sheet that she
 * deleted meanwhile there is nothing to put back, and the name of a block that went with it stays as Excel left it.
 */
export function putBlocksBack(context: Context, { standing, coming }: BlocksBefore, now: Now, looks: StoredLooks["blocks"]): void {
  if (standing.length === 0 && coming.length === 0) return;
  const isThere = ({ sheetId }: { readonly sheetId: string }): boolean => now.sheets.has(sheetId) && !now.isLocked(sheetId);
  for (const { sheetId, area, widened } of coming.filter(isThere)) {
    rangeOf(context, sheetId, area).clear();
    narrow(context, sheetId, widened);
  }
  for (const { block, sheetId, retyped: cells, numberFormat } of standing.filter(isThere)) {
    const range = rangeOf(context, sheetId, block.area);
    range.numberFormat = numberFormat;
    range.formulas = cells.map((row) => row.map(now.follow));
    const worksheet = context.workbook.worksheets.getItem(sheetId);
    const look = looks[block.id];
    if (look) for (const call of dressCells(worksheet, look)) call();
    for (const { columnIndex, width } of block.widened)
      worksheet.getRangeByIndexes(0, columnIndex, 1, 1).format.columnWidth = pointsOf(width);
  }
  // The names last: where cells cannot be put back (she protected the sheet meanwhile) they still say where our cells are.
  const gone = standing.filter((one) => !isThere(one)).map(({ block }) => nameOfBlock(block.id).toLowerCase());
  dropNames(
    context,
    now.names.filter((name) => !gone.includes(name.toLowerCase())),
  );
  for (const { block, sheetId } of standing.filter(isThere))
    context.workbook.names.add(nameOfBlock(block.id), rangeOf(context, sheetId, block.area)).visible = false;
}
