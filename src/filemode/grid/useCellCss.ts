import { useMemo, type CSSProperties } from "react";
import { cssOf } from "./cellStyle";
import type { GridStyle } from "./view";

export type CellCss = (style: GridStyle, kind: number) => CSSProperties;

/** CSS by style and kind of content, made once for each pair. */
export function useCellCss(dark: boolean): CellCss {
  return useMemo(() => {
    const made = new WeakMap<GridStyle, CSSProperties[]>();
    return (style, kind) => {
      let byKind = made.get(style);
      if (!byKind) made.set(style, (byKind = []));
      return (byKind[kind] ??= cssOf(style, kind, dark));
    };
  }, [dark]);
}
