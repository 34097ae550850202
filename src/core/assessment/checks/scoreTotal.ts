import type { Finding, Quantity, Rule } from "../../model";
import { ABSENT, cellText, quantityValue, VALUE } from "../../model";
import { compensatedSum } from "../../formulas";
import type { Run } from "../assess";
import { bareFinding, missOf } from "../findingText";
import { prospectSegment } from "../segment";
import type { Prospect, Segment } from "../segment";

/** Item scores of one card add up to the printed total score, exactly. The items and the total stand on one sheet. */
export function scoreTotal(rule: Rule, run: Run): readonly Segment[] {
  const { index } = run.context;
  const prospects: Prospect[] = [];
  for (const { block, column } of index.columnsOf("totalScore")) {
    const total = column.states.indexOf(VALUE);
    if (total < 0) continue;
    const cell = column.cellOf(total);
    const items = index.columnsOf("itemScore").filter((one) => one.column.cellOf(0).sheet === cell.sheet);
    const scores = items.flatMap((one) =>
      [...one.column.states.keys()]
        .filter((row) => one.column.states[row] === VALUE)
        .map((row) => ({ value: one.column.values[row] as number, cell: one.column.cellOf(row) })),
    );
    const missing = items.flatMap((one) =>
      [...one.column.states.keys()]
        .filter((row) => one.column.states[row] !== VALUE && one.column.states[row] !== ABSENT)
        .map((row) => one.column.cellOf(row)),
    );
    if (scores.length === 0) continue;
    const sum = compensatedSum(scores.map((score) => score.value));
    const gap = sum - (column.values[total] as number);
    const holds = Math.abs(gap) < 1e-9;
    const outcome = missing.length > 0 && !holds ? "open" : holds ? "pass" : "fail";
    const spine = run.spine(run.dataset.blocks.indexOf(block));
    const entity = run.dataset.entities.nameOf(spine.entityAt(total));
    const where = { entity, period: spine.periodAt(total), schoolLevel: spine.levelAt(total), suffix: block.tableId };
    const observed: Quantity = { value: holds ? 0 : gap, unit: column.unit };
    const data = {
      label: cellText(cell),
      total: quantityValue({ value: column.values[total] as number, unit: column.unit }),
      sum: quantityValue({ value: sum, unit: column.unit }),
      ...missOf(observed),
      count: scores.length,
    };
    const make = (): Finding =>
      bareFinding(
        rule,
        where,
        outcome,
        { id: holds ? "assessment.sumHolds" : "assessment.sumBroken", data },
        {
          observed,
          required: { operator: "equals", value: 0, unit: column.unit },
          cells: [cell, ...missing, ...scores.map((score) => score.cell)],
        },
      );
    prospects.push({ outcome, entity, make });
  }
  return [prospectSegment(rule, prospects)];
}
