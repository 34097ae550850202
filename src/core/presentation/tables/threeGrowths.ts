import type { FieldId, Finding, RuleId, SchoolLevel } from "../../model";
import { SCHOOL_LEVELS } from "../../model";
import type { PresentationInput } from "../types";
import { figuresOf, say } from "../words";
import type { Figures, Live, Subject } from "./figures";
import { figuresOfInput, live } from "./figures";
import { ratioOf, stepOf } from "./growth";
import type { Group, TableMaker } from "./maker";
import { COUNTIES, before, groupHeading, groupsOf } from "./maker";
import { PERCENT, printOf, unitWordOf } from "./prints";
import { changeBetween, pointsBetween } from "./rates";
import type { SummaryTable, TableCell } from "./table";
import { GAP, NONE, number, text, verdict, withoutEmptyColumns } from "./table";
import { levelWords } from "../words";
import { verdictsOf } from "./verdicts";

interface Line {
  readonly field: FieldId;
  readonly rule: RuleId | null;
  /** Stands in the table even where her data has nothing for it. */
  readonly always?: true;
}

/** In the order of the law: appropriation against revenue, per pupil and pay, operating funds; then the rules of the years since. */
const LINES: readonly Line[] = [
  { field: "recurrentFiscalRevenue", rule: null, always: true },
  { field: "educationAppropriation", rule: "appropriation-grows-faster-than-recurrent-revenue", always: true },
  { field: "compulsoryEducationAppropriation", rule: "compulsory-appropriation-grows-faster-than-recurrent-revenue" },
  { field: "perPupilEducationSpending", rule: "per-pupil-spending-grows", always: true },
  { field: "teacherAverageAnnualPay", rule: "teacher-pay-grows", always: true },
  { field: "perPupilOperatingFunds", rule: "per-pupil-operating-funds-grow", always: true },
  { field: "generalBudgetEducationExpenditure", rule: "education-budget-does-not-fall" },
  { field: "perPupilGeneralBudgetEducationExpenditure", rule: "per-pupil-education-budget-does-not-fall" },
];

interface Share {
  readonly id: "gdp" | "budget";
  readonly part: FieldId;
  readonly whole: FieldId;
  readonly rule: RuleId;
}

const SHARES: readonly Share[] = [
  { id: "gdp", part: "fiscalEducationFunds", whole: "gdp", rule: "education-share-of-gdp-rises" },
  { id: "budget", part: "generalBudgetEducationExpenditure", whole: "generalBudgetExpenditure", rule: "education-share-of-budget-rises" },
];

const FIELDS: readonly FieldId[] = [
  ...new Set([...LINES.map(({ field }) => field), ...SHARES.flatMap(({ part, whole }) => [part, whole])]),
];

/** 教育经费三个增长、两个比例情况分析表: a row an indicator, this year beside the last. */
export const threeGrowths: TableMaker = {
  id: "three-growths",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const own = FIELDS.filter((field) => field !== "gdp" && field !== "generalBudgetExpenditure");
    const groups = groupsOf(
      figures.subjects([...own, "recurrentFiscalRevenueGrowth"], COUNTIES).filter(({ period }) => period.kind !== "none"),
    );
    if (groups.length === 0) return null;
    const title = (id: string): string => say(input.translate, `presentation.column.${id}` as "presentation.column.indicator");
    const table: SummaryTable = {
      id: "three-growths",
      title: say(input.translate, "presentation.table.three-growths"),
      unit: "",
      columns: [
        { title: title("indicator"), width: 30 },
        { title: title("unit"), width: 11 },
        { title: title("thisYear"), width: 12 },
        { title: title("lastYear"), width: 12 },
        { title: title("restated"), width: 12 },
        { title: title("increment"), width: 11 },
        { title: title("growth"), width: 10 },
        { title: title("requirement"), width: 16 },
        { title: title("result"), width: 12 },
        { title: title("remark"), width: 24 },
      ],
      sections: groups.map((group) => ({ heading: groupHeading(input, group), rows: rowsOf(input, figures, group) })),
      notes: [
        say(input.translate, "presentation.table.three-growths.note"),
        say(input.translate, "presentation.table.note.changeFromPrinted"),
        say(input.translate, "presentation.table.note.pointsFromRounded"),
      ],
    };
    return withoutEmptyColumns(table, 4);
  },
};

function rowsOf(input: PresentationInput, figures: Figures, group: Group): TableCell[][] {
  const rows = LINES.flatMap((line) =>
    levelsOf(figures, line.field, group).flatMap((level) => lineRow(input, figures, line, group, level) ?? []),
  );
  const at = rows.findIndex(({ field }) => field === "educationAppropriation");
  const lead = leadRow(input, figures, group);
  if (lead && at >= 0) rows.splice(at + 1, 0, { field: "lead", cells: lead });
  return [...rows.map(({ cells }) => cells), ...SHARES.flatMap((share) => shareRow(input, figures, share, group) ?? [])];
}

