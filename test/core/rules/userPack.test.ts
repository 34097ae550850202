import type { Rulebook } from "../../../src/core/model";
import { instant } from "../../../src/core/model";
import { parameterInForce, regionChain, rulebookErrorMessage, withPackFiles } from "../../../src/core/rules";
import { createTranslator } from "../../../src/locales";
import { rulebook } from "../../support/rulebook";
import { runExample } from "../../support/ruleExamples";

const PACK = {
  pack: { id: "own/danhu", title: "丹湖市自定规则", region: "丹湖市" },
  rules: [
    {
      id: "danhu-pupil-teacher-ratio",
      title: "生均教育事业费不低于9000元",
      expression: "perPupilGeneralBudgetEducationExpenditure",
      operator: "atLeast",
      threshold: 9000,
      basis: "丹湖市政府专题会议纪要",
    },
  ],
  parameters: [
    { id: "surcharge-education-use-share", values: [{ value: "95%", from: "2023-01-01" }] },
    { id: "growth-minimum", values: [{ value: 0.01, from: "2022-01-01", region: "丹湖市" }] },
  ],
  ended: [{ rule: "teacher-pay-grows", until: "2021-12-31" }],
};

function compiled(document: unknown): Rulebook {
  const result = withPackFiles(rulebook, [{ name: "丹湖.json", document }]);
  if ("errors" in result) throw new Error(JSON.stringify(result.errors));
  return result.rulebook;
}

function faults(document: unknown): readonly string[] {
  const result = withPackFiles(rulebook, [{ name: "丹湖.json", document }]);
  if (!("errors" in result)) return [];
  const say = createTranslator("zh-CN", rulebook);
  return result.errors.map((error) => say(rulebookErrorMessage(error)));
}

const valueOn = (from: Rulebook, id: string, day: string, region: string): number | null | undefined =>
  parameterInForce(from, id, { on: instant(day), regions: regionChain(region), schoolLevel: "any" })?.value;

describe("a pack of an officer's own", () => {
  it("adds a rule, with needs, unit and threshold filled in", () => {
    const rule = compiled(PACK).rules.find((one) => one.id === "danhu-pupil-teacher-ratio");
    expect(rule).toMatchObject({
      pack: "own/danhu",
      unit: "CNY/pupil",
      needs: ["perPupilGeneralBudgetEducationExpenditure"],
      regions: ["丹湖市"],
      comparison: { kind: "bound", operator: "atLeast", parameter: "danhu-pupil-teacher-ratio-threshold" },
      references: [{ title: "丹湖市政府专题会议纪要", article: null, href: null }],
    });
  });

  it("changes a threshold from a day on and keeps the history before it", () => {
    const changed = compiled(PACK);
    expect(valueOn(rulebook, "surcharge-education-use-share", "2023-06-30", "")).toBe(1);
    expect(valueOn(changed, "surcharge-education-use-share", "2022-12-31", "")).toBe(1);
    expect(valueOn(changed, "surcharge-education-use-share", "2023-01-01", "")).toBe(0.95);
  });

  it("gives her county a threshold of its own and leaves the others alone", () => {
    const changed = compiled(PACK);
    expect(valueOn(changed, "growth-minimum", "2023-06-30", "丹湖市")).toBe(0.01);
    expect(valueOn(changed, "growth-minimum", "2023-06-30", "沈阳市")).toBe(0);
  });

  it("ends a rule", () => {
    expect(compiled(PACK).rules.find((one) => one.id === "teacher-pay-grows")?.inForce.until).toBe("2021-12-31");
  });

  it("leaves the product's rulebook as it was, and is the same every time", () => {
    const before = JSON.stringify(rulebook);
    expect(compiled(PACK).sha256).toBe(compiled(PACK).sha256);
    expect(compiled(PACK).sha256).not.toBe(rulebook.sha256);
    expect(JSON.stringify(rulebook)).toBe(before);
  });

  it.each([
    ["a misspelt key", { ...PACK, rule: [] }, ["丹湖.json", "不认识：rule"]],
    [
      "an unknown field",
      { rules: [{ id: "x", title: "某", expression: "perPupilMagic", threshold: 1 }] },
      ["丹湖.json", "rules[0]", "perPupilMagic", "已有的指标"],
    ],
    [
      "an expression that cannot be read",
      { rules: [{ id: "x", title: "某", expression: "1 +", threshold: 1 }] },
      ["rules[0].expression", "可读的算式"],
    ],
    [
      "a threshold that is no number",
      { rules: [{ id: "x", title: "某", expression: "enrolment", threshold: "很多" }] },
      ["rules[0].values[0].value", "很多"],
    ],
    [
      "a rule that ends and is not there",
      { ended: [{ rule: "no-such-rule", until: "2021-12-31" }] },
      ["ended[0].rule", "no-such-rule", "已有的规则"],
    ],
    ["a day that is none", { ended: [{ rule: "teacher-pay-grows", until: "2021-02-30" }] }, ["ended[0].until", "2021-02-30", "日期"]],
    [
      "a value with a misspelt key",
      { parameters: [{ id: "growth-minimum", values: [{ value: 0, form: "2022-01-01" }] }] },
      ["parameters[0].values[0]", "form"],
    ],
    ["a list instead of a pack", [], ["丹湖.json", "一组"]],
  ])("names file, path, what was found and what is accepted: %s", (_, document, parts) => {
    const said = faults(document).join("\n");
    for (const part of parts) expect(said).toContain(part);
  });
});

