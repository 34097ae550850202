import type { CellValue, RangeSnapshot } from "../../core/model";

const HANDLES = new WeakMap<RangeSnapshot, number>();

/** Everything of a snapshot but its cells: what the page's thread gets to see. */
export type SnapshotOutline = Omit<RangeSnapshot, "values" | "formats" | "bold" | "hasFormula">;

/**
 * A snapshot whose cells stay in the workbook's worker: a province's two million cells must not pass through the thread
 * that draws the page. Handing it to the engine works as with any snapshot; looking into its cells here throws, so that
 * nobody takes them for blank.
 */
export function snapshotHandle(outline: SnapshotOutline, id: number): RangeSnapshot {
  const handle: RangeSnapshot = {
    ...outline,
    get values(): readonly (readonly CellValue[])[] {
      throw new Error(`the cells of ${outline.sheet} stay in the workbook's worker; hand the snapshot to the engine instead`);
    },
    formats: { codes: [] },
  };
  HANDLES.set(handle, id);
  return handle;
}

/** The id under which the workbook's worker keeps this snapshot; undefined for a snapshot that holds its own cells. */
export const handleId = (snapshot: RangeSnapshot): number | undefined => HANDLES.get(snapshot);
