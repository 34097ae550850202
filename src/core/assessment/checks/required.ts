import type { FieldId, Rule } from "../../model";
import { ABSENT, BLANK, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck } from "./cells";

/** A blank is a gap only in a column that is otherwise filled in: so many of its cells hold a number. */
const FILLED_SHARE = 0.8;
const FILLED_CELLS = 4;

/** Blanks in the columns that an enabled rule needs. Missing is not zero: the rule that needs the figure is undecided. */
export function required(rule: Rule, run: Run): readonly Segment[] {
  const needed = new Set<FieldId>(run.rulebook.rules.filter((one) => run.isEnabled(one.pack)).flatMap((one) => one.needs));
  return cellCheck(rule, run, (block, _spine, hit) => {
    let seen = 0;
    let isGappy = false;
    for (const column of block.columns) {
      if (column.stated || !needed.has(column.field)) continue;
      const { states } = column;
      const survey = run.context.index.surveyOf(column).states;
      const cells = block.rowCount - (survey[ABSENT] ?? 0);
      const filled = survey[VALUE] ?? 0;
      seen += filled;
      if (survey[BLANK] === 0) continue;
      const isFull = filled >= FILLED_CELLS && filled >= cells * FILLED_SHARE;
      for (let row = states.indexOf(BLANK); row >= 0; row = states.indexOf(BLANK, row + 1)) {
        // A row in which nothing else is filled in is no gap of this column.
        if (!block.columns.some((other) => other !== column && other.states[row] === VALUE)) continue;
        isGappy = true;
        if (!isFull) break;
        hit({ column, row, outcome: "open", message: { id: "assessment.blank", data: { field: titleOf("field", column.field) } } });
      }
    }
    // With gaps that nobody is asked about, nothing says that all is there.
    return isGappy ? 0 : seen;
  });
}
