import type { Rule } from "../../model";
import { titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck } from "./cells";

/** A column of gaps between rates whose heading says %: the wording should be 百分点. One note a column. */
export function percentagePoints(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, _spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      if (column.stated?.figure !== "statedGap") continue;
      seen += 1;
      const row = column.states.indexOf(VALUE);
      if (row < 0 || !/[%％]/.test(column.written.text)) continue;
      const field = titleOf("field", column.stated.of[0] ?? column.field);
      hit({ column, row, outcome: "fail", message: { id: "assessment.gapInPercent", data: { field } }, more: { level: "note" } });
    }
    return seen;
  });
}
