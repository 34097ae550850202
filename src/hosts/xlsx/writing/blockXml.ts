import type { WrittenBlock } from "../../../app/blocks";
import { areaOfBlock, isStillOurs, writtenAt, writtenCells } from "../../../app/blocks";
import { cellAddress, holdsSomething, type PlannedBlock } from "../../../core/model";
import { childrenOf, rootOf, type Element } from "../ooxml/elements";
import { appendInside } from "../ooxml/insert";
import type { SheetCells } from "../ooxml/sheetData";
import { formulaKey } from "../ooxml/sheetData";
import { TextEdits, type Spliced } from "../ooxml/splice";
import { attributesOf } from "../ooxml/xml";
import { MAX_COLUMNS } from "../ooxml/limits";
import { cellXml, type SheetXmlContext } from "./sheetXml";

/** Excel adds the cell's padding to the width that it shows: 5 of 7 pixels. */
const PADDING = 0.7109375;

/** Attributes that say nothing of how a row looks. */
const BARE_ROW = new Set(["r", "spans", "dyDescent"]);

interface SheetRow {
  readonly element: Element;
  readonly rowIndex: number;
}

export interface BlockXml {
  readonly spliced: Spliced;
  readonly written: readonly WrittenBlock[];
  readonly cellsWritten: number;
}

/** Puts blocks into a sheet part of the officer, on cells that hold nothing (the caller has seen to it). null: the part has no place for cells. */
export function withBlocks(
  bytes: Uint8Array,
  blocks: readonly PlannedBlock[],
  cells: SheetCells,
  context: Pick<SheetXmlContext, "styles" | "date1904">,
): BlockXml | null {
  const edits = new TextEdits(bytes);
  const root = rootOf(edits.text);
  const parts = root ? childrenOf(edits.text, root.tag) : [];
  const data = parts.find(({ local }) => local === "sheetData");
  if (!data) return null;
  const { prefix } = data.tag;
  let cellsWritten = 0;
  /** Row → column → XML of one cell of ours. */
  const ours = new Map<number, Map<number, string>>();
  for (const { at, rows } of blocks) {
    rows.forEach((row, r) =>
      row.cells.forEach((cell, c) => {
        if (!cell) return;
        const place = { rowIndex: at.rowIndex + r, columnIndex: at.columnIndex + c };
        if (holdsSomething(cell)) cellsWritten += 1;
        const xml = prefixed(cellXml(cellAddress(place), cell, context), prefix);
        const line = ours.get(place.rowIndex) ?? new Map<number, string>();
        line.set(place.columnIndex, xml);
        ours.set(place.rowIndex, line);
      }),
    );
  }
  writeRows(edits, data, ours);
  const widened = widen(edits, parts, data, blocks, cells);
  const written = blocks.map((block, at): WrittenBlock => ({
    id: block.id,
    recipe: block.recipe,
    area: areaOfBlock(block),
    cells: writtenCells(block),
    widened: widened[at] ?? [],
  }));
  return { spliced: edits.finish(), written, cellsWritten };
}

const prefixed = (xml: string, prefix: string): string => (prefix === "" ? xml : xml.replace(/<(\/?)(?=[a-z])/g, `<$1${prefix}`));

/** Rows with the index that they have, written or counted. */
function rowsIn(xml: string, data: Element): SheetRow[] {
  let rowIndex = -1;
  return childrenOf(xml, data.tag)
    .filter(({ local }) => local === "row")
    .map((element) => {
      const number = Number(attributesOf(element.tag)["r"] ?? 0);
      rowIndex = number > 0 ? number - 1 : rowIndex + 1;
      return { element, rowIndex };
    });
}

