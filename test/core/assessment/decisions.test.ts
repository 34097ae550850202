import { assess } from "../../../src/core/assessment";
import type { AssessmentOptions, Finding } from "../../../src/core/model";
import { instant } from "../../../src/core/model";
import { recognise, toDataset } from "../../../src/core/recognition";
import { snapshotFromText } from "../../../src/core/recognition/fromText";
import { regionChain } from "../../../src/core/rules";
import { createTranslator } from "../../../src/locales";
import { datasetOf } from "../../support/dataset";
import { rulebook } from "../../support/rulebook";

const say = createTranslator("zh-CN", rulebook);

function findings(rule: string, text: string | readonly string[], more: Partial<AssessmentOptions> = {}): readonly Finding[] {
  const texts = typeof text === "string" ? [text] : text;
  const snapshots = texts.map((one, at) => ({ ...snapshotFromText(one), sheet: `教育表${at + 1}` }));
  const dataset = toDataset(recognise(snapshots, rulebook.fields), snapshots);
  const options = { asOf: instant("2024-12-31"), regions: regionChain(""), packs: null, parameters: {}, ...more };
  return [...assess(dataset, rulebook, options).findings({ rules: [rule] })];
}
const outcomes = (...asked: Parameters<typeof findings>): readonly string[] => findings(...asked).map((finding) => finding.outcome);

describe("a local window (docs/decisions/0005)", () => {
  const RULE = "per-pupil-value-within-usual-range";
  const TABLE = `
    | 年度 | 学段 | 生均公用经费(元) |
    | 2022 | 小学 | 9000             |
    | 2023 | 小学 | 1200             |`;

  it("is silent elsewhere", () => {
    expect(outcomes(RULE, TABLE)).toEqual([]);
    expect(outcomes(RULE, TABLE, { regions: regionChain("丹湖市") })).toEqual([]);
    expect(outcomes("average-pay-within-usual-range", "| 年度 | 教师年平均工资(元) |\n| 2023 | 9.86 |")).toEqual([]);
  });

  it("judges its own place, and every place that entered one", () => {
    expect(outcomes(RULE, TABLE, { regions: regionChain("江苏省某县") })).toEqual(["fail", "pass"]);
    const parameters = { "per-pupil-operating-usual-range": 1000, "per-pupil-operating-usual-range/high": 10000 };
    expect(outcomes(RULE, TABLE, { parameters })).toEqual(["pass", "pass"]);
    expect(outcomes(RULE, TABLE, { parameters: { ...parameters, "per-pupil-operating-usual-range/high": 8000 } })).toEqual([
      "fail",
      "pass",
    ]);
  });
});

describe("what nobody entered", () => {
  const TABLE = `
    | 年度 | 一般公共预算教育经费(万元) | 一般公共预算支出(万元) |
    | 2021 | 3780                       | 20000                  |
    | 2022 | 3900                       | 20500                  |
    | 2023 | 4000                       | 21000                  |`;
  const RULE = "education-share-of-budget-reaches-assigned-floor";

  it("is said once, on the latest year", () => {
    expect(findings(RULE, TABLE).map((finding) => [finding.outcome, finding.period.year])).toEqual([["open", 2023]]);
  });

  it("is judged on every year once it is there", () => {
    expect(outcomes(RULE, TABLE, { parameters: { "education-budget-assigned-share": 0.19 } })).toEqual(["fail", "pass", "pass"]);
  });
});

describe("figures for which a table has no cell", () => {
  const completion = (...planned: readonly (number | string)[]): readonly string[] => {
    const columns = ["completedProjects", "plannedProjects"].map((field) => ({ field, unit: "project", exact: true }));
    const rows = planned.map((cell, at) => [`项目${at + 1}`, 2020 + at, "any", 10, cell] as const);
    const dataset = datasetOf([{ kind: "project", columns, rows }]);
    const options = { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {} };
    const found = [...assess(dataset, rulebook, options).findings({ rules: ["project-completion-reaches-plan"] })];
    return found.map((finding) => `${finding.period.year} ${finding.outcome}`);
  };

  it("are said once for the table, on the latest year", () => {
    expect(completion(10, ".", ".", ".")).toEqual(["2020 pass", "2023 open"]);
    expect(completion(10, ".", ".", 20)).toEqual(["2020 pass", "2022 open", "2023 fail"]);
  });

  it("are said one by one where a cell is there and empty", () => {
    expect(completion(10, "", "", 20)).toEqual(["2020 pass", "2021 open", "2022 open", "2023 fail"]);
  });
});

describe("remarks", () => {
  it("are notes, ask for nothing and say why: falling revenue", () => {
    const [, fall] = findings("negative-revenue-growth-explained", "| 年度 | 财政经常性收入(万元) |\n| 2022 | 88000 |\n| 2023 | 86240 |");
    expect(fall).toMatchObject({ outcome: "fail", level: "note", required: null, shortfall: null });
    expect(fall && say(fall.message)).toBe(
      "-2%：财政经常性收入比上年下降，拨款增长高于经常性收入增长的要求较易达到，请在情况说明中写明下降的原因。",
    );
  });

  it.each([
    [91000, 15020, "assessment.perPupilAlone"],
    [95000, 14000, "assessment.totalAlone"],
    [95000, 15020, "assessment.together"],
    [91000, 14000, "assessment.together"],
  ])("a total of %s and %s per pupil after 92310 and 14776: %s", (total, perPupil, id) => {
    const [, found] = findings(
      "per-pupil-growth-not-only-from-fewer-pupils",
      `| 年度 | 一般公共预算教育经费(万元) | 生均一般公共预算教育经费(元) |\n| 2022 | 92310 | 14776 |\n| 2023 | ${total} | ${perPupil} |`,
    );
    expect(found?.message.id).toBe(id);
    expect([found?.level, found?.required]).toEqual([id === "assessment.together" ? "none" : "note", null]);
  });
});

