import type { ExampleKind } from "../../src/core/model";
import { exampleKinds, nameOf, runExample, wantedKinds } from "../support/ruleExamples";
import { rulebook } from "../support/rulebook";

const cases = rulebook.rules.flatMap((rule) => rule.examples.map((example) => ({ rule, example, name: `${rule.id}: ${nameOf(example)}` })));

it("has examples to run", () => {
  expect(cases.length).toBeGreaterThan(500);
});

it.each(cases)("$name", ({ rule, example }) => {
  expect(runExample(rulebook, rule, example)).toBeNull();
});

it.each(rulebook.rules.map((rule) => [rule.id, rule] as const))("%s has every kind of example, or says why not", (_, rule) => {
  const kinds = exampleKinds(rulebook, rule);
  const missing = wantedKinds(rulebook, rule).filter((kind) => !kinds.has(kind));
  expect(missing.filter((kind) => rule.withoutExamples?.[kind] === undefined)).toEqual([]);
  expect(Object.keys(rule.withoutExamples ?? {}).filter((kind) => kinds.has(kind as ExampleKind))).toEqual([]);
});

it.each(["zh-CN", "en-US"] as const)("says for every rule by itself what to do, in %s", (locale) => {
  const told = rulebook.rules.map((rule) => rule.whatToDo[locale]);
  expect(told.filter((sentence, at) => told.indexOf(sentence) !== at)).toEqual([]);
});
