import type { Progress } from "../../app/ports";
import type { CellArea, CellValue, NumberFormats, RangeSnapshot } from "../../core/model";
import { areasOf } from "./addresses";
import type { Context } from "./batch";
import { isTooLarge } from "./errors";
import type { InspectedSheet, SheetSize } from "./inspect";
import { OPTIONAL, supports } from "./requirements";

/** Excel reads at most this many cells at once. */
const MOST_CELLS = 5_000_000;
/** One answer stays well under the web's 5 MB. */
const BLOCK_BYTES = 1_300_000;
/** Bytes a cell before the first answer tells better: names in Chinese take 31, money 12, formats 12. */
const FIRST_GUESS = 60;
/** Sheets up to this size give every cell's number format; above it formats are taken column by column from the first rows. */
const ALL_FORMATS_UP_TO = 40_000;
const FORMAT_SAMPLE_ROWS = 200;
/** Rows of a protected sheet are asked one by one whether they are hidden, up to so many. */
const MOST_ROWS_ASKED = 30_000;

/** One sheet, or a part of it, to be read. */
export interface Wanted {
  readonly sheet: InspectedSheet;
  readonly sheetIndex: number;
  readonly size: SheetSize;
  readonly names: NonNullable<RangeSnapshot["names"]>;
  /** null: nothing on the sheet. */
  readonly area: Omit<CellArea, "sheet"> | null;
}

/**
 * Reads sheets in blocks whose answers stay within the limits: everything that fits together in one answer, else sheet by
 * sheet and block by block (halved when Excel says that one is too large).
 */
export async function readSheets(
  context: Context,
  wanted: readonly Wanted[],
  progress?: Progress,
  signal?: AbortSignal,
): Promise<readonly RangeSnapshot[]> {
  const readings = wanted.map((one) => new SheetReading(context, one));
  const cells = readings.reduce((sum, reading) => sum + reading.cells, 0);
  if (cells * FIRST_GUESS <= BLOCK_BYTES) {
    for (const reading of readings) reading.askAll();
    if (cells > 0) await context.sync();
    for (const reading of readings) reading.takeAll();
    progress?.({ id: "app.progress.reading" }, cells, cells);
  } else {
    let done = 0;
    for (const reading of readings) done = await reading.inBlocks(done, cells, progress, signal);
  }
  return readings.map((reading) => reading.snapshot());
}

const EMPTY = { rowIndex: 0, columnIndex: 0, rowCount: 0, columnCount: 0 };

/** Proxy objects of what travels besides the cells. */
interface Extras {
  readonly merged: Excel.RangeAreas | null;
  readonly visible: Excel.RangeAreas | null;
  /** Where Excel picks out no visible cells: on a protected sheet. */
  readonly hiding: Hiding | null;
  readonly tables: readonly { readonly name: string; readonly range: Excel.Range }[];
}

interface Hiding {
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]> | null;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
}

/** One sheet on its way in. */
class SheetReading {
  readonly #context: Context;
  readonly #wanted: Wanted;
  readonly #area: Omit<CellArea, "sheet">;
  readonly #values: CellValue[][] = [];
  readonly #codes: string[] = ["General"];
  readonly #codeIndex = new Map<string, number>([["General", 0]]);
  #formats: Uint16Array | null = null;
  #asked: { readonly range: Excel.Range; readonly withFormats: boolean; readonly firstRow: number } | null = null;
  #extras: Extras | null = null;

  constructor(context: Context, wanted: Wanted) {
    this.#context = context;
    this.#wanted = wanted;
    this.#area = wanted.area ?? EMPTY;
  }

  get cells(): number {
    return this.#area.rowCount * this.#area.columnCount;
  }

  askAll(): void {
    if (this.cells === 0) return;
    this.#askExtras();
    this.#ask(0, this.#area.rowCount, true);
  }

  takeAll(): void {
    this.#take();
  }

  /** Returns how many cells are done in all. */
  async inBlocks(before: number, all: number, progress?: Progress, signal?: AbortSignal): Promise<number> {
    if (this.cells === 0) return before;
    const { rowCount, columnCount } = this.#area;
    const everyFormat = this.cells <= ALL_FORMATS_UP_TO;
    let bytesPerCell = FIRST_GUESS;
    let row = 0;
    let most = Infinity;
    while (row < rowCount) {
      if (signal?.aborted) throw new DOMException("cancelled", "AbortError");
      if (row === 0) this.#askExtras();
      const fits = Math.floor(Math.min(BLOCK_BYTES / bytesPerCell, MOST_CELLS) / columnCount);
      const withFormats = everyFormat || row === 0;
      const rows = Math.max(1, Math.min(rowCount - row, fits, most, withFormats && !everyFormat ? FORMAT_SAMPLE_ROWS : Infinity));
      this.#ask(row, rows, withFormats);
      try {
        await this.#context.sync();
      } catch (error) {
        if (!isTooLarge(error) || rows === 1) throw error;
        most = Math.max(1, Math.floor(rows / 2));
        continue;
      }
      bytesPerCell = Math.max(4, this.#take() / (rows * columnCount));
      row += rows;
      progress?.({ id: "app.progress.reading" }, before + row * columnCount, all);
    }
    return before + this.cells;
  }

  get #worksheet(): Excel.Worksheet {
    return this.#context.workbook.worksheets.getItem(this.#wanted.sheet.id);
  }

