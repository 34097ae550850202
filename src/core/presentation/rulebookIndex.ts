import type { Parameter, Rule, Rulebook } from "../model";

interface RulebookIndex {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

const indexes = new WeakMap<Rulebook, RulebookIndex>();

function indexOf(rulebook: Rulebook): RulebookIndex {
  let index = indexes.get(rulebook);
  if (!index) {
    index = {
      rules: new Map(rulebook.rules.map((rule) => [rule.id, rule])),
      parameters: new Map(rulebook.parameters.map((parameter) => [parameter.id, parameter])),
    };
    indexes.set(rulebook, index);
  }
  return index;
}

export const ruleOf = (rulebook: Rulebook, id: string): Rule | undefined => indexOf(rulebook).rules.get(id);

export const parameterOf = (rulebook: Rulebook, id: string): Parameter | undefined => indexOf(rulebook).parameters.get(id);
