import type { CellRef, Column, FieldId, RangeSnapshot, RecognizedLine, StatedFigure, TextColumn, Unit, WrittenUnit } from "../../model";
import { BLANK, ERROR, formatAt, NOT_NUMERIC, NOT_REPORTED, PERCENTAGE_POINT, PLACEHOLDER, sameUnit, VALUE, valueAt } from "../../model";
import { readNumbers, readNumbersAlong } from "../bulk";
import { readDateText } from "../dates";
import { readNumber, scaleDecimal, shownStepOf, storedStepOf } from "../numbers";

/** Where the cells of a column stand, by arithmetic over the rows of its block. */
export interface Places {
  rowOf(row: number): number;
  /** Sheet column; −1 where the block's row has no cell. */
  columnOf(row: number): number;
}

/** Cells down the data rows of a sheet, one or several columns (one a period) to a row. */
export class AcrossPlaces implements Places {
  constructor(
    readonly sheetRows: Int32Array,
    readonly sheetColumns: readonly number[],
  ) {}
  rowOf(row: number): number {
    return this.sheetRows[this.sheetColumns.length === 1 ? row : Math.floor(row / this.sheetColumns.length)] ?? 0;
  }
  columnOf(row: number): number {
    return this.sheetColumns[this.sheetColumns.length === 1 ? 0 : row % this.sheetColumns.length] ?? -1;
  }
}

/** Cells along one row of a sheet. */
export class DownPlaces implements Places {
  constructor(
    readonly sheetRow: number,
    readonly sheetColumns: readonly number[],
  ) {}
  rowOf(): number {
    return this.sheetRow;
  }
  columnOf(row: number): number {
    return this.sheetColumns[row] ?? -1;
  }
}

/** How many cells of each odd state a column holds, and the first of them. */
export interface OddCells {
  count: number;
  readonly cells: CellRef[];
}

/** A message names at most this many cells; the count says the rest. */
const NAMED_CELLS = 24;

export class LineColumn implements Column {
  readonly field: FieldId;
  readonly unit: Unit;
  readonly written: WrittenUnit;
  readonly values: Float64Array;
  readonly states: Uint8Array;
  readonly stated?: { readonly figure: StatedFigure; readonly of: readonly FieldId[] };
  readonly shared?: true;
  readonly scale: number;
  readonly odd: Partial<Record<"placeholder" | "notReported" | "errorCell" | "notNumeric" | "textNumber", OddCells>> = {};
  private readonly isRatio: boolean;
  private readonly isGap: boolean;
  /** Number formats tell ratios (0.1868 shown as 18.68%) from percents (18.68). */
  private readonly perCell: boolean;

  constructor(
    readonly line: RecognizedLine,
    private readonly snapshot: RangeSnapshot,
    readonly places: Places,
    rowCount: number,
    private readonly kind: "number" | "date" | "flag",
    private readonly exact: boolean,
    shared: boolean,
  ) {
    const { meaning } = line;
    this.field = meaning.kind === "field" ? meaning.field : meaning.kind === "stated" ? meaning.figure : "";
    if (meaning.kind === "stated") this.stated = { figure: meaning.figure, of: meaning.of };
    if (shared) this.shared = true;
    this.written = line.unit ?? { text: "", unit: { numerators: [], denominators: [] }, scale: 1 };
    this.unit = this.written.unit;
    this.scale = this.written.scale;
    this.isRatio = this.unit.numerators.length === 0 && this.unit.denominators.length === 0 && kind === "number";
    this.isGap = sameUnit(this.unit, PERCENTAGE_POINT);
    this.perCell = this.isRatio && snapshot.formats.codes.some((code) => code.includes("%"));
    this.values = new Float64Array(rowCount);
    this.states = new Uint8Array(rowCount);
  }

  /** May the values be read in bulk, number cells times one scale? */
  get isPlain(): boolean {
    return this.kind === "number" && !this.perCell;
  }

  /** Reads all cells, wherever they stand. */
  readAll(): void {
    const { places } = this;
    if (!this.isPlain || !(places instanceof DownPlaces)) {
      for (let row = 0; row < this.values.length; row += 1) this.readRow(row);
      return;
    }
    const { values, rowIndex: top, columnIndex: left } = this.snapshot;
    const others: number[] = [];
    readNumbersAlong(values[places.sheetRow - top] ?? [], places.sheetColumns, left, this.scale, this.values, others);
    for (const row of others) this.readRow(row);
  }

  /** Reads the cells of some rows of a plain column that runs down the sheet's rows. */
  readPlain(sheetRows: Int32Array, from: number, until: number): void {
    const { values, rowIndex: top, columnIndex: left } = this.snapshot;
    const columnIndex = this.places.columnOf(0);
    const others: number[] = [];
    readNumbers(values, sheetRows, top, from, until, columnIndex - left, this.scale, this.values, others);
    for (const row of others) this.readCell(row, sheetRows[row] as number, columnIndex);
  }

  /** Reads the cell of one row. Slow path: everything that is no number in a plain column. */
  readRow(row: number): void {
    const columnIndex = this.places.columnOf(row);
    const rowIndex = this.places.rowOf(row);
    this.readCell(row, rowIndex, columnIndex);
  }

