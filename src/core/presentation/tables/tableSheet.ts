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
    rows.push({ height: height ?? rowHeight([{ text: value, width: total }]), cells: acrossCells(value, style, last) });
  };
  across(table.title, TITLE, 30);
  across(say(translate, "presentation.sheet.chartsStamp", { workbook: request.workbookName, asOf: input.options.asOf }), SUBTITLE);
  if (table.unit !== "") across(table.unit, UNIT_LINE, 18);
  const headerRow = rows.length;
  const header = headerRows(table, widths);
  rows.push(...header.rows);
  merges.push(...header.merges.map((area) => ({ ...area, rowIndex: area.rowIndex + headerRow })));
  const bodyRow = rows.length;
  const body = bodyRows(input, table, widths, request.liveFormulas, { rowIndex: bodyRow, columnIndex: 0 });
  for (const { row, heading } of body) {
    if (heading && last > 0) merges.push({ rowIndex: rows.length, columnIndex: 0, rowCount: 1, columnCount: last + 1 });
    rows.push(row);
  }
  const lastRow = rows.length - 1;
  rows.push({ cells: [] });
  for (const note of notesOf(input, table, request.liveFormulas)) across(note, NOTE);
  across(say(translate, "presentation.sheet.signature"), SIGNATURE, 24);
  const plain = table.sections.length === 1 && table.sections[0]?.heading === null && table.sections[0].totals === undefined;
  return {
    id: tableSheetId(table.id),
    name,
    ...(table.id === "free" && request.freeTable ? { recipe: JSON.stringify(request.freeTable) } : {}),
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

/** A text that stands across the table, with cells behind it where its style draws lines. */
export const acrossCells = (value: string, style: PlannedStyle, last: number): PlannedCell[] => [
  { value, style },
  ...Array.from({ length: style.border ? last : 0 }, () => ({ value: null, style })),
];

/** Numbered, as they stand under a table. */
export function notesOf({ translate }: PresentationInput, { notes }: SummaryTable, liveFormulas: boolean): string[] {
  const all = [
    ...notes,
    say(translate, liveFormulas ? "presentation.table.note.live" : "presentation.table.note.valuesOnly"),
    say(translate, "presentation.table.note.rounding"),
  ];
  return all.map((note, at) => say(translate, "presentation.table.note", { at: at + 1, note }));
}

/** The sections of a table; `from`: where the first of the rows stands on its sheet. */
export function bodyRows(
  input: PresentationInput,
  table: SummaryTable,
  widths: readonly number[],
  liveFormulas: boolean,
  from: { readonly rowIndex: number; readonly columnIndex: number },
): { readonly row: PlannedRow; readonly heading: boolean }[] {
  const body: { row: PlannedRow; heading: boolean }[] = [];
  for (const section of table.sections) {
    if (section.heading !== null)
      body.push({ row: { height: 20, cells: acrossCells(section.heading, GROUP, table.columns.length - 1) }, heading: true });
    const first = from.rowIndex + body.length;
    for (const line of [...section.rows, ...(section.totals ?? [])]) {
      const cells = line.map((cell, column) =>
        plannedCell(
          cell,
          input,
          liveFormulas,
          ownColumn(from.columnIndex + column, first, section.rows.length, from.rowIndex + body.length),
        ),
      );
      const height = rowHeight(line.map((cell, column) => ({ text: cellText(cell, input), width: widths[column] ?? 10 })));
      body.push({ row: { height, cells }, heading: false });
    }
  }
  return body;
}

/** One header row, or two where columns stand in groups; merges count from the first of them. */
export function headerRows(
  { columns }: SummaryTable,
  widths: readonly number[],
): { readonly rows: PlannedRow[]; readonly merges: Omit<CellArea, "sheet">[] } {
  const titles = columns.map(({ title }) => ({ value: title, style: HEADER }));
  const height = rowHeight(columns.map(({ title }, at) => ({ text: title, width: (widths[at] ?? 10) * 0.85 })));
  if (columns.every(({ group }) => group === undefined)) return { rows: [{ height, cells: titles }], merges: [] };
  const merges: Omit<CellArea, "sheet">[] = [];
  const top: PlannedCell[] = [];
  for (let at = 0; at < columns.length;) {
    const group = columns[at]?.group;
    let end = at + 1;
    while (group !== undefined && columns[end]?.group === group) end += 1;
    if (group === undefined) {
      merges.push({ rowIndex: 0, columnIndex: at, rowCount: 2, columnCount: 1 });
      top.push({ value: columns[at]?.title ?? "", style: HEADER });
    } else {
      if (end - at > 1) merges.push({ rowIndex: 0, columnIndex: at, rowCount: 1, columnCount: end - at });
      for (let column = at; column < end; column += 1) top.push({ value: column === at ? group : null, style: HEADER });
    }
    at = end;
  }
  const groupWidth = (at: number): number =>
    columns.reduce((sum, column, index) => (column.group === columns[at]?.group ? sum + (widths[index] ?? 10) : sum), 0);
  return {
    rows: [
      { height: rowHeight(columns.map(({ group }, at) => ({ text: group ?? "", width: groupWidth(at) * 0.85 }))), cells: top },
      { height, cells: titles.map((cell, at) => (columns[at]?.group === undefined ? { value: null, style: HEADER } : cell)) },
    ],
    merges,
  };
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
export function columnWidths({ columns, sections }: SummaryTable, input: PresentationInput): number[] {
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
