/** A block of equal cells on a sheet, zero-based. */
export interface Rectangle<T> {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly value: T;
}

/**
 * Covers equal neighbours with few rectangles, so that a format is one call for a block and never one for a cell. Cells for
 * which `valueAt` gives undefined stay uncovered. Greedy: widest run first, then as far down as all of it is equal.
 */
export function rectanglesOf<T>(
  rowCount: number,
  columnCount: number,
  valueAt: (row: number, column: number) => T | undefined,
): Rectangle<T>[] {
  const covered = new Uint8Array(rowCount * columnCount);
  const found: Rectangle<T>[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columnCount; column += 1) {
      const value = covered[row * columnCount + column] === 1 ? undefined : valueAt(row, column);
      if (value === undefined) continue;
      const free = (r: number, c: number): boolean => covered[r * columnCount + c] === 0 && valueAt(r, c) === value;
      let width = 1;
      while (column + width < columnCount && free(row, column + width)) width += 1;
      let height = 1;
      const wholeRowFree = (r: number): boolean => {
        for (let c = column; c < column + width; c += 1) if (!free(r, c)) return false;
        return true;
      };
      while (row + height < rowCount && wholeRowFree(row + height)) height += 1;
      for (let r = row; r < row + height; r += 1) covered.fill(1, r * columnCount + column, r * columnCount + column + width);
      found.push({ rowIndex: row, columnIndex: column, rowCount: height, columnCount: width, value });
    }
  }
  return found;
}
