import {
  createRuleLibrary,
  formOfRule,
  formPackOf,
  isEmptyPack,
  PackError,
  packText,
  packWithEnd,
  packWithoutEnd,
  packWithoutRule,
  packWithoutThreshold,
  packWithRule,
  packWithThreshold,
  withPackIn,
  type OwnRuleForm,
  type OwnThreshold,
  type RuleContext,
} from "../../src/app";
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

const THRESHOLD: OwnThreshold = {
  parameter: "growth-minimum",
  value: "2%",
  from: "2024-01-01",
  region: "沈阳市",
  levels: null,
  condition: "",
  basis: "市政府文件",
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
    expect([on("2016-06-30"), on("2020-06-30"), on("2024-06-30"), on("2010-06-30")]).toEqual([
      "小学 650 元/生；初中 850 元/生",
      "小学 650 元/生；初中 850 元/生",
      "小学 720 元/生；初中 940 元/生",
      "",
    ]);
    const own = library.rule("operating-funds-reach-base-quota", context, "zh-CN")?.thresholds[0];
    expect([own?.inForce, own?.history.find((row) => row.current)?.region]).toEqual(["小学 1150 元/生；初中 1350 元/生", "沈阳市"]);
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
  const pack = packWithRule(null, FORM);
  const packFiles = [pack];

  it("takes a rule from the form", () => {
    expect(library.check([pack], "zh-CN")).toEqual({
      usable: true,
      packs: [
        { name: "自定规则.json", id: "own", title: "自定规则", rules: [{ id: "own-1", title: FORM.title }], thresholds: [], ended: [] },
      ],
    });
    const view = library.rule("own-1", { ...context, packFiles }, "zh-CN");
    expect(view).toMatchObject({ title: FORM.title, own: true, inForce: true, asked: "不低于 5%", from: "2023-01-01" });
    expect(view?.law).toEqual([{ title: "沈阳市政府专题会议纪要", article: "", href: null, words: "" }]);
  });

  it("stands beside the national rule on the same indicator, the strictest first", () => {
    const view = library.rule("per-pupil-education-budget-does-not-fall", { ...context, packFiles }, "zh-CN");
    const [indicator] = rulebook.rules.flatMap((rule) =>
      rule.id === "per-pupil-education-budget-does-not-fall" ? [rule.expressionText ?? ""] : [],
    );
    const own = packWithRule(null, { ...FORM, expression: indicator ?? "", threshold: 100 });
    const both = library.rule("per-pupil-education-budget-does-not-fall", { ...context, packFiles: [own] }, "zh-CN");
    expect(view?.sameIndicator.map((line) => line.rule)).toContain("per-pupil-education-budget-does-not-fall");
    expect(both?.sameIndicator[0]?.rule).toBe("own-1");
    expect(both?.sameIndicator.map((line) => line.rule)).toContain("per-pupil-education-budget-does-not-fall");
  });

  it("changes a rule in place, takes it out, and leaves the pack it was given alone", () => {
    const before = JSON.stringify(pack);
    const changed = packWithRule(pack, { ...FORM, id: "own-1", threshold: "6%" });
    expect(library.rule("own-1", { ...context, packFiles: [changed] }, "zh-CN")?.asked).toBe("不低于 6%");
    expect(isEmptyPack(packWithoutRule(pack, "own-1"))).toBe(true);
    expect(JSON.stringify(pack)).toBe(before);
  });

  it("sets a threshold for her place and keeps the national history beside it", () => {
    const own = packWithThreshold(null, THRESHOLD);
    const view = (region: string): string | undefined =>
      library.rule("teacher-pay-grows", { ...context, region, packFiles: [own] }, "zh-CN")?.thresholds[0]?.inForce;
    expect([view("沈阳市"), view("大连市")]).toEqual(["2%", "0%"]);
    const again = packWithThreshold(own, { ...THRESHOLD, value: "3%" });
    expect(library.rule("teacher-pay-grows", { ...context, packFiles: [again] }, "zh-CN")?.thresholds[0]?.inForce).toBe("3%");
  });

  it("takes her threshold back", () => {
    const own = packWithoutThreshold(packWithThreshold(null, THRESHOLD), "growth-minimum");
    expect(isEmptyPack(own)).toBe(true);
    expect(withPackIn([own, pack], { ...own, name: own.name })).toEqual([]);
  });

  it("sets the threshold of one level and leaves the others, and both ends of a range", () => {
    const view = (id: string, own: ReturnType<typeof packWithThreshold>): string | undefined =>
      library.rule(id, { ...context, asOf: "2024-12-31", region: "清城区", packFiles: [own] }, "zh-CN")?.thresholds[0]?.inForce;
    const primary = packWithThreshold(null, {
      ...THRESHOLD,
      parameter: "operating-base-quota",
      value: 1200,
      region: "清城区",
      levels: ["primary"],
    });
    expect(view("operating-funds-reach-base-quota", primary)).toBe("小学 1200 元/生；初中 940 元/生");
    const range: OwnThreshold = { ...THRESHOLD, parameter: "execution-ratio-usual-range", region: "清城区" };
    const both = packWithThreshold(packWithThreshold(null, { ...range, value: "90%", condition: "low" }), {
      ...range,
      value: "110%",
      condition: "high",
    });
    expect(view("final-accounts-near-budget", both)).toBe("90%—110%");
  });

  it("ends a rule, and lets it hold again", () => {
    const ended = packWithEnd(pack, "teacher-pay-grows", "2023-12-31");
    const holds = (own: typeof ended): boolean | undefined =>
      library.rule("teacher-pay-grows", { ...context, packFiles: [own] }, "zh-CN")?.inForce;
    expect([holds(ended), holds(packWithoutEnd(ended, "teacher-pay-grows"))]).toEqual([false, true]);
  });

  it("gives the form back that a rule was written with, and none for a rule that says more", () => {
    expect(formOfRule(pack, "own-1")).toEqual({ ...FORM, id: "own-1" });
    const more = { name: pack.name, document: { rules: [{ id: "own-1", title: "x", expression: "perPupilOperatingFunds", note: "…" }] } };
    expect([formOfRule(more, "own-1"), formOfRule(pack, "own-2"), formOfRule(null, "own-1")]).toEqual([null, null, null]);
  });

  it("writes forms into her own pack, beside packs from files", () => {
    const foreign = { name: "市定.json", document: { pack: { id: "city" }, ended: [{ rule: "teacher-pay-grows", until: "2020-12-31" }] } };
    expect([formPackOf([foreign]), formPackOf([foreign, pack])]).toEqual([null, pack]);
    expect(withPackIn([foreign], pack)).toEqual([foreign, pack]);
    expect(library.check([foreign, { name: "二.json", document: { rules: [] } }, pack], "zh-CN").usable).toBe(true);
  });

  it("comes back from its file as it went", () => {
    expect(library.read(pack.name, packText(pack), "zh-CN")).toEqual({ usable: true, pack });
    const read = library.read("坏.json", "这不是规则 {", "zh-CN");
    expect(read.usable ? "" : read.errors.join()).toContain("坏.json");
  });

  it("says what is wrong with a pack", () => {
    const wrong = packWithRule(null, { ...FORM, expression: "growth(noSuchField)" });
    const check = library.check([wrong], "zh-CN");
    expect(check.usable ? [] : check.errors.join()).toContain("noSuchField");
    expect(() => library.rules("", { ...context, packFiles: [wrong] }, "zh-CN")).toThrow(PackError);
    const misnamed = library.check([packWithThreshold(null, { ...THRESHOLD, parameter: "no-such-parameter" })], "zh-CN");
    expect(misnamed).toEqual({
      usable: false,
      errors: [expect.stringContaining('parameters[0].id：现为 "no-such-parameter"，应为规则库中已有的') as string],
    });
  });
});

