import type { CellRef, Issue } from "../../model";
import { VALUE } from "../../model";
import { say } from "../messages";
import type { RecognitionMessages } from "../messages";
import type { TableReading } from "../types";
import type { MadeBlock } from "./blocks";
import type { LineColumn } from "./columns";

const LEVELS: Readonly<Record<keyof LineColumn["odd"], Issue["level"]>> = {
  placeholder: "warning",
  notReported: "note",
  errorCell: "error",
  notNumeric: "warning",
  textNumber: "note",
};

/** What was found in the cells of one column: one issue for each kind, with the first cells and the count. */
export function columnIssues(table: TableReading, column: LineColumn, { priorOf, hasPrior }: MadeBlock): Issue[] {
  const header = column.line.header.join(" › ");
  const issues: Issue[] = [];
  for (const [kind, odd] of Object.entries(column.odd)) {
    const id = `recognition.issue.${kind}` as keyof RecognitionMessages & `recognition.issue.${keyof LineColumn["odd"]}`;
    issues.push({
      id: `${kind}:${table.id}:${column.line.id}`,
      level: LEVELS[kind as keyof LineColumn["odd"]],
      cells: odd.cells,
      message: say(id, { header, count: odd.count, cells: { kind: "cells", cells: odd.cells } }),
    });
  }
  const slip = hasPrior ? unitSlip(column, priorOf) : null;
  if (slip) {
    issues.push({
      id: `unit-slip:${table.id}:${column.line.id}`,
      level: "warning",
      cells: slip.cells,
      message: say("recognition.issue.unitSlip", { header, factor: slip.factor, cells: { kind: "cells", cells: slip.cells } }),
    });
  }
  return issues;
}

/** Tolerance in log10 around the factors 10⁴ and 10⁸. */
const SLIP_TOLERANCE = 0.15;

/** Money that jumps by about 10⁴ or 10⁸ against the year before: 元, 万元, 亿元 mixed up. */
function unitSlip(column: LineColumn, priorOf: Int32Array): { readonly cells: CellRef[]; readonly factor: string } | null {
  if (!column.unit.numerators.includes("CNY") || column.stated) return null;
  const cells: CellRef[] = [];
  let factor = "";
  for (let row = 0; row < priorOf.length; row += 1) {
    const prior = priorOf[row] as number;
    if (prior < 0 || column.states[row] !== VALUE || column.states[prior] !== VALUE) continue;
    const ratio = Math.abs((column.values[row] as number) / (column.values[prior] as number));
    if (!(ratio > 5000 || ratio < 0.0002) || !Number.isFinite(ratio) || ratio === 0) continue;
    const power = Math.abs(Math.log10(ratio));
    const near = Math.abs(power - 4) <= SLIP_TOLERANCE ? "10⁴" : Math.abs(power - 8) <= SLIP_TOLERANCE ? "10⁸" : "";
    if (near === "") continue;
    factor = near;
    if (cells.length < 24) cells.push(column.cellOf(row), column.cellOf(prior));
  }
  return cells.length > 0 ? { cells, factor } : null;
}
