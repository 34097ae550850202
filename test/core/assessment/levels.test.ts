import type { SchoolLevel } from "../../../src/core/model";
import { SCHOOL_LEVELS } from "../../../src/core/model";
import { levelMask, ruleCovers } from "../../../src/core/assessment/levels";

const SINGLE: readonly SchoolLevel[] = ["preschool", "primary", "junior", "senior", "vocational", "special", "higher"];

it.each<[readonly SchoolLevel[], readonly SchoolLevel[]]>([
  // A rule for any level judges every row.
  [["any"], SCHOOL_LEVELS],
  // A row that names no level is judged by every rule; a county's total by a rule for one level (县级指标).
  [["senior"], ["any", "total", "senior"]],
  [["total"], ["any", "total", "compulsory"]],
  [["compulsory"], ["any", "total", "compulsory"]],
  // Several single levels are not the county's total.
  [
    ["primary", "junior"],
    ["any", "primary", "junior"],
  ],
  [
    ["primary", "junior", "compulsory"],
    ["any", "total", "primary", "junior", "compulsory"],
  ],
  [
    ["total", "senior"],
    ["any", "total", "senior", "compulsory"],
  ],
  [SINGLE, ["any", ...SINGLE]],
])("a rule for %j speaks of rows of %j", (schoolLevels, rows) => {
  expect(SCHOOL_LEVELS.filter((level) => ruleCovers({ schoolLevels }, level))).toEqual(rows);
  expect([...levelMask({ schoolLevels })]).toEqual(SCHOOL_LEVELS.map((level) => (rows.includes(level) ? 1 : 0)));
});

it("a rule for rows that say their level leaves figures of all levels alone", () => {
  expect(SCHOOL_LEVELS.filter((level) => ruleCovers({ schoolLevels: ["senior"], ofStatedLevel: true }, level))).toEqual(["any", "senior"]);
});
