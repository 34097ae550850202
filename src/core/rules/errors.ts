import type { z } from "zod";
import type { Message } from "../model";
import type { RulesMessages } from "./messages";
import { ID, PERCENTAGE } from "./schema";

/** What is wrong in a rulebook file: the file, the path inside it, what was found, what is accepted. */
export interface RulebookError {
  readonly file: string;
  /** `values[2].from`; empty for the whole file. */
  readonly path: string;
  readonly found: string;
  readonly accepted: Message<keyof RulesMessages & string>;
}

/** The error as one message, for a person. */
export function rulebookErrorMessage(error: RulebookError): Message<keyof RulesMessages & string> {
  const { file, path, found, accepted } = error;
  const data = { file, path, found, accepted: { kind: "message", message: accepted } as const };
  return { id: path === "" ? "rules.error.inFile" : "rules.error.inPath", data };
}

/** How a value of a file is shown in an error: as JSON, shortened. */
export function shown(value: unknown): string {
  if (value === undefined) return "—";
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}

function valueAtPath(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    document,
  );
}

const TYPES: Readonly<Record<string, keyof RulesMessages & string>> = {
  string: "rules.accepted.text",
  number: "rules.accepted.number",
  boolean: "rules.accepted.boolean",
  array: "rules.accepted.list",
  object: "rules.accepted.group",
};

function acceptedBy(issue: z.core.$ZodIssue): Message<keyof RulesMessages & string> {
  switch (issue.code) {
    case "invalid_type":
      return { id: TYPES[issue.expected] ?? "rules.accepted.text" };
    case "invalid_value":
      return { id: "rules.accepted.oneOf", data: { values: issue.values.map(String).join(" | ") } };
    case "invalid_union":
      return issue.errors.length === 0 ? { id: "rules.accepted.kind" } : { id: "rules.accepted.amount" };
    case "unrecognized_keys":
      return { id: "rules.accepted.knownKeys", data: { keys: issue.keys.join(", ") } };
    case "too_big":
      return { id: "rules.accepted.atMost", data: { count: Number(issue.maximum) } };
    case "too_small":
      return { id: "rules.accepted.notEmpty" };
    case "custom":
      return { id: "rules.accepted.date" };
    case "invalid_format":
      if (issue.pattern === String(ID)) return { id: "rules.accepted.id" };
      if (issue.pattern === String(PERCENTAGE)) return { id: "rules.accepted.amount" };
      return issue.format === "url"
        ? { id: "rules.accepted.url" }
        : { id: "rules.accepted.pattern", data: { pattern: issue.pattern ?? issue.format } };
    default:
      return { id: "rules.accepted.text" };
  }
}

export function errorsOf(file: string, document: unknown, error: z.ZodError): readonly RulebookError[] {
  return error.issues.map((issue) => ({
    file,
    path: pathText(issue.path),
    found: issue.code === "unrecognized_keys" ? issue.keys.join(", ") : shown(valueAtPath(document, issue.path)),
    accepted: acceptedBy(issue),
  }));
}
