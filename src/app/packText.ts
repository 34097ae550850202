import type { RulebookError } from "../core/rules";
import { parsePlainYaml, PlainYamlError } from "./plainYaml";

/** The document in the text of a pack's file (JSON or YAML), or what is wrong with the text. */
export function readPackText(text: string): { readonly document: unknown } | Omit<RulebookError, "file"> {
  const said = text.replace(/^\uFEFF/, "");
  try {
    const document = /^\s*[{[]/.test(said) ? jsonOr(said) : parsePlainYaml(said);
    if (typeof document === "object" && document !== null && !Array.isArray(document)) return { document };
    return wrong("", said.trim().slice(0, 40));
  } catch (error) {
    if (error instanceof PlainYamlError) return wrong(`line ${error.line}`, error.found.slice(0, 80));
    return wrong("", said.trim().slice(0, 40));
  }
}

/** Braces are JSON, or YAML that begins with a brace. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return parsePlainYaml(text);
  }
}

function wrong(path: string, found: string): Omit<RulebookError, "file"> {
  return { path, found, accepted: { id: "rules.accepted.packText" } };
}
