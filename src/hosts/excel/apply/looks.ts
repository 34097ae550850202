import {
  cellReference,
  type CellArea,
  type PlannedBlock,
  type PlannedChart,
  type PlannedPrint,
  type PlannedSheet,
} from "../../../core/model";
import { addressLists } from "../addresses";
import { hasManyLinks } from "./content";
import { styledAreas, widthOf, type PlannedCells, type StyledAreas } from "./style";

/** How cells look, and where they lead; plain data. */
export interface CellLooks {
  readonly links: readonly CellLink[];
  readonly styles: readonly StyledAreas[];
}

export interface CellLink {
  readonly rowIndex: number;
  readonly columnIndex: number;
  /** `'经费'!B4`, or an https address. */
  readonly place: { readonly documentReference: string } | { readonly address: string };
  readonly tip?: string;
}

/** Everything of a sheet of ours but its cells. */
export interface SheetLooks extends CellLooks {
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

/** What is kept with the workbook, so that a later write that breaks puts everything back as it looked. By our ids. */
export interface StoredLooks {
  readonly sheets: Readonly<Record<string, SheetLooks>>;
  readonly blocks: Readonly<Record<string, CellLooks>>;
}

/** Own sheets of together so many cells are kept in memory and filled again in place; what goes beyond is replaced whole. */
export const KEPT_UP_TO = 20_000;
/** A sheet whose looks take more characters than this is replaced whole as well. */
const LONGEST_LOOKS = 150_000;
const TOP_LEFT = { rowIndex: 0, columnIndex: 0 } as const;

/** `from`: where the first of the cells stands. */
export function cellLooks(cells: PlannedCells, from: Pick<CellArea, "rowIndex" | "columnIndex"> = TOP_LEFT): CellLooks {
  return { links: hasManyLinks(cells) ? [] : linksOf(cells, from), styles: styledAreas(cells, from) };
}

export function sheetLooks(sheet: PlannedSheet): SheetLooks {
  const { merges, columnWidths, hiddenColumns = [], showGridlines, tabColor, frozen, autoFilter, print, charts } = sheet;
  return {
    ...cellLooks(sheet),
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

/** The looks of a plan's sheets and blocks, as kept. */
export function looksText(
  sheets: readonly { readonly sheet: PlannedSheet; readonly looks: SheetLooks }[],
  blocks: readonly { readonly planned: PlannedBlock; readonly area: CellArea }[],
): string {
  const kept = sheets.filter(
    ({ sheet, looks }) => sheet.rows.length * widthOf(sheet) <= KEPT_UP_TO && JSON.stringify(looks).length <= LONGEST_LOOKS,
  );
  const stored: StoredLooks = {
    sheets: Object.fromEntries(kept.map(({ sheet, looks }) => [sheet.id, looks])),
    blocks: Object.fromEntries(blocks.map(({ planned, area }) => [planned.id, cellLooks(planned, area)])),
  };
  return JSON.stringify(stored);
}

/** None for anything that is not ours (settings may hold what others wrote). */
export function readLooks(text: string | null): StoredLooks {
  try {
    const stored: unknown = text === null ? null : JSON.parse(text);
    if (typeof stored === "object" && stored !== null && "sheets" in stored && "blocks" in stored) return stored as StoredLooks;
  } catch {
    // Read as none.
  }
  return { sheets: {}, blocks: {} };
}

function linksOf({ rows }: PlannedCells, from: Pick<CellArea, "rowIndex" | "columnIndex">): CellLink[] {
  return rows.flatMap((row, r) =>
    row.cells.flatMap((cell, c) => {
      const link = cell?.link;
      if (!link) return [];
      return [
        {
          rowIndex: from.rowIndex + r,
          columnIndex: from.columnIndex + c,
          place: "to" in link ? { documentReference: cellReference(link.to) } : { address: link.href },
          ...(link.tip === undefined ? {} : { tip: link.tip }),
        },
      ];
    }),
  );
}

/** Rows of one height are one call, wherever they stand. */
function heightsOf(sheet: PlannedSheet): SheetLooks["heights"] {
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
