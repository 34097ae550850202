import type { DatasetBlock, EntityKind, Issue, Period, RangeSnapshot, RecognizedLine, SchoolLevel, SumCheck } from "../../model";
import { levelAt, levelIndex, periodText, samePeriod } from "../../model";
import { BLANK, valueAt } from "../../model";
import { meaningsOf } from "../bulk";
import { say } from "../messages";
import { levelOfSchool } from "../levels";
import { readNumber } from "../numbers";
import type { TableReading } from "../types";
import { readUnit } from "../units";
import type { BlockParts, Gathering } from "./blocks";
import { acrossPlaces, isUsed, makeBlock, rowsOfBand } from "./blocks";
import { LineColumn, readAcross, WordColumn } from "./columns";
import { countiesApart } from "./counties";
import { columnIssues } from "./issues";
import type { RowKeys } from "./keys";
import { keyColumn, nameColumn, NO_LEVEL, readKeys, schoolLevels } from "./keys";
import { isOfMore, levelSums, sumsOf } from "./sums";

const FLAGS: ReadonlySet<string> = new Set(["mandatoryItems", "mandatoryItemsMet"]);
/** From so many rows on the names of a lone list are not compared with one another. */
const LONG_LIST = 20_000;
/** Kinds whose rows are told apart by name; a name that repeats gets its row number. */
const LISTS: ReadonlySet<EntityKind> = new Set(["school", "project", "aidItem", "scorecard"]);

export function isTextLine(line: RecognizedLine): boolean {
  return line.meaning.kind === "field" && line.unit === null;
}

/** The columns' own lines: those that run down all rows. */
function running(table: TableReading): RecognizedLine[] {
  return table.lines.filter(
    (line) => isUsed(line) && line.area.rowIndex === table.lines[0]?.area.rowIndex && line.area.rowCount === table.lines[0].area.rowCount,
  );
}

export function makeColumn(
  line: RecognizedLine,
  snapshot: RangeSnapshot,
  places: ConstructorParameters<typeof LineColumn>[2],
  rowCount: number,
  shared: boolean,
): LineColumn {
  const isFlag = line.meaning.kind === "field" && FLAGS.has(line.meaning.field) && line.unit?.text === "";
  const isDate = line.unit?.unit.numerators[0] === "day" && line.unit.text === "";
  // 18.1 pupils to a teacher is rounded, whatever is counted.
  const isQuotient = line.meaning.kind === "stated" && line.meaning.figure === "statedPerHead";
  const kind = isQuotient ? undefined : readUnit(line.unit?.text ?? "")?.kind;
  // Persons, pieces, points and days are counted, not rounded.
  const exact =
    isFlag ||
    isDate ||
    ((kind === "people" || kind === "count" || kind === "score" || kind === "day") &&
      line.unit?.scale === 1 &&
      !/average|rate/i.test(line.meaning.kind === "field" ? line.meaning.field : ""));
  return new LineColumn(line, snapshot, places, rowCount, isFlag ? "flag" : isDate ? "date" : "number", exact, shared);
}

