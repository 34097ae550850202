import type { Column, Dataset, DatasetBlock, FieldId, SchoolLevel, StatedFigure } from "../model";
import { ABSENT, levelIndex, SCHOOL_LEVELS } from "../model";
import { KeyedRows } from "./keyedRows";
import type { RowAt } from "./keyedRows";
import { RowTable } from "./rowTable";
import { survey } from "./survey";
import type { Survey } from "./survey";

/** One number on the sheets. */
export interface Place {
  readonly block: DatasetBlock;
  readonly column: Column;
  readonly row: number;
}

/** Finds fields and rows of a dataset by key; indexes are built when first asked for. */
export class DatasetIndex {
  private readonly columns = new Map<FieldId, { block: DatasetBlock; column: Column }[]>();
  private readonly positions: ReadonlyMap<DatasetBlock, number>;
  private keyed: KeyedRows | undefined;
  private readonly keys = new Map<DatasetBlock, RowTable>();
  private readonly series = new Map<DatasetBlock, Uint8Array>();
  private readonly surveys = new Map<Column, Survey>();
  private readonly levels = new Map<DatasetBlock, Uint8Array>();
  private readonly repeated = new Map<DatasetBlock, boolean>();
  private readonly priors = new Map<DatasetBlock, boolean>();

  constructor(readonly dataset: Dataset) {
    this.positions = new Map(dataset.blocks.map((block, at) => [block, at]));
    for (const block of dataset.blocks) {
      for (const column of block.columns) {
        if (column.stated) continue;
        const list = this.columns.get(column.field) ?? [];
        list.push({ block, column });
        this.columns.set(column.field, list);
      }
    }
  }

  columnsOf(field: FieldId): readonly { readonly block: DatasetBlock; readonly column: Column }[] {
    return this.columns.get(field) ?? [];
  }

  has(field: FieldId): boolean {
    return this.columns.has(field);
  }

  columnIn(block: DatasetBlock, field: FieldId): Column | undefined {
    return block.columns.find((column) => column.field === field && !column.stated);
  }

  /** The column of a block in which the sheet states a figure computed from exactly these fields. */
  statedIn(block: DatasetBlock, figure: StatedFigure, of: readonly FieldId[]): Column | undefined {
    return block.columns.find((column) => column.stated?.figure === figure && column.stated.of.join() === of.join());
  }

  /** What the cells of a column are, looked at once. */
  surveyOf(column: Column): Survey {
    const known = this.surveys.get(column);
    if (known) return known;
    const found = survey(column);
    this.surveys.set(column, found);
    return found;
  }

  /** Whether rows of its block have no cell in a column. */
  hasAbsent(column: Column): boolean {
    return this.surveyOf(column).states[ABSENT] !== 0;
  }

  /** 1 at the school levels that rows of a block have. */
  levelsOf(block: DatasetBlock): Uint8Array {
    const known = this.levels.get(block);
    if (known) return known;
    const present = new Uint8Array(SCHOOL_LEVELS.length);
    const { levelOf } = block;
    for (let row = 0; row < levelOf.length; row += 1) present[levelOf[row] as number] = 1;
    this.levels.set(block, present);
    return present;
  }

  /** Whether a thing has several rows at one level in a block. */
  hasSeries(block: DatasetBlock): boolean {
    const known = this.repeated.get(block);
    if (known !== undefined) return known;
    const seen = new Uint8Array(this.dataset.entities.count * SCHOOL_LEVELS.length);
    let found = false;
    for (let row = 0; row < block.rowCount && !found; row += 1) {
      const slot = (block.entityOf[row] as number) * SCHOOL_LEVELS.length + (block.levelOf[row] as number);
      found = seen[slot] === 1;
      seen[slot] = 1;
    }
    this.repeated.set(block, found);
    return found;
  }

  /** Whether any row of a block has the period before in the block. */
  hasPriors(block: DatasetBlock): boolean {
    const known = this.priors.get(block);
    if (known !== undefined) return known;
    const { priorOf } = block;
    let found = false;
    for (let row = 0; row < priorOf.length && !found; row += 1) found = (priorOf[row] as number) >= 0;
    this.priors.set(block, found);
    return found;
  }

