import { cellReference, type CellArea, type PlannedSheet } from "../../../core/model";
import { addressLists } from "../addresses";
import { SHEET_KEY } from "../receipt";
import { addChart } from "./chart";
import { hasManyLinks, type Piece } from "./content";
import { paint, styledAreas } from "./style";

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
export function emptySheet(worksheet: Excel.Worksheet, charts: readonly Excel.Chart[]): void {
  for (const chart of charts) chart.delete();
  worksheet.autoFilter.remove();
  worksheet.freezePanes.unfreeze();
  const all = worksheet.getRange();
  all.unmerge();
  all.conditionalFormats.clearAll();
  all.clear();
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

/** Links, looks, print setup and charts: everything but the cells. Calls in the order in which they must be made. */
export function dressing(worksheet: Excel.Worksheet, sheet: PlannedSheet): (() => void)[] {
  return [
    ...(hasManyLinks(sheet) ? [] : links(worksheet, sheet)),
    ...styledAreas(sheet).flatMap(({ style, addresses }) => addresses.map((list) => () => paint(worksheet.getRanges(list).format, style))),
    () => {
      for (const merge of sheet.merges) rangeOf(worksheet, merge).merge(false);
      sheet.columnWidths.forEach((width, column) => (worksheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(width)));
    },
    ...heights(worksheet, sheet),
    () => {
      for (const column of sheet.hiddenColumns ?? []) worksheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().columnHidden = true;
      worksheet.showGridlines = sheet.showGridlines;
      if (sheet.tabColor !== undefined) worksheet.tabColor = `#${sheet.tabColor}`;
      freeze(worksheet, sheet);
      if (sheet.autoFilter) worksheet.autoFilter.apply(rangeOf(worksheet, sheet.autoFilter));
      setPrint(worksheet, sheet);
      for (const chart of sheet.charts) addChart(worksheet, chart);
    },
  ];
}

function links(worksheet: Excel.Worksheet, sheet: PlannedSheet): (() => void)[] {
  return sheet.rows.flatMap((row, rowIndex) =>
    row.cells.flatMap((cell, columnIndex) => {
      if (!cell?.link) return [];
      const { link } = cell;
      const tip = link.tip === undefined ? {} : { screenTip: link.tip };
      return [
        () => {
          // Without `textToDisplay` the cell keeps what it shows.
          worksheet.getRangeByIndexes(rowIndex, columnIndex, 1, 1).hyperlink =
            "to" in link ? { documentReference: cellReference(link.to), ...tip } : { address: link.href, ...tip };
        },
      ];
    }),
  );
}

/** Rows of one height are one call, wherever they stand. */
function heights(worksheet: Excel.Worksheet, sheet: PlannedSheet): (() => void)[] {
  const byHeight = new Map<number, string[]>();
  for (let first = 0, last = 0; first < sheet.rows.length; first = last) {
    const height = sheet.rows[first]?.height;
    last = first + 1;
    while (last < sheet.rows.length && sheet.rows[last]?.height === height) last += 1;
    if (height === undefined) continue;
    const rows = byHeight.get(height) ?? [];
    rows.push(`${first + 1}:${last}`);
    byHeight.set(height, rows);
  }
  return [...byHeight].flatMap(([height, rows]) =>
    addressLists(rows).map((list) => () => {
      worksheet.getRanges(list).format.rowHeight = Math.min(height, TALLEST_ROW);
    }),
  );
}

function freeze(worksheet: Excel.Worksheet, { frozen }: PlannedSheet): void {
  if (!frozen) return;
  if (frozen.rows > 0 && frozen.columns > 0) worksheet.freezePanes.freezeAt(worksheet.getRangeByIndexes(0, 0, frozen.rows, frozen.columns));
  else if (frozen.rows > 0) worksheet.freezePanes.freezeRows(frozen.rows);
  else if (frozen.columns > 0) worksheet.freezePanes.freezeColumns(frozen.columns);
}

function setPrint(worksheet: Excel.Worksheet, { print }: PlannedSheet): void {
  const layout = worksheet.pageLayout;
  layout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
  layout.paperSize = "A4";
  if (print.fitToWidth) layout.zoom = { horizontalFitToPages: 1 };
  if (print.area) layout.setPrintArea(rangeOf(worksheet, print.area));
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