/** Blocks of a table whose lines are columns. */
export function acrossBlocks(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
): { readonly blocks: DatasetBlock[]; readonly issues: Issue[] } {
  const issues: Issue[] = [];
  const lines = running(table);
  const allFigures = lines.filter((line) => !isTextLine(line));
  const texts = textLines(table, lines);
  const sheetRows = rowsOfBand(table, "data");
  const keys = readKeys(table, snapshot, sheetRows, gathering, gathering.longList === table && sheetRows.length >= LONG_LIST);
  const figures = withRowLevel(allFigures, keys);
  const blocks: DatasetBlock[] = [];
  const sums = sumsOf(table, snapshot);
  const isSchools = table.entityKind === "school";
  const counties = countiesApart(table, snapshot, sheetRows) ?? [null];
  const levels = distinctLevels(figures);
  const sumIndexes = new Set(table.sumLines.map((sum) => table.lines[sum.total]));
  const build = (
    chosen: readonly RecognizedLine[],
    rows: Int32Array,
    rowKeys: RowKeys,
    levelOf: Uint8Array,
    kind: EntityKind,
    own: readonly SumCheck[],
    sharedLines: ReadonlySet<RecognizedLine>,
    county?: string,
  ): void => {
    if (chosen.length === 0 || rows.length === 0) return;
    const block = buildBlock(table, snapshot, gathering, chosen, texts, rows, rowKeys, levelOf, kind, own, sharedLines);
    blocks.push(county === undefined ? block.block : { ...block.block, county });
    issues.push(...block.issues);
  };

  if (isSchools && levels.length > 0) {
    const { codes, lists } = schoolLevels(table, snapshot, sheetRows, (row) => gathering.entities.nameOf(keys.entityOf[row] ?? 0));
    const shared = new Set(figures.filter((line) => line.schoolLevel === null && !sumIndexes.has(line)));
    let first = true;
    for (const level of levels) {
      if (level === "total") continue;
      const own = figures.filter((line) => line.schoolLevel === level && !sumIndexes.has(line));
      const kept = pick(sheetRows, (row) => {
        const types = lists[codes[row] ?? 0] ?? null;
        const filled = own.some((line) => readNumber(valueAt(snapshot, sheetRows[row] as number, line.area.columnIndex)).state !== BLANK);
        return types ? types.includes(level) || (filled && isPositive(snapshot, sheetRows[row] as number, own)) : filled;
      });
      for (const part of counties) {
        const ofPart = part && new Set(part.rows);
        const rowsKept = ofPart ? kept.filter((row) => ofPart.has(row)) : kept;
        build(
          [...own, ...shared],
          at(sheetRows, rowsKept),
          keysAt(keys, rowsKept),
          new Uint8Array(rowsKept.length).fill(levelIndex(level)),
          "school",
          first ? sums : [],
          shared,
          part?.county,
        );
        first = false;
      }
    }
  } else if (isSchools) {
    const { codes, lists } = schoolLevels(table, snapshot, sheetRows, (row) => gathering.entities.nameOf(keys.entityOf[row] ?? 0));
    const isSaid = keyColumn(table, "schoolLevel").length > 0;
    const ofLists = Uint8Array.from(lists, (levels) =>
      levelIndex(levels === null ? (table.schoolLevel ?? "total") : levelOfSchool(levels)),
    );
    const givesWay = lists.map((levels) => isSaid || levels === null);
    const levelOf = meaningsOf(codes, ofLists, givesWay, keys.levelOf, NO_LEVEL);
    counties.forEach((part, i) => {
      const own = i === 0 ? sums : [];
      if (!part) return build(figures, sheetRows, keys, levelOf, "school", own, new Set());
      const levelsKept = Uint8Array.from(part.rows, (row) => levelOf[row] ?? 0);
      build(figures, at(sheetRows, part.rows), keysAt(keys, part.rows), levelsKept, "school", own, new Set(), part.county);
    });
  } else {
    const left = new Set(keys.unknownLevel);
    const kept = left.size === 0 ? null : pick(sheetRows, (row) => !left.has(row));
    const rows = kept ? at(sheetRows, kept) : sheetRows;
    const rowKeys = kept ? keysAt(keys, kept) : keys;
    let first = true;
    for (const level of levels.length === 0 ? [null] : [null, ...levels]) {
      const own = figures.filter((line) => line.schoolLevel === level);
      if (own.length === 0) continue;
      const base = level ?? table.schoolLevel ?? "total";
      const ownSums = levelSums(table, snapshot, rows, rowKeys, own);
      for (const part of nationApart(table.entityKind, rows, rowKeys, gathering)) {
        // A level in the header beats the row's 合计 or blank.
        const levelOf = Uint8Array.from(part.keys.levelOf, (said) => (level !== null || said === NO_LEVEL ? levelIndex(base) : said));
        build(
          own,
          part.rows,
          part.keys,
          levelOf,
          table.entityKind,
          part.isFirst ? (first ? [...sums, ...ownSums] : ownSums) : [],
          new Set(),
        );
      }
      first = false;
    }
  }
  blocks.push(...totalBlocks(table, snapshot, gathering, figures));
  return { blocks, issues };
}

/** A level in a header that all rows have anyway (初中三年巩固率 on rows of 初中) is the rows' level. */
function withRowLevel(figures: readonly RecognizedLine[], { levelOf }: RowKeys): RecognizedLine[] {
  const first = levelOf[0];
  if (first === undefined || first === NO_LEVEL || !levelOf.every((level) => level === first)) return [...figures];
  return figures.map((line) =>
    line.schoolLevel !== null && levelIndex(line.schoolLevel) === first ? { ...line, schoolLevel: null } : line,
  );
}

