import { assess } from "../../../src/core/assessment";
import { instant } from "../../../src/core/model";
import { rulebook } from "../../support/rulebook";
import { datasetOf, money } from "../../support/dataset";

const GROWTH = "appropriation-grows-faster-than-recurrent-revenue";

/** Growth of the appropriation in percent, against 10 % of the revenue; "" is a gap. */
const judged = (growths: readonly (number | "")[]) =>
  assess(
    datasetOf([
      {
        columns: [money("educationAppropriation"), money("recurrentFiscalRevenue")],
        rows: growths.flatMap((growth, at) => [
          [`${at}县`, 2020, "any", 10000, 20000] as const,
          [`${at}县`, 2021, "any", growth === "" ? "" : 10000 + growth * 100, 22000] as const,
        ]),
      },
    ]),
    rulebook,
    { asOf: instant("2024-06-30"), regions: ["全国"], packs: null, parameters: {} },
  );

describe("the worst verdicts of a rule", () => {
  const assessment = judged([9, 25, "", 2, 7]);
  const worst = (count: number) => [...assessment.worst(GROWTH, count)].map(({ entity, outcome }) => `${entity} ${outcome}`);

  it("are the breaches, farthest from the bound first, then what cannot be told", () => {
    expect(worst(10).slice(0, 3).sort()).toEqual(["0县 fail", "3县 fail", "4县 fail"]);
    expect(worst(10)[3]).toBe("2县 open");
    expect(worst(10)).toHaveLength(4);
  });

  it("are as many as asked, the same findings that the whole list holds", () => {
    expect(worst(2)).toEqual(worst(10).slice(0, 2));
    expect(worst(0)).toEqual([]);
    const all = [...assessment.findings({ rules: [GROWTH], outcomes: ["fail", "open"] })].map(({ key }) => key);
    expect([...assessment.worst(GROWTH, 10)].map(({ key }) => key).sort()).toEqual([...all].sort());
  });

  it("are none of a rule that had nothing to say", () => {
    expect([...assessment.worst("no-such-rule", 5)]).toEqual([]);
  });
});

it("how far a ratio stays below its floor decides the order", () => {
  const assessment = assess(
    datasetOf([
      {
        columns: [money("educationSurchargeCollected"), money("surchargeSpentOnVocational")],
        rows: [
          ["甲县", 2008, "any", 1000, 290],
          ["乙县", 2008, "any", 1000, 20],
          ["丙县", 2008, "any", 1000, 150],
        ],
      },
    ]),
    rulebook,
    { asOf: instant("2024-06-30"), regions: ["全国"], packs: null, parameters: {} },
  );
  const rule = "surcharge-vocational-share-reaches-floor";
  expect([...assessment.worst(rule, 3)].map(({ entity }) => entity)).toEqual(["乙县", "丙县", "甲县"]);
  expect([...assessment.worst(rule, 1)].map(({ entity }) => entity)).toEqual(["乙县"]);
});
