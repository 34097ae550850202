import type { CellArea, CellRef } from "../model";
import { areaAddress, areaContains, areaText } from "../model";

/** Cells gathered into rectangles: runs down a column first, then equal runs side by side. Order: as first met, by sheet. */
export function mergeCells(cells: readonly CellRef[]): CellArea[] {
  const sheets = new Map<string, Map<number, Set<number>>>();
  for (const { sheet, rowIndex, columnIndex } of cells) {
    const columns = sheets.get(sheet) ?? new Map<number, Set<number>>();
    sheets.set(sheet, columns);
    const rows = columns.get(columnIndex) ?? new Set<number>();
    columns.set(columnIndex, rows.add(rowIndex));
  }
  const areas: CellArea[] = [];
  for (const [sheet, columns] of sheets) {
    const open = new Map<string, CellArea>();
    for (const columnIndex of [...columns.keys()].sort((a, b) => a - b)) {
      for (const run of runsOf([...(columns.get(columnIndex) ?? [])].sort((a, b) => a - b))) {
        const key = `${run.first}:${run.count}`;
        const left = open.get(key);
        const area =
          left && left.columnIndex + left.columnCount === columnIndex
            ? { ...left, columnCount: left.columnCount + 1 }
            : { sheet, rowIndex: run.first, columnIndex, rowCount: run.count, columnCount: 1 };
        if (left && area.columnIndex !== left.columnIndex) areas.push(left);
        open.set(key, area);
      }
    }
    areas.push(...open.values());
  }
  return areas;
}

function runsOf(rows: readonly number[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last.first + last.count === row) last.count += 1;
    else runs.push({ first: row, count: 1 });
  }
  return runs;
}

/**
 * `经费!B7`, `B5:B6`, `表2!A1`: one text a rectangle, the one with the first cell in front, the sheet named once for
 * neighbours of one sheet.
 */
export function cellTexts(cells: readonly CellRef[]): string[] {
  const [first] = cells;
  const areas = mergeCells(cells);
  const front = areas.findIndex((area) => first !== undefined && areaContains(area, first));
  if (front > 0) areas.unshift(...areas.splice(front, 1));
  return areas.map((area, at) => (areas[at - 1]?.sheet === area.sheet ? areaAddress(area) : areaText(area)));
}