  readCell(row: number, rowIndex: number, columnIndex: number): void {
    if (columnIndex < 0) {
      this.states[row] = 6;
      return;
    }
    const value = valueAt(this.snapshot, rowIndex, columnIndex);
    if (this.kind === "flag") {
      const read = readFlag(value);
      this.states[row] = read === null ? BLANK : VALUE;
      this.values[row] = read ?? 0;
      return;
    }
    if (this.kind === "date" && typeof value === "string") {
      const serial = readDateText(value);
      if (serial !== null) {
        this.values[row] = serial;
        return;
      }
    }
    const read = readNumber(value);
    this.states[row] = read.state;
    if (read.state === VALUE) {
      this.values[row] = scaleDecimal(read.value, this.scaleFor(rowIndex, columnIndex, value, read.ratio, read.suffix));
      if (read.fromText) this.note("textNumber", rowIndex, columnIndex);
    } else if (read.state === PLACEHOLDER) this.note("placeholder", rowIndex, columnIndex);
    else if (read.state === NOT_REPORTED) this.note("notReported", rowIndex, columnIndex);
    else if (read.state === ERROR) this.note("errorCell", rowIndex, columnIndex);
    else if (read.state === NOT_NUMERIC) this.note("notNumeric", rowIndex, columnIndex);
  }

  private note(kind: keyof LineColumn["odd"], rowIndex: number, columnIndex: number): void {
    const odd = (this.odd[kind] ??= { count: 0, cells: [] });
    odd.count += 1;
    if (odd.cells.length < NAMED_CELLS) odd.cells.push({ sheet: this.snapshot.sheet, rowIndex, columnIndex });
  }

  /** What a number read from this cell is multiplied with. */
  private scaleFor(rowIndex: number, columnIndex: number, value: unknown, ratio: boolean, suffix: string | null): number {
    if (this.isGap && ratio) return 100;
    if (this.isRatio && ratio) return 1;
    if (this.perCell && typeof value === "number") {
      const percent = formatAt(this.snapshot, rowIndex, columnIndex).includes("%");
      return percent ? 1 : this.scale === 1 && this.written.text === "%" ? 0.01 : this.scale;
    }
    // 305.3万元 carries its own unit; the multiple has been applied.
    if (suffix !== null && /[万亿]|^元|^人/.test(suffix)) return 1;
    return this.scale;
  }

  cellOf(row: number): CellRef {
    return { sheet: this.snapshot.sheet, rowIndex: this.places.rowOf(row), columnIndex: this.places.columnOf(row) };
  }

  textAt(row: number): string | null {
    const value = valueAt(this.snapshot, this.places.rowOf(row), this.places.columnOf(row));
    return typeof value === "string" ? value : null;
  }

  storedStep(row: number): number {
    return this.step(row, Math.min);
  }

  printedStep(row: number): number {
    return this.step(row, Math.max);
  }

  private step(row: number, choose: (a: number, b: number) => number): number {
    if (this.exact || this.states[row] !== VALUE) return 0;
    const rowIndex = this.places.rowOf(row);
    const columnIndex = this.places.columnOf(row);
    const value = valueAt(this.snapshot, rowIndex, columnIndex);
    const read = readNumber(value);
    const scale = this.scaleFor(rowIndex, columnIndex, value, read.ratio, read.suffix);
    if (read.fromText) return scaleDecimal(read.step, scale);
    const stored = storedStepOf(read.value);
    const shown = shownStepOf(formatAt(this.snapshot, rowIndex, columnIndex));
    return scaleDecimal(shown === null ? stored : choose(stored, shown), scale);
  }
}

function readFlag(value: unknown): number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number") return value === 0 ? 0 : 1;
  if (typeof value !== "string") return null;
  const text = value.normalize("NFKC").trim().toLowerCase();
  if (/^(?:是|√|✓|✔|☑|必达|必达指标|达标|已达标|合格|y|yes|1|有)$/.test(text)) return 1;
  if (/^(?:否|×|✗|x|未达标|不达标|未达|不合格|未合格|n|no|0|非必达)$/.test(text)) return 0;
  return null;
}

/** So many rows of a sheet stay near the processor while one column after the other is read from them. */
const ROWS_AT_ONCE = 1024;

/** Reads all columns of a block that run down the sheet's rows. */
export function readAcross(sheetRows: Int32Array, columns: readonly LineColumn[]): void {
  const plain = columns.filter(
    (column) => column.isPlain && column.places instanceof AcrossPlaces && column.places.sheetColumns.length === 1,
  );
  const others = columns.filter((column) => !plain.includes(column));
  for (let from = 0; from < sheetRows.length; from += ROWS_AT_ONCE) {
    const until = Math.min(sheetRows.length, from + ROWS_AT_ONCE);
    for (const column of plain) column.readPlain(sheetRows, from, until);
  }
  for (const column of others) column.readAll();
}

/** A column of words. */
export class WordColumn implements TextColumn {
  constructor(
    readonly field: FieldId,
    private readonly snapshot: RangeSnapshot,
    private readonly places: Places,
  ) {}
  textOf(row: number): string {
    const value = valueAt(this.snapshot, this.places.rowOf(row), this.places.columnOf(row));
    return value === null ? "" : String(value).trim();
  }
  cellOf(row: number): CellRef {
    return { sheet: this.snapshot.sheet, rowIndex: this.places.rowOf(row), columnIndex: this.places.columnOf(row) };
  }
}
