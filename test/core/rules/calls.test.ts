import type { FieldDefinition } from "../../../src/core/model";
import { FORMULA_IDS, formulaOf } from "../../../src/core/formulas";
import { parseExpression, withPackFiles } from "../../../src/core/rules";
import { callFault, SIGNATURES } from "../../../src/core/rules/calls";
import { NO_RULES } from "../../support/smallRulebook";

it("knows the formulas of the product, as they are", () => {
  expect([...SIGNATURES.keys()].sort()).toEqual([...FORMULA_IDS].sort());
  for (const [name, { least, most, over }] of SIGNATURES) {
    const formula = formulaOf(name);
    expect(over).toBe({ pointwise: "row", series: "years", group: "schools" }[formula?.kind ?? "group"]);
    if (formula?.kind === "pointwise") expect({ min: least, max: most }).toEqual(formula.operands);
  }
});

it.each([
  ["a + b", null],
  ["growth(a) - growth(b)", null],
  ["min(a)", null],
  ["mean(a, b, c, d)", null],
  ["foo(a)", "foo"],
  ["1 + bar(a, b)", "bar"],
  ["quotient(a)", "quotient(1)"],
  ["difference(a, b, c)", "difference(3)"],
  ["growth(a, b)", "growth(2)"],
  ["round(a, 2)", "round(2)"],
  ["weightedVariation(a)", "weightedVariation(1)"],
  ["weightedVariation(a + b, c)", null],
  ["mean(weightedVariation(a, c), weightedVariation(b, c)) * 2", null],
  ["weightedVariation(a, b) / c", "c"],
  ['weightedVariation(a, b) - parameter("p")', "p"],
  ["growth(weightedVariation(a, b))", "growth"],
  ["weightedVariation(a, b) - growth(c)", "growth"],
  ["weightedVariation(weightedVariation(a, b), c)", "weightedVariation"],
])("%s", (text, found) => {
  expect(callFault(parseExpression(text))?.found ?? null).toBe(found);
});

const ENROLMENT: FieldDefinition = {
  id: "enrolment",
  title: { "zh-CN": "在校学生数", "en-US": "Pupils" },
  dimension: "people",
  unit: "pupil",
  unitsSeen: ["人"],
  synonyms: { "zh-CN": [], "en-US": [] },
  perLevel: true,
  note: "",
};

it("a pack that calls what there is not is refused with its file and path", () => {
  const rules = [{ id: "own-growth", title: "某", expression: "growthRate(enrolment)", threshold: 1 }];
  const result = withPackFiles({ ...NO_RULES, fields: [ENROLMENT] }, [
    { name: "丹湖.json", document: { pack: { id: "own/danhu", title: "自定", region: "丹湖市" }, rules } },
  ]);
  expect("errors" in result && result.errors).toMatchObject([
    { file: "丹湖.json", path: "rules[0].expression", found: '"growthRate"', accepted: { id: "rules.accepted.formula" } },
  ]);
});
