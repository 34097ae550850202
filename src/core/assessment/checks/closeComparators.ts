import type { Rule } from "../../model";
import { ABSENT, parseUnit } from "../../model";
import type { Run } from "../assess";
import { levelOf, notInForce } from "../findingText";
import type { Segment } from "../segment";
import { closeComparatorsIn } from "./benchmarking";
import { openFor, rowCheck } from "./rows";

/** A school has more than ten close comparators: the colour table then takes its stricter key. */
export function closeComparators(rule: Rule, run: Run): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  if (parameter === undefined) return [];
  return rowCheck(rule, run, (block, spine) => {
    const close = closeComparatorsIn(run, block);
    const pupils = run.context.index.columnIn(block, "enrolment");
    if (!close || !pupils) return null;
    return (row) => {
      if (pupils.states[row] === ABSENT) return null;
      const { count, readings } = close(row);
      const cells = readings.flatMap((one) => one.cells);
      const bound = run.context.bounds.parameter(parameter, spine.periodAt(row), "total");
      if (bound.kind !== "value") return { outcome: "notApplicable", message: notInForce(spine.periodAt(row)), more: { cells } };
      if (count === null) return openFor(readings);
      const outcome = count > bound.value ? "pass" : "fail";
      const unit = parseUnit("school");
      const verified = rule.verified && bound.verified;
      return {
        outcome,
        message: { id: outcome === "pass" ? "assessment.closeEnough" : "assessment.fewClose", data: { count, least: bound.value } },
        more: {
          cells,
          observed: { value: count, unit },
          required: { operator: "moreThan", value: bound.value, unit },
          verified,
          level: levelOf(rule, outcome, verified),
        },
      };
    };
  });
}
