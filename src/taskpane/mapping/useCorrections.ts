import type { LineCorrection, TableCorrection } from "../../app/corrections";
import { EMPTY_MAPPING, withLineCorrection, withTableCorrection } from "../../app/corrections";
import type { TableView } from "../../app/views";
import { usePane, usePaneState } from "../pane";

export interface Corrections {
  /** null takes the officer's word about the line back. */
  line(table: TableView, key: string, correction: LineCorrection | null): void;
  table(table: TableView, correction: TableCorrection): void;
  /** While one is taking effect the next has to wait. */
  readonly busy: boolean;
}

/** What the officer can correct of a recognised table; each correction takes effect at once. */
export function useCorrections(): Corrections {
  const { session } = usePane();
  const { settings, work } = usePaneState();
  const mapping = settings.mapping ?? EMPTY_MAPPING;
  return {
    line: (table, key, correction) => void session.correct(withLineCorrection(mapping, table.structure, key, correction)),
    table: (table, correction) => void session.correct(withTableCorrection(mapping, table.structure, correction)),
    busy: work !== null,
  };
}
