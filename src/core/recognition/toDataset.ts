import type { Dataset, DatasetBlock, Issue, RangeSnapshot } from "../model";
import { acrossBlocks } from "./dataset/acrossBlocks";
import { cellBlocks, tidyBlocks } from "./dataset/cellBlocks";
import { downBlocks } from "./dataset/downBlocks";
import { Entities, Periods } from "./dataset/entities";
import { joinTowns, joinYears } from "./dataset/merge";
import { schoolNames, townOf } from "./dataset/namesakes";
import { keyColumn } from "./dataset/keys";
import { withTermShare } from "./dataset/termShare";
import { say } from "./messages";
import type { Recognition } from "./types";

const READERS = { across: acrossBlocks, down: downBlocks, cells: cellBlocks, tidy: tidyBlocks } as const;

/**
 * The numbers of recognized tables as columns in canonical units. Lines that are `unsure` are left out.
 *
 * Rows are (entity, period, school level):
 * - A table without names is about the place that its title names; without a level it is about all levels (`total`).
 * - A school with figures by level has a row for each level it runs, one block for each level. Figures of the whole
 *   school (areas, equipment) are repeated on these rows and their columns are marked `shared`; splitting them by
 *   weighted pupils is a matter of assessment.
 * - A row of totals is no school, project or district: it stands in a block of its own (kind county) under its label,
 *   for a list of schools under the place that the title names.
 * - Tables of one shape for different years (a sheet a year) are one block, so that each row finds the year before; a
 *   field that one of them lacks is `absent` on its rows.
 * - Lists of schools of one shape for different towns (a sheet a town) are one list of the county.
 * - Fields of one level stand in one block; the same key in another block joins.
 */
export function toDataset(recognition: Recognition, snapshots: readonly RangeSnapshot[]): Dataset {
  const bySheet = new Map(snapshots.map((snapshot) => [snapshot.sheet, snapshot]));
  const named = recognition.tables.filter((table) => keyColumn(table, "entity").length > 0);
  const [only] = named;
  const longList = named.length === 1 && only?.entityKind === "school" && keyColumn(only, "period").length === 0 ? only : null;
  const gathering = { entities: new Entities(), periods: new Periods(), longList, schoolNames: schoolNames(recognition.tables, bySheet) };
  const countyOfTown = new Map(recognition.tables.flatMap((table) => (townOf(table) ? [[table.id, townOf(table)?.county ?? ""]] : [])));
  const blocks: DatasetBlock[] = [];
  const issues: Issue[] = [...recognition.issues];
  for (const table of recognition.tables) {
    issues.push(...table.issues);
    const snapshot = bySheet.get(table.sheet);
    if (!snapshot || table.isEmptyForm) continue;
    const made = READERS[table.lineDirection](table, snapshot, gathering);
    const title = `${table.title ?? ""} ${table.sheet}`;
    blocks.push(...made.blocks.map((block) => withTermShare({ ...block, title }, table)));
    issues.push(...made.issues);
  }
  const kinds = new Set(gathering.periods.list.map((period) => period.kind));
  if (kinds.has("fiscalYear") && kinds.has("schoolYear")) {
    issues.push({
      id: "calendar-against-school-year",
      level: "note",
      cells: [],
      message: say("recognition.issue.calendarAgainstSchoolYear", {}),
    });
  }
  return {
    blocks: joinYears(joinTowns(blocks, countyOfTown, gathering), gathering),
    entities: gathering.entities,
    periods: gathering.periods.list,
    parameters: [...recognition.tables.flatMap((table) => table.parameters), ...recognition.parameters],
    statements: recognition.statements,
    issues,
    hiddenRowCount: recognition.hiddenRowCount,
  };
}
