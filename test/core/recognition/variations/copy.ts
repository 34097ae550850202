import type { CellArea, CellValue, RangeSnapshot } from "../../../../src/core/model";
import { formatAt } from "../../../../src/core/model";

/** One sheet of a sample, to be changed: rows from A1 on, with formats, merged areas and hidden rows. */
export class SheetCopy {
  readonly rows: CellValue[][];
  readonly formats: string[][];
  merged: CellArea[];
  hidden: number[];
  readonly name: string;

  constructor(snapshot: RangeSnapshot) {
    this.name = snapshot.sheet;
    const height = snapshot.rowIndex + snapshot.rowCount;
    const width = snapshot.columnIndex + snapshot.columnCount;
    const at = (row: number, column: number): CellValue =>
      snapshot.values[row - snapshot.rowIndex]?.[column - snapshot.columnIndex] ?? null;
    this.rows = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => at(row, column)));
    this.formats = this.rows.map((cells, row) => cells.map((_, column) => formatAt(snapshot, row, column)));
    this.merged = [...snapshot.merged];
    this.hidden = [...snapshot.hiddenRows];
  }

  get width(): number {
    return this.rows[0]?.length ?? 0;
  }

  value(row: number, column: number): CellValue {
    return this.rows[row]?.[column] ?? null;
  }

  put(row: number, column: number, value: CellValue, format = this.formats[row]?.[column] ?? "General"): void {
    const cells = this.rows[row];
    const codes = this.formats[row];
    if (!cells || !codes) return;
    cells[column] = value;
    codes[column] = format;
  }

  insertRow(at: number, cells: readonly CellValue[]): void {
    const row: CellValue[] = Array.from({ length: this.width }, (_, column) => cells[column] ?? null);
    this.rows.splice(at, 0, row);
    this.formats.splice(
      at,
      0,
      row.map(() => "General"),
    );
    this.merged = this.merged.map((area) =>
      area.rowIndex >= at
        ? { ...area, rowIndex: area.rowIndex + 1 }
        : area.rowIndex + area.rowCount > at
          ? { ...area, rowCount: area.rowCount + 1 }
          : area,
    );
    this.hidden = this.hidden.map((row) => (row >= at ? row + 1 : row));
  }

  insertColumn(at: number): void {
    for (const cells of this.rows) cells.splice(at, 0, null);
    for (const codes of this.formats) codes.splice(at, 0, "General");
    this.merged = this.merged.map((area) =>
      area.columnIndex >= at
        ? { ...area, columnIndex: area.columnIndex + 1 }
        : area.columnIndex + area.columnCount > at
          ? { ...area, columnCount: area.columnCount + 1 }
          : area,
    );
  }

  /** Rows and columns of one area change places; what was merged inside stays merged. */
  transpose(area: Omit<CellArea, "sheet">): void {
    const { rowIndex, columnIndex, rowCount, columnCount } = area;
    const values = Array.from({ length: columnCount }, (_, c) =>
      Array.from({ length: rowCount }, (__, r) => this.value(rowIndex + r, columnIndex + c)),
    );
    const formats = values.map((line, c) => line.map((_, r) => this.formats[rowIndex + r]?.[columnIndex + c] ?? "General"));
    const inside = this.merged.filter(
      (one) =>
        one.rowIndex >= rowIndex &&
        one.rowIndex < rowIndex + rowCount &&
        one.columnIndex >= columnIndex &&
        one.columnIndex < columnIndex + columnCount,
    );
    this.merged = this.merged.filter((one) => !inside.includes(one));
    const below = rowIndex + rowCount;
    for (let extra = rowCount; extra < columnCount; extra += 1) this.insertRow(below, []);
    while (this.width < columnIndex + rowCount) this.insertColumn(this.width);
    for (let r = 0; r < Math.max(rowCount, columnCount); r += 1) {
      for (let c = 0; c < Math.max(rowCount, columnCount); c += 1)
        this.put(rowIndex + r, columnIndex + c, values[r]?.[c] ?? null, formats[r]?.[c] ?? "General");
    }
    this.merged.push(
      ...inside.map((one) => ({
        sheet: this.name,
        rowIndex: rowIndex + (one.columnIndex - columnIndex),
        columnIndex: columnIndex + (one.rowIndex - rowIndex),
        rowCount: one.columnCount,
        columnCount: one.rowCount,
      })),
    );
  }

  snapshot(sheetIndex: number): RangeSnapshot {
    const codes = [...new Set(["General", ...this.formats.flat()])];
    const columnCount = Math.max(1, ...this.rows.map((cells) => cells.length));
    const indexes = new Uint16Array(this.rows.length * columnCount);
    this.formats.forEach((line, row) => line.forEach((code, column) => (indexes[row * columnCount + column] = codes.indexOf(code))));
    return {
      sheet: this.name,
      sheetIndex,
      rowIndex: 0,
      columnIndex: 0,
      rowCount: this.rows.length,
      columnCount,
      values: this.rows,
      formats: { codes, indexes },
      merged: this.merged,
      hiddenRows: [...this.hidden].sort((a, b) => a - b),
      hiddenColumns: [],
      sheetVisible: true,
      protected: false,
      tables: [],
    };
  }
}
