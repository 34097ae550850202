import type { Area } from "./view";

/** Merged areas of a sheet, looked up by cell or by window. */
export class Merges {
  readonly #areas: readonly Area[];
  /** Row → areas that touch it; only rows with merges have an entry. */
  readonly #byRow = new Map<number, Area[]>();

  constructor(areas: readonly Area[]) {
    this.#areas = areas;
    for (const area of areas) {
      for (let row = area.rowIndex; row < area.rowIndex + area.rowCount; row++) {
        const others = this.#byRow.get(row);
        if (others) others.push(area);
        else this.#byRow.set(row, [area]);
      }
    }
  }

  /** The merged area that holds a cell, if any. */
  at(row: number, column: number): Area | undefined {
    return this.#byRow.get(row)?.find((area) => column >= area.columnIndex && column < area.columnIndex + area.columnCount);
  }

  ofRow(row: number): readonly Area[] {
    return this.#byRow.get(row) ?? [];
  }

  /** First rows and first columns of the areas that reach into a window from outside. */
  anchorRows(first: number, last: number): readonly number[] {
    return this.#areas
      .filter((area) => area.rowIndex < first && area.rowIndex + area.rowCount > first && area.rowIndex <= last)
      .map((area) => area.rowIndex);
  }

  anchorColumns(first: number, last: number): readonly number[] {
    return this.#areas
      .filter((area) => area.columnIndex < first && area.columnIndex + area.columnCount > first && area.columnIndex <= last)
      .map((area) => area.columnIndex);
  }
}
