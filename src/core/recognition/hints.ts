import type { CellArea, CellValue, RangeSnapshot } from "../model";
import { LayoutReader } from "./layout";
import type { Layout, TableFrame } from "./layout";
import { SheetView } from "./view";
import { isMeta } from "./words";

/** An Excel table, or cells that a name in the workbook stands for. */
interface Hint {
  readonly name: string;
  readonly area: CellArea;
  readonly isTable: boolean;
}

/** Rows above a hinted table that may hold its title and unit line. */
const ROWS_ABOVE = 5;

/**
 * The tables of a sheet. Excel tables and named cells say where a table begins and ends, also where another one stands
 * right beside or below it; a hint that does not look like a whole table (a name on a few columns, a table with made-up
 * headers) is passed over. The rest of the sheet is read by its looks.
 */
export function layoutOf(view: SheetView): Layout {
  const hints = hintsOf(view.snapshot);
  if (hints.length === 0) return new LayoutReader(view).read();
  const frames: TableFrame[] = [];
  const prose: Layout["prose"][number][] = [];
  const taken: CellArea[] = [];
  for (const hint of hints) {
    const read = readHint(view, hint, hints);
    if (!read) continue;
    const above = titlesAbove(view, read.frames, taken);
    frames.push(...read.frames.map((frame, i) => ({ ...frame, name: hint.name, ...(i === 0 ? above.heading(frame) : {}) })));
    prose.push(...read.prose);
    taken.push(hint.area, ...above.rows);
  }
  if (taken.length === 0) return new LayoutReader(view).read();
  const rest = new LayoutReader(new SheetView(without(view.snapshot, taken))).read();
  const all = [...frames, ...rest.frames].sort((a, b) => a.headerTop - b.headerTop || a.left - b.left);
  return { frames: all, prose: [...prose, ...rest.prose].sort((a, b) => a.rowIndex - b.rowIndex || a.columnIndex - b.columnIndex) };
}

function overlap(a: CellArea, b: CellArea): boolean {
  return (
    a.rowIndex < b.rowIndex + b.rowCount &&
    b.rowIndex < a.rowIndex + a.rowCount &&
    a.columnIndex < b.columnIndex + b.columnCount &&
    b.columnIndex < a.columnIndex + a.columnCount
  );
}

/** Excel tables first; names on cells of their own after them, the larger first. */
function hintsOf(snapshot: RangeSnapshot): readonly Hint[] {
  const used: CellArea = { ...snapshot, sheet: snapshot.sheet };
  const isWhole = (area: CellArea): boolean =>
    area.rowCount >= 2 && area.columnCount >= 2 && area.rowIndex >= used.rowIndex && area.columnIndex >= used.columnIndex;
  const chosen: Hint[] = snapshot.tables.filter(({ area }) => isWhole(area)).map((table) => ({ ...table, isTable: true }));
  const named = [...(snapshot.names ?? [])].sort((a, b) => b.area.rowCount * b.area.columnCount - a.area.rowCount * a.area.columnCount);
  for (const { name, area } of named) {
    if (isWhole(area) && !chosen.some((hint) => overlap(hint.area, area))) chosen.push({ name, area, isTable: false });
  }
  return chosen;
}

function readHint(view: SheetView, hint: Hint, hints: readonly Hint[]): Layout | null {
  const { area } = hint;
  const part = new LayoutReader(new SheetView(cropped(view.snapshot, area)));
  if (hint.isTable) {
    const headers = Array.from({ length: area.columnCount }, (_, i) => view.text(area.rowIndex, area.columnIndex + i));
    // 列1, Column1: Excel's own words, because the range had no header where the table begins.
    if (headers.filter((text) => text === "" || /^(?:列|column)\d+$/i.test(text)).length * 2 > headers.length) return null;
    const frame = part.table();
    return frame ? { frames: [frame], prose: [] } : null;
  }
  if (!standsAlone(view, hint, hints)) return null;
  const layout = part.read();
  const [first] = layout.frames;
  return first && first.dataTop > first.headerTop ? layout : null;
}

