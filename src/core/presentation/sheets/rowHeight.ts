import { lineCount } from "../display";
import { LINE_HEIGHT, ROW_PADDING, TALLEST_ROW } from "./style";

/** A cell loses about so many half squares to its margins. */
const MARGIN = 1.5;

/** Points that the tallest text of a row needs; widths in characters as Excel counts them. */
export function rowHeight(texts: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = texts.reduce((most, { text, width }) => Math.max(most, lineCount(text, width - MARGIN)), 1);
  return Math.min(TALLEST_ROW, lines * LINE_HEIGHT + ROW_PADDING);
}
