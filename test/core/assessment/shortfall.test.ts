import fc from "fast-check";
import { assess } from "../../../src/core/assessment";
import type { Finding } from "../../../src/core/model";
import { instant } from "../../../src/core/model";
import { rulebook } from "../../support/rulebook";
import { datasetOf, money } from "../../support/dataset";
import type { TableSpec } from "../../support/dataset";

const options = { asOf: instant("2024-06-30"), regions: ["全国"], packs: null, parameters: {} };
const of = (table: TableSpec, rule: string): Finding | undefined =>
  [...assess(datasetOf([table]), rulebook, options).findings({ rules: [rule] })].find((finding) => finding.period.year === 2023);

const amount = fc.integer({ min: 10, max: 1000000 }).map((cents) => cents / 100);

/** With two digits always, as a column of 万元 prints them: 1509.00 is not 1509. */
const printed = (figure: number): string => figure.toFixed(2);

/** Laws of the amount short: adding it makes the rule pass. */
function holds(rule: string, table: (figure: number) => TableSpec, figure: number): void {
  const found = of(table(figure), rule);
  if (found?.outcome !== "fail" || !found.shortfall) return;
  expect(found.shortfall.value).toBeGreaterThan(0);
  const cured = Number((figure + found.shortfall.value / 10000).toPrecision(15));
  expect(of(table(cured), rule)?.outcome).toBe("pass");
}

it("cures a gap of growth rates", () => {
  fc.assert(
    fc.property(amount, amount, amount, amount, (before, now, revenueBefore, revenueNow) => {
      const table = (figure: number): TableSpec => ({
        columns: [money("educationAppropriation"), money("recurrentFiscalRevenue")],
        rows: [
          ["甲县", 2022, "total", printed(before), printed(revenueBefore)],
          ["甲县", 2023, "total", printed(figure), printed(revenueNow)],
        ],
      });
      holds("appropriation-grows-faster-than-recurrent-revenue", table, now);
    }),
    { numRuns: 60 },
  );
});

it("cures a share", () => {
  fc.assert(
    fc.property(amount, amount, (part, whole) => {
      const table = (figure: number): TableSpec => ({
        columns: [money("surchargeSpentOnVocational"), money("educationSurchargeCollected")],
        rows: [["甲县", 2023, "total", printed(figure), printed(whole)]],
      });
      holds("surcharge-vocational-share-reaches-floor", table, part);
    }),
    { numRuns: 60 },
  );
});

it("cures a fall of the budget", () => {
  fc.assert(
    fc.property(amount, amount, (before, now) => {
      const table = (figure: number): TableSpec => ({
        columns: [money("generalBudgetEducationExpenditure")],
        rows: [
          ["甲县", 2022, "total", printed(before)],
          ["甲县", 2023, "total", printed(figure)],
        ],
      });
      holds("education-budget-does-not-fall", table, now);
    }),
    { numRuns: 60 },
  );
});
