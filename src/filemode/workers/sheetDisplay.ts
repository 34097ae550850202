import { format, formatColor } from "numfmt";
import { isErrorText, type CellValue } from "../../core/model";
import type { CellStyle, SheetView } from "../../hosts/xlsx";
import { exceptionsOf } from "../grid/axis";
import { textWidth } from "../grid/textFit";
import {
  KIND_BLANK,
  KIND_CENTRED,
  KIND_NUMBER,
  KIND_TEXT,
  TILE_COLUMNS,
  TILE_ROWS,
  type CellContent,
  type CellFlag,
  type CellTile,
  type Direction,
  type GridStyle,
  type LinkTarget,
  type SheetLayout,
} from "../grid/view";
import { gridStyle, namedColor } from "./gridStyle";

/** Calibri 11 at 96 dpi: the unit in which Excel counts column widths. */
const DIGIT_WIDTH = 7;
const STANDARD_COLUMN = 64;
const STANDARD_ROW = 20;
/** Rows whose height the file leaves open are measured down to here; below, the default stands. */
const MEASURED_ROWS = 2000;

const pixelsOfPoints = (points: number): number => Math.round((points * 96) / 72);
/** ECMA-376 part 1, 18.3.1.13. */
const pixelsOfCharacters = (characters: number): number =>
  Math.trunc(((256 * characters + Math.trunc(128 / DIGIT_WIDTH)) / 256) * DIGIT_WIDTH);

/** Neighbouring cells of one row under one flag. */
interface FlaggedRun {
  readonly first: number;
  readonly last: number;
  readonly flag: CellFlag;
}

/** One sheet as the grid wants it: measured in pixels, cells as text in tiles. */
export class SheetDisplay {
  readonly #view: SheetView;
  readonly #links: ReadonlyMap<string, LinkTarget>;
  #flags: ReadonlyMap<number, readonly FlaggedRun[]> | null = null;
  readonly #looks = new Map<CellStyle, Map<string | null, GridStyle>>();

  constructor(view: SheetView) {
    this.#view = view;
    this.#links = view.links;
  }

  layout(): SheetLayout {
    const view = this.#view;
    const columnWidths: [number, number][] = [];
    const defaultColumnWidth = view.defaultColumnWidth === null ? STANDARD_COLUMN : pixelsOfCharacters(view.defaultColumnWidth);
    // Widths may be set beyond the used cells; so far the grid shows spare columns.
    for (let column = 0; column < view.columnCount + 64; column++) {
      const characters = view.columnWidth(column);
      if (view.isColumnHidden(column)) columnWidths.push([column, 0]);
      else if (characters !== null) columnWidths.push([column, pixelsOfCharacters(characters)]);
    }
    const defaultRowHeight = view.defaultRowHeight === null ? STANDARD_ROW : pixelsOfPoints(view.defaultRowHeight);
    const widthOf = new Map(columnWidths);
    const merged = mergedCells(view);
    const rowHeights: [number, number][] = [];
    for (let row = 0; row < view.rowCount; row++) {
      if (view.isRowHidden(row)) {
        rowHeights.push([row, 0]);
        continue;
      }
      const points = view.rowHeight(row);
      const height =
        points !== null
          ? pixelsOfPoints(points)
          : row < MEASURED_ROWS
            ? this.#measured(row, defaultRowHeight, (column) => widthOf.get(column) ?? defaultColumnWidth, merged)
            : defaultRowHeight;
      if (height !== defaultRowHeight) rowHeights.push([row, height]);
    }
    return {
      name: view.name,
      ours: view.ours,
      tabColor: view.tabColor,
      rowCount: view.rowCount,
      columnCount: view.columnCount,
      defaultRowHeight,
      defaultColumnWidth,
      rowHeights: exceptionsOf(rowHeights),
      columnWidths: exceptionsOf(columnWidths),
      frozen: view.frozen,
      merges: view.merged,
      showGridlines: view.showGridlines,
      drawings: view.objects,
      charts: view.charts,
    };
  }

  tile(rowTile: number, columnTile: number): CellTile {
    const view = this.#view;
    const texts = new Array<string>(TILE_ROWS * TILE_COLUMNS).fill("");
    const styles = new Uint16Array(TILE_ROWS * TILE_COLUMNS);
    const kinds = new Uint8Array(TILE_ROWS * TILE_COLUMNS);
    const palette: GridStyle[] = [];
    const positions = new Map<GridStyle, number>();
    const links = new Map<number, LinkTarget>();
    const flags = new Map<number, CellFlag>();
    const allFlags = this.#flagsByCell();
    const firstRow = rowTile * TILE_ROWS;
    const firstColumn = columnTile * TILE_COLUMNS;
    for (let at = 0; at < texts.length; at++) {
      const row = firstRow + Math.floor(at / TILE_COLUMNS);
      const column = firstColumn + (at % TILE_COLUMNS);
      const value = view.valueAt(row, column);
      const style = view.styleAt(row, column);
      texts[at] = shownText(value, style.numberFormat);
      kinds[at] = kindOf(value);
      const look = this.#look(style, typeof value === "number" ? namedColor(colorAsked(style.numberFormat, value)) : null);
      let position = positions.get(look);
      if (position === undefined) {
        position = palette.push(look) - 1;
        positions.set(look, position);
      }
      styles[at] = position;
      const link = this.#links.get(`${row}:${column}`);
      if (link) links.set(at, link);
      const flag = allFlags.get(row)?.find(({ first, last }) => column >= first && column <= last);
      if (flag) flags.set(at, flag.flag);
    }
    return { texts, palette, styles, kinds, ...(links.size > 0 ? { links } : {}), ...(flags.size > 0 ? { flags } : {}) };
  }

