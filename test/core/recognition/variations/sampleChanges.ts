import type { RangeSnapshot } from "../../../../src/core/model";
import type { TableReading } from "../../../../src/core/recognition";
import { storedStepOf, shownStepOf } from "../../../../src/core/recognition/numbers";
import { otherNames } from "./facts";
import type { SheetCopy } from "./copy";
import type { Random } from "./random";

/** A sample's sheet with what is known of its tables before it is changed. */
export interface Subject {
  readonly sheet: SheetCopy;
  readonly tables: readonly TableReading[];
}

/** Changes a sheet in a way that changes nothing of what it says; false: there is nothing to change here. */
export type Change = (subject: Subject, random: Random) => boolean;

const NOTES = ["注：本表数据由计财股提供。", "说明：表中数据为年末数。", "填表人：张某　　审核人：李某"];

const shiftDown: Change = ({ sheet }, random) => {
  const count = random.whole(1, 3);
  for (let i = 0; i < count; i += 1) sheet.insertRow(0, []);
  return true;
};

const shiftRight: Change = ({ sheet }, random) => {
  const count = random.whole(1, 2);
  for (let i = 0; i < count; i += 1) sheet.insertColumn(0);
  return true;
};

const addNote: Change = ({ sheet }, random) => {
  sheet.insertRow(sheet.rows.length, [random.pick(NOTES)]);
  return true;
};

/** Rows of data, sheet coordinates, of the tables before other changes; so this one comes first. */
const hideRows: Change = ({ sheet, tables }, random) => {
  const rows = tables.flatMap((table) =>
    table.bands
      .filter((band) => band.kind === "data")
      .flatMap((band) => Array.from({ length: band.rowCount }, (_, i) => band.rowIndex + i)),
  );
  if (rows.length === 0) return false;
  sheet.hidden = [...new Set([...sheet.hidden, ...random.shuffle(rows).slice(0, random.whole(1, 3))])];
  return true;
};

