import type { CellRef, Period, RecognizedLine, SchoolLevel } from "../../model";
import { periodText } from "../../model";
import type { ColumnSketch } from "../headers";
import { isFigure } from "../layout";
import { readLevel } from "../levels";
import { carriesMoney, readNumber } from "../numbers";
import { oneTerm, periodOfCell } from "../periods";
import { normalise } from "../text";
import type { TableReading } from "../types";
import type { LineGuess, LineInput } from "../understand";
import { understandLines } from "../understand";
import { readUnit } from "../units";
import { keyHeader, totalKind } from "../words";
import type { ShapeInput } from "./build";
import { keyLine, lineOf, partOfYearIssue, readingOf } from "./build";

/** Columns of a table with one figure to a row: 区县 | 年度 | 学段 | 指标 | 单位 | 数值. */
interface TidyColumns {
  readonly item: number;
  readonly value: ColumnSketch;
  readonly period: number;
  readonly level: number;
  readonly unit: number;
  readonly entity: number;
}

/** Such tables are typed or exported by the hundred rows; a longer one is left to be asked about. */
const MOST_ROWS = 3000;
const VALUE_HEADER = /^(?:数值|数据|值|金额|数额|数|指标值|统计值|实绩|value|amount)$/;

function tidyColumns(columns: readonly ColumnSketch[]): TidyColumns | null {
  const roles = { item: -1, period: -1, level: -1, unit: -1, entity: -1 };
  let value: ColumnSketch | null = null;
  for (const column of columns) {
    const header = column.header[column.header.length - 1] ?? "";
    const at = column.columnIndex;
    const isWords = column.words > column.figures + column.marks;
    if (keyHeader(header, ["serial", "remark"])) continue;
    if (roles.period < 0 && column.periods * 2 >= column.filled && column.periods > 0 && keyHeader(header, ["period"])) roles.period = at;
    else if (roles.unit < 0 && isWords && column.units * 5 >= column.filled * 4) roles.unit = at;
    else if (roles.level < 0 && column.levels * 5 >= column.filled * 4 && keyHeader(header, ["level"])) roles.level = at;
    else if (roles.item < 0 && isWords && keyHeader(header, ["item"])) roles.item = at;
    else if (roles.entity < 0 && isWords && keyHeader(header, ["entity"])) roles.entity = at;
    else if (!isWords && value === null && VALUE_HEADER.test(normalise(header.replace(/[(（].*[)）]/, "")))) value = column;
    else if (column.filled > 0) return null;
  }
  return value && roles.item >= 0 && (roles.period >= 0 || roles.entity >= 0) ? { ...roles, value } : null;
}

