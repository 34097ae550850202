import type { Rule } from "../../model";
import { PLACEHOLDER, titleOf } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck } from "./cells";

/** x, ×× and ___ of a template are still to be filled in. A dash is asked about by the rule that needs the figure. */
export function placeholder(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, { context }, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      seen += block.rowCount;
      if (context.index.surveyOf(column).states[PLACEHOLDER] === 0) continue;
      const field = titleOf("field", column.stated ? (column.stated.of[0] ?? column.field) : column.field);
      for (let row = column.states.indexOf(PLACEHOLDER); row >= 0; row = column.states.indexOf(PLACEHOLDER, row + 1)) {
        hit({ column, row, outcome: "fail", message: { id: "assessment.placeholder", data: { field } } });
      }
    }
    return seen;
  });
}
