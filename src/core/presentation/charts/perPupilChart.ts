import type { FieldId, MessageValue, Period, PlannedCell, SchoolLevel } from "../../model";
import { RATIO, SCHOOL_LEVELS, levelValue, periodValue, quantityValue, titleOf } from "../../model";
import { canonical } from "../../formulas";
import { CENTERED, TEXT, numberStyle } from "../sheets/style";
import type { PresentationInput } from "../types";
import { levelWords, periodWords, say } from "../words";
import type { ChartBlock } from "./chartBlock";
import { columnRange } from "./chartBlock";
import { LINE_COLORS } from "./colors";
import { tight } from "./growthChart";
import type { Point } from "./points";
import { fieldPoints, periodsOf } from "./points";
import { roundedAt } from "../display";

const FIELDS: readonly FieldId[] = ["perPupilOperatingFunds", "perPupilGeneralBudgetEducationExpenditure", "perPupilEducationSpending"];

/** One line of the chart. */
interface Line {
  readonly name: string;
  readonly field: FieldId;
  readonly schoolLevel: SchoolLevel;
  readonly points: readonly Point[];
}

/** Per-pupil money over the years of one unit: a line a school level, or a line an indicator where there are no levels. */
export function perPupilChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const byField = new Map(FIELDS.map((field) => [field, fieldPoints(input, field)]));
  const all = [...byField.values()].flat();
  if (all.length === 0) return null;
  const entity = worstEntity(input, all);
  const series = (field: FieldId): readonly Point[] => (byField.get(field) ?? []).filter((point) => point.entity === entity);
  const entityName = new Set(all.map((point) => point.entity)).size > 1 ? input.dataset.entities.nameOf(entity) : "";
  const levelled = FIELDS.find((field) => levelLines(input, field, series(field)).length > 1);
  const lines = levelled === undefined ? indicatorLines(input, series) : levelLines(input, levelled, series(levelled));
  const periods = periodsOf(lines.flatMap((line) => line.points));
  return lines.length === 0 || periods.length < 2 ? null : chartBlock(input, lines, periods, entityName, levelled, live);
}

const isDrawable = (line: Line): boolean => line.points.length > 1;

function levelLines({ translate }: PresentationInput, field: FieldId, points: readonly Point[]): Line[] {
  return SCHOOL_LEVELS.filter((level) => level !== "any" && level !== "total")
    .map((schoolLevel) => {
      const word = levelWords(schoolLevel, translate);
      return {
        name: word.charAt(0).toUpperCase() + word.slice(1),
        field,
        schoolLevel,
        points: points.filter((point) => point.schoolLevel === schoolLevel),
      };
    })
    .filter(isDrawable)
    .slice(0, LINE_COLORS.length);
}

/** Without levels: each indicator at its widest level. */
function indicatorLines({ translate }: PresentationInput, series: (field: FieldId) => readonly Point[]): Line[] {
  return FIELDS.flatMap((field) => {
    const points = series(field);
    const schoolLevel = (["any", "total", ...SCHOOL_LEVELS] as const).find(
      (level) => points.filter((point) => point.schoolLevel === level).length > 1,
    );
    if (schoolLevel === undefined) return [];
    const name = say(translate, "presentation.value", { value: titleOf("field", field) });
    return [{ name, field, schoolLevel, points: points.filter((point) => point.schoolLevel === schoolLevel) }];
  });
}

/** The unit with most unmet per-pupil rules; the first where all is well. */
function worstEntity({ assessment, rulebook, dataset }: PresentationInput, points: readonly Point[]): number {
  const rules = rulebook.rules.filter((rule) => rule.needs.some((field) => FIELDS.includes(field))).map((rule) => rule.id);
  const fails = new Map<number, number>();
  for (const finding of assessment.findings({ outcomes: ["fail"], rules })) {
    const entity = dataset.entities.indexOf(finding.entity);
    fails.set(entity, (fails.get(entity) ?? 0) + 1);
  }
  const entities = [...new Set(points.map((point) => point.entity))];
  return entities.reduce((worst, entity) => ((fails.get(entity) ?? 0) > (fails.get(worst) ?? 0) ? entity : worst), entities[0] ?? 0);
}

