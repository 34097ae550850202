import type { DatedValue, Parameter, Rule, Rulebook } from "../../src/core/model";

/** A rulebook without anything in it, for tests that bring their own rules: compiling the product's takes seconds. */
export const NO_RULES: Rulebook = { packs: [], fields: [], parameters: [], rules: [], sha256: "" };

/** A rule to be given the parts that a test is about. */
export const ANY_RULE: Rule = {
  id: "any-rule",
  pack: "own",
  title: { "zh-CN": "某规则", "en-US": "A rule" },
  class: "政策",
  inForce: { from: null, until: null },
  schoolLevels: ["any"],
  entityKinds: ["county", "school", "project"],
  regions: ["全国"],
  expression: null,
  expressionText: null,
  unit: "1",
  needs: [],
  optional: [],
  comparison: { kind: "bound", operator: "atLeast", parameter: null },
  references: [],
  verified: true,
  lastVerifiedOn: null,
  note: { "zh-CN": "", "en-US": "" },
  whatToDo: { "zh-CN": "", "en-US": "" },
  informationLevels: [],
  examples: [],
};

/** A value that holds always and everywhere, but for what a test says of it. */
export function value(amount: number | null, more: Partial<DatedValue> = {}): DatedValue {
  return {
    inForceFrom: null,
    inForceUntil: null,
    schoolLevels: ["any"],
    region: "全国",
    condition: "",
    value: amount,
    text: null,
    references: [],
    verified: true,
    lastVerifiedOn: null,
    source: "",
    ...more,
  };
}

export function parameter(id: string, unit: string, ...values: readonly DatedValue[]): Parameter {
  return { id, pack: "own", title: { "zh-CN": id, "en-US": id }, unit, values };
}
