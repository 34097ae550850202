import type { Axis } from "./axis";
import type { Cell } from "./tiles";
import { KIND_BLANK, KIND_NUMBER, KIND_TEXT } from "./view";

/** No text runs further over its neighbours than this many cells. */
const MOST_NEIGHBOURS = 30;
const PADDING = 6;

/** Width of a text in pixels, near enough to decide whether it fits: wide characters a full em, others about half of one. */
export function textWidth(text: string, fontSize: number, bold: boolean): number {
  let ems = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    ems += code >= 0x2e80 ? 1 : code === 0x2e || code === 0x2c ? 0.28 : 0.54;
  }
  return ems * ((fontSize * 96) / 72) * (bold ? 1.05 : 1);
}

/** Numbers that do not fit are shown as ####, never cut: a cut number is a wrong number. */
export function tooWide({ kind, style, text }: Cell, width: number): boolean {
  if (kind !== KIND_NUMBER || style.wrap) return false;
  return textWidth(text, style.fontSize, style.bold) > width + 1;
}

/** How far a text may run over the blank cells to its right, in pixels; 0 when it fits or must stay inside. */
export function overflowWidth(
  { kind, style, text }: Cell,
  width: number,
  cellAt: (column: number) => Cell,
  column: number,
  columns: Axis,
): number {
  if (kind !== KIND_TEXT || style.wrap || (style.horizontal ?? "left") !== "left") return 0;
  const needed = textWidth(text, style.fontSize, style.bold) + PADDING;
  let room = width;
  for (let next = column + 1; room < needed && next < columns.count && next <= column + MOST_NEIGHBOURS; next++) {
    if (cellAt(next).kind !== KIND_BLANK) break;
    room += columns.size(next);
  }
  return room > width ? room - PADDING : 0;
}
