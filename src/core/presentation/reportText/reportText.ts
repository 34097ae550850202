import type { FieldId, Finding, Period, RuleId, SchoolLevel } from "../../model";
import { SCHOOL_LEVELS } from "../../model";
import { roundedAt } from "../display";
import { figuresOfInput, live } from "../tables/figures";
import type { Subject } from "../tables/figures";
import { ratioOf } from "../tables/growth";
import { COUNTIES } from "../tables/maker";
import { PERCENT, POINTS, WAN, digitsFor, printOf } from "../tables/prints";
import { PLANS } from "../tables/projects";
import { pointsBetween } from "../tables/rates";
import { scoreSheets } from "../tables/scorecard";
import { number } from "../tables/table";
import { shareAt } from "../tables/threeGrowths";
import { verdictsOf } from "../tables/verdicts";
import type { PresentationInput, ReportText, ReportTone } from "../types";
import { figuresOf, periodWords, say, subjectOf } from "../words";
import { ruleOf } from "../rulebookIndex";
import { Composer } from "./composer";
import { qualityBalanceClauses } from "./qualityBalance";
import type { Told } from "./series";
import { dated, seriesClause, tell, unitBehind, yearsText } from "./series";

/** More units than this are told of together. */
const MOST_UNITS = 3;
const MOST_FINDINGS = 30;
const APPROPRIATION_RULE: RuleId = "appropriation-grows-faster-than-recurrent-revenue";

/** After the law: per pupil, pay, operating funds. */
const GROWTHS: readonly { readonly field: FieldId; readonly rule: RuleId; readonly always: boolean }[] = [
  { field: "perPupilEducationSpending", rule: "per-pupil-spending-grows", always: true },
  { field: "teacherAverageAnnualPay", rule: "teacher-pay-grows", always: true },
  { field: "perPupilOperatingFunds", rule: "per-pupil-operating-funds-grow", always: true },
  { field: "generalBudgetEducationExpenditure", rule: "education-budget-does-not-fall", always: false },
  { field: "perPupilGeneralBudgetEducationExpenditure", rule: "per-pupil-education-budget-does-not-fall", always: false },
];

/** The report as officials write it, every number with its cells. */
export function reportText(input: PresentationInput, tone: ReportTone): ReportText {
  const composer = new Composer(input);
  const { translate } = input;
  const figures = figuresOfInput(input);
  const growthFields = [
    "educationAppropriation",
    "recurrentFiscalRevenue",
    "recurrentFiscalRevenueGrowth",
    ...GROWTHS.map(({ field }) => field),
  ];
  const subjects = figures.subjects(growthFields, COUNTIES).filter(({ period }) => period.kind !== "none");
  const units = [...new Set(subjects.map(({ entity }) => entity))];
  const only = units.length === 1 ? input.dataset.entities.nameOf(units[0] ?? 0) : "";
  composer.add("title", "title", say(translate, `presentation.report.title.${tone}`, { unit: only }));
  if (units.length > MOST_UNITS) composer.add("units", "text", unitsText(input, composer, subjects));
  else
    for (const entity of units) {
      if (units.length > 1) composer.add(`unit-${entity}`, "heading", input.dataset.entities.nameOf(entity));
      addUnit(
        input,
        composer,
        entity,
        subjects.filter((subject) => subject.entity === entity),
      );
    }
  qualityBalanceClauses(input, composer);
  addProjects(input, composer);
  addScores(input, composer);
  if (tone === "explanation") addFindings(input, composer);
  composer.add("rounding", "text", say(translate, `presentation.report.closing.${tone}`, { asOf: input.options.asOf }));
  return composer.done();
}

