import type { DatasetBlock, Issue, RangeSnapshot, RecognizedLine } from "../../model";
import { levelIndex, NO_PERIOD } from "../../model";
import { tidyKey } from "../shapes/tidy";
import type { TableReading } from "../types";
import { makeColumn } from "./acrossBlocks";
import type { Gathering } from "./blocks";
import { acrossPlaces, isUsed, makeBlock } from "./blocks";
import { columnIssues } from "./issues";
import { joined } from "./merge";

/** The block of a table with one figure to a row: a row for each place, period and level, a column for each indicator. */
export function tidyBlocks(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
): { readonly blocks: DatasetBlock[]; readonly issues: Issue[] } {
  const rows = new Map<string, RecognizedLine[]>();
  for (const line of table.lines) {
    if (!isUsed(line) || line.unit === null || line.area.rowCount !== 1) continue;
    const key = tidyKey(line);
    const row = rows.get(key);
    if (row) row.push(line);
    else rows.set(key, [line]);
  }
  const blocks: DatasetBlock[] = [];
  const issues: Issue[] = [];
  for (const lines of rows.values()) {
    const [first] = lines;
    if (!first) continue;
    const columns = lines.map((line) =>
      makeColumn(line, snapshot, acrossPlaces(Int32Array.of(line.area.rowIndex), [line.area.columnIndex]), 1, false),
    );
    for (const column of columns) column.readRow(0);
    const block = makeBlock(
      {
        tableId: table.id,
        entityKind: table.entityKind,
        entityOf: Uint32Array.of(gathering.entities.idOf(first.entity ?? table.entity ?? "")),
        periodOf: Uint16Array.of(gathering.periods.idOf(first.period ?? table.period ?? NO_PERIOD)),
        levelOf: Uint8Array.of(levelIndex(first.schoolLevel ?? table.schoolLevel ?? "total")),
        columns,
        texts: [],
        sums: [],
      },
      gathering,
    );
    blocks.push(block);
    for (const column of columns) issues.push(...columnIssues(table, column, block));
  }
  if (blocks.length < 2) return { blocks, issues };
  const whole = joined(blocks, gathering);
  return { blocks: whole ? [whole] : blocks, issues };
}
