import type { CellValue, Period, RangeSnapshot, SchoolLevel } from "../../model";
import { formatAt, levelIndex, NO_PERIOD, valueAt } from "../../model";
import { levelsOfSchoolName, levelsOfSchoolType, readLevel } from "../levels";
import { periodOfCell } from "../periods";
import { withoutSerial } from "../text";
import type { TableReading } from "../types";
import type { Gathering } from "./blocks";

/** Keys of the data rows of a table whose lines run across: one entry for each sheet row. */
export interface RowKeys {
  readonly entityOf: Uint32Array;
  readonly periodOf: Uint16Array;
  readonly levelOf: Uint8Array;
  /** Rows whose level cell names no level (其他); they are left out. */
  readonly unknownLevel: readonly number[];
}

/** No level said: county figures are of all levels. */
export const NO_LEVEL = 255;

export function keyColumn(table: TableReading, key: "entity" | "period" | "schoolLevel"): number[] {
  return table.lines.filter((line) => line.meaning.kind === "key" && line.meaning.key === key).map((line) => line.area.columnIndex);
}

/** Reads a label; a merged or repeated one stands in the first of its rows only. */
function filledDown(
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  columnIndex: number,
  fill: boolean,
  use: (row: number, value: string | number | boolean) => void,
  blank: (row: number) => void,
): void {
  const at = columnIndex - snapshot.columnIndex;
  const top = snapshot.rowIndex;
  let last: string | number | boolean | null = null;
  for (let i = 0; i < sheetRows.length; i += 1) {
    const value = snapshot.values[(sheetRows[i] as number) - top]?.[at];
    if (value !== null && value !== undefined && value !== "") {
      last = value;
      use(i, value);
    } else if (fill && last !== null) use(i, last);
    else blank(i);
  }
}

export function readKeys(
  table: TableReading,
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  gathering: Gathering,
  asList = false,
): RowKeys {
  const count = sheetRows.length;
  const { entities, periods } = gathering;
  const entityOf = new Uint32Array(count);
  const periodOf = new Uint16Array(count);
  const levelOf = new Uint8Array(count).fill(NO_LEVEL);
  const unknownLevel: number[] = [];
  const several = table.shape === "longForm" || table.shape === "yearsDown";
  const merged = (columnIndex: number): boolean =>
    snapshot.merged.some(
      (area) =>
        area.columnIndex <= columnIndex &&
        columnIndex < area.columnIndex + area.columnCount &&
        area.rowCount > 1 &&
        area.rowIndex >= table.area.rowIndex &&
        area.rowIndex + area.rowCount > (sheetRows[0] ?? 0),
    );

  const entityColumns = keyColumn(table, "entity");
  if (asList && entityColumns.length === 1) {
    const column = entityColumns[0] as number;
    const base = entities.addList(count, (i) => String(valueAt(snapshot, sheetRows[i] as number, column) ?? "").trim());
    for (let row = 0; row < count; row += 1) entityOf[row] = base + row;
  } else if (entityColumns.length === 0) entityOf.fill(entities.idOf(table.entity ?? ""));
  else if (entityColumns.length === 1) {
    const column = entityColumns[0] as number;
    let lastText: unknown = null;
    let lastId = 0;
    const blank = entities.idOf.bind(entities, table.entity ?? "");
    filledDown(
      snapshot,
      sheetRows,
      column,
      several || merged(column),
      (row, value) => {
        if (value !== lastText) {
          lastText = value;
          lastId = entities.idOf(String(value).trim());
        }
        entityOf[row] = lastId;
      },
      (row) => {
        entityOf[row] = blank();
      },
    );
  } else {
    for (let row = 0; row < count; row += 1) {
      const parts = entityColumns
        .map((column) => String(valueAt(snapshot, sheetRows[row] as number, column) ?? "").trim())
        .filter((text) => text !== "");
      entityOf[row] = entities.idOf(parts.join(" "));
    }
  }

  const [periodColumn] = keyColumn(table, "period");
  const whole = periods.idOf.bind(periods, table.period ?? NO_PERIOD);
  if (periodColumn === undefined) periodOf.fill(whole());
  else {
    const known = new Map<unknown, number>();
    filledDown(
      snapshot,
      sheetRows,
      periodColumn,
      several || merged(periodColumn),
      (row, value) => {
        let id = known.get(value);
        if (id === undefined) {
          const period: Period | null = periodOfCell(value, formatAt(snapshot, sheetRows[row] as number, periodColumn));
          const isYear = period?.kind === "fiscalYear" || period?.kind === "schoolYear";
          id = period ? periods.idOf(isYear && table.periodKind ? { ...period, kind: table.periodKind } : period) : periods.idOf(NO_PERIOD);
          known.set(value, id);
        }
        periodOf[row] = id;
      },
      (row) => {
        periodOf[row] = whole();
      },
    );
  }

  const [levelColumn] = keyColumn(table, "schoolLevel");
  if (levelColumn !== undefined) {
    const known = new Map<unknown, number>();
    filledDown(
      snapshot,
      sheetRows,
      levelColumn,
      merged(levelColumn),
      (row, value) => {
        let level = known.get(value);
        if (level === undefined) {
          const read = readLevel(String(value));
          level = read ? levelIndex(read) : 254;
          known.set(value, level);
        }
        if (level === 254) unknownLevel.push(row);
        else levelOf[row] = level;
      },
      () => undefined,
    );
  }
  const named = { period: periodColumn !== undefined, level: levelColumn !== undefined };
  fromGroups(table, snapshot, sheetRows, named, (row, period, level) => {
    if (period) periodOf[row] = periods.idOf(period);
    if (level) levelOf[row] = levelIndex(level);
  });
  return { entityOf, periodOf, levelOf, unknownLevel };
}

