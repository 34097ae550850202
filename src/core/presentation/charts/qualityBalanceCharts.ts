import type { Finding, SchoolLevel } from "../../model";
import { SCHOOL_LEVELS } from "../../model";
import type { PresentationInput } from "../types";
import { decimalOf, roundText } from "../display";
import type { Indicator } from "../tables/qualityBalance";
import { INDICATORS, observedOf, standardRule, variationRule } from "../tables/qualityBalance";
import { verdictsOf } from "../tables/verdicts";
import { figuresOf, levelWords, say } from "../words";
import type { ChartBlock } from "./chartBlock";
import { LIGHT, LIMIT } from "./colors";
import { tight } from "./growthChart";
import { tableBlock } from "./tableBlock";

const MOST_SCHOOLS = 40;
/** The text beside the chart names so many. */
const MOST_NAMED = 20;
/** Schools in a county go into the hundreds; a chart of forty out of more verdicts than this tells nothing. */
const MOST_VERDICTS = 20_000;

/** The name without its number and unit. */
const indicatorName = ({ translate }: PresentationInput, indicator: Indicator): string =>
  say(translate, `presentation.indicator.${indicator}`)
    .replace(/^[①-⑦]\s*/, "")
    .replace(/\s*[（(][^（(]*[）)]$/, "");

/** The indicator and level that most schools miss, its schools from the lowest, with the standard as a line. */
export function schoolIndicatorChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const { assessment } = input;
  const verdicts = INDICATORS.map(standardRule).reduce(
    (sum, rule) => sum + assessment.count("pass", rule) + assessment.count("fail", rule),
    0,
  );
  if (verdicts > MOST_VERDICTS) return null;
  const groups = INDICATORS.flatMap((indicator) =>
    SCHOOL_LEVELS.map((level) => {
      const findings = [...verdictsOf(input).of(standardRule(indicator)).values()].filter(
        ({ schoolLevel, observed }) => schoolLevel === level && observed !== null,
      );
      return { indicator, level, findings, missed: findings.filter(({ outcome }) => outcome === "fail") };
    }).filter(({ findings }) => findings.length > 1),
  );
  const [first, ...others] = groups;
  if (!first) return null;
  const told = others.reduce((worst, one) => (one.missed.length > worst.missed.length ? one : worst), first);
  const findings = [...told.findings].sort((a, b) => (a.observed?.value ?? 0) - (b.observed?.value ?? 0)).slice(0, MOST_SCHOOLS);
  return schoolsBlock(input, told.indicator, told.level, findings, told.missed, live);
}

