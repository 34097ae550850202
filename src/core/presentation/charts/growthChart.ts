import type { Period, PlannedCell, Quantity } from "../../model";
import { PERCENTAGE_POINT, RATIO, cellAddress, periodValue, quantityValue, titleOf } from "../../model";
import { CENTERED, TEXT, numberStyle } from "../sheets/style";
import type { PresentationInput } from "../types";
import { periodWords, say } from "../words";
import type { ChartBlock, TablePlace } from "./chartBlock";
import { columnRange } from "./chartBlock";
import { DARK, LIGHT } from "./colors";
import type { Growth } from "./growth";
import { growthsOf } from "./growth";
import { roundedAt } from "../display";

const REVENUE = "recurrentFiscalRevenue";
/** The appropriation of the law, else what stands in for it in many tables. */
const APPROPRIATIONS = ["educationAppropriation", "generalBudgetEducationExpenditure"] as const;

/** A lead of fewer percentage points than this is called narrow. */
const NARROW = 2;
const MOST_CATEGORIES = 40;

interface Category {
  readonly label: string;
  readonly appropriation: Growth | undefined;
  readonly revenue: Growth | undefined;
}

/** Growth of the appropriation (columns) against growth of recurrent revenue (line): over the years of one unit, over the units of one year. */
export function growthChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const revenue = growthsOf(input, REVENUE);
  if (revenue.length === 0) return null;
  for (const field of APPROPRIATIONS) {
    const block = blockOf(input, field, growthsOf(input, field), revenue, live);
    if (block) return block;
  }
  return null;
}

function blockOf(
  input: PresentationInput,
  field: string,
  appropriation: readonly Growth[],
  revenue: readonly Growth[],
  live: boolean,
): ChartBlock | null {
  const both = appropriation.filter((one) => revenue.some((other) => sameSubject(one, other)));
  if (both.length === 0) return null;
  const entities = new Set(both.map(({ point }) => point.entity));
  const latest = both.map(({ point }) => point.period).reduce((a, b) => (b.year > a.year ? b : a));
  const categories =
    entities.size > 1
      ? byEntity(
          input,
          both.filter(({ point }) => point.period.year === latest.year),
          revenue,
        )
      : byPeriod(
          input,
          appropriation.filter(({ point }) => entities.has(point.entity)),
          revenue.filter(({ point }) => entities.has(point.entity)),
        );
  return chartBlock(
    input,
    field,
    categories.slice(0, MOST_CATEGORIES),
    entities.size > 1 ? { kind: "entities", period: latest } : { kind: "periods", period: latest },
    live,
  );
}

const sameSubject = (a: Growth, b: Growth): boolean =>
  a.point.entity === b.point.entity && a.point.period.year === b.point.period.year && a.point.period.kind === b.point.period.kind;

function byPeriod({ translate }: PresentationInput, appropriation: readonly Growth[], revenue: readonly Growth[]): Category[] {
  const years = [...new Set([...appropriation, ...revenue].map(({ point }) => point.period.year))].sort((a, b) => a - b);
  return years.map((year) => {
    const at = (list: readonly Growth[]): Growth | undefined => list.find(({ point }) => point.period.year === year);
    const [one, other] = [at(appropriation), at(revenue)];
    const period = (one ?? other)?.point.period;
    return { label: period ? periodWords(period, translate) : "", appropriation: one, revenue: other };
  });
}

/** Smallest lead first: the ones to look at stand on the left. */
function byEntity({ dataset }: PresentationInput, appropriation: readonly Growth[], revenue: readonly Growth[]): Category[] {
  return appropriation
    .map((one) => ({
      label: dataset.entities.nameOf(one.point.entity),
      appropriation: one,
      revenue: revenue.find((other) => sameSubject(one, other)),
    }))
    .sort((a, b) => (gapOf(a) ?? 0) - (gapOf(b) ?? 0));
}

/** Percentage points by which the appropriation grew faster. */
const gapOf = ({ appropriation, revenue }: Category): number | null =>
  appropriation && revenue ? (appropriation.value - revenue.value) * 100 : null;

