import type { RangeSnapshot } from "../../model";
import { valueAt } from "../../model";
import type { TableReading } from "../types";
import { normalise } from "../text";

const HEADER = /^(?:所属|所在)?(?:区县|县区|县市区|市县区|县市|市县|旗县区?|县|区|district|county)(?:名称)?$/;
/** 区域 of the statistics: not counties. */
const AREA_TYPES = new Set(["城区", "镇区", "乡村", "城市", "城镇", "农村", "市区", "郊区", "主城区"]);

/** The column of a list that says each row's county, where it does: 区县 of a city's schools. */
export function countyColumn(table: TableReading): number | undefined {
  if (table.entityKind !== "school") return undefined;
  return table.lines.find(
    (line) =>
      line.meaning.kind === "key" &&
      (line.meaning.key === "text" || line.meaning.key === "entity") &&
      HEADER.test(normalise(line.header[line.header.length - 1] ?? "")),
  )?.area.columnIndex;
}

export interface CountyRows {
  readonly county: string;
  /** Positions in the table's data rows. */
  readonly rows: Int32Array;
}

/**
 * Rows of a city's list of schools county by county, as positions in `sheetRows`: requirements between schools are on the
 * schools of one county (优质均衡: 县域内校际差异系数). null where the list is of one county. A county that stands once
 * for several rows is theirs.
 */
export function countiesApart(table: TableReading, snapshot: RangeSnapshot, sheetRows: Int32Array): readonly CountyRows[] | null {
  const column = countyColumn(table);
  if (column === undefined) return null;
  const rowsOf = new Map<string, number[]>();
  let county = "";
  for (let row = 0; row < sheetRows.length; row += 1) {
    county = String(valueAt(snapshot, sheetRows[row] as number, column) ?? "").trim() || county;
    if (county === "" || AREA_TYPES.has(county)) return null;
    const rows = rowsOf.get(county);
    if (rows) rows.push(row);
    else rowsOf.set(county, [row]);
  }
  return rowsOf.size < 2 ? null : [...rowsOf].map(([name, rows]) => ({ county: name, rows: Int32Array.from(rows) }));
}
