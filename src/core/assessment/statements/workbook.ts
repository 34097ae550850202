import type { CellRef, Column, Dataset, DatasetBlock, FieldDefinition, FieldId, Interval, SchoolLevel, Unit } from "../../model";
import { VALUE, intervalOf, levelIndex, sameUnit } from "../../model";
import { meet, over } from "./intervals";

/** A figure of the workbook that a text speaks of. Canonical unit. */
export interface WorkbookValue {
  readonly value: number;
  readonly interval: Interval;
  readonly unit: Unit;
  readonly cells: readonly CellRef[];
}

/** What a text can be held against. Null: the workbook has no such figure, or more than one that differ. */
export interface WorkbookFigures {
  value(subject: string, year: number | null): WorkbookValue | null;
  /** Where a text names no year: every value that the workbook has for it. One that fits proves it, none proves nothing. */
  anyYear(subject: string): readonly WorkbookValue[];
  /** Value of the year before. `current` guards: where the workbook has the year itself, it must agree. */
  prior(subject: string, year: number | null, current: Interval): WorkbookValue | null;
  /** Growth over the year before, as a ratio. */
  growth(subject: string, year: number | null, current: Interval | null): WorkbookValue | null;
}

export const NO_WORKBOOK: WorkbookFigures = { value: () => null, anyYear: () => [], prior: () => null, growth: () => null };

const LEVELS: readonly (readonly [RegExp, SchoolLevel])[] = [
  [/学前|幼儿园/, "preschool"],
  [/小学/, "primary"],
  [/初中/, "junior"],
  [/中职|中等职业|职业高中|职业学校/, "vocational"],
  [/普通高中|高中/, "senior"],
  [/特殊教育|特教/, "special"],
  [/义务教育/, "compulsory"],
];

const PREFIX = /^(?:其中|全?[区县市省]|我[区县市]|本级|地方|每年|当年|年|各级|的)+/;
const LEVEL_PREFIX = /^(?:普通)?(?:学前教育|学前|幼儿园|小学|初中|普通高中|高中|中等职业学校|中职学校|中职|特殊教育学校|特殊教育|义务教育)/;

/** Looks indicators up by the names of the vocabulary. A name must match whole: near misses are other indicators. */
export function workbookFigures(dataset: Dataset, fields: readonly FieldDefinition[]): WorkbookFigures {
  const ids = new Map<string, FieldId | null>();
  for (const field of fields) {
    for (const name of [field.title["zh-CN"], ...field.synonyms["zh-CN"]]) {
      const key = name.replace(/\s/g, "");
      const known = ids.get(key);
      // A name shared by two fields names neither.
      ids.set(key, known === undefined || known === field.id ? field.id : null);
    }
  }
  const fieldOf = (subject: string): { field: FieldId; level: SchoolLevel | null } | null => {
    const bare = subject.replace(/\s/g, "").replace(/的$/, "");
    const plain = bare.replace(PREFIX, "");
    // 教育费附加实际征收 is the field 教育费附加实际征收额.
    for (const name of new Set([bare, plain, `${plain}额`, `${plain}数`, plain.replace(/(?:总额|金额|额|数)$/, "")])) {
      const exact = ids.get(name);
      if (exact) return { field: exact, level: null };
      const level = LEVELS.find(([pattern]) => LEVEL_PREFIX.test(name) && pattern.test(LEVEL_PREFIX.exec(name)?.[0] ?? ""));
      const rest = level ? ids.get(name.replace(LEVEL_PREFIX, "")) : undefined;
      if (level && rest) return { field: rest, level: level[1] };
    }
    return null;
  };
  const lookup = (subject: string, year: number | null): WorkbookValue | null => {
    const wanted = year === null ? null : fieldOf(subject);
    return wanted && year !== null ? valueOf(dataset, wanted.field, wanted.level, year) : null;
  };
  const prior: WorkbookFigures["prior"] = (subject, year, current) => {
    if (year === null) return null;
    const same = lookup(subject, year);
    if (same && !meet(same.interval, current)) return null;
    return lookup(subject, year - 1);
  };
  return {
    value: lookup,
    anyYear: (subject) => {
      const wanted = fieldOf(subject);
      return wanted ? valuesOf(dataset, wanted.field, wanted.level) : [];
    },
    prior,
    growth: (subject, year, current) => {
      const now = lookup(subject, year);
      const base = year === null ? null : lookup(subject, year - 1);
      // Some sheets hold the growth alone: 财政经常性收入增长率 without the revenue.
      if (!now) return lookup(`${subject}增长率`, year);
      if (!base || (current && !meet(now.interval, current))) return null;
      const ratio = over(now.interval, base.interval);
      if (!ratio) return null;
      return {
        value: now.value / base.value - 1,
        interval: { low: ratio.low - 1, high: ratio.high - 1 },
        unit: { numerators: [], denominators: [] },
        cells: [...now.cells, ...base.cells],
      };
    },
  };
}

/** The one value of a field in a fiscal year, over all blocks; null when there is none, or several entities or values. */
function valueOf(dataset: Dataset, field: FieldId, level: SchoolLevel | null, year: number): WorkbookValue | null {
  let found: WorkbookValue | null = null;
  let entity = -1;
  for (const block of dataset.blocks) {
    const column = block.columns.find((candidate) => candidate.field === field && !candidate.stated);
    if (!column) continue;
    for (const row of rowsOf(dataset, block, year, level)) {
      const value = readRow(column, row);
      if (!value) continue;
      const of = block.entityOf[row] ?? -1;
      if (found && (of !== entity || !meet(found.interval, value.interval) || !sameUnit(found.unit, value.unit))) return null;
      found ??= value;
      entity = of;
    }
  }
  return found;
}

/** All values of a field. */
function valuesOf(dataset: Dataset, field: FieldId, level: SchoolLevel | null): WorkbookValue[] {
  return dataset.blocks.flatMap((block) => {
    const column = block.columns.find((candidate) => candidate.field === field && !candidate.stated);
    if (!column || block.rowCount > MOST_ROWS) return [];
    return Array.from({ length: block.rowCount }, (_, row) => row).flatMap((row) => {
      if (level !== null && block.levelOf[row] !== levelIndex(level)) return [];
      return readRow(column, row) ?? [];
    });
  });
}

/** Blocks of many rows belong to many entities; a text about one of them is not matched there. */
const MOST_ROWS = 2000;

function* rowsOf(dataset: Dataset, block: DatasetBlock, year: number, level: SchoolLevel | null): Generator<number> {
  if (block.rowCount > MOST_ROWS) return;
  for (let row = 0; row < block.rowCount; row += 1) {
    const period = dataset.periods[block.periodOf[row] ?? -1];
    if (period?.kind !== "fiscalYear" || period.year !== year) continue;
    const of = block.levelOf[row];
    if (level === null ? of === levelIndex("any") || of === levelIndex("total") : of === levelIndex(level)) yield row;
  }
}

function readRow(column: Column, row: number): WorkbookValue | null {
  if (column.states[row] !== VALUE) return null;
  const value = column.values[row] ?? 0;
  return { value, interval: intervalOf(value, column.printedStep(row)), unit: column.unit, cells: [column.cellOf(row)] };
}
