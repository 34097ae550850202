import type { PlannedBlock, PlannedCell, PlannedRow, PlannedStyle } from "../../model";
import { NOTE, TITLE, UNIT_LINE } from "../sheets/style";
import type { BlockChoice, PlanRequest, PresentationInput, TableChoice } from "../types";
import { makeTable } from "./gallery";
import type { SummaryTable } from "./table";
import { bodyRows, columnWidths, headerRows, notesOf } from "./tableSheet";

/** Among her cells nothing is merged and no text breaks: it runs on over the empty cells beside it. */
const BLOCK_TITLE: PlannedStyle = { ...TITLE, font: { ...TITLE.font, size: 14 }, horizontal: "left" };
const BLOCK_NOTE: PlannedStyle = { font: { ...NOTE.font }, horizontal: "left", vertical: "center" };

/** A summary table among her own cells: title, unit line, table, notes. null: her data cannot fill it. */
export function tableBlock(input: PresentationInput, request: PlanRequest, choice: BlockChoice): PlannedBlock | null {
  const table = makeTable(input, choice.table, choice.free);
  if (!table) return null;
  const { id, at, table: made, free } = choice;
  const widths = columnWidths(table, input);
  return {
    id,
    recipe: JSON.stringify({ table: made, ...(free ? { free } : {}) }),
    at,
    columnWidths: widths,
    rows: rowsOf(input, table, widths, request.liveFormulas, at),
  };
}

/** How many cells a table takes; null: her data cannot fill it. */
export function blockSize(
  input: PresentationInput,
  { table: id, free }: TableChoice,
): { readonly rowCount: number; readonly columnCount: number } | null {
  const table = makeTable(input, id, free);
  if (!table) return null;
  const rows = rowsOf(input, table, columnWidths(table, input), true, { rowIndex: 0, columnIndex: 0 });
  return { rowCount: rows.length, columnCount: table.columns.length };
}

function rowsOf(
  input: PresentationInput,
  table: SummaryTable,
  widths: readonly number[],
  liveFormulas: boolean,
  { rowIndex, columnIndex }: { readonly rowIndex: number; readonly columnIndex: number },
): PlannedRow[] {
  const last = table.columns.length - 1;
  const unit: readonly (PlannedCell | null)[] = [...Array.from({ length: last }, () => null), { value: table.unit, style: UNIT_LINE }];
  const head: PlannedRow[] = [
    { cells: [{ value: table.title, style: BLOCK_TITLE }] },
    ...(table.unit === "" ? [] : [{ cells: unit }]),
    ...headerRows(table, widths).rows,
  ];
  const body = bodyRows(input, table, widths, liveFormulas, { rowIndex: rowIndex + head.length, columnIndex });
  const notes = notesOf(input, table, liveFormulas).map((value) => ({ cells: [{ value, style: BLOCK_NOTE }] }));
  return [...head, ...body.map(({ row }) => row), ...notes];
}
