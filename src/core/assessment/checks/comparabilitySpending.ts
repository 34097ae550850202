import type { Rule } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { comparability } from "./comparability";

/** State and local spending per pupil. The average weighs schools by their pupils where the table counts them. */
export function comparabilitySpending(rule: Rule, run: Run): readonly Segment[] {
  return comparability(rule, run, "atLeast", (block) => {
    const spending = run.context.index.columnIn(block, "perPupilStateLocalSpending");
    const pupils = run.context.index.columnIn(block, "enrolment");
    if (!spending) return null;
    return {
      unit: "USD/pupil",
      parts: [spending, pupils],
      figure: (values) => values[0] as number,
      average: (schools) => {
        const weights = schools.map((school) => school[1] ?? 1);
        const total = schools.reduce((sum, school, at) => sum + (school[0] as number) * (weights[at] as number), 0);
        return total / weights.reduce((sum, weight) => sum + weight, 0);
      },
    };
  });
}
