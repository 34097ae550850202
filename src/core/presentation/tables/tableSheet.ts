import type { CellArea, PlannedCell, PlannedRow, PlannedSheet, PlannedStyle } from "../../model";
import { cellAddress } from "../../model";
import { textWidth } from "../display";
import { footerOf } from "../sheets/findingsSheet";
import { rowHeight } from "../sheets/rowHeight";
import {
  CENTERED,
  FAILED_INK,
  GAP_STYLE,
  GROUP,
  HEADER,
  LINK,
  NOTE,
  SIGNATURE,
  SUBTITLE,
  TAB_COLORS,
  TEXT,
  TITLE,
  UNIT_LINE,
  VERDICT_STYLES,
  numberStyle,
} from "../sheets/style";
import type { PlanRequest, PresentationInput } from "../types";
import { say, verdictOf } from "../words";
import { cellText } from "./cellText";
import { inUnit } from "./figures";
import type { OwnColumn, Print, SummaryTable, TableCell } from "./table";

/** A sheet wider than this many characters lies on its side. */
const PORTRAIT_WIDTH = 92;
const WIDEST = 26;

export const tableSheetId = (id: SummaryTable["id"]): string => `table:${id}`;

/** One summary table on a sheet of its own: title, unit line, table, notes, 制表/审核/日期. */
export function tableSheet(input: PresentationInput, request: PlanRequest, table: SummaryTable, name: string): PlannedSheet {
  const { translate } = input;
  const widths = columnWidths(table, input);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const last = table.columns.length - 1;
  const rows: PlannedRow[] = [];
  const merges: Omit<CellArea, "sheet">[] = [];
  const across = (value: string, style: PlannedStyle, height?: number): void => {
    if (last > 0) merges.push({ rowIndex: rows.length, columnIndex: 0, rowCount: 1, columnCount: last + 1 });
    const fill = Array.from({ length: style.border ? last : 0 }, () => ({ value: null, style }));
    rows.push({ height: height ?? rowHeight([{ text: value, width: total }]), cells: [{ value, style }, ...fill] });
  };
  across(table.title, TITLE, 30);
  across(say(translate, "presentation.sheet.chartsStamp", { workbook: request.workbookName, asOf: input.options.asOf }), SUBTITLE);
  if (table.unit !== "") across(table.unit, UNIT_LINE, 18);
  const headerRow = rows.length;
  pushHeader(rows, merges, table, widths);
  const bodyRow = rows.length;
  for (const section of table.sections) {
    if (section.heading !== null) across(section.heading, GROUP, 20);
    const first = rows.length;
    const lines = [...section.rows, ...(section.totals ?? [])];
    for (const line of lines) {
      const cells = line.map((cell, column) =>
        plannedCell(cell, input, request.liveFormulas, ownColumn(column, first, section.rows.length, rows.length)),
      );
      rows.push({ height: rowHeight(line.map((cell, column) => ({ text: cellText(cell, input), width: widths[column] ?? 10 }))), cells });
    }
  }
  const lastRow = rows.length - 1;
  rows.push({ cells: [] });
  const notes = [
    ...table.notes,
    say(translate, request.liveFormulas ? "presentation.table.note.live" : "presentation.table.note.valuesOnly"),
    say(translate, "presentation.table.note.rounding"),
  ];
  for (const [at, note] of notes.entries()) across(say(translate, "presentation.table.note", { at: at + 1, note }), NOTE);
  across(say(translate, "presentation.sheet.signature"), SIGNATURE, 24);
  const plain = table.sections.length === 1 && table.sections[0]?.heading === null && table.sections[0].totals === undefined;
  return {
    id: tableSheetId(table.id),
    name,
    tabColor: TAB_COLORS.charts,
    columnWidths: widths,
    rows,
    merges,
    frozen: { rows: bodyRow, columns: 1 },
    autoFilter: plain ? { rowIndex: bodyRow - 1, columnIndex: 0, rowCount: lastRow - bodyRow + 2, columnCount: last + 1 } : null,
    print: {
      orientation: total > PORTRAIT_WIDTH ? "landscape" : "portrait",
      fitToWidth: true,
      repeatRows: { first: headerRow, last: bodyRow - 1 },
      area: { rowIndex: 0, columnIndex: 0, rowCount: rows.length, columnCount: last + 1 },
      footer: footerOf(input, request),
    },
    charts: [],
    showGridlines: false,
  };
}

