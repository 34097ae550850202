import type { PlannedRow, PlannedSheet, PlannedStyle } from "../../model";
import { cellTexts } from "../cells";
import { reportText } from "../reportText/reportText";
import type { PlanRequest, PresentationInput, ReportTone } from "../types";
import { say } from "../words";
import { footerOf } from "./findingsSheet";
import { rowHeight } from "./rowHeight";
import { FONT_SIZE, HEADER, LINK, NOTE, SECTION, TAB_COLORS, TEXT, TITLE } from "./style";

export const REPORT_SHEET_ID = "report";

const WIDTHS = [84, 26] as const;
const MOST_PLACES = 6;
const PROSE: PlannedStyle = { ...TEXT, font: { ...TEXT.font, size: FONT_SIZE + 1 }, vertical: "top" };

/** 报告文字: a row a paragraph, beside it the cells that its numbers come from. */
export function reportSheet(input: PresentationInput, request: PlanRequest, tone: ReportTone, name: string): PlannedSheet {
  const { translate, locale } = input;
  const rows: PlannedRow[] = [];
  const { paragraphs, gaps } = reportText(input, tone);
  for (const { kind, runs } of paragraphs) {
    const value = runs.map(({ text }) => text).join("");
    if (kind === "title") {
      rows.push({ height: 30, cells: [{ value, style: TITLE }, null] });
      rows.push({
        height: 20,
        cells: ["text", "cells"].map((id) => ({
          value: say(translate, id === "text" ? "presentation.table.short.report" : "presentation.column.cells"),
          style: HEADER,
        })),
      });
      continue;
    }
    const cells = runs.flatMap((run) => run.cells ?? []);
    const places = cellTexts(cells);
    const [to] = cells;
    const shown = places.slice(0, MOST_PLACES).join(locale === "zh-CN" ? "、" : ", ") + (places.length > MOST_PLACES ? " …" : "");
    rows.push({
      // The text is a point larger than the body that heights are made for.
      height: rowHeight([
        { text: value, width: WIDTHS[0] * 0.88 },
        { text: shown, width: WIDTHS[1] },
      ]),
      cells: [
        { value, style: kind === "heading" ? SECTION : PROSE },
        { value: shown === "" ? null : shown, style: to ? LINK : TEXT, ...(to ? { link: { to } } : {}) },
      ],
    });
  }
  rows.push({ cells: [{ value: say(translate, "presentation.report.gapCount", { count: gaps }), style: NOTE }, null] });
  return {
    id: REPORT_SHEET_ID,
    name,
    recipe: JSON.stringify(tone),
    tabColor: TAB_COLORS.charts,
    columnWidths: WIDTHS,
    rows,
    merges: [{ rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: WIDTHS.length }],
    frozen: null,
    autoFilter: null,
    print: {
      orientation: "portrait",
      fitToWidth: true,
      repeatRows: null,
      area: { rowIndex: 0, columnIndex: 0, rowCount: rows.length, columnCount: WIDTHS.length },
      footer: footerOf(input, request),
    },
    charts: [],
    showGridlines: false,
  };
}