describe("values of an officer's pack", () => {
  it("end the value before at their own levels only", () => {
    const values = [{ value: 8000, from: "2024-01-01", levels: ["special"], condition: "特教学校和随班就读" }];
    const own = compiled({ parameters: [{ id: "operating-special-quota", values }] });
    const on = (day: string, schoolLevel: "special" | "primary"): number | null | undefined =>
      parameterInForce(own, "operating-special-quota", { on: instant(day), regions: regionChain(""), schoolLevel })?.value;
    expect([on("2023-12-31", "special"), on("2024-01-01", "special"), on("2026-01-01", "special")]).toEqual([6000, 8000, 8000]);
    expect([on("2024-12-31", "primary"), on("2025-03-01", "primary")]).toEqual([6000, 7000]);
  });

  it("judge rules whose threshold the rulebook leaves to the officer", () => {
    const own = compiled({ parameters: [{ id: "education-budget-assigned-share", values: [{ value: "18%", levels: ["total"] }] }] });
    const rule = own.rules.find(({ id }) => id === "education-share-of-budget-reaches-assigned-floor");
    const given = `
      | 年度 | 一般公共预算教育经费(万元) | 一般公共预算支出(万元) |
      | 2023 | 1799                       | 10000                  |
      | 2024 | 1800                       | 10000                  |`;
    const wanted = { "2023": "fail", "2024": "pass" } as const;
    expect(rule && runExample(own, rule, { name: "", given, expect: wanted })).toBeNull();
  });
});

describe("a pack that cannot be meant", () => {
  const rule = { id: "own-floor", title: "甲", expression: "gdp", threshold: 3 };
  const circle: unknown[] = [];
  circle.push(circle);
  it.each([
    ["goes round in circles", { rules: circle }, /没有循环引用/],
    ["takes the place of the law's rule", { rules: [{ ...rule, id: "teacher-pay-grows" }] }, /rules\[0\]\.id.*规则库已有这条规则/],
    ["compares with nothing", { rules: [{ ...rule, threshold: undefined }] }, /rules\[0\]\.threshold.*要比较的数/],
    ["has an id that is none", { rules: [{ ...rule, id: "../甲" }] }, /rules\[0\]\.id.*英文字母和数字/],
    ["has an id twice", { rules: [rule, rule] }, /rules\[1\]\.id.*已见于 rules\[0\]/],
    ["has thousands of rules", { rules: Array.from({ length: 501 }, (_, at) => ({ ...rule, id: `own-${at}` })) }, /不超过 500 条/],
    ["has an expression without end", { rules: [{ ...rule, expression: `${"(".repeat(5000)}gdp${")".repeat(5000)}` }] }, /2000/],
  ])("%s: is refused in one sentence", (_, document, said) => {
    expect(faults(document)).toEqual([expect.stringMatching(said)]);
  });
});
