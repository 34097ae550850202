import type { RulebookError } from "../core/rules";

/** The document in the text of a pack's file, or what is wrong with the text. */
export function readPackText(text: string): { readonly document: unknown } | Omit<RulebookError, "file"> {
  try {
    return { document: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
  } catch {
    return { path: "", found: text.trim().slice(0, 40), accepted: { id: "rules.accepted.group" } };
  }
}
