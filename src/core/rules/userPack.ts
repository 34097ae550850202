import type { DatedValue, Parameter, Rule, Rulebook, SchoolLevel } from "../model";
import { formatUnit } from "../model";
import { compileRulebook, type RulebookFile } from "./compile";
import { previousDay } from "./dates";
import { errorsOf, shown, type RulebookError } from "./errors";
import { ExpressionError, fieldsOf, parseExpression } from "./expression";
import { ID, userPackDocument } from "./schema";
import { UnitConflict, unitOf } from "./units";

/** A pack that somebody wrote as one file (YAML or JSON, already parsed): new rules, changed thresholds, ended rules. */
export interface PackFile {
  /** The file's name, for errors. */
  readonly name: string;
  readonly document: unknown;
}

/** Pack of rules that came in without a name of their own. */
export const OWN_PACK = "own";

type Content = Pick<Rulebook, "packs" | "fields" | "parameters" | "rules">;
type Bag = Readonly<Record<string, unknown>>;

/**
 * Puts packs of the officer on top of the rulebook, in their order. Errors name her file, the path inside it, what was
 * found and what is accepted; with any error nothing is changed.
 */
export function withPackFiles(
  rulebook: Rulebook,
  packs: readonly PackFile[],
): { readonly rulebook: Rulebook } | { readonly errors: readonly RulebookError[] } {
  let current = rulebook;
  const errors: RulebookError[] = [];
  for (const pack of packs) {
    const result = withPack(current, pack);
    if ("errors" in result) errors.push(...result.errors);
    else current = result.rulebook;
  }
  return errors.length > 0 ? { errors } : { rulebook: current };
}

/** Groups and lists inside one another that a pack can need. */
const DEEPEST = 20;

/** False for data that goes round in circles or nests deeper than any pack needs. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < DEEPEST && Object.values(value).every((inner) => isPlain(inner, depth + 1));
}

function withPack(base: Rulebook, { name, document }: PackFile): ReturnType<typeof withPackFiles> {
  if (!isPlain(document)) {
    return { errors: [{ file: name, path: "", found: "…", accepted: { id: "rules.accepted.plainData", data: { levels: DEEPEST } } }] };
  }
  const read = userPackDocument.safeParse(document);
  if (!read.success) return { errors: errorsOf(name, document, read.error) };
  const { pack, parameters, rules, ended } = read.data;
  const id = pack.id;
  const files: RulebookFile[] = [];
  const places = new Map<string, string>();
  const add = (path: string, place: string, content: unknown): void => {
    files.push({ path, document: content });
    places.set(path, place);
  };
  const title = typeof pack.title === "string" ? both(pack.title) : pack.title;
  // Several files may leave the pack's name out: their rules are all hers.
  const isKnownOwn = id === OWN_PACK && base.packs.some((one) => one.id === OWN_PACK);
  if (!isKnownOwn) add(`${id}/pack.yaml`, "pack", { id, title, region: pack.region, enabledByDefault: true, order: 1000 });
  rules.forEach((rule, at) => addRule(rule, at, id, pack.region, base, add));
  // A parameter of its own says its title and unit; one that does not was meant for a known one.
  const isMisnamed = (one: Bag): boolean =>
    !("title" in one) && !("unit" in one) && !base.parameters.some(({ id: known }) => known === one["id"]);
  parameters.forEach((parameter, at) => {
    if (isMisnamed(parameter)) return;
    const known = base.parameters.find((one) => one.id === parameter["id"]);
    add(`${id}/parameters/${idOf(parameter, at)}.yaml`, `parameters[${at}]`, known ? merged(known, parameter) : parameter);
  });
  const errors: RulebookError[] = [];
  const unknown = (path: string, id: unknown, what: string): void =>
    void errors.push({ file: name, path, found: shown(id), accepted: { id: "rules.accepted.known", data: { what } } });
  rules.forEach((rule, at) => {
    const fault = faultOf(rule, at, rules, base, id);
    if (fault) errors.push({ file: name, path: `rules[${at}].${fault.key}`, found: shown(rule[fault.key]), accepted: fault.accepted });
  });
  if (errors.length > 0) return { errors };
  ended.forEach((end, at) => {
    if (!base.rules.some((rule) => rule.id === end.rule)) unknown(`ended[${at}].rule`, end.rule, "rule");
  });
  parameters.forEach((parameter, at) => {
    if (isMisnamed(parameter)) unknown(`parameters[${at}].id`, parameter["id"], "parameter");
  });
  const compiled = compileRulebook(files, withEnded(base, ended));
  if ("errors" in compiled) errors.push(...compiled.errors.map((error) => inFile(error, name, places)));
  return errors.length > 0 || "errors" in compiled ? { errors } : compiled;
}

/** What keeps a rule from being a new rule that can be judged, said once instead of for every part made from it. */
function faultOf(
  rule: Bag,
  at: number,
  rules: readonly Bag[],
  base: Rulebook,
  pack: string,
): { readonly key: string; readonly accepted: RulebookError["accepted"] } | null {
  const { id } = rule;
  if (typeof id !== "string" || !ID.test(id)) return { key: "id", accepted: { id: "rules.accepted.id" } };
  const twin = rules.findIndex((one) => one["id"] === id);
  if (twin < at) return { key: "id", accepted: { id: "rules.accepted.unique", data: { other: `rules[${twin}]` } } };
  // Her rule beside the law's, never in its place.
  if (base.rules.some((one) => one.id === id && one.pack !== pack)) return { key: "id", accepted: { id: "rules.accepted.newId" } };
  const compares = rule["threshold"] !== undefined || rule["comparison"] !== undefined || typeof rule["expression"] !== "string";
  return compares ? null : { key: "threshold", accepted: { id: "rules.accepted.threshold" } };
}