/** Reads a table with one figure to a row; null when it is none, or when none of its indicators is known. */
export function readTidy(input: ShapeInput, columns: readonly ColumnSketch[]): TableReading | null {
  const { frame, view } = input;
  const roles = tidyColumns(columns);
  if (!roles || frame.bottom - frame.dataTop > MOST_ROWS) return null;
  const filled = (row: number, column: number, above: string): string => view.seenText(row, column) || above;
  const skip = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex)]);
  const rows: { readonly row: number; readonly key: string; readonly period: Period | null; readonly entity: string | null }[] = [];
  const inputs = new Map<string, LineInput>();
  let entity = "";
  let item = "";
  let period: Period | null = null;
  const odd: CellRef[] = [];
  for (let row = frame.dataTop; row < frame.bottom; row += 1) {
    if (skip.has(row)) continue;
    item = filled(row, roles.item, item);
    if (roles.entity >= 0) entity = filled(row, roles.entity, entity);
    const year = roles.period < 0 ? null : view.seen(row, roles.period);
    if (year !== null) period = periodOfCell(year, view.format(row, roles.period));
    // Part of a year is no year, and what stands beside it is not the year above.
    const isOdd = year !== null && periodOfCell(year, view.format(row, roles.period)) === null;
    if (isOdd) odd.push(view.ref(row, roles.period));
    if (item === "" || totalKind(item) !== null || isOdd) continue;
    const level: SchoolLevel | null = roles.level < 0 ? null : readLevel(view.seenText(row, roles.level));
    const unit = roles.unit < 0 ? null : readUnit(view.seenText(row, roles.unit));
    const key = JSON.stringify([item, level, unit?.text ?? ""]);
    rows.push({ row, key, period, entity: entity === "" ? null : entity });
    const value = view.value(row, roles.value.columnIndex);
    const read = isFigure(value) ? readNumber(value) : null;
    const percent = typeof value === "number" && view.format(row, roles.value.columnIndex).includes("%");
    const known = inputs.get(key);
    const sample = read ? [read.ratio ? read.value * 100 : read.value] : [];
    inputs.set(key, {
      header: [item],
      headerCells: [view.anchor(row, roles.item)],
      unitCell: unit,
      ownMoney: carriesMoney(read?.suffix ?? null) && (known?.ownMoney ?? true),
      levelCell: level,
      sample: [...(known?.sample ?? []), ...sample],
      percentFormat: percent && (known?.percentFormat ?? true),
      dates: false,
      words: false,
    });
  }
  const asked = [...inputs];
  const issues = odd.map((cell) => partOfYearIssue(view.text(cell.rowIndex, cell.columnIndex), [cell]));
  // Each indicator once, whatever units its rows are written in: the same field in two units is no double claim.
  const guessed = asked.map(
    ([, one]) =>
      understandLines([one], input.vocabulary, {
        words: input.words,
        units: input.units,
        partOfYear: input.partOfYear,
        term: input.term ? oneTerm(input.term.text) : null,
        company: input.company,
      })[0] as LineGuess,
  );
  const isKnown = guessed.filter((guess) => guess.meaning.kind !== "unknown" && guess.confidence >= 0.8).length;
  if (isKnown === 0) return null;
  const together = understandLines(
    asked.map(([, one]) => one),
    input.vocabulary,
    {
      words: `${input.words} ${asked.map(([, one]) => one.header.join(" ")).join(" ")}`,
      units: input.units,
      partOfYear: input.partOfYear,
      term: input.term ? oneTerm(input.term.text) : null,
      company: input.company,
    },
  );
  const guessOf = new Map(asked.map(([key], i) => [key, better(guessed[i] as LineGuess, together[i] as LineGuess)]));
  const taken = new Set<string>();
  const lines: RecognizedLine[] = [];
  const byId = new Map<string, LineGuess>();
  for (const column of columns) {
    const at = column.columnIndex;
    const key =
      at === roles.item
        ? "item"
        : at === roles.period
          ? "period"
          : at === roles.level
            ? "schoolLevel"
            : at === roles.unit
              ? "unit"
              : at === roles.entity
                ? "entity"
                : null;
    if (!key) continue;
    const area = {
      sheet: view.snapshot.sheet,
      rowIndex: frame.dataTop,
      columnIndex: at,
      rowCount: frame.bottom - frame.dataTop,
      columnCount: 1,
    };
    lines.push(keyLine(column.header, column.headerCells, area, { kind: "key", key }, taken));
  }
  for (const one of rows) {
    const lineInput = inputs.get(one.key) as LineInput;
    const guess = guessOf.get(one.key) as LineGuess;
    const cell: CellRef = view.anchor(one.row, roles.item);
    const dated: LineGuess = { ...guess, period: one.period ?? guess.period };
    const area = { sheet: view.snapshot.sheet, rowIndex: one.row, columnIndex: roles.value.columnIndex, rowCount: 1, columnCount: 1 };
    const line = lineOf({ ...lineInput, headerCells: [cell] }, dated, area, one.entity, taken);
    lines.push(line);
    if (!byId.has(`${one.key}|first`) && ![...byId.values()].includes(guess)) byId.set(line.id, guess);
  }
  return readingOf(input, {
    shape: "longForm",
    lines,
    guesses: byId,
    lineDirection: "tidy",
    entityKind: input.isSchool && roles.entity < 0 ? "school" : "county",
    issues,
  });
}

/** What the indicator says by itself, unless its company decides between two fields. */
function better(alone: LineGuess, together: LineGuess): LineGuess {
  return together.confidence > alone.confidence ? together : alone;
}

/** Rows of one place, period and level stand together. */
export function tidyKey(line: RecognizedLine): string {
  return JSON.stringify([line.entity, line.period ? periodText(line.period) : null, line.schoolLevel]);
}
