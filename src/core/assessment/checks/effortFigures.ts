import type { Column, DatasetBlock } from "../../model";
import type { EffortYear } from "../../formulas";
import type { Run } from "../assess";
import { readCell, type Reading } from "./rows";

export const SPENDING = ["moeSpendingLocal", "moeSpendingStateLocal"] as const;
export const BUDGET = ["moeBudgetLocal", "moeBudgetStateLocal"] as const;
const BASELINES = ["moeBaselineLocal", "moeBaselineStateLocal"] as const;
const REDUCTIONS = ["moeExceptions", "moeAdjustment"] as const;
const ALL = [...SPENDING, ...BUDGET, "childrenWithDisabilities", ...BASELINES, ...REDUCTIONS];

/** The figures of maintenance of effort in a block's rows. */
export class EffortFigures {
  private readonly columns: ReadonlyMap<string, Column | undefined>;

  constructor(run: Run, block: DatasetBlock) {
    this.columns = new Map(ALL.map((field) => [field, run.context.index.columnIn(block, field)]));
  }

  column(field: string): Column | undefined {
    return this.columns.get(field);
  }
  reading(field: string, row: number): Reading {
    return readCell(this.columns.get(field), row);
  }
  value(field: string, row: number): number | null {
    return this.reading(field, row).value;
  }
  /** Every cell of the row that has a part in the tests; the other figure (budget or spending) is left out. */
  cells(row: number, other: readonly string[]): Reading["cells"] {
    return ALL.filter((field) => !other.includes(field)).flatMap((field) => this.reading(field, row).cells);
  }
  /** The year as it was spent. */
  year(row: number): EffortYear {
    return {
      local: this.value(SPENDING[0], row),
      stateLocal: this.value(SPENDING[1], row),
      children: this.value("childrenWithDisabilities", row),
      reductions: REDUCTIONS.reduce((sum, field) => sum + (this.value(field, row) ?? 0), 0),
      statedLocal: this.value(BASELINES[0], row),
      statedStateLocal: this.value(BASELINES[1], row),
    };
  }
}
