import type {
  Assessment,
  CellRef,
  Column,
  Dataset,
  DatasetBlock,
  Finding,
  FindingFilter,
  Instant,
  Message,
  Outcome,
  Period,
  Quantity,
  RangeSnapshot,
  Rule,
  Rulebook,
  SchoolLevel,
  Unit,
  WrittenUnit,
} from "../../../src/core/model";
import { PERCENTAGE_POINT, RATIO, SCHOOL_LEVELS, parseUnit } from "../../../src/core/model";
import type { PlanRequest, PresentationInput } from "../../../src/core/presentation";
import { createTranslator } from "../../../src/locales";

/**
 * A district's three years by hand: appropriation and revenue in 万元, per-pupil operating funds in 元. The appropriation
 * grew 25 % and 20 %, revenue 19 % and 23 %: met in 2008, not met in 2009.
 */
export const SHEET = "经费";
const ROWS: readonly (readonly [year: number, appropriation: number, revenue: number, perPupil: number | null])[] = [
  [2007, 20000, 100000, 1044.41],
  [2008, 25000, 119000, 1108.56],
  [2009, 30000, 146370, null],
];

const cell = (rowIndex: number, columnIndex: number): CellRef => ({ sheet: SHEET, rowIndex, columnIndex });
const WAN: WrittenUnit = { text: "万元", unit: parseUnit("CNY"), scale: 1e4 };
const YUAN_PER_PUPIL: WrittenUnit = { text: "元", unit: parseUnit("CNY/pupil"), scale: 1 };

function column(field: string, columnIndex: number, written: WrittenUnit, values: readonly (number | null)[]): Column {
  return {
    field,
    unit: written.unit,
    written,
    values: Float64Array.from(values, (value) => (value ?? 0) * written.scale),
    states: Uint8Array.from(values, (value) => (value === null ? 1 : 0)),
    cellOf: (row) => cell(row + 2, columnIndex),
    storedStep: () => 0,
    printedStep: () => 0,
  };
}

const block: DatasetBlock = {
  tableId: "经费#1",
  rowCount: ROWS.length,
  entityKind: "county",
  entityOf: new Uint32Array(ROWS.length),
  periodOf: Uint16Array.from([0, 1, 2]),
  levelOf: new Uint8Array(ROWS.length).fill(SCHOOL_LEVELS.indexOf("any")),
  priorOf: Int32Array.from([-1, 0, 1]),
  columns: [
    column(
      "educationAppropriation",
      1,
      WAN,
      ROWS.map(([, value]) => value),
    ),
    column(
      "recurrentFiscalRevenue",
      2,
      WAN,
      ROWS.map(([, , value]) => value),
    ),
    column(
      "perPupilOperatingFunds",
      3,
      YUAN_PER_PUPIL,
      ROWS.map(([, , , value]) => value),
    ),
  ],
  texts: [],
  sums: [],
};

const snapshot: RangeSnapshot = {
  sheet: SHEET,
  sheetIndex: 0,
  rowIndex: 0,
  columnIndex: 0,
  rowCount: 5,
  columnCount: 4,
  values: [["清城区教育经费"], ["年度", "教育财政拨款", "财政经常性收入", "生均公用经费"], ...ROWS.map((row) => [...row])],
  formats: { codes: ["General"] },
  merged: [],
  hiddenRows: [3],
  hiddenColumns: [],
  sheetVisible: true,
  protected: false,
  tables: [],
};

const bilingual = (zh: string, en: string) => ({ "zh-CN": zh, "en-US": en });

const field = (id: string, zh: string, en: string): Rulebook["fields"][number] => ({
  id,
  title: bilingual(zh, en),
  dimension: "money",
  unit: "CNY",
  unitsSeen: [],
  synonyms: { "zh-CN": [], "en-US": [] },
  perLevel: false,
  note: "",
});

const rule = (id: string, zh: string, en: string, extra: Partial<Rule>): Rule => ({
  id,
  pack: "cn/law",
  title: bilingual(zh, en),
  class: "法规",
  inForce: { from: null, until: null },
  schoolLevels: ["total"],
  entityKinds: ["county"],
  regions: [],
  expression: null,
  expressionText: null,
  unit: "1",
  needs: [],
  optional: [],
  comparison: { kind: "bound", operator: "moreThan", parameter: "appropriation-growth-gap-minimum" },
  references: [],
  verified: true,
  lastVerifiedOn: null,
  note: bilingual("相等不算符合。", "Equality is not enough."),
  whatToDo: bilingual("追加教育拨款。", "Raise the appropriation."),
  informationLevels: [],
  examples: [],
  ...extra,
});

