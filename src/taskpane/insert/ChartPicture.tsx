import { makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import type { ChartSeries, PlannedChart } from "../../core/model";

const useStyles = makeStyles({
  // A sheet's white in the dark as well: the colours are those of the printed chart.
  root: { display: "block", width: "100%", height: "auto", backgroundColor: "#ffffff", borderRadius: "2px" },
});

const WIDTH = 300;
const HEIGHT = 110;
const PAD = 8;
/** More bars than this are a band of colour. */
const MOST = 40;
const AXIS = "#8a8a8a";

interface Span {
  readonly low: number;
  readonly high: number;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const colour = (series: ChartSeries): string => `#${series.color}`;

/** The chart's shape without its words, which stand beside it: bars, lines, the dashed line of the limit. */
export function ChartPicture({ chart }: { readonly chart: PlannedChart }): JSX.Element {
  const styles = useStyles();
  const count = Math.min(MOST, chart.categories.cache.length);
  const bars = chart.series.filter((series) => series.type === "column" && chart.kind !== "line");
  const lines = chart.series.filter((series) => !bars.includes(series));
  const stacked = chart.grouping === "stacked";
  const span = spanOf(chart, bars, lines, count, stacked);
  const sideways = chart.kind === "bar";
  const along = sideways ? HEIGHT - 2 * PAD : WIDTH - 2 * PAD;
  const across = sideways ? WIDTH - 2 * PAD : HEIGHT - 2 * PAD;
  const step = along / Math.max(1, count);
  /** Distance from the side where the axis begins. */
  const far = (value: number): number => ((value - span.low) / (span.high - span.low)) * across;
  const box = (at: number, thick: number, from: number, to: number): { x: number; y: number; width: number; height: number } => {
    const [low, high] = from < to ? [far(from), far(to)] : [far(to), far(from)];
    return sideways
      ? { x: PAD + low, y: PAD + at, width: Math.max(0.5, high - low), height: thick }
      : { x: PAD + at, y: HEIGHT - PAD - high, width: thick, height: Math.max(0.5, high - low) };
  };
  const point = (at: number, value: number): string =>
    sideways ? `${PAD + far(value)},${PAD + at}` : `${PAD + at},${HEIGHT - PAD - far(value)}`;
  const base = Math.max(span.low, Math.min(0, span.high));
  const lanes = stacked ? 1 : Math.max(1, bars.length);
  const thick = (step * 0.7) / lanes;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.root} aria-hidden="true" focusable="false">
      {bars.flatMap((series, lane) =>
        series.values.cache.slice(0, count).map((value, at) => {
          if (!isNumber(value)) return null;
          const below = stacked ? sum(bars.slice(0, lane), at) : base;
          const place = at * step + step * 0.15 + (stacked ? 0 : lane * thick);
          return <rect key={`${lane}:${at}`} fill={colour(series)} {...box(place, thick * 0.94, below, stacked ? below + value : value)} />;
        }),
      )}
      <path d={`M${point(0, base)} L${point(along, base)}`} stroke={AXIS} fill="none" />
      {lines.map((series, lane) => (
        <g key={lane} fill="none" stroke={colour(series)} strokeWidth="2" {...(series.dashed ? { strokeDasharray: "5 3" } : {})}>
          {runs(series, count).map((run, at) => (
            <polyline
              key={at}
              points={(run.length === 1 || (series.dashed && run.length === count) ? stretched(run, count) : run)
                .map(([place, value]) => point(place * step + step / 2, value))
                .join(" ")}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

const sum = (series: readonly ChartSeries[], at: number): number =>
  series.reduce((total, one) => {
    const value = one.values.cache[at];
    return total + (isNumber(value) ? value : 0);
  }, 0);

type Run = readonly (readonly [place: number, value: number])[];

/** Pieces of a line: a gap is a gap. */
function runs(series: ChartSeries, count: number): Run[] {
  const found: [number, number][][] = [[]];
  series.values.cache.slice(0, count).forEach((value, at) => {
    if (isNumber(value)) found.at(-1)?.push([at, value]);
    else if (found.at(-1)?.length !== 0) found.push([]);
  });
  return found.filter((run) => run.length > 0);
}

/** A limit runs from edge to edge, a lone point is seen as a stroke. */
function stretched(run: Run, count: number): Run {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return run;
  return [[Math.max(-0.5, first[0] - 0.4), first[1]], ...run, [Math.min(count - 0.5, last[0] + 0.4), last[1]]];
}

function spanOf(chart: PlannedChart, bars: readonly ChartSeries[], lines: readonly ChartSeries[], count: number, stacked: boolean): Span {
  const single = (stacked ? lines : chart.series).flatMap((series) => series.values.cache.slice(0, count).filter(isNumber));
  const totals = stacked ? Array.from({ length: count }, (_, at) => sum(bars, at)) : [];
  const floor = chart.valueMinimum ?? (bars.length > 0 ? 0 : null);
  const values = [...single, ...totals, ...(floor === null ? [] : [floor])];
  const low = Math.min(...values, values.length === 0 ? 0 : Infinity);
  const high = Math.max(...values, values.length === 0 ? 1 : -Infinity);
  const room = high > low ? (high - low) * 0.06 : Math.max(1, Math.abs(high)) * 0.5;
  return { low: floor !== null && low >= floor ? floor : low - room, high: high + room };
}
