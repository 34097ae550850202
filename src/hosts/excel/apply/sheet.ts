import type { CellArea } from "../../../core/model";
import { SHEET_KEY } from "../receipt";
import { addChart } from "./chart";
import type { Piece } from "./content";
import type { CellLooks, SheetLooks } from "./looks";
import { paint } from "./style";

/** Excel's column width in points for a width in characters of the standard font (7 px a digit, 5 px padding, 0.75 pt/px). */
export const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;
const TALLEST_ROW = 409;

const rangeOf = (worksheet: Excel.Worksheet, area: Omit<CellArea, "sheet">): Excel.Range =>
  worksheet.getRangeByIndexes(area.rowIndex, area.columnIndex, area.rowCount, area.columnCount);

/** A new sheet of ours, marked as such at once. */
export function addSheet(worksheets: Excel.WorksheetCollection, name: string, id: string): Excel.Worksheet {
  // The name as argument: setting it afterwards would empty the officer's undo list.
  const worksheet = worksheets.add(name);
  worksheet.customProperties.add(SHEET_KEY, id);
  return worksheet;
}

/** Takes everything off one of our sheets so that it can be filled again. The sheet itself stays: deleting it would empty the officer's undo list. */
export function emptySheet(worksheet: Excel.Worksheet, charts: readonly Excel.Chart[], withPrint: boolean): void {
  for (const chart of charts) chart.delete();
  worksheet.autoFilter.remove();
  worksheet.freezePanes.unfreeze();
  if (withPrint) worksheet.horizontalPageBreaks.removePageBreaks();
  const all = worksheet.getRange();
  all.unmerge();
  all.conditionalFormats.clearAll();
  all.clear();
  all.format.useStandardHeight = true;
  all.format.useStandardWidth = true;
  all.rowHidden = false;
  all.columnHidden = false;
}

/** One call. A single value is spread over the area by Excel. */
export function writePiece(worksheet: Excel.Worksheet, piece: Piece): void {
  const range = rangeOf(worksheet, piece);
  const content = piece.content as string[][];
  if (piece.what === "numberFormat") range.numberFormat = content;
  else range.formulas = content;
}

/** Links and looks of cells, on a sheet of ours or among hers. Calls in the order in which they must be made. */
export function dressCells(worksheet: Excel.Worksheet, { links, styles }: CellLooks): (() => void)[] {
  return [
    ...links.map(({ rowIndex, columnIndex, place, tip }) => () => {
      // Without `textToDisplay` the cell keeps what it shows.
      worksheet.getRangeByIndexes(rowIndex, columnIndex, 1, 1).hyperlink = { ...place, ...(tip === undefined ? {} : { screenTip: tip }) };
    }),
    ...styles.flatMap(({ style, addresses }) => addresses.map((list) => () => paint(worksheet.getRanges(list).format, style))),
  ];
}

/** Links, looks, print setup and charts: everything but the cells. Calls in the order in which they must be made. */
export function dressing(worksheet: Excel.Worksheet, looks: SheetLooks, withPrint: boolean): (() => void)[] {
  return [
    ...dressCells(worksheet, looks),
    () => {
      for (const merge of looks.merges) rangeOf(worksheet, merge).merge(false);
      looks.columnWidths.forEach((width, column) => (worksheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(width)));
    },
    ...looks.heights.flatMap(({ height, rows }) =>
      rows.map((list) => () => {
        worksheet.getRanges(list).format.rowHeight = Math.min(height, TALLEST_ROW);
      }),
    ),
    () => {
      for (const column of looks.hiddenColumns) worksheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().columnHidden = true;
      worksheet.showGridlines = looks.showGridlines;
      if (looks.tabColor !== undefined) worksheet.tabColor = `#${looks.tabColor}`;
      freeze(worksheet, looks);
      if (looks.autoFilter) worksheet.autoFilter.apply(rangeOf(worksheet, looks.autoFilter));
      if (withPrint) setPrint(worksheet, looks);
      for (const chart of looks.charts) addChart(worksheet, chart);
    },
  ];
}

function freeze(worksheet: Excel.Worksheet, { frozen }: SheetLooks): void {
  if (!frozen) return;
  if (frozen.rows > 0 && frozen.columns > 0) worksheet.freezePanes.freezeAt(worksheet.getRangeByIndexes(0, 0, frozen.rows, frozen.columns));
  else if (frozen.rows > 0) worksheet.freezePanes.freezeRows(frozen.rows);
  else if (frozen.columns > 0) worksheet.freezePanes.freezeColumns(frozen.columns);
}

function setPrint(worksheet: Excel.Worksheet, { print }: SheetLooks): void {
  const layout = worksheet.pageLayout;
  layout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
  layout.paperSize = "A4";
  if (print.fitToWidth) layout.zoom = { horizontalFitToPages: 1 };
  else if (print.scale !== undefined) layout.zoom = { scale: print.scale };
  if (print.area) layout.setPrintArea(rangeOf(worksheet, print.area));
  for (const row of print.breaks ?? []) worksheet.horizontalPageBreaks.add(worksheet.getRangeByIndexes(row, 0, 1, 1));
  if (print.repeatRows) layout.setPrintTitleRows(`$${print.repeatRows.first + 1}:$${print.repeatRows.last + 1}`);
  const [left, center, right] = print.footer;
  const footer = layout.headersFooters.defaultForAllPages;
  if (left !== "") footer.leftFooter = footerText(left);
  if (center !== "") footer.centerFooter = footerText(center);
  if (right !== "") footer.rightFooter = footerText(right);
}

/** `&P` and `&N` are page codes; any other ampersand is doubled. */
function footerText(text: string): string {
  return text.replace(/&(?![PN])/g, "&&");
}
