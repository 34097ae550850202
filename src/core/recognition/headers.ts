import type { CellRef } from "../model";
import { NOT_NUMERIC, VALUE } from "../model";
import { dateOfSerial, isDateFormat } from "./dates";
import type { TableFrame } from "./layout";
import { isFigure } from "./layout";
import { readLevel } from "./levels";
import { remembered } from "./memo";
import { carriesMoney, readNumber } from "./numbers";
import { partOfYear, periodOfCell, termOf } from "./periods";
import { withoutSerial } from "./text";
import type { UnitReading } from "./units";
import { isRowOfUnits, readUnit } from "./units";
import type { SheetView } from "./view";

/** A column of a table: its header from the outside in, and what a sample of its cells looks like. */
export interface ColumnSketch {
  readonly columnIndex: number;
  readonly header: readonly string[];
  readonly headerCells: readonly CellRef[];
  readonly unitCell: UnitReading | null;
  readonly filled: number;
  readonly figures: number;
  readonly words: number;
  /** —, x, 无 and the like, errors. */
  readonly marks: number;
  readonly levels: number;
  readonly periods: number;
  /** Parts of a year: months, quarters, terms. */
  readonly parts: number;
  readonly units: number;
  readonly dates: number;
  /** Different values; counted in columns that hold words only. */
  readonly distinct: number;
  /** Figures written with a money unit (9.5亿元). */
  readonly ownMoney: number;
  readonly sample: readonly number[];
  readonly percentFormat: boolean;
}

const SAMPLE_ROWS = 120;

/** Rows to look at: all of a small table, a spread of a large one. */
export function sampleRows(frame: TableFrame): number[] {
  const left = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex)]);
  const count = frame.bottom - frame.dataTop;
  const rows: number[] = [];
  const stride = Math.max(1, Math.floor(count / SAMPLE_ROWS));
  for (let row = frame.dataTop; row < frame.bottom; row += stride) if (!left.has(row)) rows.push(row);
  return rows;
}

/** 1, 2, 3 … or 甲, 乙, 1, 2 … under the labels. */
function isColumnNumberRow(view: SheetView, row: number, frame: TableFrame): boolean {
  const texts: string[] = [];
  for (let c = frame.left; c < frame.right; c += 1) {
    const text = view.text(row, c);
    if (text !== "") texts.push(text);
  }
  return texts.length >= 3 && texts.every((text) => /^(?:[甲乙丙丁戊己]|栏次|[(（]?\d{1,2}[)）]?(?:[=＝][\d+\-×/()（）]+)?)$/.test(text));
}

function isUnitRow(view: SheetView, row: number, frame: TableFrame): boolean {
  const texts: string[] = [];
  for (let c = frame.left; c < frame.right; c += 1) {
    const value = view.value(row, c);
    if (value !== null) texts.push(String(value));
  }
  return isRowOfUnits(texts);
}

export function sketchColumns(view: SheetView, frame: TableFrame): ColumnSketch[] {
  const headerRows: number[] = [];
  let unitRow = -1;
  for (let row = frame.headerTop; row < frame.dataTop; row += 1) {
    if (row > frame.headerTop && isColumnNumberRow(view, row, frame)) continue;
    if (row > frame.headerTop && isUnitRow(view, row, frame)) unitRow = row;
    else headerRows.push(row);
  }
  const labels = headerRows.map((row) => labelsOf(view, frame, row, headerRows));
  const rows = sampleRows(frame);
  const columns: ColumnSketch[] = [];
  for (let c = frame.left; c < frame.right; c += 1) {
    const header: string[] = [];
    const headerCells: CellRef[] = [];
    for (const row of labels) {
      const label = row[c - frame.left];
      if (!label || headerCells.some((cell) => cell.rowIndex === label.cell.rowIndex && cell.columnIndex === label.cell.columnIndex))
        continue;
      header.push(label.text);
      headerCells.push(label.cell);
    }
    const unitCell = unitRow < 0 ? null : readUnit(view.text(unitRow, c).replace(/^[(（](.*)[)）]$/, "$1"));
    columns.push({ columnIndex: c, header, headerCells, unitCell, ...sketchCells(view, rows, c) });
  }
  return columns;
}

interface Label {
  readonly text: string;
  readonly cell: CellRef;
}

