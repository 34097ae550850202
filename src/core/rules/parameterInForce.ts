import type { DatedValue, Instant, LegalReference, Parameter, ParameterId, Period, Rulebook, SchoolLevel } from "../model";

export interface ParameterQuery {
  /** The day to judge on: the last day of the period. */
  readonly on: Instant;
  /** Narrowest first, ending with 全国. */
  readonly regions: readonly string[];
  readonly schoolLevel: SchoolLevel;
  /** Which of several values (一般地区, 寄宿生, 研究生 …); absent: the default one. */
  readonly condition?: string;
  /** With the period, a yearly standard that changes with a term is the mean of its two terms' values. */
  readonly period?: Period;
}

/** The threshold that holds, and everything a finding needs to print it. */
export interface ParameterInForce {
  readonly parameter: ParameterId;
  /** Unit of `value`, text form. */
  readonly unit: string;
  /** null where the value is a word (`text`). For a range, its lower end. */
  readonly value: number | null;
  /** Upper end of a range. */
  readonly high: number | null;
  readonly text: string | null;
  /** One row; two for a range; two for a year whose terms differ. */
  readonly rows: readonly DatedValue[];
  readonly region: string;
  readonly condition: string;
  readonly references: readonly LegalReference[];
  /** False when any row is 待核实. */
  readonly verified: boolean;
  /** True when the law's start is not known (blank start date). */
  readonly fromUnknown: boolean;
  /** True when `value` is the mean of the two terms of the period. */
  readonly meanOfTerms: boolean;
  /** Other conditions with a value of their own in the same region, so that the reader can be told of the choice. */
  readonly otherConditions: readonly string[];
  /** The rows of the other conditions. */
  readonly others: readonly DatedValue[];
}

/** The rows of one day: a plain value, or the two ends of a range. */
interface Choice {
  readonly rows: readonly DatedValue[];
  readonly low: DatedValue;
  readonly high: DatedValue | null;
  readonly others: readonly DatedValue[];
}

/** Packs of other countries and of the world name their own region: their thresholds hold wherever the pack is switched on. */
export const OWN_REGIONS: readonly string[] = ["US", "UK", "world"];

/** Under which name the officer's upper end of a range stands beside its lower end in the settings. */
export function upperEndOf(parameterId: ParameterId): ParameterId {
  return `${parameterId}/high`;
}

const RANGE_ENDS = ["low", "high"];

/** The value of a parameter on a day, for a place and a level (domain conventions, section 0); null when none is in force. */
export function parameterInForce(
  rulebook: Pick<Rulebook, "parameters">,
  parameterId: ParameterId,
  query: ParameterQuery,
): ParameterInForce | null {
  const parameter = rulebook.parameters.find((item) => item.id === parameterId);
  if (!parameter) return null;
  const days = parameter.changesWith === "term" ? termDays(query.period) : null;
  const picks = days ? days.map((day) => pickOn(parameter, query, day)).filter((pick) => pick !== null) : [];
  const [first, second] = picks;
  const mean = first && second ? meanOf(parameter, first, second) : null;
  if (mean) return mean;
  const pick = picks.length > 0 ? (second ?? first ?? null) : pickOn(parameter, query, query.on);
  return pick ? result(parameter, pick, pick.low.value, pick.rows, false) : null;
}

/** First days of the spring and the autumn term of a budget year, of the autumn and the spring term of a school year. */
function termDays(period: Period | undefined): readonly Instant[] | null {
  if (period?.kind === "fiscalYear") return [`${period.year}-03-01` as Instant, `${period.year}-09-01` as Instant];
  if (period?.kind === "schoolYear") return [`${period.year}-09-01` as Instant, `${period.year + 1}-03-01` as Instant];
  return null;
}

function inForceOn(row: DatedValue, day: Instant): boolean {
  return (row.inForceFrom === null || row.inForceFrom <= day) && (row.inForceUntil === null || day <= row.inForceUntil);
}

function pickOn(parameter: Parameter, query: ParameterQuery, day: Instant): Choice | null {
  const places = [...query.regions, ...OWN_REGIONS];
  // What other places have does not decide which level is meant here.
  const dated = parameter.values.filter((row) => inForceOn(row, day) && places.includes(row.region));
  const levelled = atLevel(dated, query.schoolLevel);
  for (const region of places) {
    const pick = choose(
      levelled.filter((row) => row.region === region),
      query.condition,
    );
    if (pick) return pick.low.value === null && pick.low.text === null ? null : pick;
  }
  return null;
}

/** Rows for a level: the level itself, 义务教育 for primary and junior, any; a figure without a level takes the rows that speak of every level. */
function atLevel(rows: readonly DatedValue[], level: SchoolLevel): readonly DatedValue[] {
  const direct = rows.filter((row) => row.schoolLevels.includes(level));
  if (direct.length > 0) return direct;
  const wider = rows.filter((row) => covers(row.schoolLevels, level));
  if (wider.length > 0 || (level !== "any" && level !== "total")) return wider;
  const all = new Set(rows.flatMap((row) => row.schoolLevels));
  return rows.filter((row) => row.schoolLevels.length === all.size);
}

function covers(levels: readonly SchoolLevel[], level: SchoolLevel): boolean {
  if (levels.includes("any")) return true;
  if (level === "any") return levels.includes("total");
  if (level === "primary" || level === "junior") return levels.includes("compulsory");
  return level === "compulsory" && levels.includes("primary") && levels.includes("junior");
}

function choose(rows: readonly DatedValue[], condition: string | undefined): Choice | null {
  const low = rows.find((row) => row.condition === "low");
  if (low) {
    const high = rows.find((row) => row.condition === "high") ?? null;
    return { rows: high ? [low, high] : [low], low, high, others: [] };
  }
  const named = condition === undefined ? undefined : rows.find((row) => row.condition === condition);
  const row = named ?? rows.find((item) => item.condition === "" || item.default === true);
  if (!row) return null;
  const others = rows.filter((item) => item !== row && !RANGE_ENDS.includes(item.condition));
  return { rows: [row], low: row, high: null, others };
}

/** The mean of two terms whose values are numbers of their own; null where there is nothing to average. */
function meanOf(parameter: Parameter, first: Choice, second: Choice): ParameterInForce | null {
  const [early, late] = [first.low.value, second.low.value];
  if (early === null || late === null || first.low === second.low) return null;
  return result(parameter, second, (early + late) / 2, [...first.rows, ...second.rows], true);
}

function result(
  parameter: Parameter,
  pick: Choice,
  value: number | null,
  rows: readonly DatedValue[],
  meanOfTerms: boolean,
): ParameterInForce {
  const references = new Map(
    rows.flatMap((row) => row.references.map((reference) => [`${reference.title} ${reference.article ?? ""}`, reference])),
  );
  return {
    parameter: parameter.id,
    unit: parameter.unit,
    value,
    high: pick.high?.value ?? null,
    text: pick.low.text,
    rows,
    region: pick.low.region,
    condition: RANGE_ENDS.includes(pick.low.condition) ? "" : pick.low.condition,
    references: [...references.values()],
    verified: rows.every((row) => row.verified),
    fromUnknown: rows.some((row) => row.inForceFrom === null),
    meanOfTerms,
    otherConditions: [...new Set(pick.others.map((row) => row.condition))],
    others: pick.others,
  };
}
