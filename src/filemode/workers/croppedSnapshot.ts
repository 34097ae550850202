import type { CellArea, RangeSnapshot } from "../../core/model";

/** The part of a sheet's snapshot that lies in an area; number formats and looks are left behind. */
export function cropped(snapshot: RangeSnapshot, area: CellArea): RangeSnapshot {
  const top = Math.max(area.rowIndex, snapshot.rowIndex);
  const left = Math.max(area.columnIndex, snapshot.columnIndex);
  const rowCount = Math.max(0, Math.min(area.rowIndex + area.rowCount, snapshot.rowIndex + snapshot.rowCount) - top);
  const columnCount = Math.max(0, Math.min(area.columnIndex + area.columnCount, snapshot.columnIndex + snapshot.columnCount) - left);
  const { sheet, sheetIndex, sheetVisible, values } = snapshot;
  const from = left - snapshot.columnIndex;
  return {
    sheet,
    sheetIndex,
    sheetVisible,
    protected: snapshot.protected,
    rowIndex: top,
    columnIndex: left,
    rowCount,
    columnCount,
    values: values.slice(top - snapshot.rowIndex, top - snapshot.rowIndex + rowCount).map((row) => row.slice(from, from + columnCount)),
    formats: { codes: ["General"] },
    merged: [],
    hiddenRows: [],
    hiddenColumns: [],
    tables: [],
  };
}
