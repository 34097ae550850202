import type { CellRef, StatementText, WorkbookParameter } from "../../model";
import { RATIO } from "../../model";
import { plain } from "../text";

/** Sentences standing in cells, in reading order. */
export function statementsOf(
  sheet: string,
  prose: readonly { readonly rowIndex: number; readonly columnIndex: number; readonly text: string }[],
): StatementText[] {
  return prose.map(({ rowIndex, columnIndex, text }) => ({ text, cell: { sheet, rowIndex, columnIndex } }));
}

const APPROVED_SHARE =
  /(?:核定|规定|批准|要求)[^。；;，,]{0,16}?(?:用于)?教育的?(?:比例|比重|份额)(?:为|不低于|应为|是|[:：])?\s*(\d+(?:\.(\d+))?)\s*%/;

/** Thresholds that a note or sentence states: 省核定用于教育的比例为40.1%. Values as ratios, with the step that is printed. */
export function parametersIn(text: string, cell: CellRef): WorkbookParameter[] {
  const written = plain(text);
  const match = APPROVED_SHARE.exec(written);
  if (!match || !/转移支付|税费改革/.test(written)) return [];
  const decimals = match[2]?.length ?? 0;
  const digits = Number((match[1] ?? "").replace(".", ""));
  const value = digits / 10 ** (decimals + 2);
  return [
    { parameter: "transfer-education-approved-share", value: { value, unit: RATIO, resolution: 1 / 10 ** (decimals + 2) }, cell, text },
  ];
}
