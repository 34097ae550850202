import type { Finding, RuleId, SchoolLevel } from "../../model";
import { SCHOOL_LEVELS, formatUnit } from "../../model";
import type { ExcelTerm } from "../../formulas";
import type { PresentationInput } from "../types";
import { figuresOf, levelWords, say, verdictOf } from "../words";
import type { Live } from "./figures";
import type { TableMaker } from "./maker";
import { COEFFICIENT, TWO } from "./prints";
import type { Print, TableCell } from "./table";
import { GAP, NONE, text, verdict } from "./table";
import { verdictsOf } from "./verdicts";

/** The seven of 优质均衡 in the order of 教督〔2017〕6号. */
export const INDICATORS = [
  "above-qualification-teachers",
  "lead-teachers",
  "pe-arts-teachers",
  "teaching-area",
  "sports-area",
  "equipment-value",
  "multimedia-classrooms",
] as const;
export type Indicator = (typeof INDICATORS)[number];

export const standardRule = (indicator: Indicator): RuleId => `quality-balance-${indicator}-reaches-standard`;
export const variationRule = (indicator: Indicator): RuleId => `quality-balance-${indicator}-variation-within-limit`;
const SIX_OF_SEVEN: RuleId = "quality-balance-school-meets-six-of-seven";

/** Fields behind the seven. */
export const SCHOOL_FIELDS = [
  "enrolment",
  "teachersAboveQualification",
  "leadTeachers",
  "peArtsTeachers",
  "teachingArea",
  "indoorSportsArea",
  "gymArea",
  "sportsGroundArea",
  "equipmentValue",
  "multimediaClassrooms",
] as const;

/** The value of a finding over her cells; without a formula it stands as it is. */
export function observedOf({ observed, formula, cells }: Finding): Live | undefined {
  if (!observed) return undefined;
  const term: ExcelTerm = { text: formula ?? String(observed.value), scale: 1, binding: formula === null ? "atom" : "sum" };
  return { value: observed.value, term, cells };
}

const printOfUnit = (finding: Finding): Print =>
  finding.observed && formatUnit(finding.observed.unit).startsWith("CNY") ? { ...TWO, digits: 0 } : TWO;

export function indicatorCell(finding: Finding | undefined): TableCell {
  if (!finding) return NONE;
  const figure = observedOf(finding);
  if (!figure) return GAP;
  return { kind: "number", figure, print: printOfUnit(finding), ...(verdictOf(finding) === "fail" ? { mark: "fail" } : {}) };
}

/** Schools that any of the seven rules speaks of, by level, in the order of the sheets. */
function schoolsOf(input: PresentationInput): ReadonlyMap<SchoolLevel, readonly string[]> {
  const levels = new Map<SchoolLevel, Map<string, true>>();
  for (const indicator of INDICATORS)
    for (const [key, { schoolLevel }] of verdictsOf(input).of(standardRule(indicator))) {
      const keys = levels.get(schoolLevel) ?? new Map<string, true>();
      levels.set(schoolLevel, keys.set(key, true));
    }
  return new Map(
    SCHOOL_LEVELS.flatMap((level) => {
      const keys = levels.get(level);
      return keys ? [[level, [...keys.keys()]] as const] : [];
    }),
  );
}

