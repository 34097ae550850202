import { PLAIN_STYLE } from "./cellStyle";
import { KIND_BLANK, TILE_COLUMNS, TILE_ROWS, type CellFlag, type CellTile, type GridStyle, type LinkTarget } from "./view";

export type FetchTile = (sheet: string, rowTile: number, columnTile: number) => Promise<CellTile>;

const MOST_TILES = 400;

/**
 * The cells that have been asked for, by tile; what is missing is fetched and announced. Older tiles than MOST_TILES are
 * dropped, so that scrolling through a province's workbook does not fill the memory.
 */
export class TileStore {
  readonly #fetch: FetchTile;
  readonly #announce: () => void;
  readonly #tiles = new Map<string, CellTile>();
  readonly #asked = new Set<string>();
  #closed = false;

  constructor(fetch: FetchTile, announce: () => void) {
    this.#fetch = fetch;
    this.#announce = announce;
  }

  tile(sheet: string, rowTile: number, columnTile: number): CellTile | undefined {
    const key = `${rowTile}:${columnTile}:${sheet}`;
    const tile = this.#tiles.get(key);
    if (tile) {
      // Youngest last: a Map keeps the order in which its keys were set.
      this.#tiles.delete(key);
      this.#tiles.set(key, tile);
      return tile;
    }
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      void this.#load(key, sheet, rowTile, columnTile);
    }
    return undefined;
  }

  /** No more announcements: another workbook or version has taken over. */
  close(): void {
    this.#closed = true;
  }

  async #load(key: string, sheet: string, rowTile: number, columnTile: number): Promise<void> {
    try {
      const tile = await this.#fetch(sheet, rowTile, columnTile);
      if (this.#closed) return;
      this.#tiles.set(key, tile);
      for (const oldest of this.#tiles.keys()) {
        if (this.#tiles.size <= MOST_TILES) break;
        this.#tiles.delete(oldest);
      }
      this.#announce();
    } finally {
      this.#asked.delete(key);
    }
  }
}

export interface Cell {
  readonly text: string;
  readonly style: GridStyle;
  readonly kind: number;
  readonly link: LinkTarget | undefined;
  readonly flag: CellFlag | undefined;
}

const BLANK: Cell = { text: "", style: PLAIN_STYLE, kind: KIND_BLANK, link: undefined, flag: undefined };

/** One cell out of the tiles of its row (`tiles[columnTile]`); blank while its tile is under way. */
export function cellIn(tiles: readonly (CellTile | undefined)[], row: number, column: number): Cell {
  const tile = tiles[Math.floor(column / TILE_COLUMNS)];
  if (!tile) return BLANK;
  const at = (row % TILE_ROWS) * TILE_COLUMNS + (column % TILE_COLUMNS);
  return {
    text: tile.texts[at] ?? "",
    style: tile.palette[tile.styles[at] ?? 0] ?? PLAIN_STYLE,
    kind: tile.kinds[at] ?? KIND_BLANK,
    link: tile.links?.get(at),
    flag: tile.flags?.get(at),
  };
}
