import type { Rule } from "../../model";
import { intervalOf, quantityValue, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";

/**
 * A share of people or things comes from whole numbers: 97.5 % of 601 is 586 of 601, 97.5 % of 20 is impossible. Only
 * where the whole is small against the printed digits, and where the part itself is not on the sheet.
 */
export function rateAttainable(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      const [part = "", whole = ""] = column.stated?.figure === "statedShare" ? column.stated.of : [];
      if (run.context.index.has(part)) continue;
      const dimension = run.context.fields.get(whole)?.dimension;
      if (dimension !== "people" && dimension !== "count") continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        const place = column.states[row] === VALUE ? spine.placeOf(whole, row) : undefined;
        if (!place || place.column.states[place.row] !== VALUE || place.column.storedStep(place.row) > 0) continue;
        const count = place.column.values[place.row] as number;
        const step = column.printedStep(row);
        if (!(count > 0) || step === 0 || !Number.isInteger(count)) continue;
        seen += 1;
        const { low, high } = intervalOf(column.values[row] as number, step);
        if (Math.floor(high * count + 1e-9) >= Math.ceil(low * count - 1e-9)) continue;
        const near = Math.round((column.values[row] as number) * count);
        const data = {
          rate: quantityValue(valueOf(column, row)),
          whole: quantityValue(valueOf(place.column, place.row)),
          near,
          nearest: quantityValue({ value: near / count, unit: column.unit }),
        };
        const cells = [column.cellOf(row), place.column.cellOf(place.row)];
        hit({
          column,
          row,
          outcome: "fail",
          message: { id: "assessment.notAttainable", data },
          more: { cells, observed: valueOf(column, row) },
        });
      }
    }
    return seen;
  });
}
