import { TABLE_IDS } from "../core/presentation";
import type { TableId } from "../app";

/** What came of a button. `decide`: it needs her, in the pane; `why` for where there is no pane to say it. */
export type Outcome =
  { readonly kind: "done"; readonly goTo: string | null } | { readonly kind: "decide"; readonly why: readonly string[] };

/** Does what the buttons ask for: the pane's session where both run together, else an engine of the buttons' own. */
export interface Desk {
  check(): Promise<Outcome>;
  insert(table: TableId): Promise<Outcome>;
  clear(): Promise<Outcome>;
  /** Shows a sheet. */
  goTo(sheet: string): Promise<void>;
}

/** The pane, as far as buttons can reach it. */
export interface PaneDoor {
  open(why: readonly string[]): Promise<void>;
  /** On this device nobody has seen the pane yet. */
  isFirstRun(): boolean;
}

/** A button's function has a name in the manifest; of each summary table one. */
export const commandOf = (table: TableId): string => `insert_${table.replace(/-/g, "_")}`;

/** Every function of the ribbon by its name in the manifest. */
export function ribbonCommands(desk: Desk, pane: PaneDoor): ReadonlyMap<string, () => Promise<void>> {
  const follow = async ({ ...outcome }: Outcome, opensFirst: boolean): Promise<void> => {
    const isFirst = opensFirst && pane.isFirstRun();
    if (outcome.kind === "decide") return pane.open(outcome.why);
    if (outcome.goTo !== null) await desk.goTo(outcome.goTo);
    if (isFirst) await pane.open([]);
  };
  return new Map<string, () => Promise<void>>([
    ["checkCompliance", async () => follow(await desk.check(), true)],
    ...TABLE_IDS.map((table) => [commandOf(table), async () => follow(await desk.insert(table), false)] as const),
    ["removeResults", async () => follow(await desk.clear(), false)],
  ]);
}
