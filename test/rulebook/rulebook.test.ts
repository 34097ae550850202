import { readFileSync } from "node:fs";
import { FORMULA_IDS } from "../../src/core/formulas";
import { instant } from "../../src/core/model";
import { formulasOf, parametersUsed, reviewRulebook, staleEntries } from "../../src/core/rules";
import { rulebook } from "../support/rulebook";

const expected = readFileSync("src/rulebook/ids.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",") as [string, string]);

describe("the product's rulebook", () => {
  it("has every rule of the list in its pack", () => {
    expect(expected).toHaveLength(141);
    expect(rulebook.rules.map((rule) => `${rule.id},${rule.pack}`).sort()).toEqual(expected.map(([id, pack]) => `${id},${pack}`).sort());
  });

  it("leaves nothing for a careful reader to remark", () => {
    const review = reviewRulebook(
      rulebook,
      expected.map(([id]) => id),
    );
    expect(Object.values(review).flat()).toEqual([]);
  });

  it("names only formulas that the product has", () => {
    const used = rulebook.rules.flatMap((rule) => {
      const more = [...(rule.alternatives ?? []), ...(rule.measures ?? [])].map((item) => item.expression);
      return [...(rule.expression ? [rule.expression] : []), ...more].flatMap(formulasOf);
    });
    expect(used.length).toBeGreaterThan(100);
    expect([...new Set(used)].filter((id) => !FORMULA_IDS.includes(id))).toEqual([]);
  });

  it("marks what nobody has verified", () => {
    expect(rulebook.rules.filter((rule) => !rule.verified).map((rule) => rule.id)).toEqual(["nine-year-retention-reaches-share"]);
    const values = rulebook.parameters.flatMap((parameter) => parameter.values);
    expect(values.length).toBeGreaterThan(200);
    expect(values.filter((value) => !value.verified)).toHaveLength(5);
  });

  it("remarks what is missing", () => {
    const [first, second] = rulebook.rules;
    if (!first || !second) throw new Error("no rules");
    const poor = { ...rulebook, rules: [{ ...first, examples: [], references: [] }] };
    const review = reviewRulebook(poor, [first.id, second.id]);
    expect(review).toMatchObject({ missingRules: [second.id], rulesWithoutExamples: [first.id], rulesWithoutReference: [first.id] });
    const used = parametersUsed(first).map(({ id }) => id);
    expect(review.unusedParameters).toHaveLength(rulebook.parameters.length - new Set(used).size);
    expect(reviewRulebook(rulebook, []).unlistedRules).toHaveLength(141);
  });

  it("lists what nobody has looked at since a day, the unverified first", () => {
    const all = staleEntries(rulebook, instant("2026-01-01"));
    expect(all[0]?.verified).toBe(false);
    const looked = {
      ...rulebook,
      parameters: [],
      rules: rulebook.rules.map((rule) => ({ ...rule, lastVerifiedOn: instant("2026-01-01") })),
    };
    expect(staleEntries(looked, instant("2026-01-01")).map((entry) => entry.id)).toEqual(["nine-year-retention-reaches-share"]);
    expect(staleEntries(looked, instant("2026-01-02"))).toHaveLength(141);
  });
});
