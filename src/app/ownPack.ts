import type { RuleId } from "../core/model";
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

export function packWithThreshold(pack: PackFile | null, { parameter, value, from, region, basis }: OwnThreshold): PackFile {
  const document = documentOf(pack);
  const parameters = document.parameters ?? [];
  const row: Bag = {
    value,
    ...(from === "" ? {} : { from }),
    ...(region === "" ? {} : { region }),
    ...(basis === "" ? {} : { references: [{ title: basis }] }),
  };
  const known = parameters.find((one) => one["id"] === parameter);
  const values = (Array.isArray(known?.["values"]) ? (known["values"] as readonly Bag[]) : []).filter(
    (one) => (one["from"] ?? "") !== from || (one["region"] ?? "") !== region,
  );
  const own: Bag = { ...known, id: parameter, values: [...values, row] };
  return packed(pack, { ...document, parameters: [...parameters.filter((one) => one !== known), own] });
}

export function packWithEnd(pack: PackFile | null, rule: RuleId, until: string): PackFile {
  const document = documentOf(pack);
  return packed(pack, { ...document, ended: [...(document.ended ?? []).filter((one) => one["rule"] !== rule), { rule, until }] });
}
