import type { CellArea, CellRef, PlannedChart, PlannedPrint, PlannedSheet, PlannedStyle } from "../../../core/model";
import { addressLists } from "../addresses";
import { hasManyLinks } from "./content";
import { styledAreas } from "./style";

/** Everything of a sheet of ours but its cells, as plain data: it is kept with the workbook, so that a failed write can put it back. */
export interface Looks {
  readonly links: readonly { readonly rowIndex: number; readonly columnIndex: number; readonly to: CellRef | string; readonly tip?: string }[];
  readonly styles: readonly { readonly style: PlannedStyle; readonly addresses: readonly string[] }[];
  readonly merges: readonly Omit<CellArea, "sheet">[];
  readonly columnWidths: readonly number[];
  /** Points, and the rows that are so high: `3:5,9:9`. */
  readonly heights: readonly { readonly height: number; readonly rows: readonly string[] }[];
  readonly hiddenColumns: readonly number[];
  readonly showGridlines: boolean;
  readonly tabColor?: string;
  readonly frozen: PlannedSheet["frozen"];
  readonly autoFilter: PlannedSheet["autoFilter"];
  readonly print: PlannedPrint;
  readonly charts: readonly PlannedChart[];
}

export function looksOf(sheet: PlannedSheet): Looks {
  const { merges, columnWidths, hiddenColumns = [], showGridlines, tabColor, frozen, autoFilter, print, charts } = sheet;
  return {
    links: hasManyLinks(sheet) ? [] : linksOf(sheet),
    styles: styledAreas(sheet),
    merges,
    columnWidths,
    heights: heightsOf(sheet),
    hiddenColumns,
    showGridlines,
    ...(tabColor === undefined ? {} : { tabColor }),
    frozen,
    autoFilter,
    print,
    charts,
  };
}

function linksOf(sheet: PlannedSheet): Looks["links"] {
  return sheet.rows.flatMap((row, rowIndex) =>
    row.cells.flatMap((cell, columnIndex) => {
      const link = cell?.link;
      if (!link) return [];
      const tip = link.tip === undefined ? {} : { tip: link.tip };
      return [{ rowIndex, columnIndex, to: "to" in link ? link.to : link.href, ...tip }];
    }),
  );
}

/** Rows of one height are one call, wherever they stand. */
function heightsOf(sheet: PlannedSheet): Looks["heights"] {
  const byHeight = new Map<number, string[]>();
  for (let first = 0, last = 0; first < sheet.rows.length; first = last) {
    const height = sheet.rows[first]?.height;
    last = first + 1;
    while (last < sheet.rows.length && sheet.rows[last]?.height === height) last += 1;
    if (height === undefined) continue;
    const rows = byHeight.get(height) ?? [];
    rows.push(`${first + 1}:${last}`);
    byHeight.set(height, rows);
  }
  return [...byHeight].map(([height, rows]) => ({ height, rows: addressLists(rows) }));
}
