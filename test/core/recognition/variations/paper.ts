import type { CellArea, CellValue, RangeSnapshot } from "../../../../src/core/model";

/** `LEFT` and `UP`: merged with the cell on the left, above. */
export const LEFT = Symbol("merged with the cell on the left");
export const UP = Symbol("merged with the cell above");
export type Cell = CellValue | typeof LEFT | typeof UP;

/** One table before it stands on a sheet. */
export interface Table {
  readonly title: string | null;
  /** 单位：万元 and the like, as cells; beside the table's right edge or on its left. */
  readonly unitLine: string | null;
  readonly header: readonly (readonly Cell[])[];
  readonly body: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
}

export interface Place {
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** A sheet that tables are written on. */
export class Paper {
  private readonly rows: CellValue[][] = [];
  private readonly merged: CellArea[] = [];
  private readonly hidden: number[] = [];

  constructor(
    readonly sheet: string,
    private readonly sheetIndex: number,
  ) {}

  private put(row: number, column: number, value: CellValue): void {
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] as CellValue[];
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
  }

  /** Returns the first row below the table. */
  write(table: Table, at: Place, options: { readonly mergeTitle: boolean; readonly unitAtRight: boolean; readonly gap: number }): number {
    let row = at.rowIndex;
    const width = Math.max(...table.header.map((cells) => cells.length));
    if (table.title !== null) {
      this.put(row, at.columnIndex, table.title);
      if (options.mergeTitle && width > 1) this.merge(row, at.columnIndex, 1, width);
      row += 1 + options.gap;
    }
    if (table.unitLine !== null) {
      this.put(row, options.unitAtRight ? at.columnIndex + width - 1 : at.columnIndex, table.unitLine);
      row += 1;
    }
    this.block(table.header, row, at.columnIndex);
    row += table.header.length;
    this.block(table.body, row, at.columnIndex);
    row += table.body.length;
    for (const note of table.notes) {
      this.put(row, at.columnIndex, note);
      row += 1;
    }
    return row;
  }

  private block(cells: readonly (readonly Cell[])[], top: number, left: number): void {
    cells.forEach((line, r) =>
      line.forEach((cell, c) => {
        if (cell === LEFT || cell === UP) return;
        this.put(top + r, left + c, cell);
        let columnCount = 1;
        while (line[c + columnCount] === LEFT) columnCount += 1;
        let rowCount = 1;
        while (cells[r + rowCount]?.[c] === UP) rowCount += 1;
        if (columnCount > 1 || rowCount > 1) this.merge(top + r, left + c, rowCount, columnCount);
      }),
    );
  }

  private merge(rowIndex: number, columnIndex: number, rowCount: number, columnCount: number): void {
    this.merged.push({ sheet: this.sheet, rowIndex, columnIndex, rowCount, columnCount });
  }

  hide(rowIndex: number): void {
    this.hidden.push(rowIndex);
  }

  get rowCount(): number {
    return this.rows.length;
  }

  /** As a host hands it over: from the first used row and column on. */
  snapshot(): RangeSnapshot {
    const isUsed = (cells: readonly CellValue[]): boolean => cells.some((value) => value !== null && value !== "");
    const top = Math.max(0, this.rows.findIndex(isUsed));
    const left = Math.min(...this.rows.filter(isUsed).map((cells) => cells.findIndex((value) => value !== null && value !== "")));
    const columnCount = Math.max(...this.rows.map((cells) => cells.length)) - left;
    const values = this.rows.slice(top).map((cells) => Array.from({ length: columnCount }, (_, c) => cells[c + left] ?? null));
    return {
      sheet: this.sheet,
      sheetIndex: this.sheetIndex,
      rowIndex: top,
      columnIndex: left,
      rowCount: values.length,
      columnCount,
      values,
      formats: { codes: ["General"] },
      merged: this.merged,
      hiddenRows: [...this.hidden].sort((a, b) => a - b),
      hiddenColumns: [],
      sheetVisible: true,
      protected: false,
      tables: [],
    };
  }
}
