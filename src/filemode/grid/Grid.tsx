import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  type UIEvent,
} from "react";
import { columnName } from "../../core/model";
import { useWords } from "../words";
import { Axis } from "./axis";
import { cellId, GridRow } from "./GridRow";
import { keyMove, type Move } from "./keys";
import { Merges } from "./merges";
import { areaOf, moved, type Place, type Selection } from "./selection";
import { cellIn, type TileStore } from "./tiles";
import { useCellCss } from "./useCellCss";
import { useWindow } from "./useWindow";
import { TILE_COLUMNS, TILE_ROWS, type CellTile, type Direction, type LinkTarget, type SheetLayout } from "./view";

const HEADER_HEIGHT = 22;
/** Blank cells beyond the used ones, so that a small table does not end in nothing. */
const SPARE_ROWS = 40;
const SPARE_COLUMNS = 26;

export interface ScrollPlace {
  readonly top: number;
  readonly left: number;
}

export interface GridProps {
  readonly layout: SheetLayout;
  readonly tiles: TileStore;
  /** Changes whenever a tile has come in. */
  readonly version: number;
  readonly dark: boolean;
  readonly selection: Selection;
  /** Grows when the active cell has to be brought into view though it may not have moved; `revealed` is the last one done. */
  readonly reveal: number;
  readonly revealed: RefObject<number>;
  /** Where each sheet was left, by name. */
  readonly scrolls: Map<string, ScrollPlace>;
  readonly onSelect: (selection: Selection) => void;
  readonly onFollow: (link: LinkTarget) => void;
  /** The last cell of a run of filled (or blank) cells, for Ctrl + arrow. */
  readonly findEdge: (from: Place, direction: Direction) => Promise<Place>;
  /** Charts and placeholders, placed by the axes. */
  readonly overlay: (rows: Axis, columns: Axis, origin: { readonly x: number; readonly y: number }) => ReactNode;
}