/** One header row, or two where columns stand in groups. */
function pushHeader(rows: PlannedRow[], merges: Omit<CellArea, "sheet">[], { columns }: SummaryTable, widths: readonly number[]): void {
  const titles = columns.map(({ title }) => ({ value: title, style: HEADER }));
  const height = rowHeight(columns.map(({ title }, at) => ({ text: title, width: (widths[at] ?? 10) * 0.85 })));
  if (columns.every(({ group }) => group === undefined)) {
    rows.push({ height, cells: titles });
    return;
  }
  const top: PlannedCell[] = [];
  for (let at = 0; at < columns.length;) {
    const group = columns[at]?.group;
    let end = at + 1;
    while (group !== undefined && columns[end]?.group === group) end += 1;
    if (group === undefined) {
      merges.push({ rowIndex: rows.length, columnIndex: at, rowCount: 2, columnCount: 1 });
      top.push({ value: columns[at]?.title ?? "", style: HEADER });
    } else {
      if (end - at > 1) merges.push({ rowIndex: rows.length, columnIndex: at, rowCount: 1, columnCount: end - at });
      for (let column = at; column < end; column += 1) top.push({ value: column === at ? group : null, style: HEADER });
    }
    at = end;
  }
  const groupWidth = (at: number): number =>
    columns.reduce((sum, column, index) => (column.group === columns[at]?.group ? sum + (widths[index] ?? 10) : sum), 0);
  rows.push({ height: rowHeight(columns.map(({ group }, at) => ({ text: group ?? "", width: groupWidth(at) * 0.85 }))), cells: top });
  rows.push({ height, cells: titles.map((cell, at) => (columns[at]?.group === undefined ? { value: null, style: HEADER } : cell)) });
}

function ownColumn(columnIndex: number, firstRow: number, count: number, row: number): OwnColumn {
  const at = (rowIndex: number): string => cellAddress({ rowIndex, columnIndex });
  return { first: at(firstRow), last: at(firstRow + count - 1), self: at(row) };
}

function plannedCell(cell: TableCell, input: PresentationInput, liveFormulas: boolean, own: OwnColumn): PlannedCell {
  switch (cell.kind) {
    case "text": {
      const style = cell.link
        ? LINK
        : cell.align === "center"
          ? CENTERED
          : cell.align === "right"
            ? { ...TEXT, horizontal: "right" as const }
            : TEXT;
      return {
        value: cell.text,
        style: cell.bold ? { ...style, font: { ...style.font, bold: true } } : style,
        ...(cell.link ? { link: { to: cell.link } } : {}),
      };
    }
    case "number": {
      const { figure, print } = cell;
      const base = numberStyle(`${cell.mark === "fail" ? '"✕ "' : ""}${formatOf(print)}`);
      const marked = cell.mark === "fail" ? { ...base, font: FAILED_INK } : base;
      const style = cell.fill === undefined ? marked : { ...marked, fill: cell.fill };
      const value = figure.value / print.scale;
      return { value, ...(liveFormulas ? { formula: inUnit(figure.term, print.scale).text } : {}), style };
    }
    case "printed":
      return { value: cell.value, ...(liveFormulas ? { formula: cell.formula } : {}), style: numberStyle(formatOf(cell.print)) };
    case "own": {
      const style = numberStyle(formatOf(cell.print));
      return {
        value: cell.value,
        ...(liveFormulas ? { formula: cell.formula(own) } : {}),
        style: cell.bold ? { ...style, font: { ...style.font, bold: true } } : style,
      };
    }
    case "verdict":
      return { value: cellText(cell, input), style: VERDICT_STYLES[verdictOf(cell.finding)] };
    case "gap":
      return { value: cellText(cell, input), style: GAP_STYLE };
    case "none":
      return { value: null, style: TEXT };
  }
}

const formatOf = ({ digits, percent, grouped }: Print): string =>
  `${grouped && !percent ? "#,##0" : "0"}${digits === 0 ? "" : `.${"0".repeat(digits)}`}${percent ? "%" : ""}`;

/** As drawn, and wider where a number or an outcome would not fit. */
function columnWidths({ columns, sections }: SummaryTable, input: PresentationInput): number[] {
  return columns.map(({ width }, column) =>
    sections.reduce(
      (most, { rows, totals = [] }) =>
        [...rows, ...totals].reduce((wide, row) => {
          const cell = row[column];
          if (!cell || cell.kind === "text" || cell.kind === "none") return wide;
          return Math.min(WIDEST, Math.max(wide, textWidth(cellText(cell, input)) + 2));
        }, most),
      width,
    ),
  );
}
