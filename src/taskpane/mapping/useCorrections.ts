import { useCallback, useEffect, useRef } from "react";
import type { LineCorrection, Mapping, TableCorrection } from "../../app/corrections";
import { EMPTY_MAPPING, withLineCorrection, withTableCorrection } from "../../app/corrections";
import type { TableView } from "../../app/views";
import { usePane, usePaneState } from "../pane";

export interface Corrections {
  /** null takes the officer's word about the line back. */
  line(table: TableView, key: string, correction: LineCorrection | null): void;
  table(table: TableView, correction: TableCorrection): void;
  /** While one is taking effect the next waits for it. */
  readonly busy: boolean;
  /** Right now nothing is taking effect and nothing waits to, not even since the last drawing. */
  readonly isSettled: () => boolean;
}

/** What the officer can correct of a recognised table; each correction takes effect at once, or right after the one before it. */
export function useCorrections(): Corrections {
  const { session } = usePane();
  const { settings, work } = usePaneState();
  const mapping = settings.mapping ?? EMPTY_MAPPING;
  const busy = work !== null;
  const waiting = useRef<((mapping: Mapping) => Mapping) | null>(null);
  const make = (change: (mapping: Mapping) => Mapping): void => {
    if (!busy) return void session.correct(change(mapping));
    const before = waiting.current;
    waiting.current = before ? (known) => change(before(known)) : change;
  };
  useEffect(() => {
    const change = waiting.current;
    if (busy || !change) return;
    waiting.current = null;
    void session.correct(change(mapping));
  }, [busy, mapping, session]);
  const isSettled = useCallback(() => waiting.current === null && session.current().work === null, [session]);
  return {
    line: (table, key, correction) => make((known) => withLineCorrection(known, table.structure, key, correction)),
    table: (table, correction) => make((known) => withTableCorrection(known, table.structure, correction)),
    busy,
    isSettled,
  };
}
