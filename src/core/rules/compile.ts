import type { z } from "zod";
import type { DatedValue, FieldDefinition, Instant, Pack, Parameter, Rule, RuleExpression, Rulebook } from "../model";
import { canonicalJson } from "./canonical";
import { consistencyErrors } from "./consistency";
import { errorsOf, shown, type RulebookError } from "./errors";
import { ExpressionError, fieldsOf, parseExpression } from "./expression";
import {
  fieldsDocument,
  packDocument,
  parameterDocument,
  ruleDocument,
  type FieldsDocument,
  type PackDocument,
  type ParameterDocument,
  type RuleDocument,
} from "./schema";
import { sha256 } from "./sha256";

export interface RulebookFile {
  /** Relative to the rulebook's folder, with slashes: `cn/law/rules/teacher-pay-grows.yaml`. */
  readonly path: string;
  /** The file's content, already parsed from YAML or JSON. */
  readonly document: unknown;
}

interface Placed<T> {
  readonly file: string;
  readonly pack: string;
  readonly name: string;
  readonly document: T;
}

interface Sorted {
  readonly fields: Placed<FieldsDocument>[];
  readonly packs: Placed<PackDocument>[];
  readonly parameters: Placed<ParameterDocument>[];
  readonly rules: Placed<RuleDocument>[];
}

/** Packs, fields, parameters and rules without the digest. */
type Content = Omit<Rulebook, "sha256">;

/**
 * Turns the files of the rulebook into one plain, checked, addressable whole. Same files, same result, byte for byte.
 * With `base` (the product's rulebook) the files are a pack that someone wrote on top of it: an id that is already there
 * replaces what it names (a changed threshold, an ended rule), a new one is added at the end.
 */
export function compileRulebook(
  files: readonly RulebookFile[],
  base: Content = { packs: [], fields: [], parameters: [], rules: [] },
): { readonly rulebook: Rulebook } | { readonly errors: readonly RulebookError[] } {
  const errors: RulebookError[] = [];
  const sorted = sortFiles(files, errors);
  const own = contentOf(sorted, errors);
  const content: Content = {
    packs: layered(base.packs, own.packs),
    fields: layered(base.fields, own.fields),
    parameters: layered(base.parameters, own.parameters),
    rules: layered(base.rules, own.rules),
  };
  const fileOf = new Map([...sorted.parameters, ...sorted.rules].map((item) => [item.document.id, item.file]));
  if (errors.length === 0) errors.push(...consistencyErrors(content, (id) => fileOf.get(id) ?? id));
  return errors.length > 0 ? { errors } : { rulebook: { ...content, sha256: sha256(canonicalJson(content)) } };
}

function contentOf(sorted: Sorted, errors: RulebookError[]): Content {
  const packs = [...sorted.packs].sort((a, b) => a.document.order - b.document.order || (a.pack < b.pack ? -1 : 1));
  const packPlace = new Map(packs.map((pack, index) => [pack.pack, index]));
  const rulePlace = new Map(packs.flatMap((pack) => pack.document.ruleOrder.map((id, index) => [id, index] as const)));
  const byPack = <T>(place: (item: Placed<T>) => number) => {
    return (a: Placed<T>, b: Placed<T>): number =>
      (packPlace.get(a.pack) ?? 0) - (packPlace.get(b.pack) ?? 0) || place(a) - place(b) || (a.name < b.name ? -1 : 1);
  };
  const last = Number.MAX_SAFE_INTEGER;
  return {
    packs: packs.map(({ document: { id, title, region, enabledByDefault } }): Pack => ({ id, title, region, enabledByDefault })),
    fields: sorted.fields.flatMap(({ document }) => document.fields as FieldDefinition[]),
    parameters: [...sorted.parameters].sort(byPack(() => 0)).map((item) => parameterOf(item, errors)),
    rules: [...sorted.rules]
      .sort(byPack((item) => rulePlace.get(item.name) ?? last))
      .map((item) => ruleOf(item, errors))
      .filter((rule) => rule !== null),
  };
}

/** What is on top replaces the same id in place and adds the rest; an id that the top has twice stays twice, to be reported. */
function layered<T extends { readonly id: string }>(below: readonly T[], top: readonly T[]): readonly T[] {
  const replacement = new Map(top.map((item) => [item.id, item]));
  const known = new Set(below.map((item) => item.id));
  return [...below.map((item) => replacement.get(item.id) ?? item), ...top.filter((item) => !known.has(item.id))];
}

