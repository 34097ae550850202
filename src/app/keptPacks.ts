import type { PackFile } from "../core/rules";
import type { WorkbookHost } from "./ports";

/** The name of the note that holds the officer's own rules. */
export const PACKS_NOTE = "rules";

/** Packs kept with the workbook; none when it keeps none, or keeps a text that is no list of packs. */
export async function keptPacks(host: Pick<WorkbookHost, "notes">): Promise<readonly PackFile[]> {
  const text = (await host.notes?.get(PACKS_NOTE)) ?? null;
  return text === null ? [] : readPacks(text);
}

/** Keeps packs with the workbook; false when this host cannot. */
export async function keepPacks(host: Pick<WorkbookHost, "notes">, packs: readonly PackFile[]): Promise<boolean> {
  if (!host.notes) return false;
  await host.notes.set(PACKS_NOTE, packs.length === 0 ? null : JSON.stringify(packs));
  return true;
}

function readPacks(text: string): readonly PackFile[] {
  try {
    const packs: unknown = JSON.parse(text);
    return Array.isArray(packs) ? packs.filter(isPack) : [];
  } catch {
    return [];
  }
}

function isPack(value: unknown): value is PackFile {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string" && "document" in value;
}
