import { memo, type CSSProperties, type ReactElement } from "react";
import type { Axis } from "./axis";
import type { Merges } from "./merges";
import { contains } from "./selection";
import { overflowWidth, tooWide } from "./textFit";
import { cellIn, type Cell } from "./tiles";
import type { CellCss } from "./useCellCss";
import type { Area, CellTile } from "./view";

export interface GridRowProps {
  readonly row: number;
  readonly top: number;
  readonly height: number;
  /** Frozen rows stick under the header. */
  readonly frozen: boolean;
  readonly lastFrozen: boolean;
  readonly columns: Axis;
  readonly rows: Axis;
  /** Columns to draw, ascending, frozen ones first; the same array while they are the same. */
  readonly drawn: readonly number[];
  readonly frozenColumns: number;
  readonly headerWidth: number;
  readonly tiles: readonly (CellTile | undefined)[];
  readonly merges: Merges;
  readonly css: CellCss;
  /** Column of the active cell when it stands in this row, else -1. */
  readonly activeColumn: number;
  /** The selected rectangle when it touches this row. */
  readonly selected: Area | null;
  readonly label: string;
}

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

function GridRowView(props: GridRowProps): ReactElement {
  const { row, top, height, frozen, columns, drawn, frozenColumns, headerWidth, merges, selected } = props;
  const classes = ["row"];
  if (frozen) classes.push("row-frozen");
  if (props.lastFrozen) classes.push("row-last-frozen");
  const lastFrozen = frozenColumns - 1;
  return (
    <div role="row" aria-rowindex={row + 2} className={classes.join(" ")} style={{ top, height }}>
      <div
        role="rowheader"
        aria-colindex={1}
        aria-label={props.label}
        className={selected ? "row-header is-selected" : "row-header"}
        style={{ width: headerWidth, height }}
        data-row={row}
      >
        {row + 1}
      </div>
      {drawn.map((column) => {
        const merged = merges.ofRow(row).length > 0 ? merges.at(row, column) : undefined;
        if (merged && (merged.rowIndex !== row || merged.columnIndex !== column)) return null;
        const width = merged ? columns.span(column, merged.columnCount) : columns.size(column);
        if (width === 0) return null;
        return (
          <GridCell
            key={column}
            {...props}
            column={column}
            left={headerWidth + columns.offset(column)}
            width={width}
            cellHeight={merged ? props.rows.span(row, merged.rowCount) : height}
            merged={merged}
            isFrozen={column < frozenColumns}
            isLastFrozen={column === lastFrozen}
          />
        );
      })}
    </div>
  );
}

interface GridCellProps extends GridRowProps {
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly cellHeight: number;
  readonly merged: Area | undefined;
  readonly isFrozen: boolean;
  readonly isLastFrozen: boolean;
}

function GridCell(props: GridCellProps): ReactElement {
  const { row, column, left, width, cellHeight, merged, tiles, css, isFrozen, selected } = props;
  const cell: Cell = cellIn(tiles, row, column);
  const active = props.activeColumn === column;
  const inSelection = selected !== null && contains(selected, row, column);
  const { flag } = cell;
  const look = css(cell.style, cell.kind);
  const style: CSSProperties = { ...look, left, width, height: cellHeight };
  const spill = merged ? 0 : overflowWidth(cell, width, (next) => cellIn(tiles, row, next), column, props.columns);
  const classes = ["cell"];
  if (isFrozen) classes.push("cell-frozen");
  if (props.isLastFrozen) classes.push("cell-last-frozen");
  if (merged) classes.push("cell-merged");
  if (cell.link) classes.push("cell-link");
  if (spill > 0) classes.push("cell-spills");
  if (flag) classes.push("cell-flag", `flag-${flag.level}`);
  if (inSelection && !active) classes.push("is-selected");
  if (active) classes.push("is-active");
  const text = tooWide(cell, width) ? "#".repeat(Math.max(1, Math.floor((width - 6) / 8))) : cell.text;
  return (
    <div
      id={cellId(row, column)}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={active || inSelection}
      {...(merged ? { "aria-colspan": merged.columnCount, "aria-rowspan": merged.rowCount } : {})}
      {...(flag ? { title: flag.text, "aria-description": flag.text } : text === cell.text ? {} : { title: cell.text })}
      className={classes.join(" ")}
      style={style}
    >
      {text === "" ? null : (
        <span className={cell.style.wrap ? "text text-wrap" : "text"} style={spill > 0 ? { width: spill } : undefined}>
          {text}
        </span>
      )}
      {flag ? <span className="flag-corner" aria-hidden="true" /> : null}
    </div>
  );
}

/** A row is drawn again only when something of it changed: scrolling adds rows at an edge and leaves the others alone. */
export const GridRow = memo(GridRowView, (before, after) => {
  for (const key of Object.keys(after) as (keyof GridRowProps)[]) {
    if (key === "tiles") {
      if (before.tiles.length !== after.tiles.length || before.tiles.some((tile, at) => tile !== after.tiles[at])) return false;
    } else if (!Object.is(before[key], after[key])) return false;
  }
  return true;
});