function sortFiles(files: readonly RulebookFile[], errors: RulebookError[]): Sorted {
  const sorted: Sorted = { fields: [], packs: [], parameters: [], rules: [] };
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const accept = <T>(
    file: RulebookFile,
    pack: string,
    name: string,
    schema: z.ZodType<T>,
    into: Placed<T>[],
    idOf?: (document: T) => string,
  ): void => {
    const result = schema.safeParse(file.document);
    if (!result.success) {
      errors.push(...errorsOf(file.path, file.document, result.error));
      return;
    }
    const id = idOf?.(result.data) ?? name;
    if (id !== name)
      errors.push({ file: file.path, path: "id", found: shown(id), accepted: { id: "rules.accepted.sameName", data: { name } } });
    into.push({ file: file.path, pack, name, document: result.data });
  };
  const idOf = (document: { readonly id: string }): string => document.id;
  for (const file of ordered) {
    const match = /^(?:(fields)\/[^/]+|(.+)\/(pack)|(.+)\/(parameters|rules)\/([^/]+))\.yaml$/.exec(file.path);
    if (!match) errors.push({ file: file.path, path: "", found: shown(file.path), accepted: { id: "rules.accepted.file" } });
    else if (match[1]) accept(file, "", "", fieldsDocument, sorted.fields);
    else if (match[3]) accept(file, match[2] ?? "", match[2] ?? "", packDocument, sorted.packs, idOf);
    else if (match[5] === "parameters") accept(file, match[4] ?? "", match[6] ?? "", parameterDocument, sorted.parameters, idOf);
    else accept(file, match[4] ?? "", match[6] ?? "", ruleDocument, sorted.rules, idOf);
  }
  return sorted;
}

function parameterOf({ file, pack, document }: Placed<ParameterDocument>, errors: RulebookError[]): Parameter {
  const values = document.values.map((row, index): DatedValue => {
    let value = row.value;
    if (typeof value === "string") {
      if (document.unit !== "1") {
        const accepted = { id: "rules.accepted.percentOnlyForRatio", data: { unit: document.unit } } as const;
        errors.push({ file, path: `values[${index}].value`, found: shown(value), accepted });
      }
      value = Number.parseFloat(value) / 100;
    }
    return {
      inForceFrom: row.from as Instant | null,
      inForceUntil: row.until as Instant | null,
      schoolLevels: row.levels,
      region: row.region,
      condition: row.condition,
      value,
      text: row.text ?? null,
      references: row.references,
      verified: row.verified,
      lastVerifiedOn: row.lastVerifiedOn as Instant | null,
      source: row.source,
      ...(row.default ? { default: true } : {}),
    };
  });
  return {
    id: document.id,
    pack,
    title: document.title,
    unit: document.unit,
    values,
    ...(document.changesWith ? { changesWith: document.changesWith } : {}),
    ...(document.note ? { note: document.note } : {}),
  };
}

function ruleOf({ file, pack, document }: Placed<RuleDocument>, errors: RulebookError[]): Rule | null {
  const read = (text: string, path: string): ReturnType<typeof parseExpression> | null => {
    try {
      return parseExpression(text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      errors.push({ file, path, found: shown(text), accepted: { id: "rules.accepted.expression", data: { detail: error.message } } });
      return null;
    }
  };
  const readAll = (items: RuleDocument["measures"], name: string): RuleExpression[] | undefined =>
    items?.flatMap(({ expression: text, proves, stated }, index): RuleExpression[] => {
      const expression = read(text, `${name}[${index}].expression`);
      if (!expression) return [];
      const extra = { ...(proves ? { proves } : {}), ...(stated ? { stated } : {}) };
      return [{ expression, expressionText: text, needs: fieldsOf(expression), ...extra }];
    });
  const expression = document.expression === null ? null : read(document.expression, "expression");
  if (document.expression !== null && expression === null) return null;
  const alternatives = readAll(document.alternatives, "alternatives");
  const measures = readAll(document.measures, "measures");
  return {
    id: document.id,
    pack,
    title: document.title,
    class: document.class,
    inForce: document.inForce as Rule["inForce"],
    schoolLevels: document.levels,
    entityKinds: document.entityKinds,
    regions: document.regions,
    expression,
    expressionText: document.expression,
    unit: document.unit,
    needs: document.needs,
    optional: document.optional,
    comparison: document.comparison as Rule["comparison"],
    references: document.references,
    verified: document.verified,
    lastVerifiedOn: document.lastVerifiedOn as Instant | null,
    note: document.note,
    whatToDo: document.whatToDo,
    informationLevels: document.informationLevels,
    ...(alternatives ? { alternatives } : {}),
    ...(measures ? { measures } : {}),
    ...(document.consults ? { consults: document.consults } : {}),
    ...(document.orders ? { orders: document.orders } : {}),
    ...(document.itemWords ? { itemWords: document.itemWords } : {}),
    ...(document.strongest ? { strongest: document.strongest } : {}),
    ...(document.ofStatedLevel ? { ofStatedLevel: true as const } : {}),
    ...(document.possible ? { possible: document.possible } : {}),
    ...(document.remark ? { remark: document.remark } : {}),
    examples: document.examples as Rule["examples"],
    ...(document.withoutExamples ? { withoutExamples: document.withoutExamples as NonNullable<Rule["withoutExamples"]> } : {}),
  };
}