/** 优质均衡七项指标达标情况表: a row a school, a mark where a standard is not met. */
export const sevenIndicators: TableMaker = {
  id: "seven-indicators",
  fields: SCHOOL_FIELDS,
  make(input) {
    const schools = schoolsOf(input);
    if (schools.size === 0) return null;
    const { translate } = input;
    const verdicts = verdictsOf(input);
    return {
      id: "seven-indicators",
      title: say(translate, "presentation.table.seven-indicators"),
      unit: say(translate, "presentation.table.seven-indicators.unit"),
      columns: [
        { title: say(translate, "presentation.column.school"), width: 20 },
        ...INDICATORS.map((indicator) => ({ title: say(translate, `presentation.indicator.${indicator}`), width: 13 })),
        { title: say(translate, "presentation.column.notMetItems"), width: 11 },
        { title: say(translate, "presentation.column.sixOfSeven"), width: 13 },
      ],
      sections: [...schools].map(([level, keys]) => ({
        heading: levelWords(level, translate),
        rows: [standardsRow(input, level), ...keys.map((key) => schoolRow(input, key))],
      })),
      notes: [
        say(translate, "presentation.table.seven-indicators.note"),
        ...[...schools].map(([level, keys]) =>
          say(translate, "presentation.table.seven-indicators.count", {
            level: levelWords(level, translate),
            schools: keys.length,
            met: keys.filter((key) => verdicts.of(SIX_OF_SEVEN).get(key)?.outcome === "pass").length,
          }),
        ),
      ],
    };
  },
};

function standardsRow(input: PresentationInput, level: SchoolLevel): TableCell[] {
  const bounds = INDICATORS.map((indicator): TableCell => {
    const example = [...verdictsOf(input).of(standardRule(indicator)).values()].find(
      ({ schoolLevel, required }) => schoolLevel === level && required?.value !== null && required !== null,
    );
    return example ? { kind: "text", text: figuresOf(example, input).required, align: "center", bold: true } : NONE;
  });
  return [{ kind: "text", text: say(input.translate, "presentation.table.standard"), bold: true }, ...bounds, NONE, NONE];
}

const CIRCLED = "①②③④⑤⑥⑦";

function schoolRow(input: PresentationInput, key: string): TableCell[] {
  const verdicts = verdictsOf(input);
  const findings = INDICATORS.map((indicator) => verdicts.of(standardRule(indicator)).get(key));
  const [entity = 0] = key.split(" ").map(Number);
  const missed = findings.flatMap((finding, at) => (finding?.outcome === "fail" ? [CIRCLED[at] ?? ""] : []));
  return [
    text(input.dataset.entities.nameOf(entity)),
    ...findings.map(indicatorCell),
    missed.length === 0 ? NONE : text(missed.join(""), "center"),
    verdict(verdicts.of(SIX_OF_SEVEN).get(key)),
  ];
}

/** 校际差异系数表: a row an indicator and level, against the limit. */
export const variation: TableMaker = {
  id: "variation",
  fields: SCHOOL_FIELDS,
  make(input) {
    const { translate } = input;
    const findings = INDICATORS.flatMap((indicator) =>
      [...verdictsOf(input).of(variationRule(indicator)).values()].map((finding) => ({ indicator, finding })),
    );
    if (findings.length === 0) return null;
    const levels = SCHOOL_LEVELS.filter((level) => findings.some(({ finding }) => finding.schoolLevel === level));
    return {
      id: "variation",
      title: say(translate, "presentation.table.variation"),
      unit: "",
      columns: [
        { title: say(translate, "presentation.column.indicator"), width: 38 },
        { title: say(translate, "presentation.column.variation"), width: 12 },
        { title: say(translate, "presentation.column.limit"), width: 18 },
        { title: say(translate, "presentation.column.result"), width: 12 },
        { title: say(translate, "presentation.column.remark"), width: 24 },
      ],
      sections: levels.map((level) => ({
        heading: levelWords(level, translate),
        rows: findings
          .filter(({ finding }) => finding.schoolLevel === level)
          .map(({ indicator, finding }): TableCell[] => {
            const figure = observedOf(finding);
            return [
              text(say(translate, `presentation.indicator.${indicator}`)),
              figure ? { kind: "number", figure, print: COEFFICIENT } : GAP,
              text(figuresOf(finding, input).required, "center"),
              verdict(finding),
              text(finding.outcome === "open" ? translate(finding.message) : ""),
            ];
          }),
      })),
      notes: [say(translate, "presentation.table.variation.note")],
    };
  },
};
