import type { CellRef, FindingLevel, Outcome, RuleClass } from "../../../src/core/model";
import { OUTCOMES, parseArea } from "../../../src/core/model";
import type { CheckEngine } from "../../../src/app/engine";
import type { CheckSummary, FindingDetail, FindingQuery, Locale, RuleSummary, TraceView } from "../../../src/app/views";

const SHEET = "教育经费三年";
const cells = (...addresses: readonly string[]): readonly CellRef[] =>
  addresses.flatMap((address) => {
    const area = parseArea(SHEET, address);
    return area ? [{ sheet: SHEET, rowIndex: area.rowIndex, columnIndex: area.columnIndex }] : [];
  });

type Words = Readonly<Record<Locale, string>>;
const both = (zh: string, en: string): Words => ({ "zh-CN": zh, "en-US": en });

interface Recorded {
  readonly key: string;
  readonly rule: string;
  readonly class: RuleClass;
  readonly title: Words;
  readonly outcome: Outcome;
  readonly level: FindingLevel;
  readonly period: string;
  readonly subject: Words;
  readonly observed: string;
  readonly required: Words;
  readonly shortfall: Words;
  readonly text: Words;
  readonly cells: readonly CellRef[];
  readonly verified: boolean;
  readonly formulaInWords: Words;
  readonly trace: (locale: Locale) => TraceView;
  readonly whatToDo: Words;
  readonly ruleNote: Words;
  readonly notes: readonly Words[];
  readonly references: readonly { readonly title: Words; readonly article: Words; readonly href: string | null; readonly inForce: Words }[];
  readonly formula: string;
}

const GROWTH_RULE = both(
  "教育财政拨款的增长高于财政经常性收入的增长",
  "Education appropriation grows faster than recurrent fiscal revenue",
);
const STATED_RULE = both("所述增长率与数额一致", "Stated growth agrees with the amounts");
const LAW = {
  title: both("中华人民共和国教育法", "Education Law of the PRC"),
  article: both("第五十六条第二款", "Article 56(2)"),
  href: "https://flk.npc.gov.cn/",
  inForce: both("1995-09-01 起施行", "in force since 1995-09-01"),
};

function growth(period: string, row: number, observed: string, appropriation: string, revenue: string): Recorded {
  return {
    key: `appropriation-grows-faster-than-recurrent-revenue|清城区|${period}`,
    rule: "appropriation-grows-faster-than-recurrent-revenue",
    class: "法规",
    title: GROWTH_RULE,
    outcome: "pass",
    level: "none",
    period,
    subject: both(`清城区 · ${period}年`, `清城区 · ${period}`),
    observed: `${observed} pp`,
    required: both("> 0 个百分点", "> 0 percentage points"),
    shortfall: both("", ""),
    text: both(
      `拨款增长${appropriation}，收入增长${revenue}，高${observed}个百分点。`,
      `Appropriation grew ${appropriation}, revenue ${revenue}: ${observed} percentage points more.`,
    ),
    cells: cells(`B${row}`, `C${row}`),
    verified: true,
    formulaInWords: both("教育财政拨款增长率 − 财政经常性收入增长率", "growth of appropriation − growth of recurrent revenue"),
    trace: (locale) => ({
      label: locale === "zh-CN" ? "增长率之差" : "difference of growth",
      value: `${observed} pp`,
      cells: cells(`B${row}`, `C${row}`),
      children: [
        {
          label: locale === "zh-CN" ? "教育财政拨款增长率" : "growth of appropriation",
          value: appropriation,
          cells: cells(`B${row}`, `B${row - 1}`),
          children: [],
        },
        {
          label: locale === "zh-CN" ? "财政经常性收入增长率" : "growth of recurrent revenue",
          value: revenue,
          cells: cells(`C${row}`, `C${row - 1}`),
          children: [],
        },
      ],
    }),
    whatToDo: both("无需处理。", "Nothing to do."),
    ruleNote: both("两个增长率须为同口径。", "Both growth rates on the same basis."),
    notes: [],
    references: [LAW],
    formula: `=B${row}/B${row - 1}-C${row}/C${row - 1}`,
  };
}

