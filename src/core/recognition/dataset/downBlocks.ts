import type { DatasetBlock, Issue, RangeSnapshot, RecognizedLine, SchoolLevel } from "../../model";
import { periodText, samePeriod } from "../../model";
import { levelOfSchool, levelsOfSchoolName } from "../levels";
import { schoolNamed } from "../names";
import type { TableReading, TableSlot } from "../types";
import { makeColumn } from "./acrossBlocks";
import type { Gathering } from "./blocks";
import { downPlaces, linesBy, makeBlock, slotRows } from "./blocks";
import { columnIssues } from "./issues";
import { downSums } from "./sums";

/** Blocks of a table whose lines are rows: one for each level (and period or place) that its lines name. */
export function downBlocks(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
): { readonly blocks: DatasetBlock[]; readonly issues: Issue[] } {
  // Columns that are schools are schools; a column of their total is not.
  const isSchool = (slot: TableSlot): boolean => slot.entity !== null && schoolNamed(slot.entity) !== null;
  const schools = table.slots
    .filter(isSchool)
    .map((slot) => ({ ...slot, schoolLevel: slot.schoolLevel ?? levelByName(slot.entity ?? "") }));
  if (schools.length === 0) return slotBlocks(table, snapshot, gathering);
  const others = table.slots.filter((slot) => !isSchool(slot));
  const made = slotBlocks({ ...table, slots: schools, entityKind: "school" }, snapshot, gathering);
  if (others.length === 0) return made;
  const rest = slotBlocks({ ...table, slots: others }, snapshot, gathering);
  return { blocks: [...made.blocks, ...rest.blocks], issues: [...made.issues, ...rest.issues] };
}

function levelByName(name: string): SchoolLevel | null {
  const levels = levelsOfSchoolName(name);
  return levels === null ? null : levelOfSchool(levels);
}

function slotBlocks(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
): { readonly blocks: DatasetBlock[]; readonly issues: Issue[] } {
  // A line without a level is about all levels, unless the columns are levels.
  const base = table.schoolLevel ?? (table.slots.some((slot) => slot.schoolLevel !== null) ? null : "total");
  const groups = linesBy(table, (line) => {
    const period = isComparison(table, line) ? null : line.period;
    return JSON.stringify([line.schoolLevel ?? base, period ? periodText(period) : null, line.entity]);
  });
  const blocks: DatasetBlock[] = [];
  const issues: Issue[] = [];
  for (const lines of groups) {
    const { columnIndexes, ...keys } = slotRows(table, lines, lines[0]?.schoolLevel ?? null, gathering);
    const columns = lines.map((line) =>
      makeColumn(line, snapshot, downPlaces(line, placesOf(table, line, columnIndexes)), columnIndexes.length, false),
    );
    for (const column of columns) column.readAll();
    const sums = blocks.length === 0 ? downSums(table, snapshot) : [];
    const block = makeBlock({ tableId: table.id, entityKind: table.entityKind, ...keys, columns, texts: [], sums }, gathering);
    blocks.push(block);
    for (const column of columns) issues.push(...columnIssues(table, column, block));
  }
  return { blocks, issues };
}

/** A figure beside the years (增减额, 增长率): a single cell outside the columns of the years. */
function isComparison(table: TableReading, line: RecognizedLine): boolean {
  return (
    line.meaning.kind === "stated" && line.area.columnCount === 1 && !table.slots.some((slot) => slot.columnIndex === line.area.columnIndex)
  );
}

/** A comparison stands with the year that it is about, and nowhere else. */
function placesOf(table: TableReading, line: RecognizedLine, columnIndexes: readonly number[]): readonly number[] {
  if (!isComparison(table, line)) return columnIndexes;
  return table.slots.map(({ period }) => (period && line.period && samePeriod(period, line.period) ? line.area.columnIndex : -1));
}
