import { assess } from "../../../src/core/assessment";
import type { AssessmentOptions, Finding } from "../../../src/core/model";
import { cellText, instant } from "../../../src/core/model";
import { rulebook } from "../../support/rulebook";
import { datasetOf, money, perPupil, rate, stated } from "../../support/dataset";
import type { TableSpec } from "../../support/dataset";

const options: AssessmentOptions = { asOf: instant("2024-06-30"), regions: ["全国"], packs: null, parameters: {} };

function findings(tables: readonly TableSpec[], rule: string, more: Partial<AssessmentOptions> = {}): readonly Finding[] {
  return [...assess(datasetOf(tables), rulebook, { ...options, ...more }).findings({ rules: [rule] })];
}

/** `2021 pass`, one a finding. */
function outcomes(tables: readonly TableSpec[], rule: string, more: Partial<AssessmentOptions> = {}): readonly string[] {
  return findings(tables, rule, more).map((finding) => `${finding.period.year || ""} ${finding.outcome}`.trim());
}

const GROWTH = "appropriation-grows-faster-than-recurrent-revenue";
const growthColumns = [money("educationAppropriation"), money("recurrentFiscalRevenue")];

describe("教育财政拨款的增长高于财政经常性收入的增长", () => {
  const table = (appropriation: number, revenue: number): TableSpec => ({
    columns: growthColumns,
    rows: [
      ["甲县", 2020, "any", 51200, 88000],
      ["甲县", 2021, "any", appropriation, revenue],
    ],
  });

  it("passes on the worked example of the law: 7.50 % against 7.00 %", () => {
    const [first, second] = findings([table(55040, 94160)], GROWTH);
    expect(first?.outcome).toBe("notApplicable");
    expect(second?.outcome).toBe("pass");
    expect(second?.observed?.value).toBeCloseTo(0.5, 10);
    expect(second?.observed?.unit.numerators).toEqual(["pp"]);
    expect(second?.cells.map(cellText)).toEqual(["表1!D3", "表1!D2", "表1!E3", "表1!E2"]);
    expect(second?.formula).toBe("('表1'!D3/'表1'!D2-1-('表1'!E3/'表1'!E2-1))*100");
  });

  it("is strict: an equal growth rate fails, and the amount short makes it pass", () => {
    const [, second] = findings([table(55040, 94600)], GROWTH);
    expect(second?.outcome).toBe("fail");
    expect(second?.level).toBe("error");
    expect(second?.notes.map((note) => note.id)).toContain("assessment.note.onTheLine");
    const short = (second?.shortfall?.value ?? 0) / 10000;
    expect(short).toBeGreaterThanOrEqual(1);
    expect(outcomes([table(55040 + short, 94600)], GROWTH)).toEqual(["2020 notApplicable", "2021 pass"]);
  });

  it("cannot tell where a value is missing, and names the cell; a dash never becomes zero", () => {
    const [, second] = findings(
      [
        {
          columns: growthColumns,
          rows: [
            ["甲县", 2020, "any", 51200, 88000],
            ["甲县", 2021, "any", 55040, "—"],
          ],
        },
      ],
      GROWTH,
    );
    expect(second?.outcome).toBe("open");
    expect(second?.cells.map(cellText)[0]).toBe("表1!E3");
    expect(second?.message.id).toBe("assessment.missing");
  });

  it("takes the growth that the sheet states where revenue has no amounts, and for the first year", () => {
    const table: TableSpec = {
      columns: [money("educationAppropriation"), stated("statedGrowth", "educationAppropriation"), rate("recurrentFiscalRevenueGrowth")],
      rows: [
        ["甲区", 2007, "any", 20596, 18.68, 11.91],
        ["甲区", 2008, "any", 25772, 25.13, 19],
        ["甲区", 2009, "any", 31973, 24.06, 23],
      ],
    };
    const found = findings([table], GROWTH);
    expect(found.map((finding) => finding.outcome)).toEqual(["pass", "pass", "pass"]);
    expect(found[0]?.observed?.value).toBeCloseTo(6.77, 10);
    expect(found[0]?.notes.map((note) => note.id)).toEqual(["assessment.note.statedGrowth"]);
    expect(found[1]?.observed?.value).toBeCloseTo(6.1310934162, 9);
    expect(found[2]?.observed?.value).toBeCloseTo(1.0609964302, 9);
  });

  it("joins revenue from another sheet", () => {
    const tables: TableSpec[] = [
      {
        columns: [money("educationAppropriation")],
        rows: [
          ["甲县", 2020, "any", 51200],
          ["甲县", 2021, "any", 55040],
        ],
      },
      {
        columns: [money("recurrentFiscalRevenue")],
        rows: [
          ["甲县", 2021, "any", 94160],
          ["甲县", 2020, "any", 88000],
        ],
      },
    ];
    expect(outcomes(tables, GROWTH)).toEqual(["2020 notApplicable", "2021 pass"]);
  });

  it("uses the restated base", () => {
    const table: TableSpec = {
      columns: [...growthColumns, money("educationAppropriationRestatedBase")],
      rows: [
        ["甲县", 2020, "any", 50000, 88000, ""],
        ["甲县", 2021, "any", 49500, 88100, 48000],
      ],
    };
    const [, second] = findings([table], GROWTH);
    expect(second?.outcome).toBe("pass");
    expect(second?.observed?.value).toBeCloseTo((49500 / 48000 - 88100 / 88000) * 100, 9);
    expect(second?.notes.map((note) => note.id)).toEqual(["assessment.note.restatedBase", "assessment.note.plainGrowth"]);
  });

  it("has no growth on a base of zero", () => {
    const table: TableSpec = {
      columns: growthColumns,
      rows: [
        ["甲县", 2020, "any", 0, 88000],
        ["甲县", 2021, "any", 1, 88100],
      ],
    };
    expect(outcomes([table], GROWTH)).toEqual(["2020 notApplicable", "2021 notApplicable"]);
  });

  it("says open when a whole column is missing, once", () => {
    const table: TableSpec = {
      columns: [money("educationAppropriation")],
      rows: [
        ["甲县", 2020, "any", 1],
        ["甲县", 2021, "any", 1],
      ],
    };
    expect(outcomes([table], GROWTH)).toEqual(["2021 open"]);
  });
});