const NATION = new Set(["全国", "中国", "China"]);

/** 全国 is a nation, not a county: national rules are for it alone. */
function placeKind(kind: EntityKind, entityOf: Uint32Array, { entities }: Gathering): EntityKind {
  return kind === "county" && entityOf.length > 0 && entityOf.every((entity) => NATION.has(entities.nameOf(entity))) ? "nation" : kind;
}

/** Rows of 全国 among counties stand in a block of their own. */
function nationApart(
  kind: EntityKind,
  rows: Int32Array,
  keys: RowKeys,
  { entities }: Gathering,
): readonly { readonly rows: Int32Array; readonly keys: RowKeys; readonly isFirst: boolean }[] {
  const nation = [...NATION].map((name) => entities.indexOf(name)).filter((id) => id >= 0);
  const whole = [{ rows, keys, isFirst: true }];
  if (kind !== "county" || nation.length === 0) return whole;
  const ofNation = pick(rows, (row) => nation.includes(keys.entityOf[row] ?? -1));
  if (ofNation.length === 0 || ofNation.length === rows.length) return whole;
  const others = pick(rows, (row) => !nation.includes(keys.entityOf[row] ?? -1));
  return [others, ofNation].map((kept, i) => ({ rows: at(rows, kept), keys: keysAt(keys, kept), isFirst: i === 0 }));
}

function isPositive(snapshot: RangeSnapshot, sheetRow: number, lines: readonly RecognizedLine[]): boolean {
  return lines.some((line) => {
    const read = readNumber(valueAt(snapshot, sheetRow, line.area.columnIndex));
    return read.state === 0 && read.value !== 0;
  });
}

/** Rows that print totals: the whole place, or the list taken together, by the label that stands there. */
function totalBlocks(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
  figures: readonly RecognizedLine[],
): DatasetBlock[] {
  const blocks: DatasetBlock[] = [];
  const wholes = table.totals.filter(
    (total) =>
      total.kind === "total" &&
      table.bands.some(
        (band) => band.kind === "total" && total.rowIndex >= band.rowIndex && total.rowIndex < band.rowIndex + band.rowCount,
      ),
  );
  if (wholes.length === 0) return blocks;
  const sheetRows = Int32Array.from(wholes, (total) => total.rowIndex);
  const single = table.lines.filter(
    (line) =>
      isUsed(line) &&
      line.area.rowCount === 1 &&
      line.area.columnCount === 1 &&
      wholes.some((total) => total.rowIndex === line.area.rowIndex),
  );
  // The label of a total is no name of a school or district.
  const unnamed = { ...table, lines: table.lines.filter((line) => line.meaning.kind !== "key" || line.meaning.key !== "entity") };
  const keys = readKeys(unnamed, snapshot, sheetRows, gathering);
  const whole = gathering.entities.idOf(
    table.entityKind === "scorecard" || (table.entityKind === "school" && table.entity !== null)
      ? (table.entity ?? "")
      : (wholes[0]?.label ?? ""),
  );
  keys.entityOf.fill(whole);
  // The total of one school's grades is the school.
  const isSchool = table.entityKind === "school" && keyColumn(table, "entity").length === 0;
  const kind: EntityKind = table.entityKind === "scorecard" ? "scorecard" : isSchool ? "school" : "county";
  const groups =
    single.length > 0
      ? [{ level: null, lines: single }]
      : distinctLevelsAndNone(figures).map((level) => ({ level, lines: figures.filter((line) => line.schoolLevel === level) }));
  for (const { level, lines } of groups) {
    if (lines.length === 0) continue;
    const dataRows = rowsOfBand(table, "data");
    const levelOf = Uint8Array.from(wholes, (total) =>
      levelIndex(level ?? (isOfMore(total, table, dataRows) ? null : table.schoolLevel) ?? "total"),
    );
    const { block } = buildBlock(table, snapshot, gathering, lines, [], sheetRows, keys, levelOf, kind, [], new Set());
    blocks.push(block);
  }
  return blocks;
}

