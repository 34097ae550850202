import { createRuleLibrary, PackError, type OwnRuleForm, type RuleContext } from "../../src/app";
import { createTranslator } from "../../src/locales";
import { rulebook } from "../support/rulebook";

const library = createRuleLibrary({ rulebook, translatorFor: (locale, book) => createTranslator(locale, book) });
const context: RuleContext = { asOf: "2024-06-30", region: "沈阳市", parameters: {} };

const FORM: OwnRuleForm = {
  id: null,
  title: "生均一般公共预算教育经费比上年增长5%以上",
  expression: "growth(perPupilGeneralBudgetEducationExpenditure)",
  operator: "atLeast",
  threshold: "5%",
  level: null,
  from: "2023-01-01",
  until: "",
  basis: "沈阳市政府专题会议纪要",
  region: "沈阳市",
};

describe("reading the rulebook", () => {
  it("lists every rule, and finds rules by title, law and id", () => {
    expect(library.rules("", context, "zh-CN").length).toBe(rulebook.rules.length);
    expect(library.rules("教育法", context, "zh-CN").map((line) => line.rule)).toContain(
      "appropriation-grows-faster-than-recurrent-revenue",
    );
    expect(library.rules("class-size", context, "en-US").map((line) => line.rule)).toEqual(["class-size-within-limit"]);
    expect(library.rules("没有这样的规则", context, "zh-CN")).toEqual([]);
  });

  it("opens a rule: law, article, formula in words, threshold in force with its history, examples", () => {
    const view = library.rule("appropriation-grows-faster-than-recurrent-revenue", context, "zh-CN");
    expect(view?.law[0]).toMatchObject({ title: "中华人民共和国教育法", article: expect.stringContaining("第五十六条") });
    expect(view?.formulaInWords).toMatch(/^教育财政拨款.*增长率.*财政经常性收入.*增长率$/);
    expect(view?.asked).toContain("高于");
    expect(view?.thresholds[0]?.history.filter((row) => row.current)).toHaveLength(1);
    expect(view?.examples.flatMap((example) => example.outcomes)).toEqual(expect.arrayContaining(["pass", "fail", "open"]));
    expect(view?.note).not.toBe("");
  });

  it("shows the threshold of the day that is asked", () => {
    const on = (asOf: string): string | undefined =>
      library.rule("operating-funds-reach-base-quota", { ...context, asOf, region: "山东省" }, "zh-CN")?.thresholds[0]?.inForce;
    expect([on("2016-06-30"), on("2020-06-30"), on("2024-06-30"), on("2010-06-30")]).toEqual(["650 元/生", "650 元/生", "720 元/生", ""]);
    const own = library.rule("operating-funds-reach-base-quota", context, "zh-CN")?.thresholds[0];
    expect([own?.inForce, own?.history.find((row) => row.current)?.region]).toEqual(["1150 元/生", "沈阳市"]);
  });

  it("says nothing of a rule that is not there", () => {
    expect(library.rule("no-such-rule", context, "zh-CN")).toBeNull();
  });

  it("opens every rule in both languages", () => {
    for (const rule of rulebook.rules) {
      expect(library.rule(rule.id, context, "zh-CN")?.title).not.toBe("");
      expect(library.rule(rule.id, context, "en-US")?.whatToDo).not.toBe("");
    }
  });
});

describe("a pack of her own", () => {
  const pack = library.withRule(null, FORM);
  const packFiles = [pack];

  it("takes a rule from the form", () => {
    expect(library.check(pack, "zh-CN")).toEqual({ usable: true, rules: 1, title: "自定规则" });
    const view = library.rule("own-1", { ...context, packFiles }, "zh-CN");
    expect(view).toMatchObject({ title: FORM.title, own: true, inForce: true, asked: "不低于 5%", from: "2023-01-01" });
    expect(view?.law).toEqual([{ title: "沈阳市政府专题会议纪要", article: "", href: null }]);
  });

  it("stands beside the national rule on the same indicator, the strictest first", () => {
    const view = library.rule("per-pupil-education-budget-does-not-fall", { ...context, packFiles }, "zh-CN");
    const [indicator] = rulebook.rules.flatMap((rule) =>
      rule.id === "per-pupil-education-budget-does-not-fall" ? [rule.expressionText ?? ""] : [],
    );
    const own = library.withRule(null, { ...FORM, expression: indicator ?? "", threshold: 100 });
    const both = library.rule("per-pupil-education-budget-does-not-fall", { ...context, packFiles: [own] }, "zh-CN");
    expect(view?.sameIndicator.map((line) => line.rule)).toContain("per-pupil-education-budget-does-not-fall");
    expect(both?.sameIndicator[0]?.rule).toBe("own-1");
    expect(both?.sameIndicator.map((line) => line.rule)).toContain("per-pupil-education-budget-does-not-fall");
  });

  it("changes a rule in place, takes it out, and leaves the pack it was given alone", () => {
    const before = JSON.stringify(pack);
    const changed = library.withRule(pack, { ...FORM, id: "own-1", threshold: "6%" });
    expect(library.rule("own-1", { ...context, packFiles: [changed] }, "zh-CN")?.asked).toBe("不低于 6%");
    expect(library.check(library.withoutRule(pack, "own-1"), "zh-CN")).toMatchObject({ usable: true, rules: 0 });
    expect(JSON.stringify(pack)).toBe(before);
  });

  it("sets a threshold for her place and keeps the national history beside it", () => {
    const own = library.withThreshold(null, {
      parameter: "growth-minimum",
      value: "2%",
      from: "2024-01-01",
      region: "沈阳市",
      basis: "市政府文件",
    });
    const view = (region: string): string | undefined =>
      library.rule("teacher-pay-grows", { ...context, region, packFiles: [own] }, "zh-CN")?.thresholds[0]?.inForce;
    expect([view("沈阳市"), view("大连市")]).toEqual(["2%", "0%"]);
    const again = library.withThreshold(own, { parameter: "growth-minimum", value: "3%", from: "2024-01-01", region: "沈阳市", basis: "" });
    expect(library.rule("teacher-pay-grows", { ...context, packFiles: [again] }, "zh-CN")?.thresholds[0]?.inForce).toBe("3%");
  });

  it("ends a rule", () => {
    const ended = library.withEnd(pack, "teacher-pay-grows", "2023-12-31");
    expect(library.rule("teacher-pay-grows", { ...context, packFiles: [ended] }, "zh-CN")?.inForce).toBe(false);
  });

  it("comes back from its file as it went", () => {
    expect(library.importPack(pack.name, library.exportPack(pack), "zh-CN")).toEqual(pack);
    expect(() => library.importPack("坏.json", "这不是 JSON", "zh-CN")).toThrow(PackError);
    expect(() => library.importPack("坏.json", "这不是 JSON", "zh-CN")).toThrow("坏.json");
  });

  it("says what is wrong with a pack", () => {
    const wrong = library.withRule(null, { ...FORM, expression: "growth(noSuchField)" });
    const check = library.check(wrong, "zh-CN");
    expect(check.usable ? [] : check.errors.join()).toContain("noSuchField");
    expect(() => library.rules("", { ...context, packFiles: [wrong] }, "zh-CN")).toThrow(PackError);
  });
});

it("offers every indicator of the rulebook and every figure for a rule of her own", () => {
  const choices = library.indicators("zh-CN");
  expect(choices.find((one) => one.expression === "perPupilOperatingFunds")).toMatchObject({ unit: "CNY/pupil" });
  expect(new Set(choices.map((one) => one.expression)).size).toBe(choices.length);
  expect(choices.every((one) => one.title !== "")).toBe(true);
});
