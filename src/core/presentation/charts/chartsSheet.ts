import type { CellArea, PlannedChart, PlannedRow, PlannedSheet } from "../../model";
import { footerOf } from "../sheets/findingsSheet";
import { rowHeight } from "../sheets/rowHeight";
import { HEADER, NOTE, SECTION, SUBTITLE, TAB_COLORS, TITLE } from "../sheets/style";
import type { PlanRequest, PresentationInput } from "../types";
import { say } from "../words";
import { makeCharts } from "./gallery";

export const CHARTS_SHEET_ID = "charts";

const WIDTHS = [13, 13, 13, 13, 13, 13, 13] as const;
/** Fits on A4 whatever the workbook's font; a fitted sheet would not break its pages where it should. */
const PRINT_SCALE = 74;
const TOTAL = WIDTHS.reduce((sum, width) => sum + width, 0);
/** Bold letters leave so much of a column to a text. */
const BOLD = 0.85;
/** Rows that a chart covers. */
const CHART_ROWS = 22;
const CHARTS_PER_PAGE = 2;

/** 核查图表: each chart under its message in words, two a page, then the tables that they show; null when there is nothing to draw. */
export function chartsSheet(input: PresentationInput, request: PlanRequest, name: string): PlannedSheet | null {
  const { translate } = input;
  const blocks = makeCharts(input, request.charts, request.liveFormulas);
  if (blocks.length === 0) return null;
  const rows: PlannedRow[] = [];
  const merges: Omit<CellArea, "sheet">[] = [];
  const charts: PlannedChart[] = [];
  const line = (value: string, style: typeof TITLE, height: number): void => {
    merges.push({ rowIndex: rows.length, columnIndex: 0, rowCount: 1, columnCount: WIDTHS.length });
    rows.push({ height, cells: [{ value, style }] });
  };
  line(say(translate, "presentation.sheet.chartsTitle"), TITLE, 30);
  line(say(translate, "presentation.sheet.chartsStamp", { workbook: request.workbookName, asOf: input.options.asOf }), SUBTITLE, 18);
  const breaks: number[] = [];
  const anchors = blocks.map((block, index) => {
    rows.push({ cells: [] });
    if (index > 0 && index % CHARTS_PER_PAGE === 0) breaks.push(rows.length);
    line(block.title, SECTION, 20);
    line(block.description, NOTE, rowHeight([{ text: block.description, width: TOTAL }]));
    const anchor = { rowIndex: rows.length, columnIndex: 0, rowCount: CHART_ROWS, columnCount: WIDTHS.length };
    for (let row = 0; row < CHART_ROWS; row += 1) rows.push({ cells: [] });
    return anchor;
  });
  rows.push({ cells: [] });
  if (blocks.length > 1) breaks.push(rows.length);
  line(say(translate, "presentation.sheet.chartData"), SECTION, 20);
  for (const [index, block] of blocks.entries()) {
    rows.push({
      height: rowHeight(block.header.map((text, column) => ({ text, width: (WIDTHS[column] ?? 13) * BOLD }))),
      cells: block.header.map((value) => ({ value, style: HEADER })),
    });
    const place = { sheet: name, rowIndex: rows.length };
    for (const cells of block.rows(place)) rows.push({ height: 18, cells });
    rows.push({ cells: [] });
    const anchor = anchors[index];
    if (anchor) charts.push(block.chart(place, anchor));
  }
  return {
    id: CHARTS_SHEET_ID,
    name,
    ...(request.charts ? { recipe: JSON.stringify(request.charts) } : {}),
    tabColor: TAB_COLORS.charts,
    columnWidths: WIDTHS,
    rows,
    merges,
    frozen: null,
    autoFilter: null,
    print: {
      orientation: "portrait",
      fitToWidth: false,
      scale: PRINT_SCALE,
      breaks,
      repeatRows: null,
      area: { rowIndex: 0, columnIndex: 0, rowCount: rows.length, columnCount: WIDTHS.length },
      footer: footerOf(input, request),
    },
    charts,
    showGridlines: false,
  };
}
