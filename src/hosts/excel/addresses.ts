import { columnIndexOf, parseArea, type CellArea } from "../../core/model";

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** An address in `getRanges` may have 8,192 characters. */
const LONGEST_ADDRESS = 8_000;

/** Areas of an address as Excel gives it: `Sheet1!A1:B2,Sheet1!D4`, whole rows `3:5`, whole columns `A:C`. */
export function areasOf(sheet: string, address: string): CellArea[] {
  return splitAddress(address).flatMap((part) => {
    const local = part.slice(part.lastIndexOf("!") + 1).replace(/[\s$]/g, "");
    const area = parseArea(sheet, local);
    if (area) return [area];
    const rows = /^(\d+):(\d+)$/.exec(local);
    if (rows)
      return [
        { sheet, rowIndex: Number(rows[1]) - 1, columnIndex: 0, rowCount: Number(rows[2]) - Number(rows[1]) + 1, columnCount: MAX_COLUMNS },
      ];
    const columns = /^([A-Z]+):([A-Z]+)$/.exec(local);
    if (!columns) return [];
    const first = columnIndexOf(columns[1] ?? "");
    return [{ sheet, rowIndex: 0, columnIndex: first, rowCount: MAX_ROWS, columnCount: columnIndexOf(columns[2] ?? "") - first + 1 }];
  });
}

/** Commas inside a quoted sheet name do not separate. */
function splitAddress(address: string): string[] {
  const parts: string[] = [];
  let part = "";
  let quoted = false;
  for (const letter of address) {
    if (letter === "'") quoted = !quoted;
    if (letter === "," && !quoted) {
      parts.push(part);
      part = "";
    } else part += letter;
  }
  return part === "" ? parts : [...parts, part];
}

/** Addresses joined by commas, as few lists as their length allows. */
export function addressLists(addresses: readonly string[]): string[] {
  const lists: string[] = [];
  let list = "";
  for (const address of addresses) {
    if (list !== "" && list.length + address.length + 1 > LONGEST_ADDRESS) {
      lists.push(list);
      list = "";
    }
    list = list === "" ? address : `${list},${address}`;
  }
  return list === "" ? lists : [...lists, list];
}
