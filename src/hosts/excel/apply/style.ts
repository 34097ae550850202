import { areaAddress, type CellArea, type PlannedSheet, type PlannedStyle } from "../../../core/model";
import { addressLists } from "../addresses";
import { rectanglesOf } from "./rectangles";

const TOP_LEFT = { rowIndex: 0, columnIndex: 0 } as const;
const EDGES = { left: "EdgeLeft", right: "EdgeRight", top: "EdgeTop", bottom: "EdgeBottom" } as const;

/** Cells that share a style, and their addresses in few lists. */
export interface StyledAreas {
  readonly style: PlannedStyle;
  readonly addresses: readonly string[];
}

/** Cells to be written, on a sheet of ours or among hers. */
export type PlannedCells = Pick<PlannedSheet, "rows" | "columnWidths">;

export function widthOf(sheet: PlannedCells): number {
  return sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), sheet.columnWidths.length);
}

/** Styles of a sheet as areas, counted from the first cell. Equal styles are one, whatever objects carry them. */
export function styledAreas(sheet: PlannedCells, from: Pick<CellArea, "rowIndex" | "columnIndex"> = TOP_LEFT): StyledAreas[] {
  const keys = new Map<PlannedStyle, string>();
  const shared = new Map<string, PlannedStyle>();
  const sharedStyle = (style: PlannedStyle): PlannedStyle => {
    let key = keys.get(style);
    if (key === undefined) keys.set(style, (key = JSON.stringify(style)));
    const known = shared.get(key);
    if (known) return known;
    shared.set(key, style);
    return style;
  };
  const styles = sheet.rows.map((row) => row.cells.map((cell) => (cell?.style ? sharedStyle(cell.style) : undefined)));
  const byStyle = new Map<PlannedStyle, string[]>();
  for (const rectangle of rectanglesOf(sheet.rows.length, widthOf(sheet), (row, column) => styles[row]?.[column])) {
    const addresses = byStyle.get(rectangle.value) ?? [];
    const { rowIndex, columnIndex } = rectangle;
    addresses.push(areaAddress({ ...rectangle, rowIndex: from.rowIndex + rowIndex, columnIndex: from.columnIndex + columnIndex }));
    byStyle.set(rectangle.value, addresses);
  }
  return [...byStyle].map(([style, addresses]) => ({ style, addresses: addressLists(addresses) }));
}

/** Everything but the number format; wrapping last, it is the slow one. */
export function paint(format: Excel.RangeFormat, style: PlannedStyle): void {
  const { font } = style;
  if (font?.name !== undefined) format.font.name = font.name;
  if (font?.size !== undefined) format.font.size = font.size;
  if (font?.bold !== undefined) format.font.bold = font.bold;
  if (font?.italic !== undefined) format.font.italic = font.italic;
  if (font?.color !== undefined) format.font.color = `#${font.color}`;
  if (font?.underline !== undefined) format.font.underline = font.underline ? "Single" : "None";
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  if (style.horizontal !== undefined) format.horizontalAlignment = capital(style.horizontal);
  if (style.vertical !== undefined) format.verticalAlignment = capital(style.vertical);
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.border) paintBorders(format, style.border);
  if (style.wrap !== undefined) format.wrapText = style.wrap;
}

function paintBorders(format: Excel.RangeFormat, border: NonNullable<PlannedStyle["border"]>): void {
  const edges: Excel.BorderIndex[] = border.sides.map((side) => EDGES[side] as Excel.BorderIndex);
  // Inside a block the same sides meet: one call each instead of one a cell.
  if (border.sides.includes("left") || border.sides.includes("right")) edges.push("InsideVertical" as Excel.BorderIndex);
  if (border.sides.includes("top") || border.sides.includes("bottom")) edges.push("InsideHorizontal" as Excel.BorderIndex);
  for (const edge of edges) {
    const line = format.borders.getItem(edge);
    line.style = "Continuous";
    line.color = `#${border.color}`;
    line.weight = "Thin";
  }
}

function capital<T extends string>(text: T): Capitalize<T> {
  return (text.charAt(0).toUpperCase() + text.slice(1)) as Capitalize<T>;
}
