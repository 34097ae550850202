import type { CheckSummary } from "../../src/app";
import { newEngine, openSample, SAMPLES, settingsFor } from "../support/samples";
import { rulebook } from "../support/rulebook";

const OF_FIGURES = new Set(["逻辑校验", "经验校验"]);

async function summaryOf(name: string, asOf: string): Promise<CheckSummary> {
  const { snapshots } = await openSample(name, asOf);
  return newEngine().check(snapshots, settingsFor(asOf), "zh-CN");
}

describe("rules that nothing could be judged by", () => {
  test.each(SAMPLES)("%s: every rule in use has a verdict or is said not to be checked, never both", async (name, asOf) => {
    const summary = await summaryOf(name, asOf);
    const judged = summary.rules.filter(({ counts }) => Object.values(counts).some((count) => count > 0)).map(({ rule }) => rule);
    const unchecked = summary.unchecked.map(({ rule }) => rule);
    expect(unchecked.filter((rule) => judged.includes(rule))).toEqual([]);
    const inUse = new Set(rulebook.packs.filter((pack) => pack.enabledByDefault).map((pack) => pack.id));
    const asked = rulebook.rules.filter((rule) => inUse.has(rule.pack) && !OF_FIGURES.has(rule.class) && rule.needs.length > 0);
    expect(asked.filter(({ id }) => !judged.includes(id) && !unchecked.includes(id)).map(({ id }) => id)).toEqual([]);
  });

  it("says what is missing, the least first", async () => {
    const summary = await summaryOf("清城区教育经费三年", "2010-03-31");
    const pay = summary.unchecked.find(({ rule }) => rule === "teacher-pay-grows");
    expect(pay).toEqual({ rule: "teacher-pay-grows", title: "教师工资逐步增长", missing: ["教师年平均工资"], text: "缺：教师年平均工资" });
    const lacking = summary.unchecked.map(({ missing }) => missing.length);
    expect(lacking).toEqual([...lacking].sort((a, b) => a - b));
  });
});
