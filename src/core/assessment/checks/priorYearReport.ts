import type { Rule } from "../../model";
import { intervalOf, intervalsMeet, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import type { Spine } from "../spine";
import { cellCheck, valueOf } from "./cells";
import { textOf } from "./rows";

/** The latest year a table speaks of. */
export function reportYear(spine: Spine): number {
  return spine.slots.firstRows.reduce((latest, row) => Math.max(latest, spine.periodAt(row).year), 0);
}

/**
 * Last year's figure in this year's report against last year's report, the table whose latest year it is: both printings
 * must allow one value, or the restated base (同口径) is explained. Tables with the same latest year are for
 * `same-figure-agrees-across-tables`.
 */
export function priorYearReport(rule: Rule, run: Run): readonly Segment[] {
  const years = run.dataset.blocks.map((_, at) => reportYear(run.spine(at)));
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    const year = years[run.context.index.positionOf(block)] as number;
    for (const column of block.columns) {
      if (column.stated) continue;
      for (const other of run.context.index.columnsOf(column.field)) {
        if (other.block.tableId === block.tableId || other.block.entityKind !== block.entityKind) continue;
        const reported = years[run.context.index.positionOf(other.block)] as number;
        if (reported !== year - 1) continue;
        for (let row = 0; row < block.rowCount; row += 1) {
          const period = spine.periodAt(row);
          if (column.states[row] !== VALUE || period.year !== reported || period.kind === "none") continue;
          const at = run.context.index.rowOf(other.block, spine.entityAt(row), block.periodOf[row] as number, block.levelOf[row] as number);
          if (at < 0 || other.column.states[at] !== VALUE) continue;
          seen += 1;
          const mine = intervalOf(column.values[row] as number, column.printedStep(row));
          const theirs = intervalOf(other.column.values[at] as number, other.column.printedStep(at));
          if (intervalsMeet(mine, theirs) || textOf(block, "restatedBaseReason", row) !== "") continue;
          const data = {
            field: titleOf("field", column.field),
            here: quantityValue(valueOf(column, row)),
            there: quantityValue(valueOf(other.column, at)),
          };
          const observed = { ...valueOf(column, row), value: (column.values[row] as number) - (other.column.values[at] as number) };
          const cells = [column.cellOf(row), other.column.cellOf(at)];
          hit({ column, row, outcome: "fail", message: { id: "assessment.priorReportDiffers", data }, more: { cells, observed } });
        }
      }
    }
    return seen;
  });
}
