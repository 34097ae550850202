import type { Rule } from "../../model";
import { cellsValue, quantityValue, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";

const RATES: ReadonlySet<string> = new Set(["statedShare", "statedPerHead", "statedCompletionRate", "statedScoreRate"]);

/** 0/0 is no rate: neither 100 % nor 0 %. */
export function zeroDenominator(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      const [part = "", whole = ""] = column.stated && RATES.has(column.stated.figure) ? column.stated.of : [];
      if (whole === "") continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (column.states[row] !== VALUE) continue;
        const place = spine.placeOf(whole, row);
        if (!place || place.column.states[place.row] !== VALUE) continue;
        seen += 1;
        if (place.column.values[place.row] !== 0) continue;
        const parts = spine.placeOf(part, row);
        const cells = [column.cellOf(row), ...(parts ? [parts.column.cellOf(parts.row)] : []), place.column.cellOf(place.row)];
        const data = { rate: quantityValue(valueOf(column, row)), cell: cellsValue([place.column.cellOf(place.row)]) };
        hit({
          column,
          row,
          outcome: "fail",
          message: { id: "assessment.rateOverZero", data },
          more: { cells, observed: valueOf(column, row) },
        });
      }
    }
    return seen;
  });
}