/** Years that have a base: all but the first, which is told of only where the sheet states its growth. */
function yearsTold(input: PresentationInput, entity: number, subjects: readonly Subject[]): readonly Period[] {
  const years = [...new Map(subjects.map(({ period }) => [period.year, period])).values()].sort((a, b) => a.year - b.year);
  const [first, ...rest] = years;
  if (!first) return [];
  const appropriation = tell(input, "educationAppropriation", "total", entity, [first], null);
  return appropriation.steps[0]?.growth || rest.length === 0 ? years : rest;
}

function addUnit(input: PresentationInput, composer: Composer, entity: number, subjects: readonly Subject[]): void {
  const { translate } = input;
  const periods = yearsTold(input, entity, subjects);
  const revenue = tell(input, "recurrentFiscalRevenue", "total", entity, periods, null);
  const appropriation = tell(input, "educationAppropriation", "total", entity, periods, APPROPRIATION_RULE);
  const verdicts = verdictsOf(input);
  const law = [APPROPRIATION_RULE, ...GROWTHS.slice(0, 3).map(({ rule }) => rule)].flatMap((rule) =>
    [...verdicts.of(rule).values()].filter((finding) => finding.entity === input.dataset.entities.nameOf(entity)),
  );
  // 切实做到 is a claim: it needs every one of the three met and none undecided.
  const done =
    law.length > 0 &&
    law.every(({ outcome }) => outcome === "pass" || outcome === "notApplicable") &&
    GROWTHS.slice(0, 3).every(({ rule }) => law.some((finding) => finding.rule === rule));
  // Rates without amounts stand behind the amounts of the other, or a reader would take them for theirs.
  const ratesOnly = revenue.steps.every(({ current }) => current === undefined) && revenue.steps.some(({ growth }) => growth);
  composer.add(
    "three-growths",
    "text",
    [
      say(translate, done ? "presentation.report.done" : "presentation.report.state"),
      say(translate, ratesOnly ? "presentation.report.appropriationFirst" : "presentation.report.appropriation", {
        years: yearsText(input, periods),
        revenue: seriesClause(input, composer, revenue),
        appropriation: seriesClause(input, composer, appropriation),
        verdict: leadClause(input, composer, appropriation, revenue),
      }),
    ].join(""),
  );
  for (const { field, rule, always } of GROWTHS) addSeries(input, composer, entity, periods, field, rule, always);
  addShares(input, composer, entity, periods);
  addSurcharge(input, composer, entity, subjects);
}

/** 均高于财政经常性收入增长比例，分别高0.75个百分点和1.50个百分点; what is not higher is said first. */
function leadClause(input: PresentationInput, composer: Composer, appropriation: Told, revenue: Told): string {
  const { translate } = input;
  const rows = appropriation.periods.map((period, at) => {
    const [a, b] = [appropriation.steps[at]?.growth, revenue.steps[at]?.growth];
    return { period, finding: appropriation.findings[at], gap: a && b ? pointsBetween(a, b) : null };
  });
  const known = rows.flatMap(({ period, finding, gap }) =>
    gap?.kind === "printed" && finding && finding.outcome !== "open" ? [{ period, finding, gap }] : [],
  );
  if (known.length === 0) return say(translate, "presentation.report.lead.unknown");
  const points = (row: (typeof known)[number]): string => {
    const size = { ...row.gap, value: Math.abs(row.gap.value), print: POINTS };
    return composer.cell(size, say(translate, "presentation.report.points"), "", row.finding);
  };
  const behind = known.filter(({ finding }) => finding.outcome === "fail");
  const ahead = known.filter(({ finding }) => finding.outcome !== "fail");
  const list = (rowsOf: typeof known): { readonly kind: "list"; readonly items: string[] } => ({ kind: "list", items: rowsOf.map(points) });
  if (behind.length === 0) {
    const all = known.length === rows.length;
    if (known.length === 1) return say(translate, "presentation.report.lead.one", { points: points(known[0] as (typeof known)[number]) });
    return say(translate, all ? "presentation.report.lead.all" : "presentation.report.lead.known", {
      years: yearsText(
        input,
        known.map(({ period }) => period),
      ),
      points: list(known),
    });
  }
  const parts = behind.map((row) =>
    say(translate, row.gap.value === 0 ? "presentation.report.lead.equal" : "presentation.report.lead.behind", {
      year: periodWords(row.period, translate),
      points: points(row),
    }),
  );
  const rest =
    ahead.length === 0
      ? []
      : [
          say(translate, "presentation.report.lead.ahead", {
            years: yearsText(
              input,
              ahead.map(({ period }) => period),
            ),
            points: list(ahead),
          }),
        ];
  return [...rest, ...parts].join(say(translate, "presentation.report.semicolon"));
}

