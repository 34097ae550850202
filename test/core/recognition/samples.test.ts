import { cellText } from "../../../src/core/model";
import { keyOf, meaningText, understandSample, valuesOf } from "./support";

const unbalanced = ({ dataset }: Awaited<ReturnType<typeof understandSample>>): string[] =>
  dataset.blocks
    .flatMap((block) => block.sums)
    .filter((sum) => Math.abs(sum.partValues.reduce((a, b) => a + b, 0) - sum.totalValue) > 1e-6)
    .map((sum) => cellText(sum.total));

describe("清城区教育经费三年.xlsx: two header levels, years down, typed growth rates", () => {
  it("takes every column for what it is", async () => {
    const { recognition, dataset } = await understandSample("清城区教育经费三年.xlsx");
    expect(recognition.tables[0]?.lines.map(meaningText)).toEqual([
      "key:period",
      "educationAppropriation",
      "statedGrowth(educationAppropriation)",
      "recurrentFiscalRevenueGrowth",
      "statedGap(educationAppropriation,recurrentFiscalRevenueGrowth)",
      "perPupilEducationSpending",
      "statedGrowth(perPupilEducationSpending)",
      "perPupilOperatingFunds",
      "statedGrowth(perPupilOperatingFunds)",
      "budgetEducation",
      "statedGrowth(budgetEducation)",
      "educationSurchargeCollected",
      "surchargeSpentOnVocational",
      "statedShare(surchargeSpentOnVocational,educationSurchargeCollected)",
      "ruralTaxReformTransfer",
      "transferSpentOnEducation",
      "statedShare(transferSpentOnEducation,ruralTaxReformTransfer)",
    ]);
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({
      "清城区|2007|total": 205960000,
      "清城区|2008|total": 257720000,
      "清城区|2009|total": 319730000,
    });
    expect(valuesOf(dataset, "recurrentFiscalRevenueGrowth")["清城区|2007|total"]).toBe(0.1191);
    expect(valuesOf(dataset, "statedGap")).toMatchObject({ "清城区|2008|total": 6.13 });
    expect(dataset.parameters.map(({ parameter, value }) => [parameter, value.value, value.resolution])).toEqual([
      ["transfer-education-approved-share", 0.401, 0.001],
      ["transfer-education-approved-share", 0.401, 0.001],
    ]);
    expect(dataset.statements.filter(({ cell }) => cell.sheet === "自评报告摘录")).toHaveLength(6);
  });

  it("knows how fine the figures are printed", async () => {
    const { dataset } = await understandSample("清城区教育经费三年.xlsx");
    const [block] = dataset.blocks;
    const column = block?.columns.find((one) => one.field === "perPupilOperatingFunds");
    expect(column?.storedStep(0)).toBeCloseTo(0.01, 12);
    const budget = dataset.blocks[1]?.columns.find((one) => one.stated);
    expect(budget?.storedStep(0)).toBeLessThan(1e-9);
    expect(budget?.printedStep(0)).toBeCloseTo(0.001, 12);
    const money = block?.columns.find((one) => one.field === "educationAppropriation");
    expect(money?.printedStep(0)).toBe(10000);
    expect(block && [...block.priorOf]).toEqual([-1, 0, 1]);
  });

  it("reads levels down with a row for all, and adds it up", async () => {
    const understood = await understandSample("清城区教育经费三年.xlsx");
    expect(valuesOf(understood.dataset, "fullTimeTeachers")).toMatchObject({
      "清城区||primary": 2348,
      "清城区||vocational": 189,
      "清城区||total": 5589,
    });
    expect(valuesOf(understood.dataset, "statedShare", ["qualifiedTeachers", "fullTimeTeachers"])).toMatchObject({
      "清城区||junior": 0.988,
      "清城区||total": "notReported",
    });
    expect(understood.dataset.blocks.flatMap((block) => block.sums).map((sum) => cellText(sum.total))).toEqual(["专任教师!B9"]);
    expect(unbalanced(understood)).toEqual([]);
  });
});