/** Years and levels that head sections of rows (2019年; 一、小学), where no column of the table says them. */
function fromGroups(
  table: TableReading,
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  named: { readonly period: boolean; readonly level: boolean },
  use: (row: number, period: Period | null, level: SchoolLevel | null) => void,
): void {
  const groups = table.bands
    .filter((band) => band.kind === "group")
    .flatMap((band) => Array.from({ length: band.rowCount }, (_, i) => band.rowIndex + i))
    .map((rowIndex) => {
      const cells = snapshot.values[rowIndex - snapshot.rowIndex] ?? [];
      const value = cells.find((cell) => cell !== null && cell !== "") ?? null;
      const text = withoutSerial(String(value ?? ""));
      return {
        rowIndex,
        period: named.period ? null : periodOfCell(typeof value === "number" ? value : text, "General"),
        level: named.level ? null : readLevel(text),
      };
    });
  if (!groups.some(({ period, level }) => period !== null || level !== null)) return;
  for (let row = 0; row < sheetRows.length; row += 1) {
    const group = groups.findLast(({ rowIndex }) => rowIndex < (sheetRows[row] as number));
    if (group) use(row, group.period, group.level);
  }
}

/** Levels that each school of a list runs, by its type column (or the end of its name); memoised by text. */
export function schoolLevels(
  table: TableReading,
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  nameOf: (row: number) => string,
): (row: number) => readonly SchoolLevel[] | null {
  const type = table.lines.find((line) => line.meaning.kind === "field" && line.meaning.field === "schoolType");
  const known = new Map<unknown, readonly SchoolLevel[] | null>();
  if (type) {
    const at = type.area.columnIndex;
    let last: CellValue = null;
    let lastLevels: readonly SchoolLevel[] | null = null;
    return (row) => {
      const value = valueAt(snapshot, sheetRows[row] as number, at);
      if (value === last) return lastLevels;
      let levels = known.get(value);
      if (levels === undefined) {
        levels = value === null ? null : levelsOfSchoolType(String(value));
        known.set(value, levels);
      }
      last = value;
      lastLevels = levels;
      return levels;
    };
  }
  const [name] = keyColumn(table, "entity");
  if (name === undefined) return () => null;
  // A name that stands once for several rows is read from the row's key.
  return (row) => levelsOfSchoolName(String(valueAt(snapshot, sheetRows[row] as number, name) ?? nameOf(row)));
}