function chartBlock(
  input: PresentationInput,
  lines: readonly Line[],
  periods: readonly Period[],
  entity: string,
  levelled: FieldId | undefined,
  live: boolean,
): ChartBlock {
  const { translate } = input;
  const title = titleText(input, lines, periods, entity, levelled);
  const at = (line: Line, period: Period): Point | undefined =>
    line.points.find((point) => point.period.year === period.year && point.period.kind === period.kind);
  const labels = periods.map((period) => periodWords(period, translate));
  const cell = (point: Point | undefined): PlannedCell =>
    point
      ? { value: point.value, ...(live ? { formula: canonical(point.term).text } : {}), style: numberStyle("#,##0.00") }
      : { value: null, style: TEXT };
  return {
    id: "per-pupil-trend",
    title,
    description: say(translate, "presentation.chart.perPupil.description", {
      lines: { kind: "list", items: lines.map((line) => lineText(line, input)) },
    }),
    header: [
      say(translate, "presentation.column.period"),
      ...lines.map(({ name }) => say(translate, "presentation.chart.perPupil.heading", { name })),
    ],
    rows: () =>
      periods.map((period, index) => [{ value: labels[index] ?? "", style: CENTERED }, ...lines.map((line) => cell(at(line, period)))]),
    chart: (place, anchor) => ({
      id: "per-pupil-trend",
      kind: "line",
      title,
      description: title,
      categories: columnRange(place, 0, labels),
      series: lines.map((line, index) => ({
        name: line.name,
        type: "line",
        values: columnRange(
          place,
          index + 1,
          periods.map((period) => at(line, period)?.value ?? null),
        ),
        color: LINE_COLORS[index % LINE_COLORS.length] ?? LINE_COLORS[0],
        dashed: index % 2 === 1,
        markers: true,
      })),
      categoryAxisTitle: null,
      valueAxisTitle: say(translate, "presentation.chart.perPupil.axis"),
      valueFormat: "#,##0",
      valueMinimum: 0,
      anchor,
    }),
  };
}

function lineText({ name, points }: Line, { translate }: PresentationInput): string {
  const [first, last] = [points[0], points.at(-1)];
  return first && last
    ? say(translate, "presentation.chart.perPupil.line", {
        name,
        from: periodValue(first.period),
        first: quantityValue({ value: first.value, unit: first.column.unit, resolution: 0.01 }),
        to: periodValue(last.period),
        last: quantityValue({ value: last.value, unit: last.column.unit, resolution: 0.01 }),
      })
    : name;
}

/** The largest fall, or that all rise. */
function titleText(
  { translate, locale }: PresentationInput,
  lines: readonly Line[],
  periods: readonly Period[],
  entity: string,
  levelled: FieldId | undefined,
): string {
  let worst: { readonly line: Line; readonly period: Period; readonly rate: number } | undefined;
  for (const line of lines) {
    for (const [index, point] of line.points.entries()) {
      const before = line.points[index - 1];
      if (!before || before.value <= 0 || point.period.year !== before.period.year + 1) continue;
      const rate = point.value / before.value - 1;
      if (rate <= 0 && (worst === undefined || rate < worst.rate)) worst = { line, period: point.period, rate };
    }
  }
  const subject: MessageValue =
    levelled === undefined ? { kind: "list", items: lines.map(({ name }) => name) } : titleOf("field", levelled);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!worst) {
    const data = { entity, subject, from: first ? periodValue(first) : "", to: last ? periodValue(last) : "" };
    return tight(
      say(translate, levelled === undefined ? "presentation.chart.perPupil.rises" : "presentation.chart.perPupil.levelsRise", data),
      locale,
    );
  }
  const fall = quantityValue({ value: roundedAt(Math.abs(worst.rate), 4), unit: RATIO });
  const level = levelValue(worst.line.schoolLevel);
  const data = { entity, level, field: titleOf("field", worst.line.field), period: periodValue(worst.period), fall };
  return tight(
    say(translate, worst.rate === 0 ? "presentation.chart.perPupil.unchanged" : "presentation.chart.perPupil.falls", data),
    locale,
  );
}
