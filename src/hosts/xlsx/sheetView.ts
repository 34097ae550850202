import type { CellArea, CellValue, PlannedChart, PlannedFlag } from "../../core/model";
import { isDateFormat } from "./ooxml/builtinFormats";
import { resolveColor, themeColors } from "./ooxml/colors";
import { DAYS_1904 } from "./ooxml/dates";
import { readDrawing, type DrawnObject } from "./ooxml/drawings";
import { shiftFormula } from "./ooxml/sharedFormula";
import { formulaKey, type SheetCells } from "./ooxml/sheetData";
import { resolveLinks, type CellLink } from "./ooxml/sheetLinks";
import { PLAIN_STYLE, type CellStyle } from "./ooxml/styleSheet";
import type { SheetEntry } from "./ooxml/workbookPart";
import type { WorkbookFile } from "./workbook";

/** What a grid needs to draw one sheet. Methods answer in constant or logarithmic time; indexes are the sheet's, zero-based. */
export interface SheetView {
  readonly name: string;
  readonly visible: boolean;
  readonly ours: boolean;
  /** `other`: a chart sheet or the like, which has no cells. */
  readonly kind: "worksheet" | "other";
  /** Rows and columns from A1 up to the last cell with a value or formula. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** Characters, as Excel counts them; null: the sheet's default. */
  columnWidth(columnIndex: number): number | null;
  /** Points; null: the sheet's default. */
  rowHeight(rowIndex: number): number | null;
  readonly defaultColumnWidth: number | null;
  readonly defaultRowHeight: number | null;
  isRowHidden(rowIndex: number): boolean;
  isColumnHidden(columnIndex: number): boolean;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly merged: readonly CellArea[];
  readonly showGridlines: boolean;
  readonly rightToLeft: boolean;
  /** RRGGBB. */
  readonly tabColor: string | null;
  readonly protected: boolean;
  /** A date is a 1900 serial whatever the file counts from. */
  valueAt(rowIndex: number, columnIndex: number): CellValue;
  styleAt(rowIndex: number, columnIndex: number): CellStyle;
  /** With "="; null where there is none. Shared formulas are written out. */
  formulaAt(rowIndex: number, columnIndex: number): string | null;
  /** Where cells lead, by `row:column`. */
  readonly links: ReadonlyMap<string, CellLink>;
  /** Charts, pictures and shapes of the user. */
  readonly objects: readonly DrawnObject[];
  /** Charts that we put on this sheet, in full; they are not among `objects`. */
  readonly charts: readonly PlannedChart[];
  /** Our flags on this sheet. */
  readonly flags: readonly PlannedFlag[];
}

export interface OurMarks {
  readonly ours: boolean;
  readonly charts: readonly PlannedChart[];
  readonly flags: readonly PlannedFlag[];
}

export function viewOf(file: WorkbookFile, sheet: SheetEntry, marks: OurMarks): SheetView {
  const { cells, look, used } = file.content(sheet);
  const styles = file.styles;
  const heights = new Map(cells.rowLooks.filter((row) => row.height !== null).map((row) => [row.rowIndex, row.height]));
  const hiddenRows = new Set(cells.rowLooks.filter((row) => row.hidden).map((row) => row.rowIndex));
  const columnAt = (columnIndex: number) => look.columns.find((column) => columnIndex >= column.first && columnIndex <= column.last);
  const theme = look.tabColor === null ? [] : themeColors(file.part.theme === null ? "" : file.pack.text(file.part.theme));
  const counts1904 = file.part.date1904;
  const styleAt = (rowIndex: number, columnIndex: number): CellStyle => {
    const style = styleIndex(cells, rowIndex, columnIndex) ?? columnAt(columnIndex)?.style ?? 0;
    return styles[style] ?? styles[0] ?? PLAIN_STYLE;
  };
  return {
    name: sheet.name,
    visible: sheet.visible,
    ours: marks.ours,
    kind: sheet.kind,
    rowCount: used ? used.rowIndex + used.rowCount : 0,
    columnCount: used ? used.columnIndex + used.columnCount : 0,
    columnWidth: (columnIndex) => columnAt(columnIndex)?.width ?? null,
    rowHeight: (rowIndex) => heights.get(rowIndex) ?? null,
    defaultColumnWidth: look.defaultColumnWidth,
    defaultRowHeight: look.defaultRowHeight,
    isRowHidden: (rowIndex) => hiddenRows.has(rowIndex),
    isColumnHidden: (columnIndex) => columnAt(columnIndex)?.hidden ?? false,
    frozen: look.frozen,
    merged: look.merged,
    showGridlines: look.showGridlines,
    rightToLeft: look.rightToLeft,
    tabColor: look.tabColor === null ? null : (resolveColor(look.tabColor, theme) ?? null),
    protected: look.protected,
    valueAt: (rowIndex, columnIndex) => {
      const k = rowPosition(cells, rowIndex);
      const value = k < 0 ? null : (cells.values[k]?.[columnIndex] ?? null);
      return counts1904 && typeof value === "number" && isDateFormat(styleAt(rowIndex, columnIndex).numberFormat)
        ? value + DAYS_1904
        : value;
    },
    styleAt,
    formulaAt: (rowIndex, columnIndex) => formulaOf(cells, rowIndex, columnIndex),
    links: sheet.part === null ? new Map() : resolveLinks(look.links, sheet.name, file.pack, sheet.part),
    objects: marks.charts.length > 0 || sheet.part === null ? [] : readDrawing(file.pack, sheet.part, look.drawing),
    charts: marks.charts,
    flags: marks.flags,
  };
}

function rowPosition(cells: SheetCells, rowIndex: number): number {
  let low = 0;
  let high = cells.rowIndexes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = cells.rowIndexes[middle] ?? 0;
    if (row === rowIndex) return middle;
    if (row < rowIndex) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function styleIndex(cells: SheetCells, rowIndex: number, columnIndex: number): number | undefined {
  const k = rowPosition(cells, rowIndex);
  if (k < 0) return undefined;
  for (let i = cells.starts[k] ?? 0, end = cells.starts[k + 1] ?? 0; i < end; i++)
    if (cells.columns[i] === columnIndex) return cells.styles[i];
  return undefined;
}

function formulaOf(cells: SheetCells, rowIndex: number, columnIndex: number): string | null {
  const formula = cells.formulas.get(formulaKey(rowIndex, columnIndex));
  if (formula === undefined || formula === "") return null;
  if (typeof formula === "string") return `=${formula}`;
  const shared = cells.sharedFormulas.get(formula);
  return shared ? `=${shiftFormula(shared.text, rowIndex - shared.rowIndex, columnIndex - shared.columnIndex)}` : null;
}
