import type { Rule } from "../../model";
import { VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, cellData, valueOf } from "./cells";

/** Above this share of fractions a column holds weighted pupils (年加权), not heads. */
const WEIGHTED_FROM = 0.3;

/** Heads and pieces are whole numbers; 万人 and weighted pupils may be fractional. */
export function wholeCount(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      const dimension = spine.context.fields.get(column.field)?.dimension;
      if (
        column.stated ||
        column.written.scale !== 1 ||
        (dimension !== "people" && dimension !== "count") ||
        column.field === "instructionalStaff"
      )
        continue;
      const { states, fractions } = run.context.index.surveyOf(column);
      const filled = states[VALUE] as number;
      seen += filled;
      if (fractions === 0 || (fractions > 1 && fractions > filled * WEIGHTED_FROM)) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (column.states[row] !== VALUE || Number.isInteger(column.values[row] as number)) continue;
        hit({
          column,
          row,
          outcome: "fail",
          message: { id: "assessment.fraction", data: cellData(column, row) },
          more: { observed: valueOf(column, row) },
        });
      }
    }
    return seen;
  });
}