describe("levels", () => {
  it("judges level by level, and a fall of the overall figure only for 只增不减", () => {
    const table: TableSpec = {
      columns: [perPupil("perPupilGeneralBudgetEducationExpenditure")],
      rows: [
        ["甲县", 2020, "total", 14820],
        ["甲县", 2021, "total", 14776],
        ["甲县", 2020, "primary", 11000],
        ["甲县", 2021, "primary", 10000],
      ],
    };
    const found = findings([table], "per-pupil-education-budget-does-not-fall");
    expect(found.map((finding) => `${finding.schoolLevel} ${finding.period.year} ${finding.outcome}`)).toEqual([
      "total 2020 notApplicable",
      "total 2021 fail",
      "primary 2020 notApplicable",
      "primary 2021 notApplicable",
    ]);
    expect(found[1]?.shortfall?.value).toBe(44);
    expect(found[3]?.message.id).toBe("assessment.information");
  });
});

describe("shares", () => {
  const table = (part: number): TableSpec => ({
    columns: [money("surchargeSpentOnVocational"), money("educationSurchargeCollected")],
    rows: [["甲县", 2022, "any", part, 760]],
  });
  const rule = "surcharge-vocational-share-reaches-floor";

  it("meets the floor at 30.26 % and is 3 万元 short at 29.61 %", () => {
    expect(outcomes([table(230)], rule)).toEqual(["2022 pass"]);
    const [found] = findings([table(225)], rule);
    expect(found?.outcome).toBe("fail");
    expect(found?.shortfall?.value).toBe(30000);
    expect(found?.formula).toBe("'表1'!D2/'表1'!E2");
  });

  it("takes the approved share that the sheet states, and asks for it where nobody gave one", () => {
    const transfer: TableSpec = {
      columns: [money("transferSpentOnEducation"), money("ruralTaxReformTransfer")],
      rows: [["甲区", 2008, "any", 581, 1447]],
    };
    const id = "transfer-education-share-reaches-approved-share";
    expect(findings([transfer], id)[0]?.message.id).toBe("assessment.noThreshold");
    const user = rulebook.rules.find((one) => one.id === id)?.comparison;
    const parameter = user?.kind === "bound" ? (user.userParameter ?? "") : "";
    expect(outcomes([transfer], id, { parameters: { [parameter]: 0.401 } })).toEqual(["2008 pass"]);
    expect(outcomes([transfer], id, { parameters: { [parameter]: 0.41 } })).toEqual(["2008 fail"]);
  });

  it("never applies the national 4 % to a county", () => {
    const gdp: TableSpec = { columns: [money("fiscalEducationFunds"), money("gdp")], rows: [["甲县", 2022, "any", 1, 100]] };
    expect(outcomes([gdp], "national-education-share-of-gdp-reaches-four-percent")).toEqual([]);
  });

  it("compares 万元 with 元", () => {
    const pay: TableSpec = {
      columns: [
        { field: "teacherAverageAnnualPay", unit: "CNY/person", scale: 10000 },
        { field: "civilServantAverageAnnualPay", unit: "CNY/person" },
      ],
      rows: [
        ["甲县", 2021, "compulsory", 9.31, "."],
        ["甲县", 2022, "compulsory", 9.66, "."],
        ["甲县", 2021, "any", ".", 92800],
        ["甲县", 2022, "any", ".", "９７３５０"],
      ],
    };
    const found = findings([pay], "teacher-pay-not-below-civil-servants");
    expect(found.map((one) => `${one.period.year} ${one.schoolLevel} ${one.outcome}`)).toEqual([
      "2021 compulsory pass",
      "2022 compulsory fail",
    ]);
    expect(found[1]?.formula).toBe(`'表1'!D3/VALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(ASC('表1'!E5),",",""),"，","")," ",""))*10000`);
  });
});