/** Levels that the field has anywhere for the unit; the total where it has none. */
function levelsOf(figures: Figures, field: FieldId, { entity }: Group): readonly SchoolLevel[] {
  const found = new Set([...figures.of(field).values()].filter((point) => point.entity === entity).map((point) => point.schoolLevel));
  const levels = SCHOOL_LEVELS.filter((level) => found.has(level) && !(level === "any" && found.has("total")));
  return levels.length === 0 ? ["total"] : levels;
}

function lineRow(
  input: PresentationInput,
  figures: Figures,
  { field, rule, always }: Line,
  group: Group,
  schoolLevel: SchoolLevel,
): { readonly field: FieldId; readonly cells: TableCell[] } | undefined {
  const subject: Subject = { ...group, schoolLevel };
  const step = stepOf(figures, field, subject);
  if (!step.current && !step.growth && !always) return undefined;
  const print = printOf(
    input,
    field,
    [step.current, step.prior, step.restated].flatMap((one) => (one ? [one.value] : [])),
  );
  const finding = rule === null ? undefined : verdictsOf(input).at(rule, subject);
  // The lead over revenue has a row of its own, and the verdict with it.
  const told = field === "educationAppropriation" ? undefined : finding;
  return {
    field,
    cells: [
      text(nameOf(input, field, schoolLevel)),
      text(unitWordOf(input, field), "center"),
      number(step.current, print),
      number(step.prior, print),
      step.restated ? number(step.restated, print) : NONE,
      changeBetween(step.current, step.restated ?? step.prior, print),
      number(step.growth, PERCENT),
      text(told ? figuresOf(told, input).required : "", "center"),
      verdict(told),
      text(remarkOf(input, told)),
    ],
  };
}

/** 高于经常性收入增长（百分点）. */
function leadRow(input: PresentationInput, figures: Figures, group: Group): TableCell[] | undefined {
  const subject: Subject = { ...group, schoolLevel: "total" };
  const finding = verdictsOf(input).at("appropriation-grows-faster-than-recurrent-revenue", subject);
  const appropriation = stepOf(figures, "educationAppropriation", subject).growth;
  const revenue = stepOf(figures, "recurrentFiscalRevenue", subject).growth;
  if (!finding && !(appropriation && revenue)) return undefined;
  return [
    text(say(input.translate, "presentation.table.lead")),
    text(say(input.translate, "presentation.table.unit.points"), "center"),
    NONE,
    NONE,
    NONE,
    appropriation && revenue ? pointsBetween(appropriation, revenue) : GAP,
    NONE,
    text(finding ? figuresOf(finding, input).required : "", "center"),
    verdict(finding),
    text(remarkOf(input, finding)),
  ];
}

function shareRow(input: PresentationInput, figures: Figures, { id, part, whole, rule }: Share, group: Group): TableCell[][] | undefined {
  const subject: Subject = { ...group, schoolLevel: "total" };
  const share = shareAt(figures, part, whole, subject);
  if (!share && !figures.has(part) && !figures.has(whole)) return undefined;
  const prior = shareAt(figures, part, whole, before(subject));
  const finding = verdictsOf(input).at(rule, subject);
  return [
    [
      text(say(input.translate, `presentation.table.share.${id}`)),
      text(say(input.translate, "presentation.table.unit.percentAndPoints"), "center"),
      number(share, PERCENT),
      number(prior, PERCENT),
      NONE,
      share && prior ? pointsBetween(share, prior) : GAP,
      NONE,
      text(finding ? figuresOf(finding, input).required : "", "center"),
      verdict(finding),
      text(remarkOf(input, finding)),
    ],
  ];
}

export function shareAt(figures: Figures, part: FieldId, whole: FieldId, subject: Subject): Live | undefined {
  const [a, b] = [figures.near(part, subject), figures.near(whole, subject)];
  return a && b && b.value > 0 ? ratioOf(live(a), live(b)) : undefined;
}

/** 生均公用经费（小学）; in prose 小学生均公用经费. */
export function nameOf(input: PresentationInput, field: FieldId, level: SchoolLevel, where: "table" | "report" = "table"): string {
  const name = say(input.translate, "presentation.value", { value: { kind: "title", of: "field", id: field } });
  return level === "any" || level === "total"
    ? name
    : say(input.translate, `presentation.${where}.levelOf`, { name, level: levelWords(level, input.translate) });
}

/** What is short, or what is missing for a verdict. */
export function remarkOf(input: PresentationInput, finding: Finding | undefined): string {
  if (!finding) return "";
  if (finding.outcome === "open") return input.translate(finding.message);
  return finding.outcome === "fail" ? figuresOf(finding, input).shortfall : "";
}
