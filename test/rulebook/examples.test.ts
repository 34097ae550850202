import { nameOf, runExample } from "../support/ruleExamples";
import { rulebook } from "../support/rulebook";

const cases = rulebook.rules.flatMap((rule) => rule.examples.map((example) => ({ rule, example, name: `${rule.id}: ${nameOf(example)}` })));

it("has examples to run", () => {
  expect(cases.length).toBeGreaterThan(500);
});

it.each(cases)("$name", ({ rule, example }) => {
  expect(runExample(rulebook, rule, example)).toBeNull();
});