function cellsIn(xml: string, row: Element): { readonly element: Element; readonly columnIndex: number }[] {
  let columnIndex = -1;
  return childrenOf(xml, row.tag)
    .filter(({ local }) => local === "c")
    .map((element) => {
      const letters = /^[A-Za-z]+/.exec(attributesOf(element.tag)["r"] ?? "")?.[0];
      columnIndex = letters
        ? [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
        : columnIndex + 1;
      return { element, columnIndex };
    });
}

function writeRows(edits: TextEdits, data: Element, ours: ReadonlyMap<number, ReadonlyMap<number, string>>): void {
  const rows = rowsIn(edits.text, data);
  const known = new Map(rows.map((row) => [row.rowIndex, row.element]));
  const { prefix } = data.tag;
  let behind = "";
  let next = 0;
  for (const [rowIndex, line] of [...ours].sort(([a], [b]) => a - b)) {
    const row = known.get(rowIndex);
    const cells = [...line].sort(([a], [b]) => a - b);
    if (row) {
      writeCells(edits, row, cells);
      continue;
    }
    const xml = `<${prefix}row r="${rowIndex + 1}">${cells.map(([, cell]) => cell).join("")}</${prefix}row>`;
    while (next < rows.length && (rows[next]?.rowIndex ?? 0) < rowIndex) next += 1;
    const before = rows[next];
    if (before) edits.insert(before.element.tag.start, xml);
    else behind += xml;
  }
  appendInside(edits, data, behind);
}

function writeCells(edits: TextEdits, row: Element, cells: readonly (readonly [number, string])[]): void {
  const present = cellsIn(edits.text, row);
  let behind = "";
  for (const [columnIndex, xml] of cells) {
    const same = present.find((cell) => cell.columnIndex === columnIndex);
    if (same) {
      edits.replace(same.element.tag.start, same.element.end, xml);
      continue;
    }
    const before = present.find((cell) => cell.columnIndex > columnIndex);
    if (before) edits.insert(before.element.tag.start, xml);
    else behind += xml;
  }
  appendInside(edits, row, behind);
}

/** Gives the table's columns their widths where she has nothing in the column: no cell, no width of her own. */
function widen(
  edits: TextEdits,
  parts: readonly Element[],
  data: Element,
  blocks: readonly PlannedBlock[],
  cells: SheetCells,
): WrittenBlock["widened"][] {
  const list = parts.find(({ local }) => local === "cols");
  const known = (list ? childrenOf(edits.text, list.tag) : []).map((element) => {
    const { min, max } = attributesOf(element.tag);
    return { element, first: Number(min) - 1, last: Number(max) - 1 };
  });
  const hers = new Set<number>(cells.columns);
  const done = new Map<number, string>();
  const widened = blocks.map(({ at, columnWidths }) =>
    columnWidths.flatMap((characters, offset) => {
      const columnIndex = at.columnIndex + offset;
      if (hers.has(columnIndex) || done.has(columnIndex) || known.some(({ first, last }) => columnIndex >= first && columnIndex <= last))
        return [];
      const width = characters + PADDING;
      const n = columnIndex + 1;
      done.set(columnIndex, `<${data.tag.prefix}col min="${n}" max="${n}" width="${width}" customWidth="1"/>`);
      return [{ columnIndex, width }];
    }),
  );
  let behind = "";
  for (const [columnIndex, xml] of [...done].sort(([a], [b]) => a - b)) {
    const before = known.find(({ first }) => first > columnIndex);
    if (before) edits.insert(before.element.tag.start, xml);
    else behind += xml;
  }
  if (behind !== "" && list) appendInside(edits, list, behind);
  else if (behind !== "") edits.insert(data.tag.start, `<${data.tag.prefix}cols>${behind}</${data.tag.prefix}cols>`);
  return widened;
}

/**
 * Takes blocks out of a sheet part that another program has written since: every cell that still holds what we wrote goes,
 * with the rows and widths that nothing else needs; what she typed there stays. null: nothing to take out.
 */
export function withoutBlocks(bytes: Uint8Array, blocks: readonly WrittenBlock[], cells: SheetCells): Uint8Array | null {
  const edits = new TextEdits(bytes);
  const root = rootOf(edits.text);
  const parts = root ? childrenOf(edits.text, root.tag) : [];
  const data = parts.find(({ local }) => local === "sheetData");
  if (!data) return null;
  const values = new Map<number, (typeof cells.values)[number]>();
  cells.rowIndexes.forEach((row, k) => values.set(row, cells.values[k] ?? []));
  const isOurs = (row: number, column: number): boolean =>
    blocks.some((block) =>
      isStillOurs(writtenAt(block, row, column), values.get(row)?.[column] ?? null, cells.formulas.has(formulaKey(row, column))),
    );
  const touched = (rowIndex: number): boolean =>
    blocks.some(({ area }) => rowIndex >= area.rowIndex && rowIndex < area.rowIndex + area.rowCount);
  for (const { element, rowIndex } of rowsIn(edits.text, data)) {
    if (!touched(rowIndex)) continue;
    const present = cellsIn(edits.text, element);
    const gone = present.filter(({ columnIndex }) => columnIndex < MAX_COLUMNS && isOurs(rowIndex, columnIndex));
    const isBare = Object.keys(attributesOf(element.tag)).every((name) => BARE_ROW.has(name));
    if (gone.length > 0 && gone.length === present.length && isBare) edits.replace(element.tag.start, element.end, "");
    else for (const cell of gone) edits.replace(cell.element.tag.start, cell.element.end, "");
  }
  const list = parts.find(({ local }) => local === "cols");
  const columns = list ? childrenOf(edits.text, list.tag) : [];
  const narrowed = columns.filter((element) => {
    const { min, max, width } = attributesOf(element.tag);
    return (
      min === max && blocks.some(({ widened }) => widened.some((one) => one.columnIndex === Number(min) - 1 && one.width === Number(width)))
    );
  });
  if (list && narrowed.length > 0 && narrowed.length === columns.length) edits.replace(list.tag.start, list.end, "");
  else for (const element of narrowed) edits.replace(element.tag.start, element.end, "");
  return edits.changed ? edits.finish().bytes : null;
}