  #rows(first: number, count: number): Excel.Range {
    const { rowIndex, columnIndex, columnCount } = this.#area;
    return this.#worksheet.getRangeByIndexes(rowIndex + first, columnIndex, count, columnCount);
  }

  #askExtras(): void {
    const used = this.#rows(0, this.#area.rowCount);
    const merged = supports(OPTIONAL.mergedAreas) ? used.getMergedAreasOrNullObject() : null;
    merged?.load("address");
    const isLocked = this.#wanted.size.protected;
    const visible = isLocked ? null : used.getSpecialCellsOrNullObject("Visible");
    visible?.load("address");
    const hiding = isLocked ? this.#askHiding(used) : null;
    const tables = this.#wanted.size.tables.map((name) => {
      const range = this.#worksheet.tables.getItem(name).getRange();
      range.load("address");
      return { name, range };
    });
    this.#extras = { merged, visible, hiding, tables };
  }

  #askHiding(used: Excel.Range): Hiding {
    const rows = this.#area.rowCount <= MOST_ROWS_ASKED ? used.getRowProperties({ rowHidden: true }) : null;
    return { rows, columns: used.getColumnProperties({ columnHidden: true }) };
  }

  #ask(firstRow: number, rows: number, withFormats: boolean): void {
    const range = this.#rows(firstRow, rows);
    range.load(withFormats ? "values,numberFormat" : "values");
    this.#asked = { range, withFormats, firstRow };
  }

  /** Returns about how many bytes the answer took: what it holds, and its quotes escaped once more on the way. */
  #take(): number {
    if (!this.#asked) return 0;
    const { range, withFormats, firstRow } = this.#asked;
    const values = range.values as CellValue[][];
    let bytes = 0;
    for (const row of values) {
      for (const value of row) bytes += typeof value === "string" ? bytesOf(value) + 5 : String(value).length + 1;
      this.#values.push(row);
    }
    if (withFormats) this.#takeFormats(range.numberFormat as string[][], firstRow);
    this.#asked = null;
    return bytes * 1.05;
  }

  #takeFormats(rows: string[][], firstRow: number): void {
    const { rowCount, columnCount } = this.#area;
    this.#formats ??= new Uint16Array(rowCount * columnCount);
    const formats = this.#formats;
    rows.forEach((row, r) => row.forEach((code, c) => (formats[(firstRow + r) * columnCount + c] = this.#indexOf(code))));
    const covered = firstRow + rows.length;
    if (this.cells <= ALL_FORMATS_UP_TO || covered >= rowCount) return;
    // A long list has one format a column: the last of the rows that were asked speaks for those below.
    const last = (covered - 1) * columnCount;
    for (let row = covered; row < rowCount; row += 1) formats.copyWithin(row * columnCount, last, last + columnCount);
  }

  #indexOf(code: string): number {
    const known = this.#codeIndex.get(code);
    if (known !== undefined) return known;
    const index = this.#codes.push(code) - 1;
    this.#codeIndex.set(code, index);
    return index;
  }

  snapshot(): RangeSnapshot {
    const { sheet, sheetIndex, size, names } = this.#wanted;
    const formats: NumberFormats =
      this.#formats && this.#codes.length > 1 ? { codes: this.#codes, indexes: this.#formats } : { codes: ["General"] };
    const merged = this.#extras?.merged;
    return {
      sheet: sheet.name,
      sheetIndex,
      ...this.#area,
      values: this.#values,
      formats,
      merged: merged && !merged.isNullObject ? areasOf(sheet.name, merged.address) : [],
      ...this.#hidden(),
      sheetVisible: sheet.visible,
      protected: size.protected,
      tables: (this.#extras?.tables ?? []).flatMap(({ name, range }) => areasOf(sheet.name, range.address).map((area) => ({ name, area }))),
      ...(names.length > 0 ? { names } : {}),
    };
  }

  /** Rows and columns that no visible area covers. */
  #hidden(): { hiddenRows: number[]; hiddenColumns: number[] } {
    const { rowIndex, columnIndex, rowCount, columnCount } = this.#area;
    const hiding = this.#extras?.hiding;
    if (hiding) {
      const { rows, columns } = hiding;
      return {
        hiddenRows: (rows?.value ?? []).flatMap(({ rowHidden }, at) => (rowHidden === true ? [rowIndex + at] : [])),
        hiddenColumns: columns.value.flatMap(({ columnHidden }, at) => (columnHidden === true ? [columnIndex + at] : [])),
      };
    }
    const visible = this.#extras?.visible;
    const shown = !visible || visible.isNullObject ? [] : areasOf("", visible.address);
    const rows = new Uint8Array(rowCount);
    const columns = new Uint8Array(columnCount);
    for (const area of shown) {
      rows.fill(1, Math.max(0, area.rowIndex - rowIndex), Math.max(0, area.rowIndex - rowIndex + area.rowCount));
      columns.fill(1, Math.max(0, area.columnIndex - columnIndex), Math.max(0, area.columnIndex - columnIndex + area.columnCount));
    }
    const missing = (marks: Uint8Array, first: number): number[] => {
      const found: number[] = [];
      marks.forEach((mark, at) => mark === 0 && found.push(first + at));
      return found;
    };
    return { hiddenRows: missing(rows, rowIndex), hiddenColumns: missing(columns, columnIndex) };
  }
}

/** Bytes in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7ff) bytes += 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
}