  content(row: number, column: number): CellContent {
    const value = this.#view.valueAt(row, column);
    return { formula: this.#view.formulaAt(row, column), raw: rawText(value) };
  }

  /** Where Ctrl + arrow lands: the end of a run of filled cells, or the next filled one, or the edge of the sheet. */
  edge(row: number, column: number, direction: Direction): { readonly row: number; readonly column: number } {
    const down = direction === "down" ? 1 : direction === "up" ? -1 : 0;
    const right = direction === "right" ? 1 : direction === "left" ? -1 : 0;
    const lastRow = Math.max(row, this.#view.rowCount - 1);
    const lastColumn = Math.max(column, this.#view.columnCount - 1);
    const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r <= lastRow && c <= lastColumn;
    const filled = (r: number, c: number): boolean => inside(r, c) && kindOf(this.#view.valueAt(r, c)) !== KIND_BLANK;
    let r = row;
    let c = column;
    const running = filled(r, c) && filled(r + down, c + right);
    while (inside(r + down, c + right)) {
      if (running && !filled(r + down, c + right)) break;
      r += down;
      c += right;
      if (!running && filled(r, c)) break;
    }
    return { row: r, column: c };
  }

  /** Flags by row, the loudest first: the view lists it last. */
  #flagsByCell(): ReadonlyMap<number, readonly FlaggedRun[]> {
    if (this.#flags) return this.#flags;
    const byRow = new Map<number, FlaggedRun[]>();
    for (const { cells, level, text } of this.#view.flags) {
      const flag = { level, text };
      for (const area of cells) {
        if (area.sheet !== this.#view.name) continue;
        const run = { first: area.columnIndex, last: area.columnIndex + area.columnCount - 1, flag };
        for (let row = area.rowIndex; row < area.rowIndex + area.rowCount; row++) {
          const others = byRow.get(row);
          if (others) others.unshift(run);
          else byRow.set(row, [run]);
        }
      }
    }
    this.#flags = byRow;
    return byRow;
  }

  #look(style: CellStyle, color: string | null): GridStyle {
    let byColor = this.#looks.get(style);
    if (!byColor) this.#looks.set(style, (byColor = new Map()));
    let look = byColor.get(color);
    if (!look) byColor.set(color, (look = gridStyle(style, color)));
    return look;
  }

  /** The height that Excel would give a row of which the file says nothing: room for its largest letters and wrapped lines. */
  #measured(row: number, standard: number, widthOf: (column: number) => number, merged: ReadonlySet<string>): number {
    let height = standard;
    for (let column = 0; column < this.#view.columnCount; column++) {
      const value = this.#view.valueAt(row, column);
      if (value === null || value === "" || merged.has(`${row}:${column}`)) continue;
      const style = this.#view.styleAt(row, column);
      const size = style.fontSize ?? 11;
      const letters = (size * 96) / 72;
      const text = String(value);
      const lines = style.wrap
        ? text
            .split("\n")
            .reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line, size, style.bold) / Math.max(8, widthOf(column) - 7))), 0)
        : 1;
      height = Math.max(height, Math.round(letters * (lines * 1.3 + 0.06)));
    }
    return Math.min(height, 546);
  }
}

function mergedCells(view: SheetView): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const area of view.merged) {
    if (area.rowCount === 1 && area.columnCount === 1) continue;
    cells.add(`${area.rowIndex}:${area.columnIndex}`);
  }
  return cells;
}

function kindOf(value: CellValue): number {
  if (value === null || value === "") return KIND_BLANK;
  if (typeof value === "number") return KIND_NUMBER;
  if (typeof value === "boolean" || isErrorText(value)) return KIND_CENTRED;
  return KIND_TEXT;
}

/** A format that cannot be read must not hide the number. */
function shownText(value: CellValue, code: string): string {
  if (value === null || value === "") return "";
  if (typeof value === "string" && (code === "General" || code === "@" || isErrorText(value))) return value;
  try {
    return format(code, value, { nbsp: false });
  } catch {
    return rawText(value);
  }
}

function colorAsked(code: string, value: number): string | number | undefined {
  if (!code.includes("[")) return undefined;
  try {
    return formatColor(code, value);
  } catch {
    return undefined;
  }
}

function rawText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : value;
}