function addSeries(
  input: PresentationInput,
  composer: Composer,
  entity: number,
  periods: readonly Period[],
  field: FieldId,
  rule: RuleId,
  always: boolean,
): void {
  const { translate } = input;
  const figures = figuresOfInput(input);
  const found = new Set([...figures.of(field).values()].filter((point) => point.entity === entity).map(({ schoolLevel }) => schoolLevel));
  const levels: readonly SchoolLevel[] = SCHOOL_LEVELS.filter((level) => found.has(level) && !(level === "any" && found.has("total")));
  if (levels.length === 0) {
    if (always)
      composer.add(
        field,
        "text",
        say(translate, "presentation.report.missing", {
          gap: composer.gap(input.translate({ id: "presentation.value", data: { value: { kind: "title", of: "field", id: field } } })),
        }),
      );
    return;
  }
  const clauses = levels.map((level) => {
    const told = tell(input, field, level, entity, periods, rule);
    const clause = seriesClause(input, composer, told);
    const judged = told.findings.flatMap((finding) => (finding && finding.outcome !== "notApplicable" ? [finding] : []));
    const falls = judged.filter(({ outcome }) => outcome === "fail");
    // 逐年增长 needs every year.
    if (judged.length > 1 && judged.length === periods.length && judged.every(({ outcome }) => outcome === "pass"))
      return `${clause}${say(translate, "presentation.report.everyYear")}`;
    const fell = falls.map((finding) =>
      composer.verdict(say(translate, "presentation.report.notGrown", { year: periodWords(finding.period, translate) }), finding),
    );
    return [clause, ...fell].join(say(translate, "presentation.report.comma"));
  });
  composer.add(
    field,
    "text",
    say(translate, "presentation.report.inYears", {
      years: yearsText(input, periods),
      text: clauses.join(say(translate, "presentation.report.semicolon")),
    }),
  );
}

function addShares(input: PresentationInput, composer: Composer, entity: number, periods: readonly Period[]): void {
  const { translate } = input;
  const figures = figuresOfInput(input);
  for (const [id, part, whole, rule] of [
    ["gdp", "fiscalEducationFunds", "gdp", "education-share-of-gdp-rises"],
    ["budget", "generalBudgetEducationExpenditure", "generalBudgetExpenditure", "education-share-of-budget-rises"],
  ] as const) {
    if (!figures.has(part) || !figures.has(whole)) continue;
    const name = say(translate, `presentation.table.share.${id}`);
    const rows = periods.map((period) => {
      const subject: Subject = { entity, period, schoolLevel: "total" };
      const share = shareAt(figures, part, whole, subject);
      const prior = shareAt(figures, part, whole, { ...subject, period: { ...period, year: period.year - 1 } });
      const finding = verdictsOf(input).at(rule, subject);
      const year = periodWords(period, translate);
      const value = composer.cell(number(share, PERCENT), "", dated(input, period, name), finding);
      const change = share && prior ? pointsBetween(share, prior) : null;
      if (change?.kind !== "printed") return say(translate, "presentation.report.share.plain", { year, value });
      const points = composer.cell({ ...change, value: Math.abs(change.value) }, say(translate, "presentation.report.points"), "", finding);
      const kind = roundedAt(change.value, 2) === 0 ? "same" : change.value > 0 ? "up" : "down";
      return say(translate, `presentation.report.share.${kind}`, { year, value, points });
    });
    composer.add(
      `share-${id}`,
      "text",
      say(translate, "presentation.report.shares", { name, text: rows.join(say(translate, "presentation.report.semicolon")) }),
    );
  }
}

