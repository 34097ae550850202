import type { Rule } from "../../model";
import { ABSENT, RATIO, VALUE } from "../../model";
import { effortTests } from "../../formulas";
import type { EffortTest } from "../../formulas";
import type { Run } from "../assess";
import { notInForce } from "../findingText";
import { ruleCovers } from "../levels";
import type { Segment } from "../segment";
import { BUDGET, EffortFigures, SPENDING } from "./effortFigures";
import { effortVerdict, seriesRows } from "./effortVerdict";
import { openFor, rowCheck } from "./rows";

/**
 * Compliance (34 CFR 300.203(b)): spending is not below the last compliant year by any one of four methods, local or state
 * and local funds, in total or per child. The years of the table give the comparison year unless the table states it. What
 * is short is the least of what the methods are short of (300.203(d)).
 */
export const maintenanceOfEffort = (rule: Rule, run: Run): readonly Segment[] => effortSegments(rule, run, "spending");

/**
 * Eligibility (34 CFR 300.203(a)): the budget of a year reaches, by any one method, the last year of known spending that
 * counts, less the exceptions and the adjustment of the years between and of its own. Spending that stands beside the
 * budget in one row is that last known spending.
 */
export const effortBudget = (rule: Rule, run: Run): readonly Segment[] => effortSegments(rule, run, "budget");

function effortSegments(rule: Rule, run: Run, what: "spending" | "budget"): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  if (parameter === undefined) return [];
  const [judged, other] = what === "spending" ? [SPENDING, BUDGET] : [BUDGET, SPENDING];
  return rowCheck(rule, run, (block, spine) => {
    const figures = new EffortFigures(run, block);
    if (!judged.some((field) => figures.column(field))) return null;
    const rowsOf = seriesRows(block, spine);
    const spent = new Map<number, readonly EffortTest[]>();
    if (what === "spending")
      for (const rows of rowsOf.values())
        effortTests(rows.map((row) => figures.year(row))).forEach((tests, at) => spent.set(rows[at] ?? -1, tests));
    const testsAt = (row: number): readonly EffortTest[] =>
      what === "spending" ? (spent.get(row) ?? []) : budgetTests(figures, row, rowsOf.get(spine.entityAt(row)) ?? []);
    return (row) => {
      if (!ruleCovers(rule, spine.levelAt(row))) return null;
      const present = judged.filter((field) => (figures.column(field)?.states[row] ?? ABSENT) !== ABSENT);
      if (present.length === 0) return null;
      const isBeside = what === "budget" && SPENDING.some((field) => figures.column(field)?.states[row] === VALUE);
      const cells = figures.cells(row, isBeside ? [] : other);
      const bound = run.context.bounds.parameter(parameter, spine.periodAt(row), "total");
      if (bound.kind !== "value" || !run.context.bounds.ruleInForce(rule, spine.periodAt(row)))
        return { outcome: "notApplicable", message: notInForce(spine.periodAt(row)), more: { cells } };
      const decided = testsAt(row).filter((test) => test.met !== null);
      // Without any year to compare with, what is missing is the spending itself.
      const asked =
        what === "budget" && (isBeside || decided.length === 0)
          ? [...present, ...SPENDING.filter((field) => figures.column(field))]
          : present;
      const missing = asked.filter((field) => figures.column(field)?.states[row] !== VALUE);
      if (!decided.some((test) => test.met) && missing.length > 0) return openFor(missing.map((field) => figures.reading(field, row)));
      if (decided.length === 0) return { outcome: "notApplicable", message: { id: "assessment.firstPeriod" }, more: { cells } };
      const unit = figures.column(present[0] ?? "")?.unit ?? RATIO;
      return effortVerdict(rule, decided, { cells, unit, bound });
    };
  });
}

/** The tests of a budget, as if it had been spent, after the years that are known. */
function budgetTests(figures: EffortFigures, row: number, rows: readonly number[]): readonly EffortTest[] {
  const own = figures.year(row);
  const before = rows.slice(0, rows.indexOf(row));
  const isBeside = own.local !== null || own.stateLocal !== null;
  const prior = before.at(-1);
  const known = isBeside
    ? [{ ...own, reductions: 0, children: prior === undefined ? null : figures.value("childrenWithDisabilities", prior) }]
    : before.map((one) => figures.year(one));
  const budget = { ...own, local: figures.value(BUDGET[0], row), stateLocal: figures.value(BUDGET[1], row) };
  return effortTests([...known, budget]).at(-1) ?? [];
}
