import {
  areaAddress,
  cellAddress,
  cellReference,
  holdsSomething,
  isErrorText,
  type PlannedCell,
  type PlannedSheet,
} from "../../../core/model";
import { isDateFormat } from "../ooxml/builtinFormats";
import { DAYS_1904 } from "../ooxml/dates";
import { XML_DECLARATION, type Namespaces } from "../ooxml/namespaces";
import { escapeXml } from "../ooxml/xml";
import type { StyleWriter } from "./styleWriter";

export interface SheetXml {
  readonly xml: string;
  /** Addresses that links lead to, for the sheet's relations: `rId1`, `rId2` … in this order. */
  readonly externalLinks: readonly string[];
  readonly cellsWritten: number;
}

export interface SheetXmlContext {
  readonly styles: StyleWriter;
  readonly namespaces: Namespaces;
  readonly date1904: boolean;
  /** Relation id of the drawing, null without charts. */
  readonly drawing: (externalLinks: number) => string | null;
}

/** A worksheet part of ours. Text stands in the cells themselves, so that the workbook's string table stays as it is. */
export function sheetXml(sheet: PlannedSheet, context: SheetXmlContext): SheetXml {
  const links: { ref: string; cell: PlannedCell }[] = [];
  let cellsWritten = 0;
  let width = 1;
  const rows = sheet.rows.map((row, rowIndex) => {
    const cells = row.cells.map((cell, columnIndex) => {
      if (!cell) return "";
      const ref = cellAddress({ rowIndex, columnIndex });
      if (cell.link) links.push({ ref, cell });
      if (holdsSomething(cell)) {
        cellsWritten++;
        width = Math.max(width, columnIndex + 1);
      }
      return cellXml(ref, cell, context);
    });
    const height = row.height === undefined ? "" : ` ht="${row.height}" customHeight="1"`;
    const inner = cells.join("");
    return inner === "" && height === "" ? "" : `<row r="${rowIndex + 1}"${height}>${inner}</row>`;
  });
  const externalLinks: string[] = [];
  const hyperlinks = links.map(({ ref, cell }) => hyperlinkXml(ref, cell, externalLinks)).join("");
  const drawing = context.drawing(externalLinks.length);
  const used = areaAddress({ rowIndex: 0, columnIndex: 0, rowCount: Math.max(1, sheet.rows.length), columnCount: width });
  const xml =
    `${XML_DECLARATION}<worksheet xmlns="${context.namespaces.main}" xmlns:r="${context.namespaces.relationships}">` +
    `<sheetPr>${sheet.tabColor === undefined ? "" : `<tabColor rgb="FF${escapeXml(sheet.tabColor)}"/>`}${sheet.print.fitToWidth ? '<pageSetUpPr fitToPage="1"/>' : ""}</sheetPr>` +
    `<dimension ref="${used}"/>${viewXml(sheet)}<sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet)}<sheetData>${rows.join("")}</sheetData>` +
    (sheet.autoFilter ? `<autoFilter ref="${areaAddress(sheet.autoFilter)}"/>` : "") +
    (sheet.merges.length > 0
      ? `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join("")}</mergeCells>`
      : "") +
    (hyperlinks === "" ? "" : `<hyperlinks>${hyperlinks}</hyperlinks>`) +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9"${sheet.print.scale === undefined ? "" : ` scale="${sheet.print.scale}"`}${sheet.print.fitToWidth ? ' fitToHeight="0"' : ""} orientation="${sheet.print.orientation}"/>` +
    `<headerFooter><oddFooter>${escapeXml(footer(sheet.print.footer))}</oddFooter></headerFooter>` +
    breaksXml(sheet.print.breaks ?? []) +
    (drawing === null ? "" : `<drawing r:id="${drawing}"/>`) +
    "</worksheet>";
  return { xml, externalLinks, cellsWritten };
}

function breaksXml(rows: readonly number[]): string {
  if (rows.length === 0) return "";
  const breaks = rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join("");
  return `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${breaks}</rowBreaks>`;
}