function addSurcharge(input: PresentationInput, composer: Composer, entity: number, subjects: readonly Subject[]): void {
  const { translate } = input;
  const figures = figuresOfInput(input);
  const years = [...new Map(subjects.map(({ period }) => [period.year, period])).values()].sort((a, b) => a.year - b.year);
  for (const [id, whole, part, rule] of [
    ["surcharge", "educationSurchargeCollected", "surchargeSpentOnVocational", "surcharge-vocational-share-reaches-floor"],
    ["transfer", "ruralTaxReformTransfer", "transferSpentOnEducation", "transfer-education-share-reaches-approved-share"],
  ] as const) {
    const told = years.filter((period) => figures.near(whole, { entity, period, schoolLevel: "total" }));
    if (told.length === 0) continue;
    const amounts = (field: FieldId): string[] => {
      const values = [...figures.of(field).values()].map(({ value }) => value);
      return told.map((period) => {
        const point = figures.near(field, { entity, period, schoolLevel: "total" });
        const name = dated(input, period, say(translate, "presentation.value", { value: { kind: "title", of: "field", id: field } }));
        return composer.cell(number(point && live(point), printOf(input, field, values)), unitBehind(input, field), name);
      });
    };
    const shares = told.map((period) => {
      const subject: Subject = { entity, period, schoolLevel: "total" };
      const name = dated(input, period, say(translate, `presentation.table.${id}.share`));
      return composer.cell(number(shareAt(figures, part, whole, subject), PERCENT), "", name, verdictsOf(input).at(rule, subject));
    });
    const list = (items: string[]): { readonly kind: "list"; readonly items: string[] } => ({ kind: "list", items });
    const many = told.length > 1 ? "many" : "one";
    const data = { years: yearsText(input, told), amounts: list(amounts(whole)), parts: list(amounts(part)), shares: list(shares) };
    composer.add(id, "text", say(translate, `presentation.report.${id}.${many}`, data));
  }
}

/** Many units: how many meet the first of the three, and which do not. */
function unitsText(input: PresentationInput, composer: Composer, subjects: readonly Subject[]): string {
  const { translate } = input;
  const year = Math.max(...subjects.map(({ period }) => period.year));
  const own = [...verdictsOf(input).of(APPROPRIATION_RULE).values()].filter(({ period }) => period.year === year);
  const period = own[0]?.period ?? { kind: "fiscalYear" as const, year };
  const missed = own.filter(({ outcome }) => outcome === "fail");
  const items = missed.map((finding) =>
    composer.verdict(`${finding.entity}${say(translate, "presentation.report.behindBy", { value: magnitude(finding, input) })}`, finding),
  );
  return say(translate, missed.length === 0 ? "presentation.report.units.all" : "presentation.report.units.some", {
    period: periodWords(period, translate),
    count: own.length,
    met: own.filter(({ outcome }) => outcome === "pass").length,
    missed: missed.length,
    items: { kind: "list", items },
  });
}

/** The value of a finding without its sign; its word says the direction. */
const magnitude = (finding: Finding, input: PresentationInput): string => figuresOf(finding, input).observed.replace(/^-/, "");