function inFile(error: RulebookError, file: string, places: ReadonlyMap<string, string>): RulebookError {
  const place = places.get(error.file);
  const path = [place, error.path].filter((part) => part !== undefined && part !== "").join(".");
  return { ...error, file, path };
}

function withEnded(base: Content, ended: readonly { readonly rule: string; readonly until: string }[]): Content {
  const until = new Map(ended.map((end) => [end.rule, end.until]));
  const rules = base.rules.map((rule): Rule => {
    const day = until.get(rule.id);
    return day === undefined ? rule : { ...rule, inForce: { ...rule.inForce, until: day as NonNullable<Rule["inForce"]["until"]> } };
  });
  return { packs: base.packs, fields: base.fields, parameters: base.parameters, rules };
}

const both = (text: string): Bag => ({ "zh-CN": text, "en-US": text });
const idOf = (document: Bag, at: number): string => (typeof document["id"] === "string" ? document["id"] : `unnamed-${at + 1}`);
const bilingual = (value: unknown): unknown => (typeof value === "string" ? both(value) : value);

/** A rule as an officer writes it, with what she may leave out filled in: texts in one language, needs, unit, level, reference. */
function addRule(
  rule: Bag,
  at: number,
  pack: string,
  region: string,
  base: Content,
  add: (path: string, place: string, document: unknown) => void,
): void {
  const place = `rules[${at}]`;
  const id = idOf(rule, at);
  const { threshold, operator, basis, level, ...rest } = rule;
  const expression = typeof rule["expression"] === "string" ? rule["expression"] : null;
  const { needs, unit } = expression === null ? { needs: [], unit: "1" } : readOff(expression, base);
  const references = rest["references"] ?? [{ title: typeof basis === "string" && basis !== "" ? basis : "自定规则" }];
  const document: Bag = {
    class: "政策",
    levels:
      level === undefined
        ? ["any", "total", "preschool", "primary", "junior", "senior", "vocational", "special", "higher", "compulsory"]
        : [level],
    entityKinds: ["county", "district", "school"],
    regions: [region],
    unit,
    needs,
    verified: true,
    ...rest,
    title: bilingual(rule["title"]),
    note: bilingual(rest["note"] ?? "自定规则。"),
    whatToDo: bilingual(rest["whatToDo"] ?? "核对数据；确未达到的，说明原因和措施。"),
    references,
    ...(threshold === undefined || rest["comparison"] !== undefined
      ? {}
      : { comparison: { kind: "bound", operator: operator ?? "atLeast", parameter: `${id}-threshold` } }),
  };
  add(`${pack}/rules/${id}.yaml`, place, document);
  if (threshold === undefined) return;
  const value = { value: threshold, region, references, verified: true, source: "自定" };
  add(`${pack}/parameters/${id}-threshold.yaml`, place, {
    id: `${id}-threshold`,
    title: bilingual(rule["title"]),
    unit: typeof document["unit"] === "string" ? document["unit"] : "1",
    values: [value],
  });
}

