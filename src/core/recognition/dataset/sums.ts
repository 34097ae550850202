import type { CellRef, RangeSnapshot, RecognizedLine, SumCheck, Unit } from "../../model";
import { BLANK, formatAt, levelIndex, VALUE, valueAt } from "../../model";
import { readNumber, scaleDecimal, shownStepOf, storedStepOf } from "../numbers";
import type { TableReading, TotalRow } from "../types";
import { indentOf, isAmong, serialRank } from "../text";
import { readUnit } from "../units";
import { rowsOfBand } from "./blocks";
import type { RowKeys } from "./keys";

/** Horizontal sums of more rows than this are listed only where they do not hold. */
const MANY_ROWS = 2000;

/** A printed total and its parts; cells and steps are made when someone looks. */
class CellSum implements SumCheck {
  private stepsMade: Float64Array | null = null;

  constructor(
    private readonly snapshot: RangeSnapshot,
    readonly total: CellRef,
    readonly totalValue: number,
    private readonly partAt: (i: number) => CellRef,
    readonly partValues: Float64Array,
    private readonly scale: number,
    private readonly exact: boolean,
    readonly unit: Unit,
    readonly field: string | null,
    readonly label: string,
  ) {}

  get parts(): readonly CellRef[] {
    return Array.from(this.partValues, (_, i) => this.partAt(i));
  }

  get totalStep(): number {
    return this.stepOf(this.total);
  }

  get partSteps(): Float64Array {
    this.stepsMade ??= Float64Array.from(this.partValues, (_, i) => this.stepOf(this.partAt(i)));
    return this.stepsMade;
  }

  private stepOf(cell: CellRef): number {
    if (this.exact) return 0;
    const read = readNumber(valueAt(this.snapshot, cell.rowIndex, cell.columnIndex));
    if (read.fromText) return scaleDecimal(read.step, this.scale);
    const stored = storedStepOf(read.value);
    const shown = shownStepOf(formatAt(this.snapshot, cell.rowIndex, cell.columnIndex));
    return scaleDecimal(shown === null ? stored : Math.max(stored, shown), this.scale);
  }
}

/** Can the figures of a line be added up? Rates, averages, per-head values and dates cannot. */
function isAdditive(line: RecognizedLine): boolean {
  const { meaning, unit } = line;
  if (meaning.kind === "stated" || meaning.kind === "key" || meaning.kind === "excluded") return false;
  const header = line.header.join("");
  if (/率|均|比|%|％|‰|序号|编号|代码|年份|天数|间隔|日期|最大|最小|最高|最低|标准|单价/.test(header)) return false;
  if (meaning.kind === "field") {
    if (!unit || unit.unit.denominators.length > 0) return false;
    return unit.unit.numerators.length > 0
      ? !["day", "pp"].includes(unit.unit.numerators[0] ?? "") && !/^(?:average|largest|perPupil)/.test(meaning.field)
      : readUnit(unit.text)?.kind === "count" && !/^(?:average|largest)/.test(meaning.field);
  }
  return line.header.length > 0;
}

function exactLine(line: RecognizedLine): boolean {
  const kind = readUnit(line.unit?.text ?? "")?.kind;
  return (kind === "people" || kind === "count" || kind === "score") && line.unit?.scale === 1;
}

interface Additive {
  readonly line: RecognizedLine;
  readonly columnIndex: number;
  readonly scale: number;
  readonly exact: boolean;
}

function additiveColumns(table: TableReading): Additive[] {
  return table.lines
    .filter((line) => line.area.columnCount === 1 && line.area.rowCount > 1 && isAdditive(line))
    .map((line) => ({ line, columnIndex: line.area.columnIndex, scale: line.unit?.scale ?? 1, exact: exactLine(line) }));
}

const NO_UNIT: Unit = { numerators: [], denominators: [] };

/** Sums of total rows and total columns. */
export function sumsOf(table: TableReading, snapshot: RangeSnapshot): SumCheck[] {
  return [...rowSums(table, snapshot), ...columnSums(table, snapshot)];
}

