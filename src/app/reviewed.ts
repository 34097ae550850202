import type { WorkbookHost } from "./ports";

/** Findings ticked as 已核对: key → the value that was looked at. Another value is not ticked any more. */
export type Reviewed = ReadonlyMap<string, string>;

const NOTE = "reviewed";

/** The ticks that are kept with the workbook; none where the host keeps no notes. */
export async function keptReviewed(host: WorkbookHost): Promise<Reviewed> {
  const text = (await host.notes?.get(NOTE)) ?? null;
  return new Map(text === null ? [] : pairsIn(text));
}

/** Nothing ticked leaves nothing in the workbook. */
export async function keepReviewed(host: WorkbookHost, reviewed: Reviewed): Promise<void> {
  const text = reviewed.size === 0 ? null : JSON.stringify([...reviewed]);
  if (((await host.notes?.get(NOTE)) ?? null) !== text) await host.notes?.set(NOTE, text);
}

/** A note that a hand may have touched: what cannot be read is not ticked. */
function pairsIn(text: string): [string, string][] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept)
      ? kept.filter((pair): pair is [string, string] => Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "string")
      : [];
  } catch {
    return [];
  }
}