describe("student aid", () => {
  const aid = (...rows: readonly string[]): string => ["| 年度 | 资助项目 | 学段 | 受助人数(人) | 资助发放额(元) |", ...rows].join("\n");
  const RULE = "aid-paid-matches-standard";

  it("takes the mean of the year's two terms: 1000 in spring 2023, 1000 in autumn; 500 for non-boarders", () => {
    expect(outcomes(RULE, aid("| 2023 | 家庭经济困难寄宿生生活补助 | 小学 | 100 | 100000 |"))).toEqual(["pass"]);
    expect(outcomes(RULE, aid("| 2023 | 家庭经济困难非寄宿生生活补助 | 小学 | 100 | 50000 |"))).toEqual(["pass"]);
    expect(outcomes(RULE, aid("| 2025 | 普通高中国家助学金 | 普通高中 | 100 | 215000 |"))).toEqual(["fail"]);
  });

  it("pays half for one term", () => {
    expect(outcomes(RULE, aid("| 2024 | 寄宿生生活补助（春季学期） | 小学 | 100 | 62500 |"))).toEqual(["pass"]);
  });

  it("names what is short, and the formula that gives it", () => {
    const [found] = findings(RULE, aid("| 2024 | 家庭经济困难寄宿生生活补助 | 小学 | 240 | 290000 |"));
    expect(found?.shortfall?.value).toBe(10000);
    expect(found?.observed?.value).toBe(-10000);
    expect(found?.formula).toMatch(/E2-'.*'!D2\*1250$/);
  });

  it("leaves items without a national standard alone", () => {
    expect(outcomes(RULE, aid("| 2024 | 县政府助学金 | 小学 | 100 | 30000 |"))).toEqual([]);
  });
});

describe("targets", () => {
  const target = (name: string, planned: number | string, reached: number): readonly string[] => {
    const columns = ["targetValue", "actualValue"].map((field) => ({ field, unit: "1", scale: 0.01 }));
    const dataset = datasetOf([{ kind: "project", columns, rows: [[name, 2023, "any", planned, reached]] }]);
    const options = { asOf: instant("2024-12-31"), regions: ["全国"], packs: null, parameters: {} };
    return [...assess(dataset, rulebook, options).findings({ rules: ["target-not-below-actual"] })].map((finding) => finding.outcome);
  };

  it("lie at or beyond what is reached, the other way round where less is better", () => {
    expect([target("九年巩固率", 95, 97), target("九年巩固率", 97, 95), target("九年巩固率", 95, 95)]).toEqual([
      ["fail"],
      ["pass"],
      ["pass"],
    ]);
    expect([target("辍学率", 4, 1), target("辍学率", 1, 4)]).toEqual([["fail"], ["pass"]]);
    expect(target("九年巩固率", "", 95)).toEqual(["open"]);
  });
});

describe("releases and last year's report", () => {
  it("compares years of one release only", () => {
    const table = (before: string, now: string): string =>
      `| 单位 | 年度 | 数据来源 | 一般公共预算教育经费(万元) |\n| 甲县 | 2022 | ${before} | 92310 |\n| 甲县 | 2023 | ${now} | 95126 |`;
    const RULE = "compared-figures-share-release";
    expect(outcomes(RULE, table("统计公告", "公告"))).toEqual(["pass"]);
    expect(outcomes(RULE, table("统计公告", "统计快报"))).toEqual(["fail"]);
  });

  it("holds last year's figure against last year's report", () => {
    const report = (year: number, before: number, now: number): string =>
      `| 单位 | 年度 | 一般公共预算教育经费(万元) |\n| 甲县 | ${year - 1} | ${before} |\n| 甲县 | ${year} | ${now} |`;
    const RULE = "prior-year-agrees-with-last-report";
    expect(outcomes(RULE, [report(2022, 90000, 92310), report(2023, 92310, 95126)])).toEqual(["pass"]);
    const [found] = findings(RULE, [report(2022, 90000, 92310), report(2023, 92000, 95126)]);
    expect(found).toMatchObject({ outcome: "fail", entity: "甲县" });
    expect(found?.observed?.value).toBe(-3100000);
  });
});

describe("comparability of schools", () => {
  const table = (clark: string): string =>
    `| 学校名称 | 学段 | 美国：是否Title I学校 | 在校学生数(人) | 教学人员全时当量(人) |\n| Adams | 小学 | no | 450 | 30 |\n| Baker | 小学 | no | 600 | 40 |\n| Clark | 小学 | yes | ${clark} |`;
  const us = { regions: ["US", "全国"], packs: ["us/essa-comparability"] };
  const RULE = "us-comparability-pupil-staff-ratio-within-limit";

  it("says that a small school may be left out, and that one without others cannot be judged", () => {
    const [small] = findings(RULE, table("90 | 5"), us);
    expect(small?.outcome).toBe("fail");
    expect(small?.notes.map((note) => note.id)).toContain("assessment.note.mayBeLeftOut");
    const alone =
      "| 学校名称 | 学段 | 美国：是否Title I学校 | 在校学生数(人) | 教学人员全时当量(人) |\n| Clark | 小学 | yes | 450 | 30 |\n| Dale | 小学 | yes | 460 | 30 |";
    expect(findings(RULE, alone, us).map((finding) => finding.message.id)).toEqual(["assessment.noComparison", "assessment.noComparison"]);
  });
});
