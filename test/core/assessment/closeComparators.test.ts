import { assess } from "../../../src/core/assessment";
import { decileOf } from "../../../src/core/assessment/checks/benchmarking";
import { instant } from "../../../src/core/model";
import { datasetOf, rate } from "../../support/dataset";
import type { TableSpec } from "../../support/dataset";
import { rulebook } from "../../support/rulebook";

/** Pupils, free meals in %, special needs in % of a school, and how many of the others are close to the first. */
type School = readonly [pupils: number | string, meals: number | string, needs: number | string, year?: number];
function closeTo(first: School, ...others: readonly School[]): number | null | undefined {
  const rows = [first, ...others].map(([pupils, meals, needs, year = 2023], at): TableSpec["rows"][number] => [
    `School ${at}`,
    year,
    "any",
    pupils,
    meals,
    needs,
  ]);
  const columns = [{ field: "enrolment", unit: "pupil", exact: true }, rate("freeMealShare"), rate("specialNeedsShare")];
  const dataset = datasetOf([{ kind: "school", columns, rows }]);
  const options = { asOf: instant("2024-12-31"), regions: ["UK", "全国"], packs: ["uk/fbit"], parameters: {} };
  const found = [...assess(dataset, rulebook, options).findings({ rules: ["uk-comparator-set-is-close"], entity: "School 0" })];
  return found[0]?.observed?.value;
}

describe("close comparators", () => {
  it("are alike in pupils within 25 %, in free meals within 5 %, in special needs within 10 %, all of the school's own", () => {
    expect(closeTo([400, 20, 10])).toBe(0);
    expect(closeTo([400, 20, 10], [400, 20, 10], [500, 20, 10], [300, 20, 10])).toBe(3);
    expect(closeTo([400, 20, 10], [501, 20, 10], [299, 20, 10])).toBe(0);
    expect(closeTo([400, 20, 10], [400, 21, 10], [400, 19, 10], [400, 21.1, 10], [400, 18.9, 10])).toBe(2);
    expect(closeTo([400, 20, 10], [400, 20, 11], [400, 20, 9], [400, 20, 11.1], [400, 20, 8.9])).toBe(2);
    expect(closeTo([4, 20, 10], [5, 20, 10], [6, 20, 10])).toBe(1);
  });

  it("are of the same year, and have all three figures", () => {
    expect(closeTo([400, 20, 10], [400, 20, 10, 2022], [400, 20, 10])).toBe(1);
    expect(closeTo([400, 20, 10], [400, 20, ""], ["", 20, 10], [400, "—", 10], [401, 20, 10])).toBe(1);
    expect(closeTo([400, 20, ""], [400, 20, 10])).toBeUndefined();
    expect(closeTo([0.5, 20, 10], ["", 20, 10])).toBe(0);
  });
});

it("a decile counts those at or below, cut to whole, at most nine", () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect(ten.map((figure) => decileOf(figure, ten))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  expect([decileOf(1, [1, 2, 3]), decileOf(2, [1, 2, 3]), decileOf(3, [1, 2, 3])]).toEqual([3, 6, 9]);
  expect([decileOf(0, ten), decileOf(1, [1, 1, 2, 3]), decileOf(5, [5])]).toEqual([0, 5, 9]);
});