/** Words such as K-5 under Grade span, which are no level of ours. */
function isGradeSpan({ meaning, header }: RecognizedLine): boolean {
  const name = (header[header.length - 1] ?? "").toLowerCase().replace(/[\s_-]/g, "");
  return meaning.kind === "key" && meaning.key === "text" && /^(?:grades?|gradespan|gradelevels?|年级段)$/.test(name);
}

function textLines(table: TableReading, lines: readonly RecognizedLine[]): { readonly field: string; readonly columnIndex: number }[] {
  const texts = lines
    .filter(isTextLine)
    .map((line) => ({ field: line.meaning.kind === "field" ? line.meaning.field : "", columnIndex: line.area.columnIndex }));
  if (table.entityKind === "school" || table.entityKind === "project") {
    // The name column is a key; rules that ask for the name find it as text as well.
    const name = nameColumn(table);
    const field = table.entityKind === "school" ? "schoolName" : "projectName";
    if (name !== undefined && !texts.some((text) => text.field === field)) texts.push({ field, columnIndex: name });
  }
  // The rows' levels are a key; rules that compare schools of one grade span read it as text.
  const span = keyColumn(table, "schoolLevel")[0] ?? table.lines.find(isGradeSpan)?.area.columnIndex;
  if (span !== undefined) texts.push({ field: "gradeSpan", columnIndex: span });
  if (table.entityKind === "aidItem") {
    const [name] = keyColumn(table, "entity");
    if (name !== undefined && !texts.some((text) => text.field === "aidItemName")) texts.push({ field: "aidItemName", columnIndex: name });
  }
  // Why last year was restated: the officer's own words beside the figures.
  const reason = table.lines.find((line) => line.meaning.kind === "key" && line.meaning.key === "text" && isRestatingReason(line));
  if (reason) texts.push({ field: "restatedBaseReason", columnIndex: reason.area.columnIndex });
  return texts;
}

function isRestatingReason({ header }: RecognizedLine): boolean {
  return /口径.*(?:说明|原因|依据)|reason.*restat/i.test(header.join(""));
}

function buildBlock(
  table: TableReading,
  snapshot: RangeSnapshot,
  gathering: Gathering,
  lines: readonly RecognizedLine[],
  texts: readonly { readonly field: string; readonly columnIndex: number }[],
  sheetRows: Int32Array,
  keys: RowKeys,
  levelOf: Uint8Array,
  entityKind: EntityKind,
  sums: readonly SumCheck[],
  shared: ReadonlySet<RecognizedLine>,
): { readonly block: DatasetBlock; readonly issues: Issue[] } {
  // Years across within columns: a row for each year of each sheet row.
  const periods = [
    ...new Map(
      lines.filter((line) => line.period !== null).map((line) => [line.period ? periodText(line.period) : "", line.period]),
    ).values(),
  ];
  const perRow = Math.max(1, periods.length);
  const latest = periods.reduce<Period | null>((late, period) => (period && (!late || period.year > late.year) ? period : late), null);
  const rowCount = sheetRows.length * perRow;
  const columns: LineColumn[] = [];
  const groups = new Map<string, RecognizedLine[]>();
  for (const line of lines) {
    const { meaning } = line;
    const key = periods.length === 0 ? line.id : JSON.stringify(meaning);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const columnIndexes = periods.length === 0 ? [first.area.columnIndex] : periods.map((period) => columnOfPeriod(group, period, latest));
    const isCell = first.area.rowCount === 1 && first.area.columnCount === 1 && sheetRows.length === 1;
    columns.push(
      makeColumn(first, snapshot, acrossPlaces(sheetRows, isCell ? [first.area.columnIndex] : columnIndexes), rowCount, shared.has(first)),
    );
  }
  readAcross(sheetRows, columns);
  const spread = periods.length === 0 ? null : perRow;
  const entityOf = spread ? repeat(keys.entityOf, spread, new Uint32Array(rowCount)) : keys.entityOf.slice();
  const levels = spread ? repeat(levelOf, spread, new Uint8Array(rowCount)) : levelOf;
  const periodOf = spread ? new Uint16Array(rowCount) : keys.periodOf;
  if (spread) {
    const ids = periods.map((period) => (period ? gathering.periods.idOf(period) : 0));
    for (let row = 0; row < rowCount; row += 1) periodOf[row] = ids[row % spread] ?? 0;
  }
  onlyMandatory(columns);
  const parts: BlockParts = {
    tableId: table.id,
    entityKind: placeKind(entityKind, entityOf, gathering),
    entityOf,
    periodOf,
    levelOf: levels,
    columns,
    texts: texts.map(
      ({ field, columnIndex }) => new WordColumn(field, snapshot, acrossPlaces(sheetRows, new Array<number>(perRow).fill(columnIndex))),
    ),
    sums,
  };
  let block = makeBlock(parts, gathering);
  const issues: Issue[] = [];
  if (block.duplicates.length > 0) {
    if (LISTS.has(entityKind)) {
      for (const row of block.duplicates) {
        const sheetRow = sheetRows[Math.floor(row / perRow)] ?? 0;
        entityOf[row] = gathering.entities.idOf(`${gathering.entities.nameOf(entityOf[row] ?? 0)}（${sheetRow + 1}）`);
      }
      block = makeBlock(parts, gathering);
    } else {
      const cells = block.duplicates
        .slice(0, 24)
        .map((row) => ({ sheet: table.sheet, rowIndex: sheetRows[Math.floor(row / perRow)] ?? 0, columnIndex: table.area.columnIndex }));
      const label = [
        gathering.entities.nameOf(entityOf[block.duplicates[0] ?? 0] ?? 0),
        periodText(gathering.periods.list[periodOf[block.duplicates[0] ?? 0] ?? 0] ?? { kind: "none", year: 0 }),
      ]
        .filter((text) => text !== "")
        .join(" ");
      issues.push({
        id: `duplicate-row:${table.id}`,
        level: "warning",
        cells,
        message: say("recognition.issue.duplicateRow", {
          label: label === "" ? levelAt(levels[block.duplicates[0] ?? 0] ?? 0) : label,
          count: block.duplicates.length,
          cells: { kind: "cells", cells },
        }),
      });
    }
  }
  for (const column of columns) issues.push(...columnIssues(table, column, block));
  return { block, issues };
}

