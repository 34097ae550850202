import type { Rulebook, Translate } from "../core/model";
import { OWN_PACK, rulebookErrorMessage, withPackFiles, type PackFile } from "../core/rules";

/** A pack that cannot be used: one sentence for each fault, with file, path, what was found and what is accepted. */
export class PackError extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "PackError";
    this.sentences = sentences;
  }
}

/** The rulebook with the officer's packs on top, the rulebook itself where there are none. Throws `PackError`. */
export function rulebookWith(rulebook: Rulebook, packs: readonly PackFile[], translate: Translate): Rulebook {
  if (packs.length === 0) return rulebook;
  const result = withPackFiles(rulebook, packs);
  if ("errors" in result) throw new PackError(result.errors.map((error) => translate(rulebookErrorMessage(error))));
  return result.rulebook;
}

/** The id of the pack that a document is. */
export function ownPackOf(document: unknown): string {
  const pack = typeof document === "object" && document !== null && "pack" in document ? document.pack : null;
  return typeof pack === "object" && pack !== null && "id" in pack && typeof pack.id === "string" ? pack.id : OWN_PACK;
}

export type { PackFile };
