import type { Axis } from "./axis";
import type { Merges } from "./merges";
import type { Area, Direction } from "./view";

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The active cell and the other corner of the selected rectangle (the same cell when one is selected). */
export interface Selection {
  readonly active: Place;
  readonly corner: Place;
}

export const at = (row: number, column: number): Selection => ({ active: { row, column }, corner: { row, column } });

/** The selected rectangle, merged areas included whole. */
export function areaOf(selection: Selection, merges: Merges): Area {
  const { active, corner } = selection;
  let top = Math.min(active.row, corner.row);
  let left = Math.min(active.column, corner.column);
  let bottom = Math.max(active.row, corner.row);
  let right = Math.max(active.column, corner.column);
  for (const place of [active, corner]) {
    const merged = merges.at(place.row, place.column);
    if (!merged) continue;
    top = Math.min(top, merged.rowIndex);
    left = Math.min(left, merged.columnIndex);
    bottom = Math.max(bottom, merged.rowIndex + merged.rowCount - 1);
    right = Math.max(right, merged.columnIndex + merged.columnCount - 1);
  }
  return { rowIndex: top, columnIndex: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
}

export function contains(area: Area, row: number, column: number): boolean {
  return (
    row >= area.rowIndex &&
    row < area.rowIndex + area.rowCount &&
    column >= area.columnIndex &&
    column < area.columnIndex + area.columnCount
  );
}

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] };

/** The cell `count` steps away: over hidden rows and columns, out of a merged area by its edge, never off the sheet. */
export function moved(from: Place, direction: Direction, count: number, rows: Axis, columns: Axis, merges: Merges): Place {
  const [down, right] = STEPS[direction];
  const merged = merges.at(from.row, from.column);
  const edge = merged
    ? {
        row: down > 0 ? merged.rowIndex + merged.rowCount - 1 : merged.rowIndex,
        column: right > 0 ? merged.columnIndex + merged.columnCount - 1 : merged.columnIndex,
      }
    : from;
  const landing =
    down === 0
      ? { row: from.row, column: stepped(columns, edge.column, right as 1 | -1, count) }
      : { row: stepped(rows, edge.row, down as 1 | -1, count), column: from.column };
  const into = merges.at(landing.row, landing.column);
  return into ? { row: into.rowIndex, column: into.columnIndex } : landing;
}

function stepped(axis: Axis, from: number, step: 1 | -1, count: number): number {
  let place = from;
  for (let left = count; left > 0; left--) {
    const next = Math.max(0, Math.min(axis.count - 1, place + step));
    const visible = axis.visible(next, step);
    if (visible === place) break;
    place = visible;
  }
  return place;
}
