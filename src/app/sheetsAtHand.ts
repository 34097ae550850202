import type { WorkbookHost } from "./ports";

/**
 * What a check without the pane reads: the sheet she stands on; all of hers when she stands on one of ours. A choice of
 * sheets that she made and that has this sheet among it goes before.
 */
export async function sheetsAtHand(host: WorkbookHost, chosen: readonly string[] | null): Promise<readonly string[] | null> {
  const active = (await host.sheets()).find((sheet) => sheet.active);
  if (!active || active.ours) return chosen;
  return chosen?.includes(active.name) === true ? chosen : [active.name];
}