function rowSums(table: TableReading, snapshot: RangeSnapshot): SumCheck[] {
  if (table.totals.length === 0) return [];
  const totalRows = new Set(table.totals.map((total) => total.rowIndex));
  const dataRows = rowsOfBand(table, "data").filter((row) => !totalRows.has(row));
  const groupRows = table.bands.filter((band) => band.kind === "group").map((band) => band.rowIndex);
  const checks: SumCheck[] = [];
  const totals = [...table.totals].sort((a, b) => a.rowIndex - b.rowIndex);
  for (const [i, total] of totals.entries()) {
    // A total above its parts, or below; a subtotal goes back to the one before or to its group's name.
    const isFirst = total.kind === "total" && !dataRows.some((row) => row < total.rowIndex);
    const leads = isFirst || total.leads === true;
    const same = totals.filter((other) => other.kind === total.kind);
    const from = leads
      ? total.rowIndex
      : total.kind === "total"
        ? Math.max(-1, ...same.filter((other) => other.rowIndex < total.rowIndex).map((other) => other.rowIndex))
        : Math.max(-1, ...totals.slice(0, i).map((other) => other.rowIndex), ...groupRows.filter((row) => row < total.rowIndex));
    const until = leads
      ? Math.min(
          Infinity,
          ...(total.leads ? totals : same).filter((other) => other.rowIndex > total.rowIndex).map((other) => other.rowIndex),
        )
      : total.rowIndex;
    const parts = dataRows.filter((row) => row > from && row < until);
    if (parts.length < 2) continue;
    if (isOfMore(total, table, dataRows)) continue;
    for (const column of additiveColumns(table)) {
      const check = verticalSum(table, snapshot, column, total.rowIndex, parts, total.label);
      if (check) checks.push(check);
    }
  }
  return checks;
}

/** Right below the only subtotal of the rows above stands the total of more than this table (小学 and 初中 in a table each). */
export function isOfMore(total: TotalRow, table: TableReading, dataRows: Int32Array): boolean {
  const above = table.totals.filter((other) => other.rowIndex < total.rowIndex);
  const [before] = above;
  if (total.kind !== "total" || above.length !== 1 || before?.kind !== "subtotal" || before.leads) return false;
  return !dataRows.some((row) => row > before.rowIndex && row < total.rowIndex);
}