function addProjects(input: PresentationInput, composer: Composer): void {
  const { translate } = input;
  const figures = figuresOfInput(input);
  const [subject] = figures.subjects(
    PLANS.map(({ planned }) => planned),
    COUNTIES,
  );
  if (!subject) return;
  const clauses = PLANS.flatMap(({ planned, done }) => {
    const [a, b] = [figures.at(planned, subject), figures.at(done, subject)];
    if (!a || !b || a.value <= 0) return [];
    const title = (id: FieldId): string => say(translate, "presentation.value", { value: { kind: "title", of: "field", id } });
    const print = printOf(input, planned, [a.value, b.value]);
    return [
      say(translate, "presentation.report.project", {
        planned: title(planned),
        plan: composer.cell(number(live(a), print), unitBehind(input, planned), ""),
        done: title(done),
        amount: composer.cell(number(live(b), print), unitBehind(input, done), ""),
        rate: composer.cell(number(ratioOf(live(b), live(a)), PERCENT), "", ""),
      }),
    ];
  });
  const funds = [...figures.of("projectFundsTotal").values()].filter(({ block }) => COUNTIES.includes(block.entityKind));
  const [total] = funds;
  const opening = total
    ? say(translate, "presentation.report.projectFunds", {
        amount: composer.cell(
          number(live(total), { scale: WAN, digits: digitsFor([total.value], WAN, 4), grouped: true }),
          unitBehind(input, "projectFundsTotal"),
          "",
        ),
      })
    : "";
  if (clauses.length > 0)
    composer.add(
      "projects",
      "text",
      say(translate, "presentation.report.projects", { opening, text: clauses.join(say(translate, "presentation.report.semicolon")) }),
    );
}

function addScores(input: PresentationInput, composer: Composer): void {
  const { translate } = input;
  for (const [at, { name, lines }] of scoreSheets(input).entries()) {
    const known = lines.flatMap(({ score, full }) => (score && full ? [{ score, full }] : []));
    if (known.length === 0) continue;
    const sum = (pick: (row: (typeof known)[number]) => number): number =>
      Number(known.reduce((total, row) => total + pick(row), 0).toPrecision(12));
    const [score, full] = [sum((row) => row.score.value), sum((row) => row.full.value)];
    const cells = (pick: (row: (typeof known)[number]) => (typeof known)[number]["score"]): Finding["cells"] =>
      known.flatMap((row) => pick(row).cells);
    composer.add(
      `score-${at}`,
      "text",
      say(translate, "presentation.report.score", {
        name,
        items: known.length,
        score: composer.figure(
          String(score),
          cells((row) => row.score),
        ),
        full: composer.figure(
          String(full),
          cells((row) => row.full),
        ),
        rate: composer.figure(`${roundedAt((score / full) * 100, 2).toFixed(2)}%`, [
          ...cells((row) => row.score),
          ...cells((row) => row.full),
        ]),
      }),
    );
  }
}

/** 要求不低于100%: what is asked for, lest it reads as what is. */
export const asked = (required: string, { translate }: PresentationInput): string =>
  required === "" ? "" : say(translate, "presentation.report.required", { required });

/** What was found, one sentence each, the worst first. */
function addFindings(input: PresentationInput, composer: Composer): void {
  const { translate, locale } = input;
  const fails = [...input.assessment.findings({ outcomes: ["fail"] })].filter(({ level }) => level === "error");
  composer.add("findings", "heading", say(translate, "presentation.report.findings", { count: fails.length }));
  for (const [at, finding] of fails.slice(0, MOST_FINDINGS).entries()) {
    const { observed, required, shortfall } = figuresOf(finding, input);
    const title = ruleOf(input.rulebook, finding.rule)?.title[locale] ?? finding.rule;
    // What agrees or not is a sentence of its own; two numbers would look alike.
    const facts = required !== "" && finding.required?.operator !== "agrees" ? [observed, asked(required, input), shortfall] : [];
    const detail = facts.filter((part) => part !== "").join(say(translate, "presentation.report.comma"));
    const text = say(translate, "presentation.report.finding", {
      at: at + 1,
      subject: subjectOf(finding, input),
      title,
      detail: composer.verdict(detail === "" ? translate(finding.message).replace(/[。.]$/, "") : detail, finding),
    });
    composer.add(finding.key, "text", text);
  }
}
