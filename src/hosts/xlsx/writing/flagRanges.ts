import type { CellArea, PlannedFlag } from "../../../core/model";
import { MAX_COLUMNS, MAX_ROWS } from "../ooxml/limits";
import type { FlagLevel } from "./styleWriter";

export const FLAG_LEVELS: readonly FlagLevel[] = ["error", "warning", "note"];

type Rectangle = Omit<CellArea, "sheet">;

export interface SheetFlags {
  readonly sheet: string;
  /** By level, loudest first; a level without cells is left out. */
  readonly levels: readonly { readonly level: FlagLevel; readonly areas: readonly Rectangle[] }[];
}

/** Flags by sheet and level, in the order in which the plan first names the sheets; equal and neighbouring areas become one. */
export function flagsBySheet(flags: readonly PlannedFlag[]): SheetFlags[] {
  const sheets = new Map<string, Map<FlagLevel, Rectangle[]>>();
  for (const flag of flags) {
    for (const area of flag.cells) {
      if (area.rowIndex < 0 || area.columnIndex < 0 || area.rowIndex >= MAX_ROWS || area.columnIndex >= MAX_COLUMNS) continue;
      let levels = sheets.get(area.sheet);
      if (!levels) sheets.set(area.sheet, (levels = new Map<FlagLevel, Rectangle[]>()));
      const areas = levels.get(flag.level);
      if (areas) areas.push(area);
      else levels.set(flag.level, [area]);
    }
  }
  return [...sheets].map(([sheet, levels]) => ({
    sheet,
    levels: FLAG_LEVELS.filter((level) => levels.has(level)).map((level) => ({ level, areas: merged(levels.get(level) ?? []) })),
  }));
}

/** Joins what touches along one side: first down the columns, then across. */
function merged(areas: readonly Rectangle[]): Rectangle[] {
  const down = joined(
    areas,
    (a) => [a.columnIndex, a.columnCount, a.rowIndex],
    (a, b) => a.columnIndex === b.columnIndex && a.columnCount === b.columnCount && b.rowIndex <= a.rowIndex + a.rowCount,
    (a, b) => ({ ...a, rowCount: Math.max(a.rowCount, b.rowIndex + b.rowCount - a.rowIndex) }),
  );
  return joined(
    down,
    (a) => [a.rowIndex, a.rowCount, a.columnIndex],
    (a, b) => a.rowIndex === b.rowIndex && a.rowCount === b.rowCount && b.columnIndex <= a.columnIndex + a.columnCount,
    (a, b) => ({ ...a, columnCount: Math.max(a.columnCount, b.columnIndex + b.columnCount - a.columnIndex) }),
  );
}

function joined(
  areas: readonly Rectangle[],
  key: (area: Rectangle) => readonly number[],
  touch: (a: Rectangle, b: Rectangle) => boolean,
  join: (a: Rectangle, b: Rectangle) => Rectangle,
): Rectangle[] {
  const sorted = [...areas].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0) || (x[2] ?? 0) - (y[2] ?? 0);
  });
  const result: Rectangle[] = [];
  for (const { rowIndex, columnIndex, rowCount, columnCount } of sorted) {
    const area = { rowIndex, columnIndex, rowCount, columnCount };
    const last = result[result.length - 1];
    if (last && touch(last, area)) result[result.length - 1] = join(last, area);
    else result.push(area);
  }
  return result;
}
