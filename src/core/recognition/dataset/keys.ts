import type { CellValue, Period, RangeSnapshot, SchoolLevel } from "../../model";
import { formatAt, levelIndex, NO_PERIOD, valueAt } from "../../model";
import { codeCells, countUp } from "../bulk";
import { levelsOfSchoolName, levelsOfSchoolType, readLevel } from "../levels";
import { periodOfCell } from "../periods";
import { isPlaceHeader } from "../words";
import { withoutSerial } from "../text";
import type { TableReading } from "../types";
import type { Gathering } from "./blocks";
import { countyColumn } from "./counties";

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
/** A level cell that names none. */
const UNKNOWN_LEVEL = 254;

export function keyColumn(table: TableReading, key: "entity" | "period" | "schoolLevel"): number[] {
  return table.lines.filter((line) => line.meaning.kind === "key" && line.meaning.key === key).map((line) => line.area.columnIndex);
}

/** The column of the rows' own names, beside columns of places. */
export function nameColumn(table: TableReading): number | undefined {
  const columns = keyColumn(table, "entity");
  return columns.find((column) => !isPlaceColumn(table, column)) ?? columns[0];
}

function isPlaceColumn(table: TableReading, column: number): boolean {
  return isPlaceHeader(table.lines.find((line) => line.area.columnIndex === column)?.header.join("") ?? "");
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
  // A merged or repeated label stands in the first of its rows only.
  const code = (
    column: number,
    fill: boolean,
    codeOf: (value: CellValue, row: number) => number,
    codes: Uint8Array | Uint16Array | Uint32Array,
  ): void => codeCells(snapshot.values, sheetRows, snapshot.rowIndex, column - snapshot.columnIndex, fill || merged(column), codeOf, codes);

  const entityColumns = keyColumn(table, "entity");
  const county = entityColumns.length === 1 ? countyColumn(table) : undefined;
  if (county !== undefined && !entityColumns.includes(county)) entityColumns.unshift(county);
  if (asList && entityColumns.length === 1) {
    const column = entityColumns[0] as number;
    const base = entities.addList(count, (i) => String(valueAt(snapshot, sheetRows[i] as number, column) ?? "").trim());
    countUp(entityOf, 0, count, base);
  } else if (entityColumns.length === 0) entityOf.fill(entities.idOf(table.entity ?? ""));
  else if (entityColumns.length === 1) {
    const idOf = (value: CellValue): number =>
      entities.idOf(value === null ? (table.entity ?? "") : gathering.schoolNames(table, String(value).trim()));
    code(entityColumns[0] as number, several, idOf, entityOf);
  } else namesOfParts(table, entityColumns, snapshot, sheetRows).forEach((name, row) => (entityOf[row] = entities.idOf(name)));

  const [periodColumn] = keyColumn(table, "period");
  const whole = table.period ?? NO_PERIOD;
  if (periodColumn === undefined) periodOf.fill(periods.idOf(whole));
  else {
    const idOf = (value: CellValue, row: number): number => {
      if (value === null) return periods.idOf(whole);
      const period = periodOfCell(value, formatAt(snapshot, sheetRows[row] as number, periodColumn));
      const isYear = period?.kind === "fiscalYear" || period?.kind === "schoolYear";
      return period ? periods.idOf(isYear && table.periodKind ? { ...period, kind: table.periodKind } : period) : periods.idOf(NO_PERIOD);
    };
    code(periodColumn, several, idOf, periodOf);
  }

  const [levelColumn] = keyColumn(table, "schoolLevel");
  if (levelColumn !== undefined) {
    const levelOfCell = (value: CellValue): number => {
      if (value === null) return NO_LEVEL;
      const read = readLevel(withoutSerial(String(value)));
      return read ? levelIndex(read) : UNKNOWN_LEVEL;
    };
    code(levelColumn, false, levelOfCell, levelOf);
    for (let row = 0; row < count; row += 1) {
      if (levelOf[row] !== UNKNOWN_LEVEL) continue;
      levelOf[row] = NO_LEVEL;
      unknownLevel.push(row);
    }
  }
  const named = { period: periodColumn !== undefined, level: levelColumn !== undefined };
  fromGroups(table, snapshot, sheetRows, named, (row, period, level) => {
    if (period) periodOf[row] = periods.idOf(period);
    if (level) levelOf[row] = levelIndex(level);
  });
  return { entityOf, periodOf, levelOf, unknownLevel };
}

