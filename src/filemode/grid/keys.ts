import type { Direction } from "./view";

/** What a key press asks for. `extend`: the selection grows instead of moving. */
export type Move =
  | { readonly kind: "step"; readonly direction: Direction; readonly pages: boolean; readonly extend: boolean }
  | { readonly kind: "edge"; readonly direction: Direction; readonly extend: boolean }
  | { readonly kind: "rowStart" | "rowEnd" | "sheetStart" | "sheetEnd"; readonly extend: boolean }
  | { readonly kind: "tab"; readonly direction: "left" | "right" };

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Excel's own keys; null for any other. */
export function keyMove({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Move | null {
  if (altKey) return null;
  const far = ctrlKey || metaKey;
  const direction = ARROWS[key];
  if (direction) return far ? { kind: "edge", direction, extend: shiftKey } : { kind: "step", direction, pages: false, extend: shiftKey };
  switch (key) {
    case "PageUp":
    case "PageDown":
      return far ? null : { kind: "step", direction: key === "PageUp" ? "up" : "down", pages: true, extend: shiftKey };
    case "Home":
      return { kind: far ? "sheetStart" : "rowStart", extend: shiftKey };
    case "End":
      return { kind: far ? "sheetEnd" : "rowEnd", extend: shiftKey };
    case "Tab":
      return far ? null : { kind: "tab", direction: shiftKey ? "left" : "right" };
    default:
      return null;
  }
}