/** Labels of one header row; a label that only stands over the first of its columns is drawn to those right of it that have one below. */
function labelsOf(view: SheetView, frame: TableFrame, row: number, headerRows: readonly number[]): (Label | null)[] {
  const below = headerRows.filter((other) => other > row);
  const labels: (Label | null)[] = [];
  let drawn: Label | null = null;
  for (let c = frame.left; c < frame.right; c += 1) {
    const cell = view.anchor(row, c);
    const text = cell.columnIndex >= frame.left - 1 ? view.text(cell.rowIndex, cell.columnIndex) : "";
    if (text !== "") {
      const label: Label = { text: headerText(view, cell), cell };
      labels.push(label);
      const merged = view.merge(row, c);
      const hasBelow = below.some((other) => view.value(other, c) !== null);
      drawn = merged === undefined && hasBelow && cell.rowIndex === row ? label : null;
      continue;
    }
    const hasBelow = below.some((other) => view.value(other, c) !== null);
    if (!hasBelow || view.merge(row, c) !== undefined) drawn = null;
    labels.push(hasBelow ? drawn : null);
  }
  return labels;
}

/** The text of a header cell; a year stored as a date is its year. */
function headerText(view: SheetView, cell: CellRef): string {
  const value = view.value(cell.rowIndex, cell.columnIndex);
  if (typeof value === "number") {
    const period = periodOfCell(value, view.format(cell.rowIndex, cell.columnIndex));
    if (period) return String(period.year);
    if (isDateFormat(view.format(cell.rowIndex, cell.columnIndex))) {
      const { year, month, day } = dateOfSerial(value);
      return `${year}年${month}月${day}日`;
    }
  }
  return value === null
    ? ""
    : String(value)
        .replace(/\s*\n\s*/g, "")
        .trim();
}

/** What the words of a cell say. */
interface WordSketch {
  readonly level: boolean;
  readonly unit: boolean;
  /** Part of a year, a term. */
  readonly part: boolean;
  /** A figure with 元, 万元 … behind it. */
  readonly money: boolean;
  readonly kind: "figure" | "mark" | "date" | "words";
  /** Only for a figure; percents as they are written (38% is 38). */
  readonly figure: number;
}

const sketchWords = remembered((text): WordSketch => {
  const read = readNumber(text);
  const kind = isFigure(text)
    ? "figure"
    : read.state !== VALUE && read.state !== NOT_NUMERIC
      ? "mark"
      : /^\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?$/.test(text)
        ? "date"
        : "words";
  return {
    level: readLevel(withoutSerial(text)) !== null,
    unit: readUnit(text) !== null,
    part: text.length <= 16 && (partOfYear(text) ?? termOf(text)) !== null,
    money: carriesMoney(read.suffix),
    kind,
    figure: kind !== "figure" ? 0 : read.ratio ? read.value * 100 : read.value,
  };
});

function sketchCells(
  view: SheetView,
  rows: readonly number[],
  c: number,
): Omit<ColumnSketch, "columnIndex" | "header" | "headerCells" | "unitCell"> {
  const counts = { figure: 0, mark: 0, date: 0, words: 0 };
  let filled = 0;
  let levels = 0;
  let periods = 0;
  let parts = 0;
  let units = 0;
  let percents = 0;
  let ownMoney = 0;
  const sample: number[] = [];
  for (const row of rows) {
    const value = view.value(row, c);
    if (value === null) continue;
    filled += 1;
    const format = view.format(row, c);
    const isPeriod = periodOfCell(value, format) !== null;
    if (isPeriod) periods += 1;
    if (typeof value === "number") {
      if (isDateFormat(format)) counts.date += 1;
      else if (format.includes("%")) percents += 1;
      counts.figure += 1;
      sample.push(value);
      continue;
    }
    const said = sketchWords(String(value));
    if (said.part && !isPeriod) parts += 1;
    if (said.level) levels += 1;
    if (said.unit) units += 1;
    counts[said.kind] += 1;
    if (said.kind !== "figure") continue;
    if (said.money) ownMoney += 1;
    sample.push(said.figure);
  }
  return {
    filled,
    figures: counts.figure,
    words: counts.words,
    marks: counts.mark,
    levels,
    periods,
    parts,
    units,
    dates: counts.date,
    // Only names are told apart by it, and most columns hold figures.
    distinct: counts.words > 0 ? new Set(rows.map((row) => view.value(row, c)).filter((value) => value !== null)).size : 0,
    ownMoney,
    sample,
    percentFormat: percents > 0 && percents === counts.figure,
  };
}