  /** Row of a key in a block, -1 when there is none. */
  rowOf(block: DatasetBlock, entity: number, period: number, level: number): number {
    let table = this.keys.get(block);
    if (!table) {
      table = new RowTable(block);
      this.keys.set(block, table);
    }
    return table.rowOf(entity, period, level);
  }

  /** Position of a block in the dataset. */
  positionOf(block: DatasetBlock): number {
    return this.positions.get(block) ?? -1;
  }

  /** Whether a row of any block with the key of a row, in the order of the blocks, is one that `test` wants. */
  someLike(block: DatasetBlock, row: number, test: (found: RowAt) => boolean): boolean {
    return this.keyedRows.some(block.entityOf[row] as number, block.periodOf[row] as number, block.levelOf[row] as number, test);
  }

  private get keyedRows(): KeyedRows {
    return (this.keyed ??= new KeyedRows(this.dataset.blocks));
  }

  /** Whether an earlier block has a column of a field. */
  isRepeated(block: DatasetBlock, field: FieldId): boolean {
    const [first] = this.columnsOf(field);
    return first !== undefined && first.block !== block;
  }

  /** Whether a cell of a field for the key of a row that stands in an earlier block is one that `test` wants. */
  someEarlier(block: DatasetBlock, row: number, field: FieldId, test: (place: Place) => boolean): boolean {
    const own = this.positionOf(block);
    return this.someLike(block, row, ({ at, row: other }) => {
      const home = at < own ? this.dataset.blocks[at] : undefined;
      const column = home && this.columnIn(home, field);
      return home !== undefined && column !== undefined && test({ block: home, column, row: other });
    });
  }

  /** The cell of a field for a key: in the home block first, then elsewhere; undefined when no sheet has one. */
  find(home: DatasetBlock, field: FieldId, entity: number, period: number, levels: readonly SchoolLevel[]): Place | undefined {
    const candidates = this.columnsOf(field);
    const [only] = candidates;
    for (const level of levels) {
      if (only && candidates.length === 1) {
        const row = this.rowOf(only.block, entity, period, levelIndex(level));
        if (row >= 0 && only.column.states[row] !== ABSENT) return { ...only, row };
        continue;
      }
      const places = this.placesOf(home, field, entity, period, levelIndex(level));
      const place = places.find(({ column, row }) => column.states[row] !== ABSENT);
      if (place) return place;
    }
    return undefined;
  }

  /** The cells of a field for a key: in the home block first, then in the order of the blocks. */
  private placesOf(home: DatasetBlock, field: FieldId, entity: number, period: number, level: number): Place[] {
    const places: Place[] = [];
    this.keyedRows.some(entity, period, level, ({ at, row }) => {
      const block = this.dataset.blocks[at];
      const column = block && this.columnIn(block, field);
      if (column && block === home) places.unshift({ block, column, row });
      else if (column) places.push({ block, column, row });
      return false;
    });
    return places;
  }

  /** 1 where an earlier period of the same entity and level has a row in the block. */
  hasEarlier(block: DatasetBlock): Uint8Array {
    const known = this.series.get(block);
    if (known) return known;
    const out = new Uint8Array(block.rowCount);
    const years = Int32Array.from(this.dataset.periods, (period) => period.year);
    const levels = SCHOOL_LEVELS.length;
    if (new Set(block.periodOf).size > 1) {
      const first = new Int32Array(this.dataset.entities.count * levels).fill(0x7fffffff);
      for (let row = 0; row < block.rowCount; row += 1) {
        const slot = (block.entityOf[row] ?? 0) * levels + (block.levelOf[row] ?? 0);
        const year = years[block.periodOf[row] ?? 0] ?? 0;
        if (year < (first[slot] ?? 0)) first[slot] = year;
      }
      for (let row = 0; row < block.rowCount; row += 1) {
        const slot = (block.entityOf[row] ?? 0) * levels + (block.levelOf[row] ?? 0);
        if ((years[block.periodOf[row] ?? 0] ?? 0) > (first[slot] ?? 0)) out[row] = 1;
      }
    }
    this.series.set(block, out);
    return out;
  }
}
