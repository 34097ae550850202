import type { Rule } from "../../model";
import { intervalOf, intervalsMeet, levelAt, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";

/**
 * The same field, thing, period and level in two tables: both printings must allow one value. A cell is held against the
 * earlier tables up to the first one that differs.
 */
export function sameFigure(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      if (column.stated || run.context.fields.get(column.field)?.dimension === "score") continue;
      if (run.context.index.columnsOf(column.field).length < 2) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        // Without a period two tables may speak of different times.
        if (column.states[row] !== VALUE || spine.periodAt(row).kind === "none") continue;
        for (const { block: home, column: other, row: at } of run.context.index.earlier(block, row, column.field)) {
          if (home.tableId === block.tableId || home.entityKind !== block.entityKind || other.states[at] !== VALUE) continue;
          seen += 1;
          const [mine, theirs] = [
            intervalOf(column.values[row] as number, column.printedStep(row)),
            intervalOf(other.values[at] as number, other.printedStep(at)),
          ];
          if (intervalsMeet(mine, theirs)) continue;
          const data = {
            field: titleOf("field", column.field),
            here: quantityValue(valueOf(column, row)),
            there: quantityValue(valueOf(other, at)),
            level: { kind: "schoolLevel", schoolLevel: levelAt(block.levelOf[row] as number) },
          } as const;
          const cells = [column.cellOf(row), other.cellOf(at)];
          hit({
            column,
            row,
            outcome: "fail",
            message: { id: "assessment.differs", data },
            more: { cells, observed: valueOf(column, row) },
          });
          // One cell is asked about once, however many tables print the figure.
          break;
        }
      }
    }
    return seen;
  });
}
