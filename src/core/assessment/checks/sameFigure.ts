import type { Column, DatasetBlock, Rule } from "../../model";
import { intervalOf, intervalsMeet, levelAt, quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Place } from "../datasetIndex";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";
import type { Said } from "./cells";

/**
 * The same field, thing, period and level in two tables: both printings must allow one value. A cell is held against the
 * earlier tables up to the first one that differs.
 */
export function sameFigure(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      if (column.stated || run.context.fields.get(column.field)?.dimension === "score") continue;
      if (!run.context.index.isRepeated(block, column.field)) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        // Without a period two tables may speak of different times.
        if (column.states[row] !== VALUE || spine.periodAt(row).kind === "none") continue;
        run.context.index.someEarlier(block, row, column.field, (place) => {
          const { block: other, column: theirs, row: at } = place;
          if (other.tableId === block.tableId || other.entityKind !== block.entityKind || theirs.states[at] !== VALUE) return false;
          seen += 1;
          if (agree(column, row, place)) return false;
          hit({ column, row, outcome: "fail", say: () => sayDiffers(block, column, row, place) });
          return true;
        });
      }
    }
    return seen;
  });
}

function agree(column: Column, row: number, other: Place): boolean {
  const mine = intervalOf(column.values[row] as number, column.printedStep(row));
  const theirs = intervalOf(other.column.values[other.row] as number, other.column.printedStep(other.row));
  return intervalsMeet(mine, theirs);
}

function sayDiffers(block: DatasetBlock, column: Column, row: number, other: Place): Said {
  const data = {
    field: titleOf("field", column.field),
    here: quantityValue(valueOf(column, row)),
    there: quantityValue(valueOf(other.column, other.row)),
    level: { kind: "schoolLevel", schoolLevel: levelAt(block.levelOf[row] as number) },
  } as const;
  const cells = [column.cellOf(row), other.column.cellOf(other.row)];
  return { message: { id: "assessment.differs", data }, more: { cells, observed: valueOf(column, row) } };
}
