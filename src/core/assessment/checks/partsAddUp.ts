import type { CellRef, DatasetBlock, Finding, Quantity, Rule, SumCheck } from "../../model";
import { cellAddress, cellReference, NO_PERIOD, quantityValue } from "../../model";
import { compensatedSum } from "../../formulas";
import { canonical } from "../../formulas";
import type { Run } from "../assess";
import { bareFinding, missOf } from "../findingText";
import { prospectSegment } from "../segment";
import type { Segment } from "../segment";

/** Printed totals against their printed parts: half a unit of the last digit for every part and for the total. */
export function partsAddUp(rule: Rule, run: Run): readonly Segment[] {
  // The total of a score sheet has a rule of its own.
  const own = run.isEnabled("cn/scorecard") ? "itemScore" : null;
  return run.dataset.blocks.flatMap((block) => {
    const sums = block.sums.filter((check) => own === null || check.field !== own);
    return sums.length === 0 ? [] : [sumsSegment(rule, block, sums)];
  });
}

function sumsSegment(rule: Rule, block: DatasetBlock, sums: readonly SumCheck[]): Segment {
  return prospectSegment(
    rule,
    sums.map((check) => {
      const { balances } = balanceOf(check);
      return { outcome: balances ? "pass" : "fail", entity: "", make: () => sumFinding(rule, block, check) };
    }),
  );
}

export function balanceOf(check: SumCheck): { readonly gap: number; readonly balances: boolean } {
  const sum = compensatedSum(check.partValues);
  const gap = sum - check.totalValue;
  const tolerance = (compensatedSum(check.partSteps.map(Math.abs)) + Math.abs(check.totalStep)) / 2;
  const noise = 1e-12 * Math.abs(sum);
  return { gap, balances: Math.abs(gap) <= tolerance + noise };
}

/** Stable without an address: table, label of the column, field. */
export function sumSuffix(block: DatasetBlock, check: SumCheck): string {
  return `${block.tableId}:${check.label}:${check.field ?? ""}:${cellAddress(check.total)}`;
}

function sumFinding(rule: Rule, block: DatasetBlock, check: SumCheck): Finding {
  const { gap, balances } = balanceOf(check);
  const outcome = balances ? "pass" : "fail";
  const observed: Quantity = { value: gap, unit: check.unit };
  const sum = compensatedSum(check.partValues);
  const data = {
    label: check.label,
    total: quantityValue({ value: check.totalValue, unit: check.unit }),
    sum: quantityValue({ value: sum, unit: check.unit }),
    ...missOf(observed),
    count: check.parts.length,
  };
  const where = { entity: "", period: NO_PERIOD, schoolLevel: "any", suffix: sumSuffix(block, check) } as const;
  return bareFinding(
    rule,
    where,
    outcome,
    { id: balances ? "assessment.sumHolds" : "assessment.sumBroken", data },
    {
      observed,
      required: { operator: "equals", value: 0, unit: check.unit },
      cells: [check.total, ...check.parts],
      formula: sumFormula(block, check),
    },
  );
}

/** Over the cells when their unit is that of a column of the block; null when nobody knows the scale. */
function sumFormula(block: DatasetBlock, check: SumCheck): string | null {
  const column = block.columns.find((one) => {
    const cell = one.cellOf(0);
    return cell.sheet === check.total.sheet && cell.columnIndex === check.total.columnIndex;
  });
  const scale = column?.written.scale;
  if (scale === undefined || check.parts.length > 200) return null;
  const cells = check.parts.map(cellReference);
  const contiguous = check.parts.every(
    (cell, at) => cell.columnIndex === check.total.columnIndex && cell.rowIndex === (check.parts[0] as CellRef).rowIndex + at,
  );
  const first = cells[0];
  const last = check.parts[check.parts.length - 1];
  const sum = contiguous && first && last ? `SUM(${first}:${cellAddress(last)})` : `SUM(${cells.join(",")})`;
  return canonical({ text: `${sum}-${cellReference(check.total)}`, scale, binding: "sum" }).text;
}
