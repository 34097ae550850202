import type { ParameterId, RuleId } from "../core/model";
import { SCHOOL_LEVELS } from "../core/model";
import type { PackFile } from "../core/rules";
import type { OwnRuleForm, OwnThreshold } from "./ruleViews";

type Bag = Readonly<Record<string, unknown>>;

/** The parts of a pack document that a form writes; what else stands in it is kept. */
interface PackDocument {
  readonly pack?: unknown;
  readonly rules?: readonly Bag[];
  readonly parameters?: readonly Bag[];
  readonly ended?: readonly Bag[];
}

const FILE_NAME = "自定规则.json";

function documentOf(pack: PackFile | null): PackDocument {
  return typeof pack?.document === "object" && pack.document !== null ? (pack.document as PackDocument) : {};
}

function packed(pack: PackFile | null, document: PackDocument): PackFile {
  return { name: pack?.name ?? FILE_NAME, document };
}

/** An id that no rule of the pack has: own-1, own-2 … */
function freeId(rules: readonly Bag[]): RuleId {
  for (let number = 1; ; number += 1) {
    const id = `own-${number}`;
    if (!rules.some((rule) => rule["id"] === id)) return id;
  }
}

export function packWithRule(pack: PackFile | null, form: OwnRuleForm): PackFile {
  const document = documentOf(pack);
  const rules = document.rules ?? [];
  const id = form.id ?? freeId(rules);
  const rule: Bag = {
    id,
    title: form.title,
    expression: form.expression,
    operator: form.operator,
    threshold: form.threshold,
    ...(form.level === null ? {} : { level: form.level }),
    ...(form.from === "" && form.until === "" ? {} : { inForce: { from: form.from || null, until: form.until || null } }),
    ...(form.region === "" ? {} : { regions: [form.region] }),
    basis: form.basis,
  };
  const known = rules.some((one) => one["id"] === id);
  return packed(pack, { ...document, rules: known ? rules.map((one) => (one["id"] === id ? rule : one)) : [...rules, rule] });
}

export function packWithoutRule(pack: PackFile, id: RuleId): PackFile {
  const document = documentOf(pack);
  return packed(pack, { ...document, rules: (document.rules ?? []).filter((rule) => rule["id"] !== id) });
}

const listOf = (value: unknown): readonly Bag[] => (Array.isArray(value) ? (value as readonly Bag[]) : []);
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export function packWithThreshold(pack: PackFile | null, threshold: OwnThreshold): PackFile {
  const { parameter, value, from, region, levels, condition, basis } = threshold;
  const document = documentOf(pack);
  const parameters = document.parameters ?? [];
  const place: Bag = {
    ...(from === "" ? {} : { from }),
    ...(region === "" ? {} : { region }),
    ...(levels === null ? {} : { levels }),
    ...(condition === "" ? {} : { condition }),
  };
  const row: Bag = { value, ...place, ...(basis === "" ? {} : { references: [{ title: basis }] }) };
  const known = parameters.find((one) => one["id"] === parameter);
  const values = listOf(known?.["values"]).filter(
    (one) => !["from", "region", "levels", "condition"].every((key) => same(one[key], place[key])),
  );
  const own: Bag = { ...known, id: parameter, values: [...values, row] };
  return packed(pack, { ...document, parameters: [...parameters.filter((one) => one !== known), own] });
}

/** Takes all of her values of a threshold back. */
export function packWithoutThreshold(pack: PackFile, parameter: ParameterId): PackFile {
  const document = documentOf(pack);
  return packed(pack, { ...document, parameters: (document.parameters ?? []).filter((one) => one["id"] !== parameter) });
}

export function packWithEnd(pack: PackFile | null, rule: RuleId, until: string): PackFile {
  const document = documentOf(pack);
  return packed(pack, { ...document, ended: [...(document.ended ?? []).filter((one) => one["rule"] !== rule), { rule, until }] });
}

export function packWithoutEnd(pack: PackFile, rule: RuleId): PackFile {
  const document = documentOf(pack);
  return packed(pack, { ...document, ended: (document.ended ?? []).filter((one) => one["rule"] !== rule) });
}

/** The form of a rule that was written with it; null: the pack has no such rule, or it says more than the form can. */
export function formOfRule(pack: PackFile | null, id: RuleId): OwnRuleForm | null {
  const rule = (documentOf(pack).rules ?? []).find((one) => one["id"] === id);
  if (!rule || Object.keys(rule).some((key) => !FORM_KEYS.includes(key))) return null;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const inForce = (typeof rule["inForce"] === "object" && rule["inForce"] !== null ? rule["inForce"] : {}) as Bag;
  const { threshold, operator, level } = rule;
  if (typeof rule["title"] !== "string" || typeof rule["expression"] !== "string") return null;
  return {
    id,
    title: rule["title"],
    expression: rule["expression"],
    operator: OPERATORS.find((one) => one === operator) ?? "atLeast",
    threshold: typeof threshold === "number" ? threshold : text(threshold),
    level: SCHOOL_LEVELS.find((one) => one === level) ?? null,
    from: text(inForce["from"]),
    until: text(inForce["until"]),
    basis: text(rule["basis"]),
    region: text(Array.isArray(rule["regions"]) ? rule["regions"][0] : ""),
  };
}

const FORM_KEYS = ["id", "title", "expression", "operator", "threshold", "level", "inForce", "regions", "basis"];
const OPERATORS = ["atLeast", "moreThan", "atMost", "lessThan", "equals"] as const;

/** A pack with nothing in it need not be kept. */
export function isEmptyPack(pack: PackFile): boolean {
  const { rules, parameters, ended } = documentOf(pack);
  return (rules ?? []).length + (parameters ?? []).length + (ended ?? []).length === 0;
}

/** The pack that the pane's forms write into: the first that came from no file of somebody else's. */
export function formPackOf(packs: readonly PackFile[]): PackFile | null {
  return packs.find((pack) => pack.name === FILE_NAME) ?? null;
}

/** The packs with this one in the place of the one of its name, or at the end; an empty one goes. */
export function withPackIn(packs: readonly PackFile[], pack: PackFile): readonly PackFile[] {
  const rest = packs.some((one) => one.name === pack.name) ? packs.map((one) => (one.name === pack.name ? pack : one)) : [...packs, pack];
  return rest.filter((one) => one !== pack || !isEmptyPack(pack));
}

/** A JSON file as text, to be saved or kept elsewhere. */
export function packText(pack: PackFile): string {
  return `${JSON.stringify(pack.document, null, 2)}\n`;
}