/** Numbers become text with separators or full-width digits, digit for digit as they are stored and shown. */
const textNumbers: Change = ({ sheet, tables }, random) => {
  const wide = random.chance(0.4);
  let changed = 0;
  for (const table of tables) {
    for (const line of table.lines) {
      if (line.meaning.kind !== "field" && line.meaning.kind !== "stated") continue;
      if (line.unit === null || line.unit.unit.numerators[0] === "day") continue;
      for (let r = line.area.rowIndex; r < line.area.rowIndex + line.area.rowCount; r += 1) {
        for (let c = line.area.columnIndex; c < line.area.columnIndex + line.area.columnCount; c += 1) {
          const value = sheet.value(r, c);
          const format = sheet.formats[r]?.[c] ?? "General";
          if (typeof value !== "number" || !random.chance(0.3)) continue;
          const shown = shownStepOf(format);
          if (format.includes("%") || (shown !== null && Math.abs(shown - storedStepOf(value)) > 1e-12)) continue;
          const [whole = "", rest] = String(value).split(".");
          const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest === undefined ? "" : `.${rest}`}`;
          sheet.put(r, c, wide ? text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)) : ` ${text}`, "@");
          changed += 1;
        }
      }
    }
  }
  return changed > 0;
};

/** Headers by another name of the same thing. */
const rename: Change = ({ sheet, tables }, random) => {
  let changed = 0;
  for (const table of tables) {
    for (const line of table.lines) {
      if (line.meaning.kind !== "field" || line.certainty !== "certain") continue;
      const cell = line.headerCells[line.headerCells.length - 1];
      const written = cell && sheet.value(cell.rowIndex, cell.columnIndex);
      if (!cell || typeof written !== "string") continue;
      const [name = "", unit = ""] = /^([^（(]+)([（(].*[)）])?$/.exec(written)?.slice(1) ?? [];
      const names = otherNames(line.meaning.field, name);
      if (names.length === 0 || !random.chance(0.6)) continue;
      sheet.put(cell.rowIndex, cell.columnIndex, random.pick(names) + unit);
      changed += 1;
    }
  }
  return changed > 0;
};

/** Header texts spread out or wrapped. */
const spread: Change = ({ sheet, tables }, random) => {
  const wrap = random.chance(0.5);
  let changed = 0;
  for (const table of tables) {
    for (const line of table.lines) {
      for (const cell of line.headerCells) {
        const written = sheet.value(cell.rowIndex, cell.columnIndex);
        if (typeof written !== "string" || !/^[\u4e00-\u9fff]{3,8}$/.test(written) || !random.chance(0.5)) continue;
        sheet.put(cell.rowIndex, cell.columnIndex, wrap ? `${written.slice(0, 2)}\n${written.slice(2)}` : [...written].join("　"));
        changed += 1;
      }
    }
  }
  return changed > 0;
};

const LARGER: Readonly<Record<string, readonly [string, number]>> = { 万元: ["亿元", 1e4], 元: ["万元", 1e4], 千元: ["万元", 10] };

/** Money of a column in the next larger unit; as many digits are stored and shown as before. */
const changeUnits: Change = ({ sheet, tables }, random) => {
  let changed = 0;
  for (const table of tables) {
    for (const line of table.lines) {
      const larger = LARGER[line.unit?.text ?? ""];
      const cell = line.headerCells[line.headerCells.length - 1];
      const written = cell && sheet.value(cell.rowIndex, cell.columnIndex);
      if (line.meaning.kind !== "field" || line.unit?.unit.denominators.length !== 0 || !larger || !cell || typeof written !== "string")
        continue;
      const inHeader = new RegExp(`([（(])${line.unit.text}([)）])`);
      if (!inHeader.test(written) || !random.chance(0.7)) continue;
      sheet.put(cell.rowIndex, cell.columnIndex, written.replace(inHeader, `$1${larger[0]}$2`));
      for (let r = line.area.rowIndex; r < line.area.rowIndex + line.area.rowCount; r += 1) {
        const value = sheet.value(r, line.area.columnIndex);
        if (typeof value === "number") sheet.put(r, line.area.columnIndex, Number((value / larger[1]).toPrecision(15)), "General");
      }
      changed += 1;
    }
  }
  return changed > 0;
};

/** Merged labels of the header stand in their first cell only, or the other way round for repeated names of rows. */
const unmergeHeader: Change = ({ sheet, tables }) => {
  const before = sheet.merged.length;
  const inHeader = (row: number): boolean =>
    tables.some((table) =>
      table.bands.some((band) => band.kind === "header" && row >= band.rowIndex && row < band.rowIndex + band.rowCount),
    );
  sheet.merged = sheet.merged.filter((area) => !(inHeader(area.rowIndex) && area.columnCount > 1 && area.rowCount === 1));
  return sheet.merged.length < before;
};

const mergeNames: Change = ({ sheet, tables }) => {
  let changed = 0;
  for (const table of tables) {
    if (table.shape !== "longForm" || table.lineDirection !== "across") continue;
    const [line] = table.lines.filter((one) => one.meaning.kind === "key" && one.meaning.key === "entity");
    if (!line) continue;
    const { rowIndex, rowCount, columnIndex } = line.area;
    let from = rowIndex;
    for (let row = rowIndex + 1; row <= rowIndex + rowCount; row += 1) {
      if (row < rowIndex + rowCount && sheet.value(row, columnIndex) === sheet.value(from, columnIndex)) continue;
      if (row - from > 1) {
        for (let below = from + 1; below < row; below += 1) sheet.put(below, columnIndex, null);
        sheet.merged.push({ sheet: sheet.name, rowIndex: from, columnIndex, rowCount: row - from, columnCount: 1 });
        changed += 1;
      }
      from = row;
    }
  }
  return changed > 0;
};

/** A subtotal of the rows above it, inside a list of schools. */
const addSubtotal: Change = ({ sheet, tables }, random) => {
  const table = tables.find((one) => one.shape === "schoolList");
  const name = table?.lines.find((line) => line.meaning.kind === "key" && line.meaning.key === "entity");
  const data = table?.bands.find((band) => band.kind === "data" && band.rowCount >= 6);
  if (!table || !name || !data) return false;
  const at = data.rowIndex + random.whole(2, data.rowCount - 2);
  const cells = Array.from({ length: sheet.width }, (_, column) => {
    if (column === name.area.columnIndex) return "小　计";
    const line = table.lines.find((one) => one.area.columnIndex === column);
    if (line?.meaning.kind !== "field" || line.unit === null || line.unit.unit.denominators.length > 0) return null;
    let sum = 0;
    for (let row = data.rowIndex; row < at; row += 1) {
      const value = sheet.value(row, column);
      if (typeof value === "number") sum += value;
    }
    return Number(sum.toPrecision(12));
  });
  sheet.insertRow(at, cells);
  return true;
};

/** The table turned: what ran down runs across. */
const transpose: Change = ({ sheet, tables }) => {
  const [table] = tables;
  if (!table || tables.length > 1 || !["yearsDown", "levelsDown"].includes(table.shape) || table.area.rowCount > 20) return false;
  sheet.transpose(table.area);
  return true;
};

/** Changes that look at the tables where they stood come first, changes of place last. */
export const CHANGES: Readonly<Record<string, Change>> = {
  rename,
  spread,
  changeUnits,
  textNumbers,
  hideRows,
  mergeNames,
  unmergeHeader,
  addSubtotal,
  transpose,
  addNote,
  shiftDown,
  shiftRight,
};

export type Changed = { readonly names: readonly string[]; readonly snapshots: readonly RangeSnapshot[] };
