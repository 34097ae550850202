import type { CellRef, Column, Dataset, DatasetBlock, FieldDefinition, Interval, Unit } from "../../model";
import { VALUE, intervalOf, levelIndex, sameUnit } from "../../model";
import { meet, minus, over } from "./intervals";
import { ANY_ENTITY, topicReader } from "./topic";
import type { About, Topic } from "./topic";

/** A figure of the workbook that a text speaks of. Canonical unit. */
export interface WorkbookValue {
  readonly value: number;
  readonly interval: Interval;
  readonly unit: Unit;
  readonly cells: readonly CellRef[];
}

/** What a text can be held against. Null: the workbook has no such figure, or more than one that differ. */
export interface WorkbookFigures {
  value(about: About, year: number | null): WorkbookValue | null;
  /** Where a text names no year: every value that the workbook has for it. One that fits proves it, several prove nothing wrong. */
  anyYear(about: About): readonly WorkbookValue[];
  /** Value of the year compared with. `current` guards: where the workbook has the year itself, it must agree. */
  prior(about: About, year: number | null, since: number | null, current: Interval): WorkbookValue | null;
  /** Growth over the year compared with, as a ratio: of `years` years on average when above 1. */
  growth(about: About, year: number | null, since: number | null, years?: number): WorkbookValue | null;
  /** Difference between the year and the one compared with. */
  change(about: About, year: number | null, since: number | null): WorkbookValue | null;
  /** One thing less another in one year; the other may borrow the end of the first one's name (初中生均公用经费比小学高). */
  difference(about: About, left: string, right: string, year: number | null): WorkbookValue | null;
  /** One thing over another, as a ratio. */
  share(part: About, whole: About, year: number | null): WorkbookValue | null;
}

const nothing = (): null => null;
export const NO_WORKBOOK: WorkbookFigures = {
  value: nothing,
  anyYear: () => [],
  prior: nothing,
  growth: nothing,
  change: nothing,
  difference: nothing,
  share: nothing,
};

const PURE: Unit = { numerators: [], denominators: [] };

/** Looks indicators up by the names of the vocabulary. A name must match whole: near misses are other indicators. */
export function workbookFigures(dataset: Dataset, fields: readonly FieldDefinition[]): WorkbookFigures {
  const topicOf = topicReader(dataset, fields);
  const value: WorkbookFigures["value"] = (about, year) => {
    const topic = year === null ? null : topicOf(about);
    return topic && year !== null ? valueOf(dataset, topic, year) : null;
  };
  /** Both ends of a comparison. */
  const ends = (about: About, year: number | null, since: number | null): [WorkbookValue, WorkbookValue] | null => {
    const [now, base] = [value(about, year), value(about, since)];
    return now && base && sameUnit(now.unit, base.unit) ? [now, base] : null;
  };
  return {
    value,
    anyYear: (about) => {
      const topic = topicOf(about);
      return topic ? valuesOf(dataset, topic) : [];
    },
    prior: (about, year, since, current) => {
      const same = value(about, year);
      return same && !meet(same.interval, current) ? null : value(about, since);
    },
    growth: (about, year, since, years = 1) => {
      const both = ends(about, year, since);
      // Some sheets hold the growth alone: 财政经常性收入增长率 without the revenue.
      if (!both)
        return years === 1 && year !== null && since === year - 1
          ? firstOf([`${about.subject}增长率`, `growth of ${about.subject}`], (subject) => value({ ...about, subject }, year))
          : null;
      const [now, base] = both;
      const ratio = over(now.interval, base.interval);
      if (!ratio || ratio.low <= 0) return null;
      const rate = (factor: number): number => factor ** (1 / years) - 1;
      const cells = [...now.cells, ...base.cells];
      return { value: rate(now.value / base.value), interval: { low: rate(ratio.low), high: rate(ratio.high) }, unit: PURE, cells };
    },
    change: (about, year, since) => {
      const both = ends(about, year, since);
      if (!both) return null;
      const [now, base] = both;
      return {
        value: now.value - base.value,
        interval: minus(now.interval, base.interval),
        unit: now.unit,
        cells: [...now.cells, ...base.cells],
      };
    },
    difference: (about, left, right, year) => {
      const look = (subject: string): WorkbookValue | null => {
        const one = { ...about, subject, position: 0, count: 1 };
        if (year !== null) return value(one, year);
        const topic = topicOf(one);
        const all = topic ? valuesOf(dataset, topic) : [];
        return all.length === 1 ? (all[0] ?? null) : null;
      };
      const own = look(left);
      const names = [right, ...Array.from({ length: left.length }, (_, from) => right + left.slice(from))];
      const other = own && right !== "" ? firstOf(names, look) : null;
      if (!own || !other || !sameUnit(own.unit, other.unit)) return null;
      return {
        value: own.value - other.value,
        interval: minus(own.interval, other.interval),
        unit: own.unit,
        cells: [...own.cells, ...other.cells],
      };
    },
    share: (part, whole, year) => {
      const [top, bottom] = [value(part, year), value(whole, year)];
      const ratio = top && bottom && sameUnit(top.unit, bottom.unit) ? over(top.interval, bottom.interval) : null;
      if (!top || !bottom || !ratio) return null;
      return { value: top.value / bottom.value, interval: ratio, unit: PURE, cells: [...top.cells, ...bottom.cells] };
    },
  };
}

function firstOf<T, R>(list: readonly T[], look: (one: T) => R | null): R | null {
  for (const one of list) {
    const found = look(one);
    if (found !== null) return found;
  }
  return null;
}

/** Blocks of many rows are lists of records; a text about one of them is not matched there. */
const MOST_ROWS = 2000;

/** The rows of one entity and level. */
function* rowsOf(block: DatasetBlock, topic: Topic): Generator<number> {
  if (block.rowCount > MOST_ROWS) return;
  for (let row = 0; row < block.rowCount; row += 1) {
    if (topic.entity !== ANY_ENTITY && block.entityOf[row] !== topic.entity) continue;
    if (topic.anyLevel) {
      yield row;
      continue;
    }
    const of = block.levelOf[row];
    if (topic.level === null ? of === levelIndex("any") || of === levelIndex("total") : of === levelIndex(topic.level)) yield row;
  }
}

const columnOf = (block: DatasetBlock, topic: Topic): Column | undefined =>
  block.columns.find((candidate) => candidate.field === topic.field && !candidate.stated);

/** The one value in a fiscal year, over all blocks; null when there is none, or several that differ. */
function valueOf(dataset: Dataset, topic: Topic, year: number): WorkbookValue | null {
  let found: WorkbookValue | null = null;
  let entity = -1;
  for (const block of dataset.blocks) {
    const column = columnOf(block, topic);
    if (!column) continue;
    for (const row of rowsOf(block, topic)) {
      const period = dataset.periods[block.periodOf[row] ?? -1];
      if (period?.kind !== "fiscalYear" || period.year !== year) continue;
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

function valuesOf(dataset: Dataset, topic: Topic): WorkbookValue[] {
  return dataset.blocks.flatMap((block) => {
    const column = columnOf(block, topic);
    return column ? [...rowsOf(block, topic)].flatMap((row) => readRow(column, row) ?? []) : [];
  });
}

function readRow(column: Column, row: number): WorkbookValue | null {
  if (column.states[row] !== VALUE) return null;
  const value = column.values[row] ?? 0;
  return { value, interval: intervalOf(value, column.printedStep(row)), unit: column.unit, cells: [column.cellOf(row)] };
}
