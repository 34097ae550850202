import type { Rule } from "../../model";
import { compensatedSum } from "../../formulas";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { comparability } from "./comparability";

/** Pupils per instructional staff. The average is all pupils of the other schools over all their staff. */
export function comparabilityRatio(rule: Rule, run: Run): readonly Segment[] {
  return comparability(rule, run, "atMost", (block) => {
    const parts = [run.context.index.columnIn(block, "enrolment"), run.context.index.columnIn(block, "instructionalStaff")];
    if (parts.includes(undefined)) return null;
    return {
      unit: "pupil/person",
      parts,
      figure: (values) => (values[0] as number) / (values[1] as number),
      average: (schools) => sum(schools, 0) / sum(schools, 1),
    };
  });
}

function sum(schools: readonly (readonly number[])[], part: number): number {
  return compensatedSum(schools.map((school) => school[part] as number));
}
