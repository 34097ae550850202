import type { CellArea, ChartRange, PlannedCell, PlannedChart } from "../../model";

/** Where a table stands on the charts sheet: sheet name and the position of its first data row. */
export interface TablePlace {
  readonly sheet: string;
  readonly rowIndex: number;
}

/** One table of a few rows with the chart that shows it. */
export interface ChartBlock {
  readonly id: string;
  /** Says the message. */
  readonly title: string;
  /** The message as a sentence with its figures, beside the chart. */
  readonly description: string;
  readonly header: readonly string[];
  /** Rows of the table; `place` for formulas over the table's own cells. */
  rows(place: TablePlace): readonly (readonly PlannedCell[])[];
  chart(place: TablePlace, anchor: Omit<CellArea, "sheet">): PlannedChart;
}

/** A column of a table as a range that a chart reads. */
export function columnRange(place: TablePlace, columnIndex: number, cache: ChartRange["cache"]): ChartRange {
  return { area: { sheet: place.sheet, rowIndex: place.rowIndex, columnIndex, rowCount: cache.length, columnCount: 1 }, cache };
}
