import type { FieldId, Finding, Period, RuleId, SchoolLevel } from "../../model";
import type { Figures } from "../tables/figures";
import { figuresOfInput } from "../tables/figures";
import type { Step } from "../tables/growth";
import { stepOf } from "../tables/growth";
import { PERCENT, printOf, unitWordOf } from "../tables/prints";
import { number } from "../tables/table";
import { nameOf } from "../tables/threeGrowths";
import { verdictsOf } from "../tables/verdicts";
import type { PresentationInput } from "../types";
import { periodWords, say } from "../words";
import type { Composer } from "./composer";

/** A field of one unit and level over the years that the text tells of. */
export interface Told {
  readonly field: FieldId;
  readonly level: SchoolLevel;
  readonly name: string;
  readonly periods: readonly Period[];
  readonly steps: readonly Step[];
  readonly findings: readonly (Finding | undefined)[];
}

export function tell(
  input: PresentationInput,
  field: FieldId,
  level: SchoolLevel,
  entity: number,
  periods: readonly Period[],
  rule: RuleId | null,
): Told {
  const figures: Figures = figuresOfInput(input);
  const subjects = periods.map((period) => ({ entity, period, schoolLevel: level }));
  return {
    field,
    level,
    name: nameOf(input, field, level, "report"),
    periods,
    steps: subjects.map((subject) => stepOf(figures, field, subject)),
    findings: subjects.map((subject) => (rule === null ? undefined : verdictsOf(input).at(rule, subject))),
  };
}

/** 2023—2024年, 2021年、2023年. */
export function yearsText({ translate, locale }: PresentationInput, periods: readonly Period[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return "";
  const runs = last.year - first.year === periods.length - 1 && periods.length > 1 && first.kind === "fiscalYear";
  if (runs) return say(translate, "presentation.report.years", { from: String(first.year), to: String(last.year) });
  const comma = locale === "zh-CN" ? "、" : ", ";
  return periods.map((period) => periodWords(period, translate)).join(comma);
}

/** 2022年生均公用经费. */
export function dated({ translate, locale }: PresentationInput, period: Period | undefined, name: string): string {
  return [period ? periodWords(period, translate) : "", name].filter((part) => part !== "").join(locale === "zh-CN" ? "" : " ");
}

/** Behind a number in prose: 万元, 元; English writes it out. */
export function unitBehind(input: PresentationInput, field: FieldId): string {
  const unit = unitWordOf(input, field);
  if (unit === "%") return "";
  if (input.locale === "en-US") return ` ${unit.replace(/^CNY 10,000$/, "ten thousand CNY")}`;
  return unit.replace(/^元\/(生|人|人·年)$/, "元").replace(/^个项目$/, "个");
}

/** `分别为…，分别比上年增长…`: amounts and rates in the order of the years. */
export function seriesClause(input: PresentationInput, composer: Composer, told: Told): string {
  const { translate } = input;
  const values = told.steps.flatMap(({ current }) => (current ? [current.value] : []));
  const print = printOf(input, told.field, values);
  const stands = (index: number): string => dated(input, told.periods[index], told.name);
  const amounts = told.steps.map(({ current }, at) =>
    composer.cell(number(current, print), unitBehind(input, told.field), stands(at), told.findings[at]),
  );
  const many = told.periods.length > 1;
  // One fall is said in words; among several years a rate keeps its sign, as reports have it (增长-1.46%).
  const falls = !many && told.steps.some(({ growth }) => growth !== undefined && growth.value < 0);
  const rates = told.steps.map((step, at) => rateToken(input, composer, step, falls, stands(at), told.findings[at]));
  const list = (items: readonly string[]): { readonly kind: "list"; readonly items: string[] } => ({ kind: "list", items: [...items] });
  const data = { name: told.name, amounts: list(amounts), rates: list(rates) };
  const shape = many ? "grow.many" : falls ? "fall.one" : "grow.one";
  if (values.length === 0 && told.steps.some(({ growth }) => growth)) return say(translate, `presentation.report.rates.${shape}`, data);
  if (told.steps.every(({ growth }) => growth === undefined))
    return say(translate, many ? "presentation.report.amounts.many" : "presentation.report.amounts.one", data);
  return say(translate, `presentation.report.series.${shape}`, data);
}

/** A rate as printed in the table; a fall that is said in words loses its sign. */
function rateToken(
  input: PresentationInput,
  composer: Composer,
  { growth }: Step,
  falls: boolean,
  name: string,
  finding: Finding | undefined,
): string {
  if (!growth) return composer.gap(say(input.translate, "presentation.report.growthOf", { name }));
  const shown = falls ? { ...growth, value: Math.abs(growth.value) } : growth;
  return composer.cell(number(shown, PERCENT), "", name, finding);
}