describe("figures within rounding of the line", () => {
  it("are open", () => {
    const table: TableSpec = {
      columns: [money("generalBudgetEducationExpenditure")].map((one) => ({ ...one, scale: 1e8 })),
      rows: [
        ["甲县", 2021, "any", 11.9],
        ["甲县", 2022, "any", 11.9],
      ],
    };
    const growing: TableSpec = {
      columns: [
        { ...money("recurrentFiscalRevenue"), scale: 1e8 },
        { ...money("educationAppropriation"), scale: 1e8 },
      ],
      rows: [
        ["甲县", 2021, "any", 21.4, 11.9],
        ["甲县", 2022, "any", 22.4, 12.5],
      ],
    };
    expect(outcomes([table], "education-budget-does-not-fall")).toEqual(["2021 notApplicable", "2022 pass"]);
    expect(outcomes([growing], GROWTH)).toEqual(["2021 notApplicable", "2022 open"]);
  });
});

describe("stated figures", () => {
  const growth = "stated-growth-agrees-with-amounts";
  it("are judged by interval", () => {
    const table: TableSpec = {
      columns: [perPupil("perPupilOperatingFunds"), stated("statedGrowth", "perPupilOperatingFunds")],
      rows: [
        ["甲区", 2007, "any", 1044.41, 2.17],
        ["甲区", 2008, "any", 1108.56, 6.14],
        ["甲区", 2009, "any", 1126.23, 1.56],
      ],
    };
    expect(outcomes([table], growth)).toEqual(["2008 pass", "2009 fail"]);
    const [, second] = findings([table], growth);
    expect(second?.observed?.value).toBeCloseTo(0.015939597, 8);
    expect(second?.cells.map(cellText)).toEqual(["表1!E4", "表1!D4", "表1!D3"]);
    expect(second?.formula).toBe("'表1'!D4/'表1'!D3-1");
  });

  it("raise no false alarm where few digits are printed", () => {
    const table: TableSpec = {
      columns: [{ ...money("educationAppropriation"), scale: 1e8 }, stated("statedGrowth", "educationAppropriation")],
      rows: [
        ["甲区", 2007, "any", 11.9, ""],
        ["甲区", 2008, "any", 12.4, "4.0"],
      ],
    };
    expect(outcomes([table], growth)).toEqual(["2008 pass"]);
  });
});

describe("the assessment", () => {
  const table: TableSpec = {
    columns: growthColumns,
    rows: [
      ["甲县", 2020, "any", 51200, 88000],
      ["甲县", 2021, "any", 51200, 94600],
      ["乙县", 2020, "any", 1, 2],
      ["乙县", 2021, "any", 3, 2],
    ],
  };
  const assessment = assess(datasetOf([table]), rulebook, options);

  it("counts without making findings, filters and finds by key", () => {
    expect(assessment.count("fail", GROWTH)).toBe(1);
    expect([...assessment.findings({ outcomes: ["fail"], rules: [GROWTH] })]).toHaveLength(1);
    expect([...assessment.findings({ entity: "乙县", rules: [GROWTH] })].map((one) => one.entity)).toEqual(["乙县", "乙县"]);
    expect(assessment.find(`${GROWTH}|甲县|2021|any`)?.outcome).toBe("fail");
    expect(assessment.find(`${GROWTH}|甲县|2030|any`)).toBeUndefined();
    expect(assessment.rules).toContain(GROWTH);
  });

  it("unfolds to formula, cells and numbers", () => {
    const trace = assessment.find(`${GROWTH}|甲县|2021|any`)?.trace();
    const leaves = (node: NonNullable<typeof trace>): readonly string[] =>
      node.children.length === 0 ? node.cells.map(cellText) : node.children.flatMap(leaves);
    expect(trace && leaves(trace)).toEqual(["表1!D3", "表1!D2", "表1!E3", "表1!E2"]);
  });
});