it("offers every indicator of the rulebook and every figure for a rule of her own", () => {
  const choices = library.indicators("zh-CN");
  expect(choices.find((one) => one.expression === "perPupilOperatingFunds")).toMatchObject({ unit: "CNY/pupil" });
  expect(new Set(choices.map((one) => one.expression)).size).toBe(choices.length);
  expect(choices.every((one) => one.title !== "")).toBe(true);
});

describe("what the tables propose", () => {
  const seen = (fields: readonly string[], ...texts: string[]) => library.propose({ fields, texts }, "zh-CN");

  it("names packs that the figures can decide, and the checks of the figures themselves", () => {
    const growth = seen(["educationAppropriation", "recurrentFiscalRevenue"]).packs.map((pack) => pack.pack);
    expect(growth).toEqual(["cn/law", "consistency", "experience"]);
    expect(seen([]).packs).toEqual([]);
  });

  it("names the place and the newest year that the texts speak of", () => {
    const of = (...texts: string[]) => (({ region, year }) => [region, year])(seen([], ...texts));
    expect(of("清城区教育经费三年.xlsx", "2007", "2009年")).toEqual(["清城区", 2009]);
    expect(of("教育经费.xlsx", "沈阳市2023年教育经费执行情况")).toEqual(["沈阳市", 2023]);
    expect(of("辽宁教育经费统计")).toEqual(["辽宁省", null]);
    expect(of("各县区教育经费", "全市合计", "校区面积", "城区")).toEqual(["", null]);
    expect(of("20080 元", "12023")).toEqual(["", null]);
  });
});

it("says counts, dates and what is 待核实 of every pack", () => {
  const packs = library.packs(context, "zh-CN");
  expect(packs.map((pack) => pack.pack)).toEqual(rulebook.packs.map((pack) => pack.id));
  expect(packs.reduce((sum, pack) => sum + pack.rules, 0)).toBe(rulebook.rules.length);
  expect(packs.find((pack) => pack.pack === "cn/operating-funds")).toMatchObject({ since: "2024-01-01", own: false });
  expect(packs.find((pack) => pack.pack === "cn/policy")?.unverified).toBe(1);
});

describe("what her tables lack", () => {
  const missing = (id: string, ...fields: string[]): readonly string[] | undefined =>
    library.rule(id, { ...context, fields }, "zh-CN")?.missing;

  it("is said by title, on the way that lacks the fewest", () => {
    expect(missing("appropriation-grows-faster-than-recurrent-revenue", "educationAppropriation")).toEqual(["财政经常性收入"]);
    expect(missing("appropriation-grows-faster-than-recurrent-revenue", "educationAppropriation", "recurrentFiscalRevenueGrowth")).toEqual(
      [],
    );
    expect(missing("teacher-pay-grows")).toEqual([library.rule("teacher-pay-grows", context, "zh-CN")?.fields[0]?.title]);
  });

  it("is no figure that stands for any", () => {
    expect(missing("stated-growth-agrees-with-amounts")).toEqual([]);
  });

  it("is nothing where the tables were not looked at, or any two figures of an order are enough", () => {
    expect(library.rule("teacher-pay-grows", context, "zh-CN")?.missing).toEqual([]);
    const order = rulebook.rules.find((rule) => rule.id === "nested-amounts-in-order")?.orders?.[0] ?? [];
    expect(missing("nested-amounts-in-order", ...order.slice(1, 3))).toEqual([]);
    expect(missing("nested-amounts-in-order", ...order.slice(0, 1))).toHaveLength(1);
  });
});