/** Fields and unit of an expression; an unreadable one is left to the compiler to complain of. */
function readOff(expression: string, base: Content): { readonly needs: readonly string[]; readonly unit: string } {
  try {
    const parsed = parseExpression(expression);
    return { needs: fieldsOf(parsed), unit: formatUnit(unitOf(parsed, base)) };
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof UnitConflict) return { needs: [], unit: "1" };
    throw error;
  }
}

/**
 * A known parameter with the officer's values in front of its history. A value of the same region, level and condition ends
 * the one before on the eve of its own first day, or takes its place where it begins no later.
 */
function merged(known: Parameter, own: Bag): Bag {
  const [first] = known.values;
  const alike = first !== undefined && known.values.every((row) => row.schoolLevels.join() === first.schoolLevels.join());
  // The same levels as before, where the parameter has only one set of them.
  const values = (Array.isArray(own["values"]) ? (own["values"] as readonly Bag[]) : []).map((value): Bag => ({
    ...(alike ? { levels: first.schoolLevels } : {}),
    ...value,
  }));
  const history = known.values.flatMap((row): readonly Bag[] =>
    levelsByEnd(row, values).map(([until, levels]) => ({
      value: row.value,
      ...(row.text === null ? {} : { text: row.text }),
      from: row.inForceFrom,
      until,
      region: row.region,
      levels,
      condition: row.condition,
      ...(row.default ? { default: true } : {}),
      references: row.references,
      verified: row.verified,
      lastVerifiedOn: row.lastVerifiedOn,
      source: row.source,
    })),
  );
  // In place of the value that is taken when nobody says which, hers is taken.
  const isDefault = (value: Bag): boolean =>
    known.values.some((row) => row.default && row.region === (value["region"] ?? "全国") && row.condition === value["condition"]);
  const filled = values.map((value) => ({
    ...(isDefault(value) ? { default: true } : {}),
    verified: true,
    source: "自定",
    references: [{ title: "自定标准" }],
    ...value,
  }));
  return {
    id: known.id,
    title: known.title,
    unit: known.unit,
    ...(known.changesWith ? { changesWith: known.changesWith } : {}),
    ...(known.note ? { note: known.note } : {}),
    ...Object.fromEntries(Object.entries(own).filter(([key]) => key !== "values" && key !== "id")),
    values: [...filled, ...history],
  };
}

/** The levels for which a row goes on, by its last day under the officer's values; a level whose value takes the row's place is gone. */
function levelsByEnd(row: DatedValue, values: readonly Bag[]): readonly (readonly [string | null, readonly SchoolLevel[]])[] {
  const ends = new Map<string | null, SchoolLevel[]>();
  for (const level of row.schoolLevels) {
    const until = endAt(row, level, values);
    if (until === undefined) continue;
    const levels = ends.get(until);
    if (levels) levels.push(level);
    else ends.set(until, [level]);
  }
  return [...ends];
}

/** The last day of a row at a level; undefined: nothing is left of it. */
function endAt(row: DatedValue, level: SchoolLevel, values: readonly Bag[]): string | null | undefined {
  let until: string | null = row.inForceUntil;
  for (const value of values) {
    const same =
      (value["region"] ?? "全国") === row.region &&
      (value["condition"] ?? "") === row.condition &&
      ((value["levels"] as readonly string[] | undefined) ?? ["any"]).includes(level);
    if (!same) continue;
    const from = typeof value["from"] === "string" ? value["from"] : null;
    if (from === null || (row.inForceFrom !== null && from <= row.inForceFrom)) return undefined;
    if (until === null || until >= from) until = previousDay(from);
  }
  return until;
}
