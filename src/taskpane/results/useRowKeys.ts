import type { KeyboardEvent } from "react";
import { useCallback } from "react";

/** ↑ ↓ Home End move between the lines of a list (everything marked `data-row`); Tab still reaches each of them. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (at < 0) return;
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    event.preventDefault();
    next?.focus();
  }, []);
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