describe("安澜县教育经费五年_横排多单位.xlsx: years across, a unit to each row", () => {
  it("brings every row to its canonical unit and keeps what is no number apart", async () => {
    const { recognition, dataset } = await understandSample("安澜县教育经费五年_横排多单位.xlsx");
    expect(recognition.tables.map((table) => table.shape)).toEqual(["yearsAcross"]);
    expect(valuesOf(dataset, "educationAppropriation")).toMatchObject({ "安澜县|2019|total": 864125000, "安澜县|2020|total": 901183000 });
    expect(valuesOf(dataset, "recurrentFiscalRevenue")).toMatchObject({ "安澜县|2019|total": 2135000000 });
    expect(valuesOf(dataset, "gdp")).toMatchObject({ "安澜县|2019|total": 29840000000 });
    expect(valuesOf(dataset, "teacherAverageAnnualPay")).toMatchObject({ "安澜县|2019|compulsory": 86200 });
    expect(valuesOf(dataset, "civilServantAverageAnnualPay")).toMatchObject({ "安澜县|2022|total": 97350 });
    expect(valuesOf(dataset, "perPupilOperatingFunds")).toMatchObject({
      "安澜县|2022|junior": "placeholder",
      "安澜县|2020|senior": "blank",
      "安澜县|2019|vocational": "notReported",
      "安澜县|2023|primary": 2630.44,
    });
    expect(valuesOf(dataset, "surchargeSpentOnVocational")).toMatchObject({ "安澜县|2021|total": 3825000 });
  });

  it("logs each conversion with its cells, one issue a row", async () => {
    const { dataset } = await understandSample("安澜县教育经费五年_横排多单位.xlsx");
    const texts = dataset.issues.filter((issue) => issue.message.id === "recognition.issue.textNumber");
    expect(
      texts
        .flatMap((issue) => issue.cells)
        .map(cellText)
        .sort(),
    ).toEqual(["D5", "E5", "F5", "G7", "E12", "G23", "D25"].map((cell) => `2019-2023经费指标!${cell}`).sort());
    const placeholders = dataset.issues.filter((issue) => issue.message.id === "recognition.issue.placeholder");
    expect(placeholders.flatMap((issue) => issue.cells).map(cellText)).toEqual(["2019-2023经费指标!G15"]);
    const text = dataset.blocks[0]?.columns[0]?.textAt?.(0);
    expect(text).toBe("86,412.50");
  });
});

describe("丹湖市多区县经费长表.xlsx: long form", () => {
  it("keeps districts, years and levels apart", async () => {
    const understood = await understandSample("丹湖市多区县经费长表.xlsx");
    const { dataset } = understood;
    expect(dataset.blocks.map((block) => block.rowCount)).toEqual([85, 510]);
    expect(valuesOf(dataset, "perPupilOperatingFunds")).toMatchObject({ "东岸区|2020|preschool": 2203.18, "东岸区|2019|total": 2311.95 });
    const [totals] = dataset.blocks;
    if (!totals) throw new Error("no block");
    for (let row = 0; row < totals.rowCount; row += 1) {
      const prior = totals.priorOf[row] ?? -1;
      const key = keyOf(dataset, totals, row);
      if (prior < 0) expect(key).toContain("|2019|");
      else expect(keyOf(dataset, totals, prior).split("|")[0]).toBe(key.split("|")[0]);
    }
    expect(dataset.blocks.flatMap((block) => block.sums)).toHaveLength(85);
    expect(unbalanced(understood)).toEqual([]);
  });
});

