import type { PresentationInput, TablePreview } from "../types";
import { cellText } from "./cellText";
import type { SummaryTable } from "./table";

/** A table as texts; `most`: rows of it that are shown. */
export function previewOf(input: PresentationInput, table: SummaryTable, most = Infinity): TablePreview {
  const grouped = table.columns.some(({ group }) => group !== undefined);
  const titles = table.columns.map(({ title }) => title);
  const header = grouped ? [table.columns.map(({ group, title }) => group ?? title), titles] : [titles];
  const rows = table.sections.flatMap(({ heading, rows: lines, totals = [] }) => [
    ...(heading === null ? [] : [{ heading: true, cells: [heading] }]),
    ...[...lines, ...totals].map((line) => ({ heading: false, cells: line.map((cell) => cellText(cell, input)) })),
  ]);
  const shown = rows.slice(0, most);
  return { title: table.title, unit: table.unit, header, rows: shown, more: rows.length - shown.length, notes: table.notes };
}
