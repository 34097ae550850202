import type { CellArea, CellRef, CellValue, RangeSnapshot } from "../model";
import { formatAt } from "../model";

/** A sheet by sheet coordinates, with merged areas looked through. Made for headers and small parts, not for bulk. */
export class SheetView {
  readonly top: number;
  readonly left: number;
  /** One past the last row and column. */
  readonly bottom: number;
  readonly right: number;
  private readonly mergedAt = new Map<number, CellArea>();
  private static readonly WIDTH = 16384;

  constructor(readonly snapshot: RangeSnapshot) {
    this.top = snapshot.rowIndex;
    this.left = snapshot.columnIndex;
    this.bottom = snapshot.rowIndex + snapshot.rowCount;
    this.right = snapshot.columnIndex + snapshot.columnCount;
    for (const area of snapshot.merged) {
      // A merge over a whole bulk column says nothing that a header needs.
      const rows = Math.min(area.rowCount, 2000);
      for (let r = 0; r < rows; r += 1) {
        for (let c = 0; c < area.columnCount; c += 1) this.mergedAt.set((area.rowIndex + r) * SheetView.WIDTH + area.columnIndex + c, area);
      }
    }
  }

  value(rowIndex: number, columnIndex: number): CellValue {
    const value = this.snapshot.values[rowIndex - this.top]?.[columnIndex - this.left];
    return value === undefined || value === "" ? null : value;
  }

  merge(rowIndex: number, columnIndex: number): CellArea | undefined {
    return this.mergedAt.get(rowIndex * SheetView.WIDTH + columnIndex);
  }

  /** The cell that holds what is seen here: the top left one of a merged area. */
  anchor(rowIndex: number, columnIndex: number): CellRef {
    const area = this.merge(rowIndex, columnIndex);
    return { sheet: this.snapshot.sheet, rowIndex: area?.rowIndex ?? rowIndex, columnIndex: area?.columnIndex ?? columnIndex };
  }

  /** What is seen at a place, merged areas looked through. */
  seen(rowIndex: number, columnIndex: number): CellValue {
    const at = this.anchor(rowIndex, columnIndex);
    return this.value(at.rowIndex, at.columnIndex);
  }

  text(rowIndex: number, columnIndex: number): string {
    const value = this.value(rowIndex, columnIndex);
    return value === null ? "" : String(value).trim();
  }

  seenText(rowIndex: number, columnIndex: number): string {
    const value = this.seen(rowIndex, columnIndex);
    return value === null ? "" : String(value).trim();
  }

  format(rowIndex: number, columnIndex: number): string {
    return formatAt(this.snapshot, rowIndex, columnIndex);
  }

  ref(rowIndex: number, columnIndex: number): CellRef {
    return { sheet: this.snapshot.sheet, rowIndex, columnIndex };
  }
}
