import { FarError } from "./errors";
import { areaAddress } from "../../../src/core/model";
import type { FarChart, FarSheet } from "./model";
import { isColour, isFlag, isNumber, isText, oneOf, remembered, type Remote } from "./remote";

let next = 1;
const TYPES = ["Line", "LineMarkers", "ColumnClustered", "ColumnStacked", "BarClustered", "BarStacked"];

function cellsOf(value: unknown): string {
  const place = (value as Remote | undefined)?.place;
  const [area] = place?.areas ?? [];
  if (!place || !area) throw new FarError("InvalidArgument", "a range is wanted");
  return `${place.sheet.name}!${areaAddress(area)}`;
}

export function chartsRemote(sheet: FarSheet): Remote {
  const item = (key: unknown): Remote => {
    const found = sheet.charts.find((chart) => chart.id === key || chart.settings.get("Name") === key);
    if (!found) throw new FarError("ItemNotFound", String(key));
    return chartRemote(sheet, found);
  };
  return {
    type: "ChartCollection",
    items: () => sheet.charts.map((chart) => chartRemote(sheet, chart)),
    item,
    call: {
      Add: (type, source, seriesBy) => {
        if (sheet.isProtected) throw new FarError("AccessDenied", sheet.name);
        if (!sheet.ofAddIn) sheet.workbook.cellsOutsideOwned += 1;
        if (!TYPES.includes(String(type))) throw new FarError("InvalidArgument", `chart type ${String(type)}`);
        if (seriesBy !== "Rows" && seriesBy !== "Columns") throw new FarError("InvalidArgument", "seriesBy is not left to Excel's guess");
        const [area] = (source as Remote).place?.areas ?? [];
        if (!area) throw new FarError("InvalidArgument", "a chart needs cells");
        const count = seriesBy === "Columns" ? area.columnCount : area.rowCount;
        const chart: FarChart = {
          id: `{CH-${next++}}`,
          type: String(type),
          seriesBy,
          settings: new Map<string, unknown>([["Name", `Chart ${next}`]]),
          series: Array.from({ length: count }, () => ({ settings: new Map<string, unknown>(), values: cellsOf(source), categories: "" })),
        };
        sheet.charts.push(chart);
        return chartRemote(sheet, chart);
      },
      GetItem: item,
    },
  };
}

function chartRemote(sheet: FarSheet, chart: FarChart): Remote {
  const own = remembered(chart.settings, "", { Name: isText });
  const part = (type: string, prefix: string, checks: Parameters<typeof remembered>[2], walk: Remote["walk"] = {}): Remote => ({
    type,
    ...remembered(chart.settings, prefix, checks),
    walk,
  });
  const axis = (name: string): Remote =>
    part(
      "ChartAxis",
      `${name}.`,
      {
        NumberFormat: isText,
        Minimum: (value) => isNumber(value) || value === "",
        Maximum: (value) => isNumber(value) || value === "",
        Visible: isFlag,
      },
      { Title: () => part("ChartAxisTitle", `${name}.Title.`, { Text: isText, Visible: isFlag }) },
    );
  return {
    type: "Chart",
    id: chart.id,
    get: { Id: () => chart.id, ...own.get },
    set: { ...own.set },
    walk: {
      Title: () => part("ChartTitle", "Title.", { Text: isText, Visible: isFlag }),
      Legend: () => part("ChartLegend", "Legend.", { Position: oneOf("Top", "Bottom", "Left", "Right"), Visible: isFlag }),
      Axes: () => ({ type: "ChartAxes", walk: { ValueAxis: () => axis("ValueAxis"), CategoryAxis: () => axis("CategoryAxis") } }),
      Series: () => ({
        type: "ChartSeriesCollection",
        items: () => chart.series.map((_, i) => seriesRemote(chart, i)),
        call: {
          GetItemAt: (at) => seriesRemote(chart, Number(at)),
          Add: (name) => {
            chart.series.push({ settings: new Map<string, unknown>([["Name", name]]), values: "", categories: "" });
            return seriesRemote(chart, chart.series.length - 1);
          },
        },
      }),
    },
    call: {
      Delete: () => {
        sheet.charts = sheet.charts.filter((other) => other !== chart);
      },
      SetPosition: (first, last) => {
        chart.settings.set("position", [cellsOf(first), cellsOf(last)]);
      },
    },
  };
}

function seriesRemote(chart: FarChart, at: number): Remote {
  const series = chart.series[at];
  if (!series) throw new FarError("ItemNotFound", `series ${at} of ${chart.series.length}`);
  return {
    type: "ChartSeries",
    ...remembered(series.settings, "", {
      Name: isText,
      ChartType: oneOf(...TYPES),
      Smooth: isFlag,
      MarkerStyle: oneOf("None", "Circle", "Automatic"),
      HasDataLabels: isFlag,
    }),
    walk: {
      Format: () => ({
        type: "ChartSeriesFormat",
        walk: {
          Line: () => ({
            type: "ChartLineFormat",
            ...remembered(series.settings, "line.", { Color: isColour, LineStyle: oneOf("Continuous", "Dash", "None"), Weight: isNumber }),
          }),
          Fill: () => ({
            type: "ChartFill",
            call: {
              SetSolidColor: (value) => {
                if (!isColour(value)) throw new FarError("InvalidArgument", String(value));
                series.settings.set("fill", value);
              },
            },
          }),
        },
      }),
    },
    call: {
      SetValues: (range) => {
        series.values = cellsOf(range);
        series.settings.set("values", series.values);
      },
      SetXAxisValues: (range) => {
        series.categories = cellsOf(range);
        series.settings.set("categories", series.categories);
      },
    },
  };
}
