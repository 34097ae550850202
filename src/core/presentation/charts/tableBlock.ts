import type { ChartSeries, PlannedCell, PlannedChart } from "../../model";
import type { Live } from "../tables/figures";
import { inUnit } from "../tables/figures";
import { CENTERED, TEXT, numberStyle } from "../sheets/style";
import type { ChartId } from "../types";
import type { ChartBlock, TablePlace } from "./chartBlock";
import { columnRange } from "./chartBlock";

/** One column of a chart's table: a number a category (null is a gap), drawn as a series. */
export interface DrawnColumn {
  readonly title: string;
  /** Live numbers; a plain number is a threshold, the same in its canonical unit. */
  readonly values: readonly (Live | number | null)[];
  readonly series: Omit<ChartSeries, "name" | "values">;
}

export interface DrawnTable {
  readonly id: ChartId;
  readonly kind: PlannedChart["kind"];
  readonly grouping?: PlannedChart["grouping"];
  readonly title: string;
  readonly description: string;
  readonly categoryTitle: string;
  readonly labels: readonly string[];
  readonly columns: readonly DrawnColumn[];
  readonly axisTitle: string;
  readonly categoryAxisTitle?: string;
  /** The number in a cell is `canonical ÷ scale`. */
  readonly scale: number;
  readonly cellFormat: string;
  readonly axisFormat: string;
  readonly minimum: number | null;
}

/** A block whose table holds the numbers of each series in a column. */
export function tableBlock(drawn: DrawnTable, liveFormulas: boolean): ChartBlock {
  const style = numberStyle(drawn.cellFormat);
  const shown = (value: Live | number | null): number | null =>
    value === null ? null : (typeof value === "number" ? value : value.value) / drawn.scale;
  const cell = (value: Live | number | null | undefined): PlannedCell => {
    if (value === null || value === undefined) return { value: null, style: TEXT };
    return {
      value: shown(value),
      ...(liveFormulas && typeof value !== "number" ? { formula: inUnit(value.term, drawn.scale).text } : {}),
      style,
    };
  };
  return {
    id: drawn.id,
    title: drawn.title,
    description: drawn.description,
    header: [drawn.categoryTitle, ...drawn.columns.map(({ title }) => title)],
    rows: () =>
      drawn.labels.map((label, at) => [{ value: label, style: CENTERED }, ...drawn.columns.map(({ values }) => cell(values[at]))]),
    chart: (place: TablePlace, anchor) => ({
      id: drawn.id,
      kind: drawn.kind,
      ...(drawn.grouping ? { grouping: drawn.grouping } : {}),
      title: drawn.title,
      description: drawn.title,
      categories: columnRange(place, 0, drawn.labels),
      series: drawn.columns.map(({ title, values, series }, at) => ({
        ...series,
        name: title,
        values: columnRange(place, at + 1, values.map(shown)),
      })),
      categoryAxisTitle: drawn.categoryAxisTitle ?? null,
      valueAxisTitle: drawn.axisTitle,
      valueFormat: drawn.axisFormat,
      valueMinimum: drawn.minimum,
      anchor,
    }),
  };
}