/** The column of a year; one without a year beside columns with years (增长率 after 上年 and 本年) is about the latest. */
function columnOfPeriod(group: readonly RecognizedLine[], period: Period | null, latest: Period | null): number {
  const own = group.find((line) => line.period !== null && period !== null && samePeriod(line.period, period));
  const line = own ?? (period === latest ? group.find((one) => one.period === null) : undefined);
  return line?.area.columnIndex ?? -1;
}

/** Whether an item is met counts only where it must be met. */
function onlyMandatory(columns: readonly LineColumn[]): void {
  const items = columns.find((column) => column.field === "mandatoryItems");
  const met = columns.find((column) => column.field === "mandatoryItemsMet");
  // In a table that counts them (必达指标数 20, 达标数 19) the numbers are numbers.
  if (!items || !met || items.written.text !== "") return;
  for (let row = 0; row < items.states.length; row += 1) {
    if (items.states[row] === 0 && items.values[row] === 1) continue;
    items.states[row] = 6;
    met.states[row] = 6;
  }
}

function distinctLevels(lines: readonly RecognizedLine[]): SchoolLevel[] {
  return [...new Set(lines.map((line) => line.schoolLevel))].filter((level) => level !== null);
}

function distinctLevelsAndNone(lines: readonly RecognizedLine[]): (SchoolLevel | null)[] {
  return [...new Set(lines.map((line) => line.schoolLevel))];
}

function pick(rows: Int32Array, keep: (row: number) => boolean): Int32Array {
  const kept: number[] = [];
  for (let row = 0; row < rows.length; row += 1) if (keep(row)) kept.push(row);
  return Int32Array.from(kept);
}

function at(rows: Int32Array, kept: Int32Array): Int32Array {
  return kept.map((row) => rows[row] ?? 0);
}

function keysAt(keys: RowKeys, kept: Int32Array): RowKeys {
  return {
    entityOf: Uint32Array.from(kept, (row) => keys.entityOf[row] ?? 0),
    periodOf: Uint16Array.from(kept, (row) => keys.periodOf[row] ?? 0),
    levelOf: Uint8Array.from(kept, (row) => keys.levelOf[row] ?? NO_LEVEL),
    unknownLevel: [],
  };
}

function repeat<T extends Uint32Array | Uint8Array>(from: T, times: number, into: T): T {
  for (let row = 0; row < into.length; row += 1) into[row] = from[Math.floor(row / times)] ?? 0;
  return into;
}