function verticalSum(
  table: TableReading,
  snapshot: RangeSnapshot,
  { line, columnIndex, scale, exact }: Additive,
  totalRow: number,
  rows: Int32Array,
  label: string,
): SumCheck | null {
  const printed = readNumber(valueAt(snapshot, totalRow, columnIndex));
  if (printed.state !== VALUE) return null;
  const values = new Float64Array(rows.length);
  const places = new Int32Array(rows.length);
  let count = 0;
  let missing = 0;
  for (const row of rows) {
    const read = readNumber(snapshot.values[row - snapshot.rowIndex]?.[columnIndex - snapshot.columnIndex] ?? null);
    if (read.state === VALUE) {
      values[count] = scaleDecimal(read.value, scale);
      places[count] = row;
      count += 1;
    } else missing += 1;
  }
  if (count < 1) return null;
  const totalValue = scaleDecimal(printed.value, scale);
  const partValues = values.subarray(0, count);
  // With parts missing a total that is larger proves nothing.
  if (missing > 0 && Math.abs(sumOf(partValues) - totalValue) > 1e-6 * Math.max(1, Math.abs(totalValue))) return null;
  const { meaning } = line;
  return new CellSum(
    snapshot,
    { sheet: table.sheet, rowIndex: totalRow, columnIndex },
    totalValue,
    (i) => ({ sheet: table.sheet, rowIndex: places[i] ?? 0, columnIndex }),
    partValues,
    scale,
    exact,
    line.unit?.unit ?? NO_UNIT,
    meaning.kind === "field" ? meaning.field : null,
    `${label} · ${line.header.join(" › ")}`,
  );
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** 合计 columns against the columns beside them. */
function columnSums(table: TableReading, snapshot: RangeSnapshot): SumCheck[] {
  const checks: SumCheck[] = [];
  if (table.lineDirection !== "across") return checks;
  const rows = rowsOfBand(table, "data");
  for (const sum of table.sumLines) {
    const whole = table.lines[sum.total];
    const parts = sum.parts.map((i) => table.lines[i]).filter((line) => line !== undefined);
    if (!whole || parts.length < 2 || !isAdditive(whole)) continue;
    // Columns that are not understood are in the unit of those that are: all of them stand under one label.
    const scale = (whole.unit ?? parts.find((part) => part.unit !== null)?.unit)?.scale ?? 1;
    const scales = parts.map((part) => part.unit?.scale ?? scale);
    for (const row of rows) {
      const printed = readNumber(valueAt(snapshot, row, whole.area.columnIndex));
      if (printed.state !== VALUE) continue;
      const places: CellRef[] = [];
      const values: number[] = [];
      parts.forEach((part, i) => {
        const read = readNumber(valueAt(snapshot, row, part.area.columnIndex));
        if (read.state !== VALUE) return;
        places.push({ sheet: table.sheet, rowIndex: row, columnIndex: part.area.columnIndex });
        values.push(scaleDecimal(read.value, scales[i] ?? scale));
      });
      const totalValue = scaleDecimal(printed.value, scale);
      const partValues = Float64Array.from(values);
      const holds = Math.abs(sumOf(partValues) - totalValue) <= 1e-9 * Math.max(1, Math.abs(totalValue));
      if (
        values.length === 0 ||
        (values.length < parts.length && !holds && sumOf(partValues) < totalValue) ||
        (rows.length > MANY_ROWS && holds)
      )
        continue;
      const cell = { sheet: table.sheet, rowIndex: row, columnIndex: whole.area.columnIndex };
      const { meaning } = whole;
      checks.push(
        new CellSum(
          snapshot,
          cell,
          totalValue,
          (i) => places[i] ?? cell,
          partValues,
          scale,
          exactLine(whole),
          whole.unit?.unit ?? NO_UNIT,
          meaning.kind === "field" ? meaning.field : null,
          whole.header.join(" › "),
        ),
      );
    }
  }
  return checks;
}

/** 合计 rows among level rows of one place and year, against the levels; per-pupil values and rates are left out. */
export function levelSums(
  table: TableReading,
  snapshot: RangeSnapshot,
  sheetRows: Int32Array,
  keys: RowKeys,
  lines: readonly RecognizedLine[],
): SumCheck[] {
  if (table.shape !== "longForm" || !table.lines.some((line) => line.meaning.kind === "key" && line.meaning.key === "schoolLevel"))
    return [];
  const allLevels = levelIndex("total");
  const compulsory = levelIndex("compulsory");
  const groups = new Map<number, { total: number; parts: number[] }>();
  for (let row = 0; row < sheetRows.length; row += 1) {
    const key = (keys.entityOf[row] ?? 0) * 65536 + (keys.periodOf[row] ?? 0);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { total: -1, parts: [] }));
    const level = keys.levelOf[row];
    if (level === allLevels) group.total = row;
    else if (level !== compulsory && level !== 255) group.parts.push(row);
  }
  const checks: SumCheck[] = [];
  for (const column of additiveColumns(table).filter(({ line }) => lines.includes(line) && line.meaning.kind === "field")) {
    for (const group of groups.values()) {
      if (group.total < 0 || group.parts.length < 2) continue;
      if (group.parts.some((row) => readNumber(valueAt(snapshot, sheetRows[row] ?? 0, column.columnIndex)).state === BLANK)) continue;
      const check = verticalSum(
        table,
        snapshot,
        column,
        sheetRows[group.total] ?? 0,
        Int32Array.from(group.parts, (row) => sheetRows[row] ?? 0),
        "合计",
      );
      if (check) checks.push(check);
    }
  }
  return checks;
}