function stated(period: string, row: number, outcome: Outcome, statedRate: string, computed: string): Recorded {
  return {
    ...growth(period, row, "", "", ""),
    key: `stated-growth-agrees-with-amounts|清城区|${period}`,
    rule: "stated-growth-agrees-with-amounts",
    class: "逻辑校验",
    title: STATED_RULE,
    outcome,
    level: outcome === "fail" ? "error" : "none",
    subject: both(`清城区 · ${period}年 · 生均公用经费`, `清城区 · ${period} · operating funds per pupil`),
    observed: statedRate,
    required: both(`${computed}（舍入可解释范围 1.593%–1.595%）`, `${computed} (rounding explains 1.593%–1.595%)`),
    shortfall: both("", ""),
    text:
      outcome === "fail"
        ? both(
            `表中增长率${statedRate}，按金额计算为${computed}，舍入不能解释。`,
            `The sheet states ${statedRate}; the amounts give ${computed}, more than rounding explains.`,
          )
        : both(`表中增长率${statedRate}与金额一致。`, `The stated ${statedRate} agrees with the amounts.`),
    cells: cells(`E${row}`, `D${row}`, `D${row - 1}`),
    formulaInWords: both("生均公用经费本年 ÷ 上年 − 1", "operating funds per pupil, this year ÷ last year − 1"),
    trace: (locale) => ({
      label: locale === "zh-CN" ? "按金额计算" : "from the amounts",
      value: computed,
      cells: cells(`D${row}`, `D${row - 1}`),
      children: [
        {
          label: locale === "zh-CN" ? `生均公用经费 ${period}年` : `operating funds per pupil ${period}`,
          value: "1,126.23",
          cells: cells(`D${row}`),
          children: [],
        },
        {
          label: locale === "zh-CN" ? "生均公用经费 上年" : "operating funds per pupil, prior year",
          value: "1,108.56",
          cells: cells(`D${row - 1}`),
          children: [],
        },
      ],
    }),
    whatToDo: both(
      `核实 E${row} 是否抄录有误；如口径不同，请在情况说明中写明。`,
      `Check whether E${row} was copied wrongly; if it rests on another basis, say so in the explanation.`,
    ),
    ruleNote: both("", ""),
    references: [{ title: both("报表勾稽关系", "Consistency of statements"), article: both("", ""), href: null, inForce: both("", "") }],
    formula: `=D${row}/D${row - 1}-1`,
  };
}

/** Findings as the check of 清城区教育经费三年 gives them, in both languages. */
export const RECORDED: readonly Recorded[] = [
  growth("2008", 3, "6.13", "24.98%", "18.85%"),
  growth("2009", 4, "1.06", "12.02%", "10.96%"),
  stated("2008", 3, "pass", "6.14%", "6.142%"),
  stated("2009", 4, "fail", "1.56%", "1.594%"),
  {
    ...growth("2007", 2, "", "", ""),
    outcome: "open",
    level: "note",
    observed: "",
    shortfall: both("", ""),
    text: both(
      "缺少上年（2006年）的教育财政拨款，无法计算增长率。",
      "Appropriation of the year before (2006) is missing, so growth cannot be computed.",
    ),
    cells: cells("B2"),
    whatToDo: both("补充 2006 年的教育财政拨款和财政经常性收入。", "Add appropriation and recurrent revenue of 2006."),
  },
  {
    ...stated("2009", 4, "fail", "24.98%", "24.98%"),
    key: "year-on-year-change-is-plausible|清城区|2008",
    rule: "year-on-year-change-is-plausible",
    class: "经验校验",
    title: both("年度变动幅度在常见范围内", "Change from year to year is within the usual range"),
    level: "warning",
    period: "2008",
    subject: both("清城区 · 2008年 · 教育财政拨款", "清城区 · 2008 · education appropriation"),
    required: both("不超过 20%", "at most 20%"),
    shortfall: both("超出 4.98 个百分点", "over by 4.98 percentage points"),
    text: both("教育财政拨款比上年增长24.98%，请核实或说明。", "Appropriation grew 24.98% over the year before: check it or explain."),
    cells: cells("B3", "B2"),
    verified: false,
    whatToDo: both("核实数额；如属实，请写情况说明。", "Check the amounts; if they are right, write an explanation."),
  },
];

/** `copies` > 1: as many districts with the same findings, for long lists. */
export function recordedEngine({ copies = 1, tables = true }: { readonly copies?: number; readonly tables?: boolean } = {}): CheckEngine {
  let checked = false;
  const findings = !tables
    ? []
    : RECORDED.flatMap((finding) =>
        Array.from({ length: copies }, (_, at) => (at === 0 ? finding : { ...finding, key: `${finding.key}#${at}` })),
      );
  const matching = (query: FindingQuery, locale: Locale): readonly Recorded[] =>
    findings.filter(
      (finding) =>
        (query.outcomes ?? OUTCOMES).includes(finding.outcome) &&
        (query.levels?.includes(finding.level) ?? true) &&
        (query.rules?.includes(finding.rule) ?? true) &&
        `${finding.title[locale]} ${finding.subject[locale]} ${finding.text[locale]}`
          .toLowerCase()
          .includes(query.search?.toLowerCase() ?? ""),
    );
  const summary = (locale: Locale): CheckSummary => summaryOf(findings, locale, tables);
  return {
    rulebook: (locale) =>
      Promise.resolve({
        sha256: "9f2c6f0d4a7e",
        packs: [
          {
            id: "cn/law",
            title: locale === "zh-CN" ? "教育法律（三个增长）" : "Education laws (three growths)",
            rules: 6,
            enabledByDefault: true,
          },
          {
            id: "consistency",
            title: locale === "zh-CN" ? "报表勾稽关系" : "Consistency of statements",
            rules: 12,
            enabledByDefault: true,
          },
          { id: "cn/scorecard", title: locale === "zh-CN" ? "督导自评" : "Self-assessment", rules: 9, enabledByDefault: false },
        ],
      }),
    check(_, __, locale, progress, signal) {
      signal?.throwIfAborted();
      progress?.({ id: "app.progress.assessing" }, 2, 3);
      checked = true;
      return Promise.resolve(summary(locale));
    },
    summary: (locale) => Promise.resolve(checked ? summary(locale) : null),
    findings(query, locale) {
      const found = matching(query, locale);
      const offset = query.offset ?? 0;
      return Promise.resolve({
        total: found.length,
        findings: found.slice(offset, offset + (query.limit ?? 500)).map((finding) => detailOf(finding, locale)),
      });
    },
    detail(key, locale) {
      const found = findings.find((finding) => finding.key === key);
      return Promise.resolve(found ? detailOf(found, locale) : null);
    },
    plan: (request) =>
      Promise.resolve({
        sheets: [
          {
            id: "findings",
            name: "核查结果",
            columnWidths: [],
            rows: [
              { cells: [{ value: "结论" }, { value: "情况说明" }] },
              ...request.explanations.map((explanation) => ({ cells: [{ value: explanation.key }, { value: explanation.text }] })),
            ],
            merges: [],
            frozen: null,
            autoFilter: null,
            print: { orientation: "landscape" as const, fitToWidth: true, repeatRows: null, area: null, footer: ["", "", ""] as const },
            charts: [],
            showGridlines: false,
          },
        ],
        flags: [],
        stamp: request.stamp,
      }),
    report: () => Promise.resolve("{}"),
  };
}

