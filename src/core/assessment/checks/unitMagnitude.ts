import type { Column, FieldId, Rule } from "../../model";
import { quantityValue, titleOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, valueOf } from "./cells";

/** Figures of one kind that lie within a factor of a few of each other. */
const COMPARABLE: Readonly<Record<FieldId, FieldId>> = {
  teacherAverageAnnualPay: "civilServantAverageAnnualPay",
  finalAccountsEducation: "budgetEducation",
};

/** Powers of ten by which 元, 万元 and 亿元 differ, ㎡ and 万㎡ too. */
const SLIPS = [4, -4, 8, -8];

/**
 * A figure about 10^4 or 10^8 times its comparable one: its own series (the median of the other years), or a figure of
 * the same kind. A suspicion with that evidence only; nothing is converted.
 */
export function unitMagnitude(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      const dimension = run.context.fields.get(column.field)?.dimension;
      if (column.stated || (dimension !== "money" && dimension !== "moneyPerHead" && dimension !== "area")) continue;
      if (block.rowCount > LOOKED_AT) continue;
      const peer = COMPARABLE[column.field];
      if (!run.context.index.hasSeries(block) && (peer === undefined || !run.context.index.has(peer))) {
        // Nothing to compare with: the figures are only counted.
        seen += positives(column);
        continue;
      }
      const series = seriesOf(column, block.rowCount, (row) => spine.entityAt(row) * 16 + (block.levelOf[row] as number));
      for (const rows of series.values()) {
        for (const row of rows) {
          const value = column.values[row] as number;
          seen += 1;
          const others = rows.filter((other) => other !== row);
          const own =
            others.length > 0
              ? { value: median(others.map((other) => column.values[other] as number)), cells: others.map((other) => column.cellOf(other)) }
              : null;
          const compared = own ?? comparable(column.field, row);
          if (!compared) continue;
          const bound =
            rule.comparison.kind === "check" && rule.comparison.parameter
              ? run.context.bounds.parameter(rule.comparison.parameter, spine.periodAt(row), "any")
              : null;
          const tolerance = bound?.kind === "value" ? bound.value : 0.15;
          const power = Math.log10(value / compared.value);
          const slip = SLIPS.find((one) => Math.abs(power - one) <= tolerance);
          // With two figures nobody can say which is wrong: the later one asks.
          if (slip === undefined || (own && others.length === 1 && row < (others[0] ?? 0))) continue;
          const data = {
            field: titleOf("field", column.field),
            value: quantityValue(valueOf(column, row)),
            other: quantityValue({ value: compared.value, unit: column.unit, written: column.written }),
            power: Math.abs(slip),
          };
          hit({
            column,
            row,
            outcome: "fail",
            message: { id: "assessment.unitSlip", data },
            more: { cells: [column.cellOf(row), ...compared.cells.slice(0, 4)], observed: valueOf(column, row) },
          });
        }
      }
      function comparable(
        field: FieldId,
        row: number,
      ): { readonly value: number; readonly cells: readonly ReturnType<Column["cellOf"]>[] } | null {
        const peer = COMPARABLE[field];
        const place = peer === undefined ? undefined : spine.placeOf(peer, row);
        if (!place || place.column.states[place.row] !== VALUE) return null;
        return { value: place.column.values[place.row] as number, cells: [place.column.cellOf(place.row)] };
      }
    }
    return seen;
  });
}

/** Longer tables are lists of things with one row each: they have no series. */
const LOOKED_AT = 20000;

function positives({ values, states }: Column): number {
  let count = 0;
  for (let row = 0; row < states.length; row += 1) if (states[row] === VALUE && (values[row] as number) > 0) count += 1;
  return count;
}

/** Rows with a positive number, by thing and level. */
function seriesOf(column: Column, rowCount: number, keyOf: (row: number) => number): ReadonlyMap<number, readonly number[]> {
  const map = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row += 1) {
    if (column.states[row] !== VALUE || !((column.values[row] as number) > 0)) continue;
    const key = keyOf(row);
    const list = map.get(key);
    if (list) list.push(row);
    else map.set(key, [row]);
  }
  return map;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
