import type { CellArea, ChartSeries, PlannedChart } from "../../../core/model";

const TYPES = {
  line: { clustered: "LineMarkers", stacked: "LineMarkers" },
  column: { clustered: "ColumnClustered", stacked: "ColumnStacked" },
  bar: { clustered: "BarClustered", stacked: "BarStacked" },
  combo: { clustered: "ColumnClustered", stacked: "ColumnStacked" },
} as const;

/** A native chart. Series are added one by one with their own ranges; `seriesBy` is always given, since Excel's own guess swaps rows and columns. */
export function addChart(worksheet: Excel.Worksheet, planned: PlannedChart): void {
  const range = (area: CellArea): Excel.Range =>
    worksheet.getRangeByIndexes(area.rowIndex, area.columnIndex, area.rowCount, area.columnCount);
  const [first, ...others] = planned.series;
  if (!first) return;
  // One series to begin with: a row of cells is one series by rows, a column by columns.
  const seriesBy = first.values.area.rowCount === 1 ? "Rows" : "Columns";
  const chart = worksheet.charts.add(TYPES[planned.kind][planned.grouping ?? "clustered"], range(first.values.area), seriesBy);
  chart.name = planned.id;
  const dress = (series: Excel.ChartSeries, what: ChartSeries): void => {
    series.name = what.name;
    series.setValues(range(what.values.area));
    series.setXAxisValues(range(planned.categories.area));
    if (planned.kind === "combo") series.chartType = what.type === "line" ? "LineMarkers" : "ColumnClustered";
    series.format.line.color = `#${what.color}`;
    if (what.type === "line" || planned.kind === "line") {
      series.smooth = false;
      series.markerStyle = what.markers === false ? "None" : "Circle";
      series.format.line.lineStyle = what.dashed ? "Dash" : "Continuous";
    } else series.format.fill.setSolidColor(`#${what.color}`);
    series.hasDataLabels = what.dataLabels === true;
  };
  dress(chart.series.getItemAt(0), first);
  for (const series of others) dress(chart.series.add(series.name), series);
  chart.title.text = planned.title;
  chart.legend.position = "Bottom";
  const { valueAxis, categoryAxis } = chart.axes;
  valueAxis.numberFormat = planned.valueFormat;
  if (planned.valueMinimum !== null) valueAxis.minimum = planned.valueMinimum;
  setTitle(valueAxis.title, planned.valueAxisTitle);
  setTitle(categoryAxis.title, planned.categoryAxisTitle);
  const { anchor } = planned;
  chart.setPosition(
    worksheet.getRangeByIndexes(anchor.rowIndex, anchor.columnIndex, 1, 1),
    worksheet.getRangeByIndexes(anchor.rowIndex + anchor.rowCount - 1, anchor.columnIndex + anchor.columnCount - 1, 1, 1),
  );
}

function setTitle(title: Excel.ChartAxisTitle, text: string | null): void {
  title.visible = text !== null;
  if (text !== null) title.text = text;
}
