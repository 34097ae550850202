/** Caps against zip bombs and runaway files: far above any real workbook, far below what exhausts a browser tab. */
export const MAX_PART_BYTES = 1_000_000_000;
export const MAX_TOTAL_BYTES = 2_000_000_000;
export const MAX_PARTS = 65_000;
/** A part above 100 MB that is squeezed more than this is no honest sheet. */
export const MAX_RATIO = 250;
/** Slots of row arrays that one sheet may need (values and the blanks before them). */
export const MAX_CELL_SLOTS = 60_000_000;
/** Cells of a snapshot up to which formats, bold and formulas are given for every cell. */
export const MAX_DENSE_CELLS = 50_000_000;

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
