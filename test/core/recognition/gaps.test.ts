import { grid } from "../../support/grid";
import { readNumber } from "../../../src/core/recognition";
import { understand, valuesOf } from "./support";

const dataOf = (text: string) => understand([grid(text)]).dataset;

describe("sheets as officers also write them", () => {
  it("takes what came true where a plan stands beside it", () => {
    const dataset = dataOf(
      "2020年安澜县教育经费预决算表\n| 项目 | 预算数 | 决算数 |\n| 教育财政拨款（万元） | 100 | 110 |\n| 教育事业费（万元） | 90 | 95 |",
    );
    expect(valuesOf(dataset, "educationAppropriation")).toEqual({ "安澜县|2020|total": 1100000 });
  });

  it("keeps 全国 apart from counties", () => {
    const dataset = dataOf(
      "| 地区 | 年度 | 生均公用经费（元） |\n| 全国 | 2019 | 2000 |\n| 全国 | 2020 | 2100 |\n| 安澜县 | 2019 | 1900 |\n| 安澜县 | 2020 | 2000 |",
    );
    expect(dataset.blocks.map((block) => [block.entityKind, [...block.priorOf]])).toEqual([
      ["county", [-1, 0]],
      ["nation", [-1, 0]],
    ]);
  });

  it("adds up the levels and the rows of 合计 in a table of years across", () => {
    const sums = (text: string) => dataOf(text).blocks.flatMap((block) => block.sums.map((sum) => [sum.totalValue, [...sum.partValues]]));
    const expected = [
      [300, [200, 100]],
      [311, [205, 105]],
    ];
    expect(
      sums(
        "| 指标 | 学段 | 2019年 | 2020年 |\n| 在校学生数（人） | 小学 | 200 | 205 |\n| 在校学生数（人） | 初中 | 100 | 105 |\n| 在校学生数（人） | 合计 | 300 | 311 |",
      ),
    ).toEqual(expected);
    expect(
      sums(
        "| 项目 | 计量单位 | 2019年 | 2020年 |\n| 小学在校生 | 人 | 200 | 205 |\n| 初中在校生 | 人 | 100 | 105 |\n| 合计 | 人 | 300 | 311 |",
      ),
    ).toEqual(expected);
  });

  it("takes 其中：小学 and 初中 below it for parts of the item above", () => {
    const dataset = dataOf(
      "| 指标 | 2019年 | 2020年 |\n| 在校学生数（人） | 300 | 310 |\n| 其中：小学 | 200 | 205 |\n| 初中 | 100 | 105 |",
    );
    expect(valuesOf(dataset, "enrolment")).toMatchObject({ "|2019|total": 300, "|2019|primary": 200, "|2020|junior": 105 });
  });

  it("reads 上年 and 本年 before a name, and 下降5%", () => {
    const dataset = dataOf(
      "2020年各区县教育经费\n| 区县 | 上年教育财政拨款（万元） | 本年教育财政拨款（万元） | 增长率 |\n| 东岸区 | 100 | 110 | 增长10% |\n| 西岭区 | 100 | 95 | 下降5% |",
    );
    expect(valuesOf(dataset, "educationAppropriation")).toMatchObject({ "东岸区|2019|total": 1000000, "西岭区|2020|total": 950000 });
    expect(valuesOf(dataset, "statedGrowth")).toMatchObject({ "东岸区|2020|total": 0.1, "西岭区|2020|total": -0.05 });
  });

  it("takes the unit of the columns beside it, says so, and is not certain", () => {
    const { recognition, dataset } = understand([
      grid("| 年度 | 一般公共预算教育经费（万元） | 其中：教育事业费 |\n| 2019 | 100 | 80 |\n| 2020 | 110 | 90 |"),
    ]);
    expect(valuesOf(dataset, "recurrentEducationExpenditure")).toEqual({ "|2019|total": 800000, "|2020|total": 900000 });
    expect(recognition.tables[0]?.lines[2]?.certainty).toBe("likely");
    expect(dataset.issues.map((issue) => issue.message.id)).toContain("recognition.issue.unitAssumed");
  });

  it("takes amounts in 万元 and amounts per head in 元 where the unit line names both", () => {
    const dataset = dataOf(
      "安澜县教育经费\n| 单位：万元、元 | | |\n| 年度 | 教育财政拨款 | 生均公用经费 |\n| 2019 | 10000 | 2000 |\n| 2020 | 11000 | 2100 |",
    );
    expect(valuesOf(dataset, "educationAppropriation")["安澜县|2019|total"]).toBe(1e8);
    expect(valuesOf(dataset, "perPupilOperatingFunds")["安澜县|2019|total"]).toBe(2000);
  });

  it.each([
    ["三百二十万", 3200000],
    ["一亿二千万元", 120000000],
    ["三点五万", 35000],
    ["两千元", 2000],
    ["十", 10],
    ["下降5%", -0.05],
  ])("reads %s", (text, value) => {
    expect(readNumber(text)).toMatchObject({ state: 0, value });
  });

  it.each(["千元", "万", "百人", "万元"])("takes %s for a unit, not a number", (text) => {
    expect(readNumber(text).state).not.toBe(0);
  });
});
