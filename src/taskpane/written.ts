import type { ApplyReceipt, Message } from "../core/model";
import { paneMessage } from "./words";

/** How many cells were written, that they are all ours, and how many others: counted, not assumed. */
export function writtenMessage({ cellsWritten, otherCells, blocks = [] }: ApplyReceipt): Message {
  const data = { cells: cellsWritten, other: otherCells };
  return blocks.length > 0 ? paneMessage("taskpane.written.blocks", data) : { id: "app.written", data };
}
