import type { CellRef } from "./cell";
import type { Message } from "./message";

/** Something that the reader of a sheet has to be told: not a verdict of a rule, but about how the sheet was read. */
export interface Issue {
  readonly id: string;
  readonly level: "error" | "warning" | "note";
  readonly cells: readonly CellRef[];
  readonly message: Message;
}