describe("望河县义务教育学校基本情况表.xlsx: schools", () => {
  it("gives a combined school a row for each level and repeats its areas, marked as shared", async () => {
    const understood = await understandSample("望河县义务教育学校基本情况表.xlsx");
    const { dataset } = understood;
    const schools = dataset.blocks.filter((block) => block.entityKind === "school");
    expect(schools.map((block) => block.rowCount)).toEqual([23, 11]);
    expect(valuesOf(dataset, "enrolment")).toMatchObject({
      "育才九年一贯制学校|2023|primary": 1086,
      "育才九年一贯制学校|2023|junior": 688,
      "云台乡高山教学点|2023|primary": 0,
    });
    expect(valuesOf(dataset, "teachingArea")).toMatchObject({
      "育才九年一贯制学校|2023|primary": 14220,
      "育才九年一贯制学校|2023|junior": 14220,
    });
    expect(valuesOf(dataset, "equipmentValue")).toMatchObject({ "第一小学|2023|primary": 3424400 });
    expect(valuesOf(dataset, "peArtsTeachers")).toMatchObject({ "柳林初级中学|2023|junior": "blank" });
    expect(schools[0]?.columns.filter((column) => column.shared).map((column) => column.field)).toEqual([
      "teachingArea",
      "indoorSportsArea",
      "gymArea",
      "sportsGroundArea",
      "equipmentValue",
    ]);
    expect(schools[0]?.texts.find((text) => text.field === "schoolType")?.textOf(0)).toBe("小学");
    expect(dataset.entities.indexOf("合计")).toBe(-1);
    expect(unbalanced(understood)).toEqual([]);
  });
});

describe("全面改薄项目台账.xlsx: ledgers, plan against completion, dates", () => {
  it("reads projects, their sources and their total apart", async () => {
    const understood = await understandSample("全面改薄项目台账.xlsx");
    const { dataset } = understood;
    const funds = valuesOf(dataset, "projectFundsTotal");
    expect(funds).toMatchObject({ "东关初级中学 教学楼建设||total": 3053000, "合计||total": 76817000, "厕所改造||total": 2326000 });
    expect(valuesOf(dataset, "fundsConstruction")["合计||total"]).toBe(58047000);
    expect(dataset.blocks.filter((block) => block.tableId === "项目台账#1").map((block) => [block.entityKind, block.rowCount])).toEqual([
      ["project", 34],
      ["county", 1],
    ]);
    expect(unbalanced(understood)).toEqual([]);
  });

  it("names the field by row and column together", async () => {
    const { dataset } = await understandSample("全面改薄项目台账.xlsx");
    expect(valuesOf(dataset, "completedArea")).toEqual({ "某县||total": 469600 });
    expect(valuesOf(dataset, "plannedInvestment")).toEqual({ "某县||total": 401000000 });
    expect(valuesOf(dataset, "statedCompletionRate", ["completedProjects", "plannedProjects"])).toEqual({ "某县||total": 0.967 });
  });

  it("reads dates as days and a missing one as blank", async () => {
    const { dataset } = await understandSample("全面改薄项目台账.xlsx");
    expect(valuesOf(dataset, "transferNoticeDate")["第一批||total"]).toBe(42431);
    expect(valuesOf(dataset, "allocationDate")["第四批||total"]).toBe("blank");
    expect(valuesOf(dataset, "schoolsMeetingBottomLine")).toMatchObject({ "和平区||total": 21, "合计||total": 1163 });
  });
});

describe("督导自评打分表.xlsx: scorecards", () => {
  it("tells items, marks, mandatory items and the total apart", async () => {
    const understood = await understandSample("督导自评打分表.xlsx");
    const { dataset } = understood;
    expect(valuesOf(dataset, "totalScore")).toEqual({ "清城区||total": 486 });
    expect(valuesOf(dataset, "statedScoreRate")["清城区||total"]).toBe(0.976);
    const [own] = dataset.blocks;
    const items = own?.columns.find((column) => column.field === "mandatoryItems");
    expect(items && [...items.states].filter((state) => state === 0)).toHaveLength(5);
    expect(unbalanced(understood)).toEqual(["复核打分表!E19"]);
  });
});