/**
 * Names that stand in several columns. A place (乡镇) is said only with a name that stands in several places, so that a
 * school has the same name in a table without places; a place that stands once for several rows is theirs.
 */
function namesOfParts(table: TableReading, columns: readonly number[], snapshot: RangeSnapshot, sheetRows: Int32Array): readonly string[] {
  const isPlace = columns.map((column) => isPlaceColumn(table, column));
  // Of places alone, one left blank is no place: the row is about the place outside it.
  const fills = isPlace.includes(false);
  const above = columns.map(() => "");
  const rows = Array.from(sheetRows, (sheetRow) => {
    const parts = columns.map((column, i) => {
      const text = String(valueAt(snapshot, sheetRow, column) ?? "").trim();
      if (text !== "") above[i] = text;
      return isPlace[i] && fills ? (above[i] as string) : text;
    });
    const said = (which: boolean): string => parts.filter((text, i) => text !== "" && isPlace[i] === which).join(" ");
    return { place: said(true), name: said(false) };
  });
  const placesOf = new Map<string, Set<string>>();
  for (const { name, place } of rows) placesOf.set(name, (placesOf.get(name) ?? new Set()).add(place));
  return rows.map(({ name, place }) =>
    name !== "" && placesOf.get(name)?.size === 1 ? name : [place, name].filter((text) => text !== "").join(" "),
  );
}

/** Years and levels that head sections of rows (2019年; 一、小学), where no column of the table says them. */
function fromGroups(
  table: TableReading,
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  named: { readonly period: boolean; readonly level: boolean },
  use: (row: number, period: Period | null, level: SchoolLevel | null) => void,
): void {
  const leading = new Set(table.totals.filter((total) => total.leads).map((total) => total.rowIndex));
  const groups = table.bands
    .filter((band) => band.kind === "group" || (band.kind === "total" && leading.has(band.rowIndex)))
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

/** The levels that each school of a list runs: `lists[codes[row]]`, null where nothing says them. */
export interface SchoolLevels {
  readonly codes: Uint8Array;
  readonly lists: readonly (readonly SchoolLevel[] | null)[];
}

/** Reads them off the column of types, or off the end of the names. */
export function schoolLevels(
  table: TableReading,
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  nameOf: (row: number) => string,
): SchoolLevels {
  const codes = new Uint8Array(sheetRows.length);
  const lists: (readonly SchoolLevel[] | null)[] = [null];
  const known = new Map<string, number>();
  const codeOf = (levels: readonly SchoolLevel[] | null): number => {
    if (levels === null) return 0;
    const key = levels.join();
    let code = known.get(key);
    if (code === undefined) known.set(key, (code = lists.push(levels) - 1));
    return code;
  };
  const type = table.lines.find((line) => line.meaning.kind === "field" && line.meaning.field === "schoolType");
  if (type) {
    const codeOfType = (value: CellValue): number => codeOf(value === null ? null : levelsOfSchoolType(String(value)));
    codeCells(snapshot.values, sheetRows, snapshot.rowIndex, type.area.columnIndex - snapshot.columnIndex, false, codeOfType, codes);
    return { codes, lists };
  }
  const name = nameColumn(table);
  if (name === undefined) return { codes, lists };
  for (let row = 0; row < codes.length; row += 1) {
    // A name that stands once for several rows is read from the row's key.
    codes[row] = codeOf(levelsOfSchoolName(String(valueAt(snapshot, sheetRows[row] as number, name) ?? nameOf(row))));
  }
  return { codes, lists };
}