function chartBlock(
  input: PresentationInput,
  field: string,
  categories: readonly Category[],
  over: { readonly kind: "periods" | "entities"; readonly period: Period },
  live: boolean,
): ChartBlock {
  const { translate } = input;
  const appropriationName = say(translate, "presentation.chart.growthOf", { field: titleOf("field", field) });
  const revenueName = say(translate, "presentation.chart.growthOf", { field: titleOf("field", REVENUE) });
  const categoryTitle = say(translate, over.kind === "periods" ? "presentation.column.period" : "presentation.column.entity");
  const gapTitle = say(translate, "presentation.chart.gap");
  const title = titleText(input, categories, over);
  const values = (pick: (category: Category) => Growth | undefined): (number | null)[] =>
    categories.map((category) => pick(category)?.value ?? null);
  const cell = (growth: Growth | undefined): PlannedCell =>
    growth
      ? { value: growth.value, ...(live ? { formula: growth.formula } : {}), style: numberStyle("0.00%") }
      : { value: null, style: TEXT };
  return {
    id: "growth-against-growth",
    title,
    description:
      over.kind === "entities" ? behindText(input, categories) : ratesOfPeriods(input, categories, appropriationName, revenueName),
    header: [categoryTitle, appropriationName, revenueName, gapTitle],
    rows: (place: TablePlace) =>
      categories.map((category, index) => {
        const gap = gapOf(category);
        const row = place.rowIndex + index;
        const formula = `(${cellAddress({ rowIndex: row, columnIndex: 1 })}-${cellAddress({ rowIndex: row, columnIndex: 2 })})*100`;
        return [
          { value: category.label, style: CENTERED },
          cell(category.appropriation),
          cell(category.revenue),
          gap === null ? { value: null, style: TEXT } : { value: gap, ...(live ? { formula } : {}), style: numberStyle("0.00") },
        ];
      }),
    chart: (place, anchor) => ({
      id: "growth-against-growth",
      kind: "combo",
      grouping: "clustered",
      title,
      description: title,
      categories: columnRange(
        place,
        0,
        categories.map(({ label }) => label),
      ),
      series: [
        {
          name: appropriationName,
          type: "column",
          values: columnRange(
            place,
            1,
            values((category) => category.appropriation),
          ),
          color: LIGHT,
          dataLabels: categories.length <= 8,
        },
        {
          name: revenueName,
          type: "line",
          values: columnRange(
            place,
            2,
            values((category) => category.revenue),
          ),
          color: DARK,
          markers: true,
        },
      ],
      categoryAxisTitle: null,
      valueAxisTitle: say(translate, "presentation.chart.growthAxis"),
      valueFormat: categories.length <= 8 ? "0.0%" : "0%",
      // Columns begin at zero; where something fell the axis goes below it by itself.
      valueMinimum: [...values(({ appropriation }) => appropriation), ...values(({ revenue }) => revenue)].some((value) => (value ?? 0) < 0)
        ? null
        : 0,
      anchor,
    }),
  };
}

/** Both series in words. */
function ratesOfPeriods(input: PresentationInput, categories: readonly Category[], appropriation: string, revenue: string): string {
  return say(input.translate, "presentation.chart.growth.description", {
    appropriation,
    revenue,
    appropriationRates: ratesText(categories, (category) => category.appropriation, input),
    revenueRates: ratesText(categories, (category) => category.revenue, input),
  });
}

/** The units that are behind, with how far; the table has the others. */
function behindText({ translate }: PresentationInput, categories: readonly Category[]): string {
  const items = categories.flatMap((category) => {
    const gap = gapOf(category);
    if (gap === null || gap > 0) return [];
    const size = quantityValue({ value: roundedAt(Math.abs(gap), 2), unit: PERCENTAGE_POINT });
    return [say(translate, "presentation.chart.rate", { label: category.label, value: size })];
  });
  return items.length === 0
    ? say(translate, "presentation.chart.growth.noneBehind")
    : say(translate, "presentation.chart.growth.behind", { units: { kind: "list", items } });
}

const ratio = (value: number): Quantity => ({ value, unit: RATIO });

function ratesText(
  categories: readonly Category[],
  pick: (category: Category) => Growth | undefined,
  { translate }: PresentationInput,
): { readonly kind: "list"; readonly items: string[] } {
  const items = categories.flatMap((category) => {
    const growth = pick(category);
    return growth ? [say(translate, "presentation.chart.rate", { label: category.label, value: quantityValue(ratio(growth.value)) })] : [];
  });
  return { kind: "list", items };
}

/** `2009年拨款增长仅高1.06个百分点`. */
function titleText(
  { translate, locale }: PresentationInput,
  categories: readonly Category[],
  over: { readonly kind: "periods" | "entities"; readonly period: Period },
): string {
  const period = periodValue(over.period);
  if (over.kind === "entities") {
    const behind = categories.filter((category) => (gapOf(category) ?? 0) <= 0).length;
    const data = { period, count: categories.length, behind };
    return tight(
      say(translate, behind === 0 ? "presentation.chart.growth.allHigher" : "presentation.chart.growth.someNotHigher", data),
      locale,
    );
  }
  // What is not met is the message; where all is met, the latest year.
  const known = categories.filter((category) => gapOf(category) !== null);
  const told = known.findLast((category) => (gapOf(category) ?? 0) <= 0) ?? known.at(-1);
  const gap = told ? (gapOf(told) ?? 0) : 0;
  const year = told?.appropriation?.point.period ?? over.period;
  const size = quantityValue({ value: roundedAt(Math.abs(gap), 2), unit: PERCENTAGE_POINT });
  const kind = gap < -0.005 ? "lower" : gap < 0.005 ? "equal" : gap < NARROW ? "narrow" : "higher";
  return tight(say(translate, `presentation.chart.growth.${kind}`, { period: periodValue(year), gap: size }), locale);
}

/** A Chinese title sets no space between a number and its unit. */
export function tight(text: string, locale: PresentationInput["locale"]): string {
  return locale === "zh-CN"
    ? text.replace(/([\d%]) (?=[\u4e00-\u9fff])/g, "$1").replace(/([\u4e00-\u9fff]) (?=\d)/g, "$1")
    : text.charAt(0).toUpperCase() + text.slice(1);
}
