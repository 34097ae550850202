import type { Mapping } from "../core/recognition";
import { EMPTY_MAPPING, mappingText, readMapping } from "../core/recognition";
import type { WorkbookHost } from "./ports";

/** The name of the note that holds the officer's corrections. */
export const MAPPING_NOTE = "mapping";

/** The corrections kept with the workbook; none when it keeps none, or keeps a text that is no mapping. */
export async function keptMapping(host: WorkbookHost): Promise<Mapping> {
  const text = (await host.notes?.get(MAPPING_NOTE)) ?? null;
  return (text === null ? null : readMapping(text)) ?? EMPTY_MAPPING;
}

/** Keeps the corrections with the workbook; false when this host cannot. */
export async function keepMapping(host: WorkbookHost, mapping: Mapping): Promise<boolean> {
  if (!host.notes) return false;
  await host.notes.set(MAPPING_NOTE, mapping.tables.length === 0 ? null : mappingText(mapping));
  return true;
}