export const LAW = { title: "中华人民共和国教育法", article: "第五十六条第二款", href: null };

export const rulebook: Rulebook = {
  packs: [{ id: "cn/law", title: bilingual("国家法规", "National law"), region: "全国", enabledByDefault: true }],
  fields: [
    field("educationAppropriation", "教育财政拨款", "Education appropriation"),
    field("recurrentFiscalRevenue", "财政经常性收入", "Recurrent fiscal revenue"),
    field("perPupilOperatingFunds", "生均公用经费", "Per-pupil operating funds"),
  ],
  parameters: [
    {
      id: "appropriation-growth-gap-minimum",
      pack: "cn/law",
      title: bilingual("拨款增长高出幅度下限", "Least lead of appropriation growth"),
      unit: "pp",
      values: [
        {
          inForceFrom: "1995-09-01" as Instant,
          inForceUntil: null,
          schoolLevels: ["total"],
          region: "全国",
          condition: "",
          value: 0,
          text: null,
          references: [LAW],
          verified: true,
          lastVerifiedOn: null,
          source: "",
        },
      ],
    },
  ],
  rules: [
    rule(
      "appropriation-grows-faster",
      "教育财政拨款的增长高于财政经常性收入的增长",
      "Education appropriation grows faster than recurrent fiscal revenue",
      {
        expression: {
          kind: "call",
          formula: "difference",
          operands: ["educationAppropriation", "recurrentFiscalRevenue"].map((id) => ({
            kind: "call",
            formula: "growth",
            operands: [{ kind: "field", field: id }],
          })),
        },
      },
    ),
    rule("per-pupil-funds-grow", "学生人均公用经费逐步增长", "Per-pupil operating funds grow", { whatToDo: bilingual("", "") }),
    rule("change-is-usual", "年度变动在常见范围内", "Yearly change is in the usual range", { class: "经验校验" }),
    rule("stated-growth-agrees", "所述增长率与数额一致", "Stated growth agrees with the amounts", { class: "逻辑校验" }),
  ],
  sha256: "0123456789abcdef",
};

/** A sentence that both languages have and that takes any text. */
export const sentence = (value: string): Message => ({ id: "presentation.value", data: { value } });

export const quantity = (value: number, unit: Unit, written?: WrittenUnit): Quantity => ({ value, unit, ...(written ? { written } : {}) });

const year = (at: number): Period => ({ kind: "fiscalYear", year: at });

export function finding(key: string, extra: Partial<Finding>): Finding {
  return {
    key,
    rule: "appropriation-grows-faster",
    pack: "cn/law",
    class: "法规",
    entity: "清城区",
    period: year(2009),
    schoolLevel: "any",
    outcome: "pass",
    level: "none",
    observed: null,
    required: null,
    shortfall: null,
    cells: [],
    message: sentence(`${key} 的说明`),
    notes: [],
    references: [LAW],
    verified: true,
    formula: null,
    trace: () => ({ label: sentence("计算过程"), value: null, cells: [], children: [] }),
    ...extra,
  };
}