/** Text of the sheet's footer; the page count stands behind the right part. */
function footer([left, center, right]: readonly [string, string, string]): string {
  const plain = (text: string): string => text.replace(/&/g, "&&");
  const part = (code: string, text: string): string => (text === "" ? "" : `&${code}${/^\d/.test(text) ? " " : ""}${plain(text)}`);
  return `${part("L", left)}${part("C", center)}&R${right === "" ? "" : `${/^\d/.test(right) ? " " : ""}${plain(right)}   `}&P / &N`;
}

function viewXml(sheet: PlannedSheet): string {
  const grid = sheet.showGridlines ? "" : ' showGridLines="0"';
  const { rows, columns } = sheet.frozen ?? { rows: 0, columns: 0 };
  if (rows === 0 && columns === 0) return `<sheetViews><sheetView${grid} workbookViewId="0"/></sheetViews>`;
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const split = (columns > 0 ? ` xSplit="${columns}"` : "") + (rows > 0 ? ` ySplit="${rows}"` : "");
  const corner = cellAddress({ rowIndex: rows, columnIndex: columns });
  return `<sheetViews><sheetView${grid} workbookViewId="0"><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`;
}

function columnsXml(sheet: PlannedSheet): string {
  const hidden = new Set(sheet.hiddenColumns ?? []);
  const count = Math.max(sheet.columnWidths.length, ...[...hidden].map((column) => column + 1));
  if (count === 0) return "";
  let xml = "";
  for (let at = 0; at < count; at++) {
    // Excel adds the cell's padding to the width that it shows: 5 of 7 pixels.
    const width = (sheet.columnWidths[at] ?? 8.43) + 0.7109375;
    xml += `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden.has(at) ? ' hidden="1"' : ""}/>`;
  }
  return `<cols>${xml}</cols>`;
}

/** What Excel would read as a formula if someone edited the cell and pressed Enter. */
const LOOKS_LIVE = /^[=+\-@]./s;
/** Longest text of a cell. */
const MAX_TEXT = 32_767;

export function cellXml(ref: string, cell: PlannedCell, context: Pick<SheetXmlContext, "styles" | "date1904">): string {
  const quoted = cell.formula === undefined && typeof cell.value === "string" && LOOKS_LIVE.test(cell.value);
  const style = cell.style === undefined && !quoted ? 0 : context.styles.cell(cell.style, quoted);
  const open = `<c r="${ref}"${style === 0 ? "" : ` s="${style}"`}`;
  const shift = context.date1904 && typeof cell.value === "number" && isDateFormat(cell.style?.numberFormat ?? "General") ? DAYS_1904 : 0;
  const value = typeof cell.value === "number" ? (Number.isFinite(cell.value) ? cell.value - shift : null) : cell.value;
  if (cell.formula !== undefined) {
    const formula = `<f>${escapeXml(cell.formula)}</f>`;
    if (typeof value === "number") return `${open}>${formula}<v>${value}</v></c>`;
    if (typeof value === "boolean") return `${open} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
    return `${open} t="${isErrorText(value) ? "e" : "str"}">${formula}<v>${escapeXml(controlled(value ?? ""))}</v></c>`;
  }
  if (value === null) return style === 0 ? "" : `${open}/>`;
  if (typeof value === "number") return `${open}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `${open} t="b"><v>${value ? 1 : 0}</v></c>`;
  const space = /^\s|\s$|\n|\s\s/.test(value) ? ' xml:space="preserve"' : "";
  return `${open} t="inlineStr"><is><t${space}>${escapeXml(controlled(value.slice(0, MAX_TEXT)))}</t></is></c>`;
}

/** Text that reads like an escape (`_x000D_`) must not become one. */
function controlled(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function hyperlinkXml(ref: string, cell: PlannedCell, externalLinks: string[]): string {
  const { link } = cell;
  if (!link) return "";
  const tip = link.tip === undefined ? "" : ` tooltip="${escapeXml(link.tip.slice(0, 255))}"`;
  if ("to" in link) return `<hyperlink ref="${ref}" location="${escapeXml(cellReference(link.to))}"${tip}/>`;
  if (!/^(?:https?|mailto):/i.test(link.href)) return "";
  externalLinks.push(link.href);
  return `<hyperlink ref="${ref}" r:id="rId${externalLinks.length}"${tip}/>`;
}
