import { formatUnit, parseUnit, type Expression, type Rule, type Rulebook } from "../model";
import type { RulebookError } from "./errors";
import { historyErrors } from "./dates";
import { callFault } from "./calls";
import { fieldsOf, parametersOf } from "./expression";
import { UnitConflict, unitFits, unitOf } from "./units";

type Content = Pick<Rulebook, "packs" | "fields" | "parameters" | "rules">;

/** Ids that are used and not there, or there twice. What only looks odd (an unused parameter) is for `rules check`. */
export function consistencyErrors(content: Content, fileOf: (id: string) => string): readonly RulebookError[] {
  const errors: RulebookError[] = [];
  const known = (ids: readonly string[], what: string): ((file: string, path: string, id: string) => void) => {
    const set = new Set(ids);
    return (file, path, id) => {
      if (!set.has(id)) errors.push({ file, path, found: JSON.stringify(id), accepted: { id: "rules.accepted.known", data: { what } } });
    };
  };
  const ids = { packs: content.packs.map((pack) => pack.id), fields: content.fields.map((field) => field.id) };
  const field = known(ids.fields, "field");
  const parameter = known(
    content.parameters.map((item) => item.id),
    "parameter",
  );
  const ruleId = known(
    content.rules.map((rule) => rule.id),
    "rule",
  );
  const pack = known(ids.packs, "pack");
  for (const list of [ids.packs, ids.fields, content.parameters.map((item) => item.id), content.rules.map((rule) => rule.id)]) {
    for (const id of list.filter((item, index) => list.indexOf(item) !== index)) {
      errors.push({
        file: fileOf(id),
        path: "id",
        found: JSON.stringify(id),
        accepted: { id: "rules.accepted.unique", data: { other: id } },
      });
    }
  }
  for (const item of content.parameters) {
    pack(fileOf(item.id), "", item.pack);
    errors.push(...historyErrors(item, fileOf(item.id)));
  }
  for (const item of content.fields) if (item.restatedBase) field(`fields: ${item.id}`, "restatedBase", item.restatedBase);
  for (const rule of content.rules) {
    const file = fileOf(rule.id);
    pack(file, "", rule.pack);
    for (const id of rule.needs) field(file, "needs", id);
    for (const id of rule.optional) field(file, "optional", id);
    for (const id of (rule.orders ?? []).flat()) field(file, "orders", id);
    for (const { path, id } of parametersUsed(rule)) parameter(file, path, id);
    if (rule.comparison.kind === "agrees") field(file, "comparison.stated", rule.comparison.stated);
    if ("rules" in rule.comparison) for (const id of rule.comparison.rules ?? []) ruleId(file, "comparison.rules", id);
    for (const { path, expression } of partsOf(rule)) {
      const fault = callFault(expression);
      if (fault) errors.push({ file, path, found: JSON.stringify(fault.found), accepted: fault.accepted });
    }
    errors.push(...unitErrors(rule, content, file));
    for (const { path, fields } of expressionsOf(rule)) {
      for (const id of fields) {
        field(file, path, id);
        if (!rule.needs.includes(id) && !rule.optional.includes(id)) {
          errors.push({ file, path, found: JSON.stringify(id), accepted: { id: "rules.accepted.needed", data: { field: id } } });
        }
      }
    }
  }
  return errors;
}

/** A rule's unit is what its expression gives, and its bound is in that unit. Checks with logic of their own say what they print. */
function unitErrors(rule: Rule, content: Content, file: string): readonly RulebookError[] {
  if (rule.comparison.kind === "check") return [];
  const errors: RulebookError[] = [];
  const wrong = (path: string, unit: string): void => {
    errors.push({ file, path, found: JSON.stringify(rule.unit), accepted: { id: "rules.accepted.unit", data: { unit } } });
  };
  for (const { path, expression, stated } of partsOf(rule)) {
    // A measure compared with a stated figure of its own is in that figure's unit.
    if (stated !== undefined) continue;
    try {
      const found = unitOf(expression, content);
      if (!unitFits(found, rule.unit)) wrong(path, formatUnit(found));
    } catch (error) {
      if (!(error instanceof UnitConflict)) throw error;
      wrong(path, error.message);
    }
  }
  const bound = "parameter" in rule.comparison ? rule.comparison.parameter : null;
  const parameter = content.parameters.find((item) => item.id === bound);
  if (parameter && parameter.unit !== "any" && !unitFits(parseUnit(rule.unit), parameter.unit)) wrong("unit", parameter.unit);
  return errors;
}

/** Every parameter a rule reads, with the place where it says so. */
export function parametersUsed(rule: Rule): readonly { readonly path: string; readonly id: string }[] {
  const { comparison } = rule;
  const bound = "parameter" in comparison && comparison.parameter ? [{ path: "comparison.parameter", id: comparison.parameter }] : [];
  const user =
    comparison.kind === "bound" && comparison.userParameter ? [{ path: "comparison.userParameter", id: comparison.userParameter }] : [];
  const consulted = (rule.consults ?? []).map((id) => ({ path: "consults", id }));
  const inText = expressionsOf(rule).flatMap(({ path, parameters }) => parameters.map((id) => ({ path, id })));
  return [...bound, ...user, ...consulted, ...inText];
}

function expressionsOf(
  rule: Rule,
): readonly { readonly path: string; readonly fields: readonly string[]; readonly parameters: readonly string[] }[] {
  return partsOf(rule).map(({ path, expression }) => ({ path, fields: fieldsOf(expression), parameters: parametersOf(expression) }));
}

/** All expressions of a rule with their place in its file. */
export function partsOf(
  rule: Rule,
): readonly { readonly path: string; readonly expression: Expression; readonly stated?: string | undefined }[] {
  const own = rule.expression ? [{ path: "expression", expression: rule.expression }] : [];
  const more = (["alternatives", "measures"] as const).flatMap((name) =>
    (rule[name] ?? []).map(({ expression, stated }, index) => ({ path: `${name}[${index}].expression`, expression, stated })),
  );
  return [...own, ...more];
}