export const FINDINGS: readonly Finding[] = [
  finding("grows/2008", {
    period: year(2008),
    observed: quantity(6, PERCENTAGE_POINT),
    required: { operator: "moreThan", value: 0, unit: PERCENTAGE_POINT },
    cells: [cell(3, 1), cell(2, 1), cell(3, 2), cell(2, 2)],
    formula: "('经费'!B4/'经费'!B3-1-('经费'!C4/'经费'!C3-1))*100",
  }),
  finding("grows/2009", {
    outcome: "fail",
    level: "error",
    observed: quantity(-3, PERCENTAGE_POINT),
    required: { operator: "moreThan", value: 0, unit: PERCENTAGE_POINT },
    shortfall: quantity(7500001, parseUnit("CNY"), WAN),
    cells: [cell(4, 1), cell(3, 1), cell(4, 2), cell(3, 2)],
    formula: "('经费'!B5/'经费'!B4-1-('经费'!C5/'经费'!C4-1))*100",
    notes: [sentence("收入按同口径计算。")],
  }),
  finding("usual/2009", {
    rule: "change-is-usual",
    class: "经验校验",
    outcome: "fail",
    level: "warning",
    observed: quantity(0.2, RATIO),
    required: { operator: "between", value: -0.1, high: 0.199, unit: RATIO },
    cells: [cell(4, 1)],
    verified: false,
  }),
  finding("per-pupil/2009", {
    rule: "per-pupil-funds-grow",
    outcome: "open",
    level: "none",
    schoolLevel: "senior" satisfies SchoolLevel,
    cells: [cell(4, 3)],
  }),
  finding("stated/2008", {
    rule: "stated-growth-agrees",
    class: "逻辑校验",
    outcome: "fail",
    level: "error",
    period: year(2008),
    observed: quantity(0.0614223, RATIO),
    required: { operator: "agrees", value: 0.0614, high: 0.06145, unit: RATIO },
    cells: [cell(3, 3)],
    formula: "'经费'!D4/'经费'!D3-1",
  }),
  finding("away/2009", { outcome: "notApplicable", cells: [] }),
];

export function assessmentOf(findings: readonly Finding[]): Assessment {
  const kept = (filter: FindingFilter = {}): Finding[] =>
    findings.filter(
      ({ outcome, rule: id, entity }) =>
        (filter.outcomes ?? [outcome]).includes(outcome) && (filter.rules ?? [id]).includes(id) && (filter.entity ?? entity) === entity,
    );
  return {
    asOf: "2010-03-31" as Instant,
    rules: [...new Set(findings.map(({ rule: id }) => id))],
    count: (outcome: Outcome, id?: string) =>
      findings.filter((one) => one.outcome === outcome && (id === undefined || one.rule === id)).length,
    countLevel: (outcome, level, id) =>
      findings.filter((one) => one.outcome === outcome && one.level === level && (id === undefined || one.rule === id)).length,
    findings: kept,
    worst: (id, count) => kept({ outcomes: ["fail", "open"], rules: [id] }).slice(0, count),
    find: (key) => findings.find((one) => one.key === key),
    issues: [{ id: "assessment.sample", level: "note", cells: [cell(4, 3)], message: sentence("2009年生均公用经费为空") }],
  };
}

export function sampleInput(locale: "zh-CN" | "en-US" = "zh-CN", findings: readonly Finding[] = FINDINGS): PresentationInput {
  const dataset: Dataset = {
    blocks: [block],
    entities: { count: 1, nameOf: () => "清城区", indexOf: (name) => (name === "清城区" ? 0 : -1), kind: "county" },
    periods: [2007, 2008, 2009].map(year),
    parameters: [],
    statements: [],
    issues: [],
    hiddenRowCount: 1,
  };
  return {
    snapshots: [snapshot],
    tables: [
      {
        id: "经费#1",
        sheet: SHEET,
        area: { sheet: SHEET, rowIndex: 1, columnIndex: 0, rowCount: 4, columnCount: 4 },
        shape: "yearsDown",
        title: "清城区教育经费",
        titleCell: cell(0, 0),
        bands: [],
        lines: [
          {
            id: "拨款",
            area: { sheet: SHEET, rowIndex: 2, columnIndex: 1, rowCount: 3, columnCount: 1 },
            header: ["教育财政拨款"],
            headerCells: [cell(1, 1)],
            meaning: { kind: "field", field: "educationAppropriation" },
            alternatives: [],
            unit: WAN,
            schoolLevel: null,
            period: null,
            entity: null,
            confidence: 1,
            certainty: "certain",
            reasons: [],
          },
        ],
        parameters: [],
        issues: [],
      },
    ],
    dataset,
    assessment: assessmentOf(findings),
    options: { asOf: "2010-03-31" as Instant, regions: ["全国"], packs: null, parameters: {} },
    rulebook,
    translate: createTranslator(locale, rulebook),
    locale,
  };
}

export const request = (extra: Partial<PlanRequest> = {}): PlanRequest => ({
  workbookName: "清城区.xlsx",
  userSheets: [SHEET],
  explanations: [],
  withFlags: true,
  withCharts: true,
  liveFormulas: true,
  stamp: { tool: "edufund-check", version: "0.1.0", rulebookSha256: rulebook.sha256, asOf: "2010-03-31" },
  ...extra,
});