export function Grid(props: GridProps): ReactElement {
  const { layout, tiles, dark, selection, reveal, revealed, scrolls, onSelect, onFollow, findEdge, overlay } = props;
  const { say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => new Axis(layout.rowCount + SPARE_ROWS, layout.defaultRowHeight, layout.rowHeights), [layout]);
  const columns = useMemo(() => new Axis(layout.columnCount + SPARE_COLUMNS, layout.defaultColumnWidth, layout.columnWidths), [layout]);
  const merges = useMemo(() => new Merges(layout.merges), [layout]);
  const css = useCellCss(dark);
  const headerWidth = Math.max(36, String(rows.count).length * 8 + 14);
  const { active } = selection;
  const anchorRows = useCallback((first: number, last: number) => merges.anchorRows(first, last), [merges]);
  const anchorColumns = useCallback((first: number, last: number) => merges.anchorColumns(first, last), [merges]);
  const down = useWindow({
    scroller,
    axis: rows,
    horizontal: false,
    header: HEADER_HEIGHT,
    frozen: layout.frozen.rows,
    always: active.row,
    anchors: anchorRows,
    overscan: 12,
  });
  const across = useWindow({
    scroller,
    axis: columns,
    horizontal: true,
    header: headerWidth,
    frozen: layout.frozen.columns,
    always: active.column,
    anchors: anchorColumns,
    overscan: 3,
  });

  const { reveal: revealRow } = down;
  const { reveal: revealColumn } = across;
  useLayoutEffect(() => {
    const left = scrolls.get(layout.name);
    if (left) scroller.current?.scrollTo(left);
  }, [scrolls, layout.name]);
  useEffect(() => {
    if (revealed.current === reveal) return;
    revealed.current = reveal;
    revealRow(active.row);
    revealColumn(active.column);
  }, [revealRow, revealColumn, active.row, active.column, reveal, revealed]);

  const selected = useMemo(() => areaOf(selection, merges), [selection, merges]);
  const tilesOf = (row: number): readonly (CellTile | undefined)[] => {
    if (row >= layout.rowCount) return NO_TILES;
    const found: (CellTile | undefined)[] = [];
    for (const column of across.drawn) {
      const tile = Math.floor(column / TILE_COLUMNS);
      if (column < layout.columnCount && found[tile] === undefined)
        found[tile] = tiles.tile(layout.name, Math.floor(row / TILE_ROWS), tile);
    }
    return found;
  };

  const select = (place: Place, extend: boolean): void => {
    onSelect(extend ? { active: selection.active, corner: place } : { active: place, corner: place });
    revealRow(place.row);
    revealColumn(place.column);
  };

  const follow = (place: Place): boolean => {
    const { link } = cellIn(tilesOf(place.row), place.row, place.column);
    if (link) onFollow(link);
    return link !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = keyMove(event);
    if (!move) {
      if (event.key === "Enter" && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (!follow(active)) select(moved(active, event.shiftKey ? "up" : "down", 1, rows, columns, merges), false);
      }
      return;
    }
    // Tab leaves the grid at the end of the row's filled cells, so that nobody is caught in it.
    if (move.kind === "tab") {
      const next = moved(active, move.direction, 1, rows, columns, merges);
      if (next.column === active.column || next.column >= layout.columnCount) return;
      event.preventDefault();
      select(next, false);
      return;
    }
    event.preventDefault();
    void land(move);
  };

  const land = async (move: Exclude<Move, { kind: "tab" }>): Promise<void> => {
    const from = move.extend ? selection.corner : active;
    const page = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 400) - HEADER_HEIGHT - rows.offset(layout.frozen.rows)) / layout.defaultRowHeight) - 1,
    );
    const place =
      move.kind === "step"
        ? moved(from, move.direction, move.pages ? page : 1, rows, columns, merges)
        : move.kind === "edge"
          ? await findEdge(from, move.direction)
          : move.kind === "rowStart"
            ? { row: from.row, column: columns.visible(0, 1) }
            : move.kind === "sheetStart"
              ? { row: rows.visible(0, 1), column: columns.visible(0, 1) }
              : {
                  row: move.kind === "rowEnd" ? from.row : rows.visible(Math.max(0, layout.rowCount - 1), -1),
                  column: columns.visible(Math.max(0, layout.columnCount - 1), -1),
                };
    select(place, move.extend);
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const header = (event.target as HTMLElement).closest<HTMLElement>("[data-row],[data-column]");
    if (header?.dataset["row"] !== undefined) {
      const row = Number(header.dataset["row"]);
      onSelect({ active: { row, column: 0 }, corner: { row, column: Math.max(0, layout.columnCount - 1) } });
    } else if (header?.dataset["column"] !== undefined) {
      const column = Number(header.dataset["column"]);
      onSelect({ active: { row: 0, column }, corner: { row: Math.max(0, layout.rowCount - 1), column } });
    } else {
      const place = placeOf(event.target);
      if (!place) return;
      select(place, event.shiftKey);
    }
    grid.current?.focus({ preventScroll: true });
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const place = placeOf(document.elementFromPoint(event.clientX, event.clientY));
    if (place && (place.row !== selection.corner.row || place.column !== selection.corner.column)) select(place, true);
  };
  const onClick = (event: { readonly target: EventTarget; readonly shiftKey: boolean }): void => {
    const place = placeOf(event.target);
    if (place && !event.shiftKey && (event.target as HTMLElement).closest(".cell-link .text")) follow(place);
  };

  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    scrolls.set(layout.name, { top: event.currentTarget.scrollTop, left: event.currentTarget.scrollLeft });
  };

  const width = headerWidth + columns.offset(columns.count);
  const height = HEADER_HEIGHT + rows.offset(rows.count);
  const activeAnchor = merges.at(active.row, active.column);
  return (
    <div className={layout.showGridlines ? "sheet" : "sheet no-gridlines"} ref={scroller} onScroll={onScroll}>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className="grid"
        aria-label={say("filemode.grid", { sheet: layout.name })}
        aria-readonly="true"
        aria-multiselectable="true"
        aria-rowcount={rows.count + 1}
        aria-colcount={columns.count + 1}
        aria-activedescendant={cellId(activeAnchor?.rowIndex ?? active.row, activeAnchor?.columnIndex ?? active.column)}
        style={{ width, height }}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onClick={onClick}
      >
        <div role="row" aria-rowindex={1} className="header-row" style={{ height: HEADER_HEIGHT, width }}>
          <div
            role="columnheader"
            aria-colindex={1}
            aria-label={say("filemode.grid", { sheet: layout.name })}
            className="corner"
            style={{ width: headerWidth }}
          />
          {across.drawn.map((column) => {
            const classes = ["column-header"];
            if (column >= selected.columnIndex && column < selected.columnIndex + selected.columnCount) classes.push("is-selected");
            if (column < layout.frozen.columns) classes.push("cell-frozen");
            return (
              <div
                key={column}
                role="columnheader"
                aria-colindex={column + 2}
                className={classes.join(" ")}
                data-column={column}
                style={{ left: headerWidth + columns.offset(column), width: columns.size(column) }}
              >
                {columnName(column)}
              </div>
            );
          })}
        </div>
        {down.drawn.map((row) => (
          <GridRow
            key={row}
            row={row}
            top={HEADER_HEIGHT + rows.offset(row)}
            height={rows.size(row)}
            frozen={row < layout.frozen.rows}
            lastFrozen={row === layout.frozen.rows - 1}
            columns={columns}
            rows={rows}
            drawn={across.drawn}
            frozenColumns={layout.frozen.columns}
            headerWidth={headerWidth}
            tiles={tilesOf(row)}
            merges={merges}
            css={css}
            activeColumn={row === (activeAnchor?.rowIndex ?? active.row) ? (activeAnchor?.columnIndex ?? active.column) : -1}
            selected={row >= selected.rowIndex && row < selected.rowIndex + selected.rowCount ? selected : null}
            label={say("filemode.row", { number: row + 1 })}
          />
        ))}
      </div>
      {overlay(rows, columns, { x: headerWidth, y: HEADER_HEIGHT })}
    </div>
  );
}

const NO_TILES: readonly undefined[] = [];

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest("[role=gridcell]") : null;
  const match = cell ? /^cell-(\d+)-(\d+)$/.exec(cell.id) : null;
  return match ? { row: Number(match[1]), column: Number(match[2]) } : null;
}