/** Nothing goes on at the edges of a named area, unless it is another one's. */
function standsAlone(view: SheetView, { area }: Hint, hints: readonly Hint[]): boolean {
  const isFree = (rowIndex: number, columnIndex: number): boolean => {
    const cell = { sheet: area.sheet, rowIndex, columnIndex, rowCount: 1, columnCount: 1 };
    return view.value(rowIndex, columnIndex) === null || hints.some((hint) => overlap(hint.area, cell));
  };
  const bottom = Math.min(area.rowIndex + area.rowCount, view.bottom);
  for (let row = area.rowIndex; row < bottom; row += 1) {
    if (!isFree(row, area.columnIndex - 1) || !isFree(row, area.columnIndex + area.columnCount)) return false;
  }
  let below = 0;
  for (let c = area.columnIndex; c < area.columnIndex + area.columnCount; c += 1) {
    // One cell below is a note; a row of cells goes on with the table.
    if (!isFree(area.rowIndex + area.rowCount, c)) below += 1;
  }
  return below <= 1;
}

/** Title and unit line above a hinted table, and the rows that they take. */
function titlesAbove(
  view: SheetView,
  frames: readonly TableFrame[],
  taken: readonly CellArea[],
): { readonly rows: readonly CellArea[]; heading(frame: TableFrame): Partial<TableFrame> } {
  const [first] = frames;
  const titles: TableFrame["titles"][number][] = [];
  const metas: TableFrame["metas"][number][] = [];
  const rows: CellArea[] = [];
  if (first && first.titles.length === 0 && first.metas.length === 0) {
    let blanks = 0;
    for (let row = first.headerTop - 1; row >= Math.max(view.top, first.headerTop - ROWS_ABOVE); row -= 1) {
      const cells: { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[] = [];
      for (let c = view.left; c < Math.min(view.right, view.left + 200); c += 1) {
        if (view.value(row, c) !== null) cells.push({ rowIndex: row, columnIndex: c, text: view.text(row, c) });
      }
      const area = { sheet: view.snapshot.sheet, rowIndex: row, columnIndex: view.left, rowCount: 1, columnCount: view.right - view.left };
      if (taken.some((other) => overlap(other, area))) break;
      if (cells.length === 0) {
        blanks += 1;
        if (blanks > 1) break;
        continue;
      }
      if (cells.every(({ text }) => isMeta(text))) metas.unshift(...cells);
      else if (cells.length === 1 && typeof view.value(row, cells[0]?.columnIndex ?? 0) === "string") titles.unshift(...cells);
      else break;
      rows.push(area);
    }
  }
  return { rows, heading: (frame) => (rows.length > 0 ? { titles, metas } : { titles: frame.titles, metas: frame.metas }) };
}

const EMPTY: readonly CellValue[] = [];

function cropped(snapshot: RangeSnapshot, area: CellArea): RangeSnapshot {
  const from = area.columnIndex - snapshot.columnIndex;
  const first = area.rowIndex - snapshot.rowIndex;
  const rowCount = Math.min(area.rowCount, snapshot.rowCount - first);
  return {
    ...snapshot,
    rowIndex: area.rowIndex,
    columnIndex: area.columnIndex,
    rowCount,
    columnCount: area.columnCount,
    values: Array.from({ length: rowCount }, (_, i) => (snapshot.values[first + i] ?? EMPTY).slice(from, from + area.columnCount)),
    formats: croppedFormats(snapshot, area, rowCount),
  };
}

function croppedFormats(snapshot: RangeSnapshot, area: CellArea, rowCount: number): RangeSnapshot["formats"] {
  const { codes, indexes } = snapshot.formats;
  if (!indexes) return snapshot.formats;
  const part = new Uint32Array(rowCount * area.columnCount);
  for (let row = 0; row < rowCount; row += 1) {
    const from = (area.rowIndex - snapshot.rowIndex + row) * snapshot.columnCount + area.columnIndex - snapshot.columnIndex;
    for (let c = 0; c < area.columnCount; c += 1) part[row * area.columnCount + c] = indexes[from + c] ?? 0;
  }
  return { codes, indexes: part };
}

/** The sheet with some cells blank. */
function without(snapshot: RangeSnapshot, areas: readonly CellArea[]): RangeSnapshot {
  const values = [...snapshot.values];
  for (const area of areas) {
    const from = area.columnIndex - snapshot.columnIndex;
    for (
      let row = area.rowIndex - snapshot.rowIndex;
      row < Math.min(area.rowIndex + area.rowCount - snapshot.rowIndex, values.length);
      row += 1
    ) {
      const cells = values[row];
      if (cells === undefined || row < 0) continue;
      if (from <= 0 && from + area.columnCount >= cells.length) values[row] = EMPTY;
      else values[row] = cells.map((value, c) => (c >= from && c < from + area.columnCount ? null : value));
    }
  }
  return { ...snapshot, values };
}
