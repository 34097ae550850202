import type { Column, DatasetBlock, EntityKind, RangeSnapshot, RecognizedLine, SchoolLevel, SumCheck, TextColumn } from "../../model";
import { levelIndex, NO_PERIOD, SCHOOL_LEVELS } from "../../model";
import { countUp } from "../bulk";
import type { TableReading } from "../types";
import type { Places } from "./columns";
import { AcrossPlaces, DownPlaces } from "./columns";
import type { Entities, Periods } from "./entities";
import type { SchoolNames } from "./namesakes";

/** Shared by all blocks of a dataset. */
export interface Gathering {
  readonly entities: Entities;
  readonly periods: Periods;
  /** The only table that names its rows, when there is one and its rows are not told apart by period as well. */
  readonly longList: TableReading | null;
  readonly schoolNames: SchoolNames;
}

/** May the officer's figures in this line be used? `unsure` is asked first. */
export function isUsed(line: RecognizedLine): boolean {
  return (line.meaning.kind === "field" || line.meaning.kind === "stated") && line.certainty !== "unsure";
}

/** The lines used that are one row high, together as the key says; null: not taken. */
export function linesBy(table: TableReading, keyOf: (line: RecognizedLine) => string | null): readonly (readonly RecognizedLine[])[] {
  const groups = new Map<string, RecognizedLine[]>();
  for (const line of table.lines) {
    if (!isUsed(line) || line.unit === null || line.area.rowCount !== 1) continue;
    const key = keyOf(line);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

export interface BlockParts {
  readonly tableId: string;
  readonly entityKind: EntityKind;
  readonly entityOf: Uint32Array;
  readonly periodOf: Uint16Array;
  readonly levelOf: Uint8Array;
  readonly columns: readonly Column[];
  readonly texts: readonly TextColumn[];
  readonly sums: readonly SumCheck[];
}

export interface MadeBlock extends DatasetBlock {
  /** Rows that repeat another's key. */
  readonly duplicates: readonly number[];
  /** Has any row a row of the year before? */
  readonly hasPrior: boolean;
}

export function makeBlock(parts: BlockParts, gathering: Gathering): MadeBlock {
  return { ...parts, rowCount: parts.entityOf.length, ...findPrior(parts, gathering) };
}

/** Row of the same entity and level one period earlier. */
function findPrior(
  { entityOf, periodOf, levelOf }: BlockParts,
  { entities, periods }: Gathering,
): Pick<MadeBlock, "priorOf" | "duplicates" | "hasPrior"> {
  const count = entityOf.length;
  const priorOf = new Int32Array(count).fill(-1);
  const duplicates: number[] = [];
  const periodCount = Math.max(1, periods.list.length);
  const levelCount = SCHOOL_LEVELS.length;
  const keyOf = (row: number, period: number): number =>
    ((entityOf[row] as number) * levelCount + (levelOf[row] as number)) * periodCount + period;
  const size = entities.count * levelCount * periodCount;
  const dense = size <= Math.max(1 << 16, count * 40);
  const table = dense ? new Int32Array(size) : null;
  const map = dense ? null : new Map<number, number>();
  const before = Int32Array.from(periods.list, (_, id) => periods.before(id));
  let anyPrior = false;
  // Names of a long list are not compared, so that no two rows share a key, and one period has none before it.
  if (entities.hasList && periods.list.length <= 1) return { priorOf, duplicates, hasPrior: false };
  for (let row = 0; row < count; row += 1) {
    const period = periodOf[row] as number;
    if ((before[period] as number) >= 0) anyPrior = true;
    const key = keyOf(row, period);
    const known = table ? (table[key] as number) : (map?.get(key) ?? 0);
    if (known > 0) duplicates.push(row);
    else if (table) table[key] = row + 1;
    else map?.set(key, row + 1);
  }
  if (!anyPrior) return { priorOf, duplicates, hasPrior: false };
  for (let row = 0; row < count; row += 1) {
    const earlier = before[periodOf[row] as number] as number;
    if (earlier < 0) continue;
    const key = keyOf(row, earlier);
    priorOf[row] = (table ? (table[key] as number) : (map?.get(key) ?? 0)) - 1;
  }
  return { priorOf, duplicates, hasPrior: true };
}

/** A block whose rows lie along the slots of a table (years across): one for each level of its lines. */
export function slotRows(
  table: TableReading,
  lines: readonly RecognizedLine[],
  lineLevel: SchoolLevel | null,
  gathering: Gathering,
): Pick<BlockParts, "entityOf" | "periodOf" | "levelOf"> & { readonly columnIndexes: number[] } {
  const { slots } = table;
  const entityOf = new Uint32Array(slots.length);
  const periodOf = new Uint16Array(slots.length);
  const levelOf = new Uint8Array(slots.length);
  // 合计 beside 基本支出 adds up money; only beside 小学 and 初中 does it add up levels.
  const levels = new Set(slots.map((slot) => slot.schoolLevel).filter((level) => level !== null));
  const ofLevels = levels.size > 1 || !levels.has("total");
  slots.forEach((slot, i) => {
    entityOf[i] = gathering.entities.idOf(slot.entity ?? lines[0]?.entity ?? table.entity ?? "");
    periodOf[i] = gathering.periods.idOf(slot.period ?? lines[0]?.period ?? table.period ?? NO_PERIOD);
    levelOf[i] = levelIndex(lineLevel ?? (ofLevels ? slot.schoolLevel : null) ?? table.schoolLevel ?? "total");
  });
  return { entityOf, periodOf, levelOf, columnIndexes: slots.map((slot) => slot.columnIndex) };
}

export function downPlaces(line: RecognizedLine, columnIndexes: readonly number[]): Places {
  return new DownPlaces(line.area.rowIndex, columnIndexes);
}

export function acrossPlaces(sheetRows: Int32Array, columnIndexes: readonly number[]): Places {
  return new AcrossPlaces(sheetRows, columnIndexes);
}

/** Sheet rows of the bands of one kind. */
export function rowsOfBand(table: TableReading, kind: "data" | "total"): Int32Array {
  const bands = table.bands.filter((band) => band.kind === kind);
  const count = bands.reduce((sum, band) => sum + band.rowCount, 0);
  const rows = new Int32Array(count);
  let at = 0;
  for (const band of bands) countUp(rows, at, (at += band.rowCount), band.rowIndex);
  return rows;
}

export type Snapshots = ReadonlyMap<string, RangeSnapshot>;
