import { columnIndexOf, columnName } from "../../../core/model";
import { MAX_COLUMNS, MAX_ROWS } from "./limits";

/** Cell references outside of texts and quoted sheet names; a name or function of the same letters is not one. */
const REFERENCE =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![A-Za-z0-9_.\u0080-\uffff])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![A-Za-z0-9_.(\u0080-\uffff])/g;

/** A shared formula as it reads `rows` further down and `columns` further right. */
export function shiftFormula(text: string, rows: number, columns: number): string {
  return text.replace(
    REFERENCE,
    (
      whole: string,
      fixedColumn: string | undefined,
      letters: string | undefined,
      fixedRow: string | undefined,
      digits: string | undefined,
    ) => {
      if (letters === undefined || digits === undefined) return whole;
      const column = columnIndexOf(letters);
      if (column >= MAX_COLUMNS) return whole;
      const movedColumn = fixedColumn ? column : column + columns;
      const movedRow = fixedRow ? Number(digits) : Number(digits) + rows;
      if (movedColumn < 0 || movedColumn >= MAX_COLUMNS || movedRow < 1 || movedRow > MAX_ROWS) return "#REF!";
      return `${fixedColumn ?? ""}${columnName(movedColumn)}${fixedRow ?? ""}${movedRow}`;
    },
  );
}