function detailOf(finding: Recorded, locale: Locale): FindingDetail {
  return {
    ...finding,
    entity: "清城区",
    schoolLevel: "total",
    title: finding.title[locale],
    subject: finding.subject[locale],
    required: finding.required[locale],
    shortfall: finding.shortfall[locale],
    text: finding.text[locale],
    formulaInWords: finding.formulaInWords[locale],
    trace: finding.trace(locale),
    whatToDo: finding.whatToDo[locale],
    ruleNote: finding.ruleNote[locale],
    notes: finding.notes.map((note) => note[locale]),
    references: finding.references.map((reference) => ({
      title: reference.title[locale],
      article: reference.article[locale],
      href: reference.href,
      inForce: reference.inForce[locale],
    })),
  };
}

function countOutcomes(findings: readonly Recorded[]): Record<Outcome, number> {
  const counts = { pass: 0, fail: 0, open: 0, notApplicable: 0 };
  for (const finding of findings) counts[finding.outcome] += 1;
  return counts;
}

function summaryOf(findings: readonly Recorded[], locale: Locale, tables: boolean): CheckSummary {
  const rules = [...new Set(findings.map((finding) => finding.rule))].map((rule): RuleSummary => {
    const ofRule = findings.filter((finding) => finding.rule === rule);
    const [first] = ofRule;
    if (!first) throw new Error(`no finding of ${rule}`);
    const level = (["error", "warning", "note"] as const).find((each) => ofRule.some((finding) => finding.level === each)) ?? "none";
    return { rule, pack: "cn/law", class: first.class, title: first.title[locale], counts: countOutcomes(ofRule), level };
  });
  const zh = locale === "zh-CN";
  const line = (
    column: string,
    header: string,
    title: string,
    unit: string,
    certainty: string,
  ): CheckSummary["tables"][number]["lines"][number] => ({
    id: column,
    field: title === "" ? null : column,
    title,
    header,
    unit,
    range: `${SHEET}!${column}2:${column}4`,
    certainty,
    confidence: 1,
    reasons: title === "" ? [] : [zh ? `表头“${header}”与指标名称相同` : `The header “${header}” is the indicator's name`],
    cell: cells(`${column}1`)[0] ?? { sheet: SHEET, rowIndex: 0, columnIndex: 0 },
  });
  return {
    counts: countOutcomes(findings),
    queries: findings.filter((finding) => finding.level === "warning").length,
    rules,
    tables: tables
      ? [
          {
            id: `${SHEET}#1`,
            sheet: SHEET,
            title: "清城区教育经费三年",
            range: `${SHEET}!A1:E4`,
            shape: "yearsDown",
            lines: [
              line("A", "年度", "", "", "certain"),
              line("B", "教育财政拨款(万元)", zh ? "教育财政拨款" : "Education appropriation", "万元", "certain"),
              line("C", "财政经常性收入(万元)", zh ? "财政经常性收入" : "Recurrent fiscal revenue", "万元", "certain"),
              line("D", "生均公用经费(元)", zh ? "生均公用经费" : "Operating funds per pupil", "元", "likely"),
              line("E", "生均公用经费增长率", zh ? "增长率（生均公用经费）" : "Growth (operating funds per pupil)", "%", "unsure"),
            ],
          },
        ]
      : [],
    issues: tables
      ? [
          {
            id: "recognition.yearColumn",
            level: "note",
            cells: cells("A1"),
            text: zh ? "“年度”列按自然年读取。" : "The column 年度 was read as calendar years.",
          },
        ]
      : [],
    hiddenRowCount: tables ? 3 : 0,
    cellsRead: 20,
  };
}
