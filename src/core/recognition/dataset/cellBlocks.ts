import type { DatasetBlock, Issue, RangeSnapshot, RecognizedLine } from "../../model";
import { levelIndex, NO_PERIOD } from "../../model";
import { tidyKey } from "../shapes/tidy";
import type { TableReading } from "../types";
import { makeColumn } from "./acrossBlocks";
import type { Gathering } from "./blocks";
import { acrossPlaces, linesBy, makeBlock } from "./blocks";
import { columnIssues } from "./issues";
import { joined } from "./merge";

interface Made {
  readonly blocks: DatasetBlock[];
  readonly issues: Issue[];
}

/** The block of a table with one figure to a row: a row for each place, period and level, a column for each indicator. */
export function tidyBlocks(table: TableReading, snapshot: RangeSnapshot, gathering: Gathering): Made {
  return rowsOfCells(table, snapshot, gathering, linesBy(table, tidyKey), (line) => line.entity ?? table.entity);
}

/** The block of a table whose lines are single cells (plan against completion, a form): a row for each level and year that they name. */
export function cellBlocks(table: TableReading, snapshot: RangeSnapshot, gathering: Gathering): Made {
  const single = linesBy(table, (line) => (line.area.columnCount === 1 ? JSON.stringify([line.schoolLevel, line.period]) : null));
  return rowsOfCells(table, snapshot, gathering, single, () => table.entity);
}

/** One row for each group of single cells, one block where they can be one. */
function rowsOfCells(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
  groups: readonly (readonly RecognizedLine[])[],
  entityOf: (line: RecognizedLine) => string | null,
): Made {
  const blocks: DatasetBlock[] = [];
  const issues: Issue[] = [];
  for (const lines of groups) {
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
        entityOf: Uint32Array.of(gathering.entities.idOf(entityOf(first) ?? "")),
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
