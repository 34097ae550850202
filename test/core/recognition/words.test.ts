import { periodText } from "../../../src/core/model";
import { levelsOfSchoolType, readLevel } from "../../../src/core/recognition/levels";
import { placeInLine, placeInTitle } from "../../../src/core/recognition/names";
import { periodOfCell, readPeriod } from "../../../src/core/recognition/periods";
import { parametersIn } from "../../../src/core/recognition/shapes/statements";
import { readUnit, unitInHeader, unitsInLine } from "../../../src/core/recognition/units";

describe("periods", () => {
  it.each<[string | number, string, string]>([
    [2019, "General", "2019"],
    ["2019年", "@", "2019"],
    ["2019年度", "@", "2019"],
    ["二〇一九年", "@", "2019"],
    ["二○一九年", "@", "2019"],
    ["FY2019", "@", "2019"],
    ["2018–2019学年", "@", "2018-2019"],
    ["2018-2019学年度", "@", "2018-2019"],
    ["2018—19学年", "@", "2018-2019"],
    ["第一年", "@", "#1"],
    ["年度二", "@", "#2"],
    [43830, "yyyy-mm-dd", "2019"],
  ])("%j is the period %s %s", (cell, format, expected) => {
    const period = periodOfCell(cell, format);
    expect(period && periodText(period)).toBe(expected);
  });

  it.each(["2019年上半年", "2019年3月", "2019-2023年", "12019", "合计", "2019.5", "小学", "2019年3月2日"])("%s is no year", (text) => {
    expect(periodOfCell(text, "@")).toBeNull();
  });

  it("is found inside a header, with the rest left", () => {
    expect(readPeriod("2019年度生均公用经费（元）")).toMatchObject({
      period: { kind: "fiscalYear", year: 2019 },
      rest: "生均公用经费(元)",
    });
    expect(readPeriod("2020年决算数")).toMatchObject({ period: { year: 2020 }, rest: "" });
  });
});

describe("units", () => {
  it.each<[string, string, number]>([
    ["万元", "money", 1e4],
    ["亿元", "money", 1e8],
    ["元/生", "money", 1],
    ["元/生·年", "money", 1],
    ["万平方米", "area", 1e4],
    ["㎡", "area", 1],
    ["亩", "area", 666.667],
    ["％", "percent", 0.01],
    ["‰", "percent", 0.001],
    ["万人", "people", 1e4],
    ["个百分点", "pp", 1],
  ])("%s", (text, kind, scale) => {
    expect(readUnit(text)).toMatchObject({ kind, scale });
  });

  it("is no unit because it is short", () => {
    for (const text of ["小学", "合计", "分值", "元旦", ""]) expect(readUnit(text)).toBeNull();
  });

  it("stands in brackets, after 单位：, in a line with others", () => {
    expect(unitInHeader("金额（万元）")).toMatchObject({ unit: { text: "万元" }, rest: "金额" });
    expect(unitInHeader("教学及辅助用房面积（㎡）")).toMatchObject({ unit: { text: "㎡" } });
    expect(unitInHeader("公用经费（预算）（元）")).toMatchObject({ unit: { text: "元" }, rest: "公用经费(预算)" });
    expect(unitInHeader("学校数（校园校舍）")).toBeNull();
    expect(unitsInLine("单位：万元、元、%")?.map((unit) => unit.text)).toEqual(["万元", "元", "%"]);
    expect(unitsInLine("填报单位：清城区教育局")).toBeNull();
  });
});

describe("levels, schools and places", () => {
  it("reads levels", () => {
    expect(
      ["幼儿园", "普通小学", "初级中学", "普通高中", "中职", "特殊教育学校", "义务教育阶段", "合  计", "全县"].map((text) =>
        readLevel(text),
      ),
    ).toEqual(["preschool", "primary", "junior", "senior", "vocational", "special", "compulsory", "total", "total"]);
    expect(readLevel("第一小学")).toBeNull();
  });

  it("knows which levels a school runs", () => {
    expect(levelsOfSchoolType("九年一贯制学校")).toEqual(["primary", "junior"]);
    expect(levelsOfSchoolType("312")).toEqual(["primary", "junior"]);
    expect(levelsOfSchoolType("教学点")).toEqual(["primary"]);
    expect(levelsOfSchoolType("完全中学")).toEqual(["junior", "senior"]);
    expect(levelsOfSchoolType("培训机构")).toBeNull();
  });

  it("finds the place a title is about, and no other word that ends like one", () => {
    expect(placeInTitle("清城区教育经费投入情况表（2007—2009年）")).toBe("清城区");
    expect(placeInTitle("丹湖市各区县教育经费总量")).toBe("丹湖市");
    expect(placeInTitle("安澜县2019—2023年教育经费主要指标")).toBe("安澜县");
    for (const title of [
      "各区20条底线要求达标情况",
      "教育强区督导验收自评打分表",
      "全面改善贫困地区义务教育薄弱学校",
      "财政预决算对照表",
      "专任教师及学历情况表",
    ]) {
      expect(placeInTitle(title)).toBeNull();
    }
    expect(placeInLine("填报单位：望河县教育局")).toBe("望河县");
    expect(placeInLine("填报单位：区教育局")).toBeNull();
  });

  it("takes the approved share from a note, with its printed step", () => {
    const cell = { sheet: "经费", rowIndex: 7, columnIndex: 0 };
    const [parameter] = parametersIn("3.转移支付中省核定用于教育的比例为40.1%。", cell);
    expect(parameter).toMatchObject({ parameter: "transfer-education-approved-share", value: { value: 0.401, resolution: 0.001 }, cell });
    expect(parametersIn("用于教育的比例为40.1%", cell)).toEqual([]);
  });
});
