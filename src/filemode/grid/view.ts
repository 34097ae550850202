import type { CellArea, CellRef, PlannedChart, PlannedFlag } from "../../core/model";

/** A rectangle on one sheet, zero-based. */
export type Area = Omit<CellArea, "sheet">;

/** What the grid needs to lay a sheet out. Lengths are CSS pixels at 96 per inch. */
export interface SheetLayout {
  readonly name: string;
  readonly ours: boolean;
  readonly tabColor: string | null;
  /** Used cells, counted from A1. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly defaultRowHeight: number;
  readonly defaultColumnWidth: number;
  readonly rowHeights: Exceptions;
  readonly columnWidths: Exceptions;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly merges: readonly Area[];
  readonly showGridlines: boolean;
  /** The user's own charts, pictures and shapes, which we keep but do not draw. */
  readonly drawings: readonly Drawing[];
  readonly charts: readonly PlannedChart[];
}

/** Sizes that differ from the default, ascending by index; a hidden row or column has size 0. */
export interface Exceptions {
  readonly indexes: Uint32Array;
  readonly sizes: Uint16Array;
}

/** A mark of ours on a cell of the user. */
export type CellFlag = Pick<PlannedFlag, "level" | "text">;

export interface Drawing {
  readonly kind: "chart" | "picture" | "shape";
  readonly name: string;
  readonly anchor: Area;
}

export interface Edge {
  readonly width: 1 | 2 | 3;
  readonly line: "solid" | "dashed" | "dotted" | "double";
  /** RRGGBB, null: automatic. */
  readonly color: string | null;
}

/** How a cell looks. Colours are RRGGBB as meant for a white sheet; null: automatic. */
export interface GridStyle {
  readonly fontName: string | null;
  /** Points. */
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly color: string | null;
  readonly fill: string | null;
  readonly horizontal: "left" | "center" | "right" | null;
  readonly vertical: "top" | "center" | "bottom";
  readonly wrap: boolean;
  readonly indent: number;
  readonly top: Edge | null;
  readonly right: Edge | null;
  readonly bottom: Edge | null;
  readonly left: Edge | null;
}

export const TILE_ROWS = 64;
export const TILE_COLUMNS = 32;

/** What a cell holds, for its default alignment: text left, numbers right, booleans and errors centred. */
export const KIND_BLANK = 0;
export const KIND_TEXT = 1;
export const KIND_NUMBER = 2;
export const KIND_CENTRED = 3;

export type LinkTarget = { readonly to: CellRef } | { readonly href: string };

/** TILE_ROWS × TILE_COLUMNS cells, row-major: text as shown, style as position in `palette`. */
export interface CellTile {
  readonly texts: readonly string[];
  readonly palette: readonly GridStyle[];
  readonly styles: Uint16Array;
  readonly kinds: Uint8Array;
  /** Links by position in the tile; absent when there are none. */
  readonly links?: ReadonlyMap<number, LinkTarget>;
  /** Flags by position in the tile; absent when there are none. */
  readonly flags?: ReadonlyMap<number, CellFlag>;
}

/** What stands in one cell, for the formula line. */
export interface CellContent {
  /** With "=". */
  readonly formula: string | null;
  /** The value unrounded, as one would type it. */
  readonly raw: string;
}

export type Direction = "up" | "down" | "left" | "right";
