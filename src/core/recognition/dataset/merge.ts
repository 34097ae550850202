import type { CellRef, Column, DatasetBlock, TextColumn } from "../../model";
import { ABSENT, sameUnit } from "../../model";
import type { Gathering } from "./blocks";
import { makeBlock } from "./blocks";

/** A block with the first row that it takes in the joined one. */
interface Part {
  readonly block: DatasetBlock;
  readonly from: number;
}

/**
 * Joins tables of one shape that hold different years (one sheet for each year), so that each row finds the row of the
 * year before. Tables are joined when they are about the same kind of thing and level, share at least half of their
 * columns in the same units, and no row stands in two of them.
 */
export function joinYears(blocks: readonly DatasetBlock[], gathering: Gathering): DatasetBlock[] {
  if (gathering.periods.list.length < 2 || gathering.entities.hasList) return [...blocks];
  const groups: DatasetBlock[][] = [];
  for (const block of blocks) {
    const group = groups.find((others) => others.every((other) => canJoin(other, block)));
    if (group) group.push(block);
    else groups.push([block]);
  }
  return groups
    .map(
      (group) => (group.length === 1 ? (group[0] as DatasetBlock) : (joined(group, gathering) ?? group)) as DatasetBlock | DatasetBlock[],
    )
    .flat();
}

/**
 * Joins the lists of schools of one county that stand in a table for each town (`countyOfTown` by table id): the same columns in the same units, for
 * the same level and year. Requirements between schools (差异系数) are on all schools of the county, not on a town's.
 */
export function joinTowns(
  blocks: readonly DatasetBlock[],
  countyOfTown: ReadonlyMap<string, string>,
  gathering: Gathering,
): readonly DatasetBlock[] {
  if (gathering.entities.hasList) return blocks;
  const groups = new Map<string, DatasetBlock[]>();
  for (const block of blocks) {
    const county = countyOfTown.get(block.tableId);
    const isList = block.entityKind === "school" && county !== undefined && block.rowCount > 0;
    const key = isList ? `${county} ${shapeKey(block)}` : `${block.tableId} ${groups.size}`;
    const group = groups.get(key);
    if (group) group.push(block);
    else groups.set(key, [block]);
  }
  return [...groups.values()].flatMap((group) => (group.length === 1 ? group : (joined(group, gathering) ?? group)));
}

/** What two lists have in common that can be one: columns with their units, years and level. */
function shapeKey(block: DatasetBlock): string {
  const columns = block.columns.map((column) => `${columnKey(column)} ${JSON.stringify(column.unit)}`).sort();
  return JSON.stringify([levelOfAll(block), [...new Set(block.periodOf)], columns]);
}

function columnKey(column: Column): string {
  return `${column.field}(${column.stated?.of.join() ?? ""})${column.shared ? "*" : ""}`;
}

function levelOfAll({ levelOf }: DatasetBlock): number {
  const first = levelOf[0] ?? -1;
  return levelOf.every((level) => level === first) ? first : -1;
}

function canJoin(a: DatasetBlock, b: DatasetBlock): boolean {
  if (a.tableId === b.tableId || a.entityKind !== b.entityKind || a.rowCount === 0 || b.rowCount === 0 || levelOfAll(a) !== levelOfAll(b))
    return false;
  const years = new Set(a.periodOf);
  if (b.periodOf.some((period) => years.has(period))) return false;
  const known = new Map(a.columns.map((column) => [columnKey(column), column]));
  let common = 0;
  for (const column of b.columns) {
    const other = known.get(columnKey(column));
    if (!other) continue;
    if (!sameUnit(other.unit, column.unit)) return false;
    common += 1;
  }
  return common > 0 && common * 2 >= Math.max(a.columns.length, b.columns.length);
}

/** null when a row stands in two of the tables. */
export function joined(blocks: readonly DatasetBlock[], gathering: Gathering): DatasetBlock | null {
  const parts: Part[] = [];
  let rowCount = 0;
  for (const block of blocks) {
    parts.push({ block, from: rowCount });
    rowCount += block.rowCount;
  }
  const entityOf = new Uint32Array(rowCount);
  const periodOf = new Uint16Array(rowCount);
  const levelOf = new Uint8Array(rowCount);
  for (const { block, from } of parts) {
    entityOf.set(block.entityOf, from);
    periodOf.set(block.periodOf, from);
    levelOf.set(block.levelOf, from);
  }
  const keys = [...new Set(blocks.flatMap((block) => block.columns.map(columnKey)))];
  const texts = [...new Set(blocks.flatMap((block) => block.texts.map((text) => text.field)))];
  const block = makeBlock(
    {
      tableId: blocks[0]?.tableId ?? "",
      ...(blocks[0]?.title === undefined ? {} : { title: blocks[0].title }),
      entityKind: blocks[0]?.entityKind ?? "county",
      entityOf,
      periodOf,
      levelOf,
      columns: keys.map((key) => joinedColumn(key, parts, rowCount)),
      texts: texts.map((field) => joinedTexts(field, parts)),
      sums: blocks.flatMap((one) => one.sums),
    },
    gathering,
  );
  return block.duplicates.length > 0 ? null : block;
}

function partAt(parts: readonly Part[], row: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.from ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joinedColumn(key: string, parts: readonly Part[], rowCount: number): Column {
  const own = parts.map(({ block }) => block.columns.find((column) => columnKey(column) === key));
  const first = own.find((column) => column !== undefined) as Column;
  const values = new Float64Array(rowCount);
  const states = new Uint8Array(rowCount).fill(ABSENT);
  parts.forEach(({ from }, i) => {
    const column = own[i];
    if (!column) return;
    values.set(column.values, from);
    states.set(column.states, from);
  });
  const at = (row: number): { readonly column: Column | undefined; readonly row: number; readonly part: Part } => {
    const which = partAt(parts, row);
    const part = parts[which] as Part;
    return { column: own[which], row: row - part.from, part };
  };
  return {
    field: first.field,
    ...(first.stated ? { stated: first.stated } : {}),
    ...(first.shared ? { shared: true as const } : {}),
    unit: first.unit,
    written: first.written,
    values,
    states,
    cellOf: (row): CellRef => {
      const place = at(row);
      // A table without the column: the row stands in its first one.
      return place.column?.cellOf(place.row) ?? (place.part.block.columns[0] as Column).cellOf(place.row);
    },
    textAt: (row) => {
      const place = at(row);
      return place.column?.textAt?.(place.row) ?? null;
    },
    storedStep: (row) => {
      const place = at(row);
      return place.column?.storedStep(place.row) ?? 0;
    },
    printedStep: (row) => {
      const place = at(row);
      return place.column?.printedStep(place.row) ?? 0;
    },
  };
}

function joinedTexts(field: string, parts: readonly Part[]): TextColumn {
  const at = (row: number): { readonly text: TextColumn | undefined; readonly row: number; readonly part: Part } => {
    const part = parts[partAt(parts, row)] as Part;
    return { text: part.block.texts.find((one) => one.field === field), row: row - part.from, part };
  };
  return {
    field,
    textOf: (row) => {
      const place = at(row);
      return place.text?.textOf(place.row) ?? "";
    },
    cellOf: (row) => {
      const place = at(row);
      return place.text?.cellOf(place.row) ?? (place.part.block.columns[0] as Column).cellOf(place.row);
    },
  };
}