function schoolsBlock(
  input: PresentationInput,
  indicator: Indicator,
  level: SchoolLevel,
  findings: readonly Finding[],
  missed: readonly Finding[],
  live: boolean,
): ChartBlock {
  const { translate, locale } = input;
  const name = indicatorName(input, indicator);
  const [, bare = ""] = /[（(]([^（(]*)[）)]$/.exec(say(translate, `presentation.indicator.${indicator}`)) ?? [];
  // As the values are written: ㎡/生, where the indicator says only ㎡.
  const [some] = findings;
  const unit = (some && figuresOf(some, input).observed.replace(/^[-\d.,\s]+/, "")) || bare;
  const data = { level: levelWords(level, translate), name, count: findings.length, missed: missed.length };
  const named = missed.slice(0, MOST_NAMED);
  const items = [
    ...named.map((finding) =>
      say(translate, "presentation.chart.rate", { label: finding.entity, value: figuresOf(finding, input).observed }),
    ),
    ...(missed.length > named.length ? [say(translate, "presentation.chart.schools.more", { count: missed.length - named.length })] : []),
  ];
  return tableBlock(
    {
      id: "school-indicators",
      kind: "combo",
      grouping: "clustered",
      title: tight(
        say(translate, missed.length === 0 ? "presentation.chart.schools.allMet" : "presentation.chart.schools.missed", data),
        locale,
      ),
      description:
        missed.length === 0
          ? say(translate, "presentation.chart.schools.allMet", data)
          : say(translate, "presentation.chart.pairs", {
              name: say(translate, "presentation.chart.schools.below"),
              items: { kind: "list", items },
            }),
      categoryTitle: say(translate, "presentation.column.school"),
      labels: findings.map(({ entity }) => entity),
      columns: [
        { title: name, values: findings.map((finding) => observedOf(finding) ?? null), series: { type: "column", color: LIGHT } },
        {
          title: say(translate, "presentation.table.standard"),
          values: findings.map(({ required }) => required?.value ?? null),
          series: { type: "line", color: LIMIT, dashed: true },
        },
      ],
      axisTitle: unit === "" ? name : unit,
      scale: 1,
      cellFormat: "#,##0.00",
      axisFormat: "#,##0.0",
      minimum: 0,
    },
    live,
  );
}

/** Limits of several levels, told apart in grey by depth. */
const LIMITS = [LIMIT, "3D0008"] as const;

/** Coefficients of the seven by level, each against its limit. */
export function variationChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const { translate, locale } = input;
  const rows = INDICATORS.flatMap((indicator) =>
    [...verdictsOf(input).of(variationRule(indicator)).values()].map((finding) => ({ indicator, finding })),
  );
  const levels = SCHOOL_LEVELS.filter((level) => rows.some(({ finding }) => finding.schoolLevel === level));
  if (!rows.some(({ finding }) => finding.observed)) return null;
  const shown = INDICATORS.filter((indicator) => rows.some((row) => row.indicator === indicator));
  const at = (indicator: Indicator, level: SchoolLevel): Finding | undefined =>
    rows.find((row) => row.indicator === indicator && row.finding.schoolLevel === level)?.finding;
  const over = rows.filter(({ finding }) => finding.outcome === "fail");
  const open = rows.filter(({ finding }) => finding.outcome === "open").length;
  const highest = rows.reduce(
    (most, row) => ((row.finding.observed?.value ?? 0) > (most?.finding.observed?.value ?? 0) ? row : most),
    rows[0],
  );
  const data = {
    over: over.length,
    open,
    count: rows.length,
    name: highest ? indicatorName(input, highest.indicator) : "",
    level: highest ? levelWords(highest.finding.schoolLevel, translate) : "",
    value: highest?.finding.observed ? roundText(decimalOf(highest.finding.observed.value), 3) : "",
  };
  const colors = [LIGHT, "5B7FA6"];
  // Each level has a limit of its own, the same for all seven; one line says both where they are equal.
  const ofLevels = levels.flatMap((level) => {
    const value = rows.find(({ finding }) => finding.schoolLevel === level && typeof finding.required?.value === "number")?.finding.required
      ?.value;
    return typeof value === "number" ? [{ level, value }] : [];
  });
  const limits = ofLevels.filter(({ value }, index) => ofLevels.findIndex((other) => other.value === value) === index);
  return tableBlock(
    {
      id: "variation",
      kind: "combo",
      grouping: "clustered",
      title: tight(
        say(translate, over.length === 0 ? "presentation.chart.variation.within" : "presentation.chart.variation.over", data),
        locale,
      ),
      description: say(translate, "presentation.chart.variation.highest", data),
      categoryTitle: say(translate, "presentation.column.indicator"),
      labels: shown.map((indicator) => say(translate, `presentation.indicator.short.${indicator}`)),
      columns: [
        ...levels.map((level, index) => ({
          title: levelWords(level, translate),
          values: shown.map((indicator) => {
            const finding = at(indicator, level);
            return (finding && observedOf(finding)) ?? null;
          }),
          series: { type: "column", color: colors[index % colors.length] ?? LIGHT } as const,
        })),
        ...limits.map(({ level, value }, index) => ({
          title:
            limits.length === 1
              ? say(translate, "presentation.column.limit")
              : say(translate, "presentation.column.limitOf", { level: levelWords(level, translate) }),
          values: shown.map(() => value),
          series: { type: "line", color: LIMITS[index % LIMITS.length] ?? LIMIT, dashed: true, markers: index > 0 } as const,
        })),
      ],
      axisTitle: say(translate, "presentation.column.variation"),
      scale: 1,
      cellFormat: "0.000",
      axisFormat: "0.00",
      minimum: 0,
    },
    live,
  );
}
