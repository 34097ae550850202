import { lineCount } from "../display";
import { LINE_HEIGHT, ROW_PADDING, TALLEST_ROW } from "./style";

/** A cell loses about one character to its margins; a half square of 10 points is narrower than a digit of 11 or 12. */
const MARGIN = 1;
const HALF_SQUARES_PER_CHARACTER = 1.06;

/** Points that the tallest text of a row needs; widths in characters as Excel counts them. */
export function rowHeight(texts: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = texts.reduce((most, { text, width }) => Math.max(most, lineCount(text, (width - MARGIN) * HALF_SQUARES_PER_CHARACTER)), 1);
  return Math.min(TALLEST_ROW, lines * LINE_HEIGHT + ROW_PADDING);
}
