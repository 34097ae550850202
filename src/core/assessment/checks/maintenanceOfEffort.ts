import type { DatasetBlock, MessageValue, Rule } from "../../model";
import { ABSENT, quantityValue, RATIO, VALUE } from "../../model";
import { effortTests } from "../../formulas";
import type { EffortTest, EffortYear } from "../../formulas";
import type { Run } from "../assess";
import { levelOf, notInForce } from "../findingText";
import { ruleCovers } from "../levels";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { openFor, readCell, rowCheck } from "./rows";

const FIGURES = ["moeSpendingLocal", "moeSpendingStateLocal"] as const;
const BASELINES = ["moeBaselineLocal", "moeBaselineStateLocal"] as const;
const REDUCTIONS = ["moeExceptions", "moeAdjustment"] as const;
const ALL = [...FIGURES, "childrenWithDisabilities", ...BASELINES, ...REDUCTIONS];

/**
 * Spending is not below the last compliant year by any one of four methods (34 CFR 300.203(b)): local or state and local
 * funds, in total or per child. The years of the table give the comparison year unless the table states it. What is short is
 * the least of what the methods are short of (300.203(d)).
 */
export function maintenanceOfEffort(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  if (parameter === undefined) return [];
  return rowCheck(rule, run, (block, spine) => {
    const columns = new Map(ALL.map((field) => [field, run.context.index.columnIn(block, field)]));
    if (!FIGURES.some((field) => columns.get(field))) return null;
    const value = (field: string, row: number): number | null => readCell(columns.get(field), row).value;
    const testsAt = seriesOf(block, spine, (row): EffortYear => {
      const reductions = REDUCTIONS.reduce((sum, field) => sum + (value(field, row) ?? 0), 0);
      return {
        local: value(FIGURES[0], row),
        stateLocal: value(FIGURES[1], row),
        children: value("childrenWithDisabilities", row),
        reductions,
        statedLocal: value(BASELINES[0], row),
        statedStateLocal: value(BASELINES[1], row),
      };
    });
    return (row) => {
      if (!ruleCovers(rule, spine.levelAt(row))) return null;
      const present = FIGURES.filter((field) => (columns.get(field)?.states[row] ?? ABSENT) !== ABSENT);
      if (present.length === 0) return null;
      const readings = ALL.map((field) => readCell(columns.get(field), row));
      const cells = readings.flatMap((one) => one.cells);
      const bound = run.context.bounds.parameter(parameter, spine.periodAt(row), "total");
      if (bound.kind !== "value" || !run.context.bounds.ruleInForce(rule, spine.periodAt(row)))
        return { outcome: "notApplicable", message: notInForce(spine.periodAt(row)), more: { cells } };
      const tests = testsAt(row);
      const decided = tests.filter((test) => test.met !== null);
      const met = decided.filter((test) => test.met);
      const missing = present.filter((field) => columns.get(field)?.states[row] !== VALUE);
      if (met.length === 0 && missing.length > 0) return openFor(missing.map((field) => readCell(columns.get(field), row)));
      if (decided.length === 0) return { outcome: "notApplicable", message: { id: "assessment.firstPeriod" }, more: { cells } };
      const best = decided.reduce((a, b) => (ratio(b) > ratio(a) ? b : a));
      const outcome = met.length > 0 ? "pass" : "fail";
      const unit = columns.get(present[0] ?? "")?.unit ?? RATIO;
      const short = Math.min(...decided.map((test) => test.short ?? Number.POSITIVE_INFINITY));
      const items = (met.length > 0 ? met : decided).map((test): MessageValue => ({
        kind: "message",
        message: { id: `assessment.effort.${test.method}` },
      }));
      const verified = rule.verified && bound.verified;
      const data = {
        methods: { kind: "list", items },
        short: quantityValue({ value: outcome === "pass" ? 0 : short, unit }),
        share: quantityValue({ value: ratio(best), unit: RATIO }),
      } as const;
      return {
        outcome,
        message: { id: outcome === "pass" ? "assessment.effortKept" : "assessment.effortShort", data },
        more: {
          cells,
          observed: { value: ratio(best), unit: RATIO },
          required: { operator: "atLeast", value: bound.value, unit: RATIO },
          shortfall: outcome === "pass" ? null : { value: short, unit },
          verified,
          level: levelOf(rule, outcome, verified),
        },
      };
    };
  });
}

function ratio(test: EffortTest): number {
  return test.required !== null && test.required > 0 ? (test.actual ?? 0) / test.required : 1;
}

/** The tests of every row, from the years of its entity in order. */
function seriesOf(block: DatasetBlock, spine: Spine, yearAt: (row: number) => EffortYear): (row: number) => readonly EffortTest[] {
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < block.rowCount; row += 1) {
    const list = rowsOf.get(spine.entityAt(row));
    if (list) list.push(row);
    else rowsOf.set(spine.entityAt(row), [row]);
  }
  const tests = new Map<number, readonly EffortTest[]>();
  for (const rows of rowsOf.values()) {
    rows.sort((a, b) => spine.periodAt(a).year - spine.periodAt(b).year);
    effortTests(rows.map(yearAt)).forEach((found, at) => tests.set(rows[at] ?? -1, found));
  }
  return (row) => tests.get(row) ?? [];
}
