import type { RefObject } from "react";
import { useCallback, useEffect, useState } from "react";
import type { CellRef } from "../../core/model";
import { usePane, usePaneState } from "../pane";

/**
 * The cell she stands on, and whether a table may go there. Asked anew whenever she comes back to the pane with pointer or
 * keyboard: no host tells of every step in the grid.
 */
export function usePlace(root: RefObject<HTMLElement | null>): {
  readonly cell: CellRef | null;
  readonly ours: boolean;
  readonly look: () => void;
} {
  const { session } = usePane();
  const { workbook } = usePaneState();
  const [cell, setCell] = useState<CellRef | null>(null);
  const look = useCallback(() => {
    void session.takeaways.activeCell().then((found) => setCell((before) => (sameCell(before, found) ? before : found)));
  }, [session]);
  useEffect(() => {
    look();
    const box = root.current;
    box?.addEventListener("pointerenter", look);
    box?.addEventListener("focusin", look);
    return () => {
      box?.removeEventListener("pointerenter", look);
      box?.removeEventListener("focusin", look);
    };
  }, [look, root]);
  const ours = cell !== null && (workbook?.sheets.some((sheet) => sheet.ours && sheet.name === cell.sheet) ?? false);
  return { cell, ours, look };
}

const sameCell = (one: CellRef | null, other: CellRef | null): boolean =>
  one?.sheet === other?.sheet && one?.rowIndex === other?.rowIndex && one?.columnIndex === other?.columnIndex;
