import type { CellRef, Column, DatasetBlock } from "../../model";
import { RATIO, VALUE } from "../../model";
import type { TableReading } from "../types";

/** One term is half a year: what a title such as 2023年秋季学期资助发放表 says of every row. */
class TermShare implements Column {
  readonly field = "aidTermShare";
  readonly unit = RATIO;
  readonly written;
  readonly values: Float64Array;
  readonly states: Uint8Array;

  constructor(
    rowCount: number,
    private readonly text: string,
    private readonly cell: CellRef,
  ) {
    this.written = { text: "", unit: RATIO, scale: 1 };
    this.values = new Float64Array(rowCount).fill(0.5);
    this.states = new Uint8Array(rowCount).fill(VALUE);
  }

  cellOf(): CellRef {
    return this.cell;
  }
  textAt(): string {
    return this.text;
  }
  storedStep(): number {
    return 0;
  }
  printedStep(): number {
    return 0;
  }
}

/** A block of aid paid in the one term of the table's title, with the share of the year that this is. */
export function withTermShare<Block extends DatasetBlock>(block: Block, { term }: TableReading): Block {
  const has = (field: string): boolean => block.columns.some((column) => column.field === field);
  if (!term || !has("aidPaid") || has("aidTermShare")) return block;
  return { ...block, columns: [...block.columns, new TermShare(block.rowCount, term.text, term.cell)] };
}