/** Sums inside a table whose lines are rows: a row over all levels against the levels, 合计 against the rows above it. */
export function downSums(table: TableReading, snapshot: RangeSnapshot): SumCheck[] {
  const figures = table.lines.filter((line) => line.area.rowCount === 1 && line.meaning.kind !== "key");
  const additive = figures.filter(isAdditive);
  const groups: { readonly total: RecognizedLine; readonly parts: readonly RecognizedLine[]; readonly label: string }[] = [];
  for (const total of additive.filter((line) => line.meaning.kind === "field" && line.schoolLevel === "total")) {
    const parts = additive.filter(
      (line) =>
        line.meaning.kind === "field" &&
        total.meaning.kind === "field" &&
        line.meaning.field === total.meaning.field &&
        line.schoolLevel !== null &&
        !["total", "compulsory", "any"].includes(line.schoolLevel),
    );
    groups.push({ total, parts, label: total.header.join(" › ") });
  }
  let from = -1;
  for (const row of table.totals) {
    const total = figures.find((line) => line.area.rowIndex === row.rowIndex);
    if (!total || groups.some((group) => group.total === total)) continue;
    const parts = additive.filter(
      (line) =>
        line.area.rowIndex > from &&
        line.area.rowIndex < row.rowIndex &&
        (line.unit === null || total.unit === null || line.unit.text === total.unit.text) &&
        !isAmong(line.header[line.header.length - 1] ?? "") &&
        !table.totals.some((other) => other.rowIndex === line.area.rowIndex),
    );
    from = row.rowIndex;
    groups.push({ total, parts: outermost(parts, snapshot), label: row.label });
  }
  const isCoded = codeColumn(table, snapshot) !== null;
  return groups
    .filter(({ parts }) => parts.length >= 2 && new Set(parts.flatMap(({ unit }) => unit?.text ?? [])).size <= 1)
    .flatMap(({ total, parts, label }) =>
      table.slots
        .map(({ columnIndex }) => sumAlong(table, snapshot, total, parts, columnIndex, label))
        .filter((check) => check !== null)
        // 205, 20502, 2050202 …: such lists are printed in part, and a total of more than is printed proves nothing.
        .filter((check) => !isCoded || Math.abs(sumOf(check.partValues) - check.totalValue) <= 1e-9 * Math.abs(check.totalValue)),
    );
}

/** The column of codes in front of the items. */
function codeColumn(table: TableReading, snapshot: RangeSnapshot): number | null {
  for (let column = table.area.columnIndex; column < table.area.columnIndex + table.area.columnCount; column += 1) {
    for (let row = table.area.rowIndex; row < table.area.rowIndex + table.headerRows; row += 1) {
      const label = valueAt(snapshot, row, column);
      if (typeof label === "string" && /科目.{0,2}(?:编码|代码|编号)$/.test(label.trim())) return column;
    }
  }
  return null;
}

/** Of labels with serials or set in by spaces only the outermost: 1. below 一、 is a part of it, not of the total. */
function outermost(lines: readonly RecognizedLine[], snapshot: RangeSnapshot): readonly RecognizedLine[] {
  const labels = lines.map((line) => {
    const cell = line.headerCells[line.headerCells.length - 1];
    return cell ? String(valueAt(snapshot, cell.rowIndex, cell.columnIndex) ?? "") : "";
  });
  const ranks = labels.map(serialRank);
  const top = Math.min(...ranks.map((rank) => rank ?? Infinity));
  if (Number.isFinite(top)) return lines.filter((_, i) => ranks[i] === top);
  const indents = labels.map(indentOf);
  const least = Math.min(...indents);
  return lines.filter((_, i) => indents[i] === least);
}

function sumAlong(
  table: TableReading,
  snapshot: RangeSnapshot,
  total: RecognizedLine,
  parts: readonly RecognizedLine[],
  columnIndex: number,
  label: string,
): SumCheck | null {
  const cellOf = (line: RecognizedLine): CellRef => ({ sheet: table.sheet, rowIndex: line.area.rowIndex, columnIndex });
  const valueOf = (line: RecognizedLine): ReturnType<typeof readNumber> => readNumber(valueAt(snapshot, line.area.rowIndex, columnIndex));
  const printed = valueOf(total);
  const read = parts.map(valueOf);
  // A part that is not there proves nothing.
  if (printed.state !== VALUE || read.some((one) => one.state !== VALUE)) return null;
  const known = total.unit ?? parts.find(({ unit }) => unit !== null)?.unit ?? null;
  const scale = known?.scale ?? 1;
  const { meaning } = total;
  return new CellSum(
    snapshot,
    cellOf(total),
    scaleDecimal(printed.value, scale),
    (i) => cellOf(parts[i] ?? total),
    Float64Array.from(read, (one, i) => scaleDecimal(one.value, parts[i]?.unit?.scale ?? scale)),
    scale,
    parts.every(exactLine),
    known?.unit ?? NO_UNIT,
    meaning.kind === "field" ? meaning.field : null,
    label,
  );
}
