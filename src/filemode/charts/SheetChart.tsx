import { format } from "numfmt";
import { useId, type ReactElement, type ReactNode } from "react";
import type { ChartSeries, PlannedChart } from "../../core/model";
import { darkMark } from "../grid/colors";
import { textWidth } from "../grid/textFit";
import { scaleOf, type Scale } from "./scale";

export interface SheetChartProps {
  readonly chart: PlannedChart;
  readonly width: number;
  readonly height: number;
  readonly tableLabel: string;
  readonly dark: boolean;
}

const TEXT = 12;
const POINTS = (TEXT * 72) / 96;
const PAD = 10;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A chart of ours as Excel will draw it: same ranges, series, colours and titles. Its figures follow as a table for those who do not see it. */
export function SheetChart({ chart: planned, width, height, tableLabel, dark }: SheetChartProps): ReactElement {
  const chart = dark ? forDark(planned) : planned;
  const id = useId();
  const categories = chart.categories.cache.map((category) => (category === null ? "" : String(category)));
  const bars = chart.series.filter((series) => series.type === "column" && chart.kind !== "line");
  const lines = chart.series.filter((series) => !bars.includes(series));
  const sideways = chart.kind === "bar";
  const scale = scaleOf(extent(chart, bars, lines), chart.valueMinimum ?? (bars.length > 0 ? 0 : null));
  const shown = (value: number): string => shownNumber(value, chart.valueFormat);
  const longest = Math.max(...(sideways ? categories : scale.ticks.map(shown)).map((text) => textWidth(text, POINTS, false)), 16);
  const legend = legendRows(chart.series, width - 2 * PAD);
  const titleLines = wrapped(chart.title, width - 2 * PAD, 10.5);
  const top = PAD + titleLines.length * 19 + 10;
  const bottom =
    PAD +
    legend.length * 18 +
    20 +
    (chart.categoryAxisTitle === null || sideways ? 0 : 16) +
    (chart.valueAxisTitle !== null && sideways ? 16 : 0);
  const verticalTitle = sideways ? chart.categoryAxisTitle : chart.valueAxisTitle;
  const horizontalTitle = sideways ? chart.valueAxisTitle : chart.categoryAxisTitle;
  const left = PAD + Math.min(longest + 8, width * 0.4) + (verticalTitle === null ? 0 : 18);
  const frame: Frame = { left, top, width: Math.max(20, width - left - PAD - 6), height: Math.max(20, height - top - bottom) };
  return (
    <figure className="chart" style={{ width, height }}>
      <svg width={width} height={height} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} focusable="false">
        <title id={`${id}-title`}>{chart.title}</title>
        <desc id={`${id}-text`}>{chart.description}</desc>
        {titleLines.map((line, at) => (
          <text key={line} className="chart-title" x={width / 2} y={PAD + 13 + at * 19} textAnchor="middle">
            {line}
          </text>
        ))}
        <ValueGrid frame={frame} scale={scale} sideways={sideways} shown={shown} />
        <CategoryLabels frame={frame} categories={categories} sideways={sideways} room={left - (verticalTitle === null ? PAD : PAD + 18)} />
        <Bars chart={chart} bars={bars} frame={frame} scale={scale} sideways={sideways} shown={shown} />
        {sideways
          ? lines.map((series) => <Threshold key={series.name} series={series} frame={frame} scale={scale} />)
          : lines.map((series) => (
              <Line key={series.name} series={series} frame={frame} scale={scale} shown={shown} count={categories.length} />
            ))}
        <BaseLine frame={frame} scale={scale} sideways={sideways} />
        {verticalTitle === null ? null : (
          <text
            className="chart-axis-title"
            transform={`translate(${PAD + 10} ${frame.top + frame.height / 2}) rotate(-90)`}
            textAnchor="middle"
          >
            {verticalTitle}
          </text>
        )}
        {horizontalTitle === null ? null : (
          <text className="chart-axis-title" x={frame.left + frame.width / 2} y={frame.top + frame.height + 32} textAnchor="middle">
            {horizontalTitle}
          </text>
        )}
        <Legend rows={legend} width={width} top={height - PAD - legend.length * 18} />
      </svg>
      <table className="only-read">
        <caption>{tableLabel}</caption>
        <thead>
          <tr>
            <td />
            {chart.series.map((series) => (
              <th key={series.name} scope="col">
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={category + String(at)}>
              <th scope="row">{category}</th>
              {chart.series.map((series) => {
                const value = series.values.cache[at];
                return <td key={series.name}>{typeof value === "number" ? shown(value) : "—"}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const forDark = (chart: PlannedChart): PlannedChart => ({
  ...chart,
  series: chart.series.map((series) => ({ ...series, color: darkMark(series.color, series.type) })),
});

const numbers = (series: ChartSeries): number[] => series.values.cache.filter((value) => typeof value === "number");

function extent(chart: PlannedChart, bars: readonly ChartSeries[], lines: readonly ChartSeries[]): number[] {
  if (chart.grouping !== "stacked") return [...bars, ...lines].flatMap(numbers);
  const sums = chart.categories.cache.map((_, at) => bars.reduce((sum, series) => sum + numberAt(series, at, 0), 0));
  return [...sums, ...lines.flatMap(numbers)];
}

function numberAt(series: ChartSeries, at: number, otherwise: number): number {
  const value = series.values.cache[at];
  return typeof value === "number" ? value : otherwise;
}

function shownNumber(value: number, code: string): string {
  try {
    return format(code, value, { nbsp: false }).trim();
  } catch {
    return String(value);
  }
}

function ValueGrid(props: {
  readonly frame: Frame;
  readonly scale: Scale;
  readonly sideways: boolean;
  readonly shown: (value: number) => string;
}): ReactElement {
  const { frame, scale, sideways, shown } = props;
  return (
    <g>
      {scale.ticks.map((tick) => {
        const x = frame.left + scale.at(tick) * frame.width;
        const y = frame.top + (1 - scale.at(tick)) * frame.height;
        return sideways ? (
          <g key={tick}>
            <line className="chart-grid" x1={x} x2={x} y1={frame.top} y2={frame.top + frame.height} />
            <text className="chart-label" x={x} y={frame.top + frame.height + 15} textAnchor="middle">
              {shown(tick)}
            </text>
          </g>
        ) : (
          <g key={tick}>
            <line className="chart-grid" x1={frame.left} x2={frame.left + frame.width} y1={y} y2={y} />
            <text className="chart-label" x={frame.left - 6} y={y + 4} textAnchor="end">
              {shown(tick)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function BaseLine({ frame, scale, sideways }: { readonly frame: Frame; readonly scale: Scale; readonly sideways: boolean }): ReactElement {
  const zero = scale.at(Math.min(scale.high, Math.max(scale.low, 0)));
  const x = frame.left + zero * frame.width;
  const y = frame.top + (1 - zero) * frame.height;
  return sideways ? (
    <line className="chart-axis" x1={x} x2={x} y1={frame.top} y2={frame.top + frame.height} />
  ) : (
    <line className="chart-axis" x1={frame.left} x2={frame.left + frame.width} y1={y} y2={y} />
  );
}

function CategoryLabels(props: {
  readonly frame: Frame;
  readonly categories: readonly string[];
  readonly sideways: boolean;
  readonly room: number;
}): ReactElement {
  const { frame, categories, sideways, room } = props;
  const slot = (sideways ? frame.height : frame.width) / Math.max(1, categories.length);
  // Crowded labels: every second, third … one, cut to what fits; the table holds them all.
  const widest = Math.max(...categories.map((category) => textWidth(category, POINTS, false)), 1);
  const every = sideways ? Math.max(1, Math.ceil(16 / slot)) : Math.max(1, Math.ceil(Math.min(widest + 8, 120) / slot));
  return (
    <g>
      {categories.map((category, at) =>
        at % every !== 0 ? null : sideways ? (
          <text key={at} className="chart-label" x={frame.left - 6} y={frame.top + (at + 0.5) * slot + 4} textAnchor="end">
            {cut(category, room - 8)}
          </text>
        ) : (
          <text key={at} className="chart-label" x={frame.left + (at + 0.5) * slot} y={frame.top + frame.height + 16} textAnchor="middle">
            {cut(category, Math.max(slot * every - 6, 24))}
          </text>
        ),
      )}
    </g>
  );
}

function Bars(props: {
  readonly chart: PlannedChart;
  readonly bars: readonly ChartSeries[];
  readonly frame: Frame;
  readonly scale: Scale;
  readonly sideways: boolean;
  readonly shown: (value: number) => string;
}): ReactElement | null {
  const { chart, bars, frame, scale, sideways, shown } = props;
  if (bars.length === 0) return null;
  const count = chart.categories.cache.length;
  const stacked = chart.grouping === "stacked";
  const slot = (sideways ? frame.height : frame.width) / Math.max(1, count);
  const thickness = Math.min((slot * 0.68) / (stacked ? 1 : bars.length), 48);
  const group = thickness * (stacked ? 1 : bars.length);
  const marks: ReactNode[] = [];
  for (let at = 0; at < count; at++) {
    let base = 0;
    for (const [position, series] of bars.entries()) {
      const value = series.values.cache[at];
      if (typeof value !== "number") continue;
      const from = scale.at(Math.max(scale.low, stacked ? base : Math.min(Math.max(0, scale.low), scale.high)));
      const to = scale.at(stacked ? base + value : value);
      if (stacked) base += value;
      const along = at * slot + (slot - group) / 2 + (stacked ? 0 : position * thickness);
      const low = Math.min(from, to);
      const length = Math.abs(to - from);
      const fill = `#${series.color}`;
      const name = `${String(chart.categories.cache[at] ?? "")} ${series.name} ${shown(value)}`;
      marks.push(
        <rect
          key={`${at}:${position}`}
          className="chart-mark"
          fill={fill}
          {...(sideways
            ? {
                x: frame.left + low * frame.width,
                y: frame.top + along,
                width: Math.max(length * frame.width, 1),
                height: Math.max(thickness - 2, 1),
              }
            : {
                x: frame.left + along,
                y: frame.top + (1 - low - length) * frame.height,
                width: Math.max(thickness - 2, 1),
                height: Math.max(length * frame.height, 1),
              })}
        >
          <title>{name}</title>
        </rect>,
      );
      if (series.dataLabels === true && !stacked && thickness > 14) {
        marks.push(
          <text
            key={`${at}:${position}:label`}
            className="chart-value"
            {...(sideways
              ? { x: frame.left + to * frame.width + 4, y: frame.top + along + thickness / 2 + 4 }
              : {
                  x: frame.left + along + thickness / 2,
                  y: frame.top + (1 - Math.max(to, from)) * frame.height - 4,
                  textAnchor: "middle" as const,
                })}
          >
            {shown(value)}
          </text>,
        );
      }
    }
  }
  return <g>{marks}</g>;
}

function Line(props: {
  readonly series: ChartSeries;
  readonly frame: Frame;
  readonly scale: Scale;
  readonly count: number;
  readonly shown: (value: number) => string;
}): ReactElement {
  const { series, frame, scale, count, shown } = props;
  const slot = frame.width / Math.max(1, count);
  const points = series.values.cache.map((value, at) =>
    typeof value === "number" ? { x: frame.left + (at + 0.5) * slot, y: frame.top + (1 - scale.at(value)) * frame.height, value } : null,
  );
  // A gap stays a gap: the line begins anew after it.
  let path = "";
  let drawing = false;
  for (const point of points) {
    if (point) path += `${drawing ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    drawing = point !== null;
  }
  const color = `#${series.color}`;
  const alone = points.filter((point) => point !== null).length === 1;
  return (
    <g>
      <path
        className="chart-mark"
        d={path}
        fill="none"
        stroke={color}
        strokeWidth={series.dashed === true ? 1.75 : 2.25}
        strokeDasharray={series.dashed === true ? "6 4" : undefined}
        strokeLinejoin="round"
      />
      {points.map((point, at) =>
        point && (series.markers === true || alone) ? (
          <circle key={at} className="chart-mark" cx={point.x} cy={point.y} r={3.25} fill={color}>
            <title>{`${series.name} ${shown(point.value)}`}</title>
          </circle>
        ) : null,
      )}
      {series.dataLabels === true
        ? points.map((point, at) =>
            point ? (
              <text key={at} className="chart-value" x={point.x} y={point.y - 8} textAnchor="middle">
                {shown(point.value)}
              </text>
            ) : null,
          )
        : null}
    </g>
  );
}

/** A line series across sideways bars is a threshold: one upright line where all its values are. */
function Threshold({
  series,
  frame,
  scale,
}: {
  readonly series: ChartSeries;
  readonly frame: Frame;
  readonly scale: Scale;
}): ReactElement | null {
  const value = numbers(series)[0];
  if (value === undefined) return null;
  const x = frame.left + scale.at(value) * frame.width;
  return (
    <line
      className="chart-mark"
      x1={x}
      x2={x}
      y1={frame.top}
      y2={frame.top + frame.height}
      stroke={`#${series.color}`}
      strokeWidth={1.75}
      strokeDasharray={series.dashed === true ? "6 4" : undefined}
    />
  );
}

type LegendEntry = { readonly series: ChartSeries; readonly width: number };

function legendRows(series: readonly ChartSeries[], width: number): readonly (readonly LegendEntry[])[] {
  const rows: LegendEntry[][] = [];
  let used = Infinity;
  for (const one of series) {
    const needed = Math.min(textWidth(one.name, POINTS, false) + 40, width);
    if (used + needed > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push({ series: one, width: needed });
    used += needed;
  }
  return rows;
}

function Legend({
  rows,
  width,
  top,
}: {
  readonly rows: readonly (readonly LegendEntry[])[];
  readonly width: number;
  readonly top: number;
}): ReactElement {
  return (
    <g>
      {rows.map((row, at) => {
        let x = (width - row.reduce((sum, entry) => sum + entry.width, 0)) / 2;
        return row.map(({ series, width: taken }) => {
          const left = x;
          x += taken;
          const y = top + at * 18 + 10;
          return (
            <g key={series.name}>
              {series.type === "column" ? (
                <rect className="chart-mark" x={left + 6} y={y - 5} width={14} height={9} fill={`#${series.color}`} />
              ) : (
                <line
                  className="chart-mark"
                  x1={left + 3}
                  x2={left + 23}
                  y1={y}
                  y2={y}
                  stroke={`#${series.color}`}
                  strokeWidth={2}
                  strokeDasharray={series.dashed === true ? "5 3" : undefined}
                />
              )}
              <text className="chart-label" x={left + 28} y={y + 4}>
                {cut(series.name, taken - 34)}
              </text>
            </g>
          );
        });
      })}
    </g>
  );
}

function cut(text: string, room: number): string {
  if (textWidth(text, POINTS, false) <= room) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, POINTS, false) > room) end--;
  return `${text.slice(0, end)}…`;
}

/** At most two lines, broken between characters or words. */
function wrapped(text: string, room: number, points: number): readonly string[] {
  if (textWidth(text, points, true) <= room) return [text];
  let end = text.length;
  while (end > 1 && textWidth(text.slice(0, end), points, true) > room) end--;
  const space = text.lastIndexOf(" ", end);
  const split = space > end / 2 ? space + 1 : end;
  const rest = text.slice(split);
  let last = rest.length;
  while (last > 1 && textWidth(rest.slice(0, last), points, true) > room) last--;
  return [text.slice(0, split).trim(), last < rest.length ? `${rest.slice(0, last - 1)}…` : rest];
}
