import { useMemo } from "react";
import { usePane } from "../pane";

/** Counts with separators. */
export function useNumbers(): Intl.NumberFormat {
  const { locale } = usePane();
  return useMemo(() => new Intl.NumberFormat(locale), [locale]);
}
