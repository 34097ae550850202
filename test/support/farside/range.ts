import { areaAddress, parseArea, columnIndexOf, type CellValue } from "../../../src/core/model";
import { FarError } from "./errors";
import { flagRemote } from "./flags";
import { MAX_COLUMNS, MAX_ROWS, type Area, type FarSheet, type Look } from "./model";
import { isColour, isFlag, isNumber, isText, NULL_OBJECT, oneOf, type Remote } from "./remote";

const MOST_CELLS = 5_000_000;
const prefixOf = (sheet: FarSheet): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet.name) ? `${sheet.name}!` : `'${sheet.name.replace(/'/g, "''")}'!`;

export function areaOfAddress(address: string): Area {
  const local = address.slice(address.lastIndexOf("!") + 1).replace(/\$/g, "");
  const area = parseArea("", local);
  if (area) return { rowIndex: area.rowIndex, columnIndex: area.columnIndex, rowCount: area.rowCount, columnCount: area.columnCount };
  const rows = /^(\d+):(\d+)$/.exec(local);
  if (rows)
    return { rowIndex: Number(rows[1]) - 1, columnIndex: 0, rowCount: Number(rows[2]) - Number(rows[1]) + 1, columnCount: MAX_COLUMNS };
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(local);
  if (columns) {
    const first = columnIndexOf(columns[1] ?? "");
    return { rowIndex: 0, columnIndex: first, rowCount: MAX_ROWS, columnCount: columnIndexOf(columns[2] ?? "") - first + 1 };
  }
  throw new FarError("InvalidArgument", `not an address: ${address}`);
}

export const wholeSheet: Area = { rowIndex: 0, columnIndex: 0, rowCount: MAX_ROWS, columnCount: MAX_COLUMNS };

const overlap = (a: Area, b: Area): boolean =>
  a.rowIndex < b.rowIndex + b.rowCount &&
  b.rowIndex < a.rowIndex + a.rowCount &&
  a.columnIndex < b.columnIndex + b.columnCount &&
  b.columnIndex < a.columnIndex + a.columnCount;

function addressOf(sheet: FarSheet, area: Area): string {
  if (area.rowCount === MAX_ROWS && area.columnCount === MAX_COLUMNS) return `${prefixOf(sheet)}1:${MAX_ROWS}`;
  if (area.columnCount === MAX_COLUMNS) return `${prefixOf(sheet)}${area.rowIndex + 1}:${area.rowIndex + area.rowCount}`;
  return prefixOf(sheet) + areaAddress(area);
}

function each(area: Area, work: (row: number, column: number) => void): void {
  if (area.rowCount * area.columnCount > MOST_CELLS) throw new FarError("OperationCellsExceedLimit", "cell by cell over too many cells");
  for (let row = area.rowIndex; row < area.rowIndex + area.rowCount; row += 1)
    for (let column = area.columnIndex; column < area.columnIndex + area.columnCount; column += 1) work(row, column);
}

/** Any change of cells: protected sheets refuse it, cells of others are counted. */
export function touch(sheet: FarSheet, area: Area): void {
  if (sheet.isProtected) throw new FarError("AccessDenied", `${sheet.name} is protected`);
  if (!sheet.ofAddIn) sheet.workbook.cellsOutsideOwned += Math.min(area.rowCount * area.columnCount, MOST_CELLS);
}

/** A single value stands for all cells; a grid has to have the range's size. */
function grid(area: Area, value: unknown, what: string): CellValue[][] {
  if (!Array.isArray(value)) return [[value as CellValue]];
  if (!value.every(Array.isArray)) throw new FarError("InvalidArgument", `${what} takes rows of cells`);
  const rows = value as CellValue[][];
  if (rows.length !== area.rowCount || rows.some((row) => row.length !== area.columnCount)) {
    throw new FarError("InvalidArgument", `${what}: ${rows.length}×${rows[0]?.length ?? 0} for ${area.rowCount}×${area.columnCount} cells`);
  }
  return rows;
}

/** A range, or several areas of one sheet as one object. */
export function rangeRemote(sheet: FarSheet, areas: readonly Area[], type: "Range" | "RangeAreas" = "Range"): Remote {
  const [area] = areas;
  if (!area) throw new FarError("ItemNotFound", "no cells");
  const limits = (): void => {
    if (area.rowCount * area.columnCount > MOST_CELLS) throw new FarError("ResponsePayloadSizeLimitExceeded", "more than 5,000,000 cells");
  };
  const read = (cell: (row: number, column: number) => unknown): unknown[][] => {
    limits();
    return Array.from({ length: area.rowCount }, (_, r) =>
      Array.from({ length: area.columnCount }, (__, c) => cell(area.rowIndex + r, area.columnIndex + c)),
    );
  };
  const look = (change: Look): void => {
    // Cells that looked alike go on sharing one look.
    const made = new Map<Look | undefined, Look>();
    for (const one of areas) {
      touch(sheet, one);
      each(one, (row, column) => sheet.setLook(row, column, change, made));
    }
  };
  const put = (value: unknown, what: string): void => {
    const rows = grid(area, value, what);
    touch(sheet, area);
    const merge = sheet.merges.find((one) => overlap(one, area));
    if (merge && (merge.rowCount > 1 || merge.columnCount > 1)) throw new FarError("MergedRangeConflict", addressOf(sheet, merge));
    if (!sheet.ofAddIn) sheet.growTables(area);
    const single = rows.length === 1 && rows[0]?.length === 1;
    each(area, (row, column) => {
      const given = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows[row - area.rowIndex]?.[column - area.columnIndex];
      // null leaves a cell as it is.
      if (given === null || given === undefined) return;
      // A single formula for many cells is filled: what is relative in it moves along.
      const cell =
        single && typeof given === "string" && given.startsWith("=")
          ? filled(given, row - area.rowIndex, column - area.columnIndex)
          : given;
      if (typeof cell === "string" && cell.length > 32_767 && !cell.startsWith("="))
        throw new FarError("InvalidArgument", "more than 32,767 characters");
      if (sheet.type(row, column, cell)) sheet.workbook.cellsWritten += 1;
    });
  };
  const address = (): string => areas.map((one) => addressOf(sheet, one)).join(",");
  if (type === "RangeAreas") {
    return {
      type,
      place: { sheet, areas, whole: false },
      get: {
        Address: address,
        CellCount: () => areas.reduce((sum, one) => sum + one.rowCount * one.columnCount, 0),
        AreaCount: () => areas.length,
      },
      walk: { ConditionalFormats: () => conditionalFormats(sheet, areas), Format: () => formatRemote(sheet, areas, look) },
    };
  }
  return {
    type,
    place: { sheet, areas, whole: area.rowCount === MAX_ROWS && area.columnCount === MAX_COLUMNS },
    get: {
      Address: address,
      RowIndex: () => area.rowIndex,
      ColumnIndex: () => area.columnIndex,
      RowCount: () => area.rowCount,
      ColumnCount: () => area.columnCount,
      Values: () => read((row, column) => sheet.valueAt(row, column)),
      Formulas: () => read((row, column) => sheet.formulaAt(row, column)),
      NumberFormat: () => read((row, column) => sheet.formatAt(row, column)),
      RowHidden: () => allOr([...Array(area.rowCount).keys()].map((i) => sheet.hiddenRows.has(area.rowIndex + i))),
      ColumnHidden: () => allOr([...Array(area.columnCount).keys()].map((i) => sheet.hiddenColumns.has(area.columnIndex + i))),
    },
    set: {
      Values: (value) => put(value, "values"),
      Formulas: (value) => put(value, "formulas"),
      NumberFormat: (value) => {
        const rows = grid(area, value, "numberFormat") as unknown as string[][];
        touch(sheet, area);
        each(area, (row, column) =>
          sheet.setFormat(
            row,
            column,
            (rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows[row - area.rowIndex]?.[column - area.columnIndex]) ?? "General",
          ),
        );
      },
      Hyperlink: (value) => {
        touch(sheet, area);
        if (area.rowCount * area.columnCount !== 1) throw new FarError("InvalidArgument", "a link belongs to one cell");
        const { address: href, documentReference, textToDisplay } = value as Readonly<Record<string, string | undefined>>;
        if ((href === undefined) === (documentReference === undefined)) throw new FarError("InvalidArgument", "a link leads to one place");
        if (documentReference !== undefined && !/^'(?:[^']|'')+'!\$?[A-Z]{1,3}\$?\d+$/.test(documentReference))
          throw new FarError("InvalidArgument", documentReference);
        if (textToDisplay !== undefined) sheet.type(area.rowIndex, area.columnIndex, textToDisplay);
        sheet.links.set(area.rowIndex * MAX_COLUMNS + area.columnIndex, value);
        sheet.setLook(area.rowIndex, area.columnIndex, { "font.Color": "#0563C1", "font.Underline": "Single" });
      },
      RowHidden: (value) => {
        touch(sheet, area);
        if (!isFlag(value)) throw new FarError("InvalidArgument", "rowHidden");
        if (area.rowCount === MAX_ROWS) sheet.hiddenRows.clear();
        else mark(sheet.hiddenRows, area.rowIndex, area.rowCount, value === true);
      },
      ColumnHidden: (value) => {
        touch(sheet, area);
        if (!isFlag(value)) throw new FarError("InvalidArgument", "columnHidden");
        if (area.columnCount === MAX_COLUMNS) sheet.hiddenColumns.clear();
        else mark(sheet.hiddenColumns, area.columnIndex, area.columnCount, value === true);
      },
    },
    walk: {
      ConditionalFormats: () => conditionalFormats(sheet, areas),
      Format: () => formatRemote(sheet, areas, look),
    },
    call: {
      Clear: (applyTo) => {
        touch(sheet, area);
        sheet.clear(area, (applyTo as string | null) ?? "All");
      },
      Merge: () => {
        touch(sheet, area);
        if (sheet.merges.some((merge) => overlap(merge, area))) throw new FarError("MergedRangeConflict", address());
        sheet.merges.push(area);
      },
      Unmerge: () => {
        touch(sheet, area);
        sheet.merges = sheet.merges.filter((merge) => !overlap(merge, area));
      },
      Select: () => {
        if (sheet.workbook.activeId !== sheet.id) throw new FarError("InvalidOperation", "select() belongs to the active sheet");
        sheet.workbook.selection = { sheetId: sheet.id, area };
      },
      // The client cuts large grids into bands of rows by itself, with these three.
      _ValidateArraySize: (rows, columns) => {
        if (rows !== area.rowCount || columns !== area.columnCount)
          throw new FarError("InvalidArgument", `${String(rows)}×${String(columns)} for ${area.rowCount}×${area.columnCount} cells`);
      },
      GetRow: (row) => rangeRemote(sheet, [{ ...area, rowIndex: area.rowIndex + Number(row), rowCount: 1 }]),
      GetBoundingRect: (other) => {
        const [last] = (other as Remote).place?.areas ?? [];
        if (!last) throw new FarError("InvalidArgument", "a range is wanted");
        const top = Math.min(area.rowIndex, last.rowIndex);
        const left = Math.min(area.columnIndex, last.columnIndex);
        return rangeRemote(sheet, [
          {
            rowIndex: top,
            columnIndex: left,
            rowCount: Math.max(area.rowIndex + area.rowCount, last.rowIndex + last.rowCount) - top,
            columnCount: Math.max(area.columnIndex + area.columnCount, last.columnIndex + last.columnCount) - left,
          },
        ]);
      },
      GetEntireColumn: () =>
        rangeRemote(sheet, [{ rowIndex: 0, rowCount: MAX_ROWS, columnIndex: area.columnIndex, columnCount: area.columnCount }]),
      GetEntireRow: () =>
        rangeRemote(sheet, [{ rowIndex: area.rowIndex, rowCount: area.rowCount, columnIndex: 0, columnCount: MAX_COLUMNS }]),
      GetTables: (whole) => {
        if (!isFlag(whole) || whole === true) throw new FarError("ApiNotFound", "only tables that overlap");
        const found = sheet.tables.filter((table) => overlap(table.area, area));
        return {
          type: "TableScopedCollection",
          items: () => found.map(({ name }) => ({ type: "Table", id: name, get: { Name: () => name } })),
        };
      },
      GetRowProperties: (wanted) => {
        if (JSON.stringify(wanted) !== '{"rowHidden":true}') throw new FarError("ApiNotFound", `row properties ${JSON.stringify(wanted)}`);
        return Array.from({ length: area.rowCount }, (_, i) => ({ rowHidden: sheet.hiddenRows.has(area.rowIndex + i) }));
      },
      GetColumnProperties: (wanted) => {
        if (JSON.stringify(wanted) !== '{"columnHidden":true}') throw new FarError("ApiNotFound", "column properties");
        return Array.from({ length: area.columnCount }, (_, i) => ({ columnHidden: sheet.hiddenColumns.has(area.columnIndex + i) }));
      },
      GetSpecialCellsOrNullObject: (kind) => {
        if (sheet.isProtected) throw new FarError("AccessDenied", "special cells of a protected sheet");
        if (kind !== "Visible") throw new FarError("ApiNotFound", `special cells ${String(kind)}`);
        const visible = visibleAreas(sheet, area);
        return visible.length === 0 ? NULL_OBJECT : rangeRemote(sheet, visible, "RangeAreas");
      },
      GetMergedAreasOrNullObject: () => {
        const merged = sheet.merges.filter((merge) => overlap(merge, area));
        return merged.length === 0 ? NULL_OBJECT : rangeRemote(sheet, merged, "RangeAreas");
      },
    },
  };
}

/** A formula as Excel fills it so many rows down and columns to the right. */
function filled(formula: string, down: number, right: number): string {
  return formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'!|(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\d(!])/g,
    (found, fixedColumn: string | undefined, column: string | undefined, fixedRow: string | undefined, row: string | undefined) => {
      if (column === undefined || row === undefined) return found;
      const at = fixedColumn === "$" ? column : cellColumn(columnIndexOf(column) + right);
      return `${fixedColumn ?? ""}${at}${fixedRow ?? ""}${fixedRow === "$" ? row : Number(row) + down}`;
    },
  );
}
const cellColumn = (index: number): string =>
  areaAddress({ rowIndex: 0, columnIndex: index, rowCount: 1, columnCount: 1 }).replace(/\d+/, "");

function mark(marks: Set<number>, first: number, count: number, hidden: boolean): void {
  for (let at = first; at < first + count; at += 1) {
    if (hidden) marks.add(at);
    else marks.delete(at);
  }
}

const allOr = (flags: readonly boolean[]): boolean | null =>
  flags.every((flag) => flag) ? true : flags.some((flag) => flag) ? null : false;

function runs(first: number, count: number, hidden: ReadonlySet<number>): [number, number][] {
  const found: [number, number][] = [];
  for (let at = first; at < first + count; at += 1) {
    if (hidden.has(at)) continue;
    const last = found[found.length - 1];
    if (last && last[0] + last[1] === at) last[1] += 1;
    else found.push([at, 1]);
  }
  return found;
}

function visibleAreas(sheet: FarSheet, area: Area): Area[] {
  const columns = runs(area.columnIndex, area.columnCount, sheet.hiddenColumns);
  return runs(area.rowIndex, area.rowCount, sheet.hiddenRows).flatMap(([rowIndex, rowCount]) =>
    columns.map(([columnIndex, columnCount]) => ({ rowIndex, rowCount, columnIndex, columnCount })),
  );
}

/** What all cells of the areas share of one look; null where they differ. */
function shared(sheet: FarSheet, areas: readonly Area[], name: string, otherwise: unknown): unknown {
  const found = new Set<unknown>();
  for (const area of areas) each(area, (row, column) => found.add(sheet.looks.get(row * MAX_COLUMNS + column)?.[name] ?? otherwise));
  return found.size === 1 ? [...found][0] : null;
}

function formatRemote(sheet: FarSheet, areas: readonly Area[], look: (change: Look) => void): Remote {
  const setters = (
    prefix: string,
    checks: Readonly<Record<string, (value: unknown) => boolean>>,
  ): Record<string, (value: unknown) => void> =>
    Object.fromEntries(
      Object.entries(checks).map(([name, check]) => [
        name,
        (value: unknown): void => {
          if (!check(value)) throw new FarError("InvalidArgument", `format ${prefix}${name} = ${JSON.stringify(value)}`);
          look({ [prefix + name]: value });
        },
      ]),
    );
  return {
    type: "RangeFormat",
    get: {
      UseStandardWidth: () => {
        const widths = areas.flatMap((area) =>
          Array.from({ length: area.columnCount }, (_, i) => !sheet.columnWidths.has(area.columnIndex + i)),
        );
        return widths.every((one) => one) ? true : widths.some((one) => one) ? null : false;
      },
    },
    set: {
      UseStandardHeight: (value) => {
        if (value !== true) throw new FarError("InvalidArgument", "useStandardHeight");
        for (const area of areas) {
          touch(sheet, { ...area, columnCount: 0 });
          for (const row of [...sheet.rowHeights.keys()])
            if (row >= area.rowIndex && row < area.rowIndex + area.rowCount) sheet.rowHeights.delete(row);
        }
      },
      UseStandardWidth: (value) => {
        if (value !== true) throw new FarError("InvalidArgument", "useStandardWidth");
        for (const area of areas) {
          touch(sheet, { ...area, rowCount: 0 });
          for (const column of [...sheet.columnWidths.keys()])
            if (column >= area.columnIndex && column < area.columnIndex + area.columnCount) sheet.columnWidths.delete(column);
        }
      },
      ...setters("", {
        HorizontalAlignment: oneOf("General", "Left", "Center", "Right"),
        VerticalAlignment: oneOf("Top", "Center", "Bottom"),
        WrapText: isFlag,
        IndentLevel: isNumber,
      }),
      ColumnWidth: (value) => {
        if (!isNumber(value)) throw new FarError("InvalidArgument", "columnWidth");
        for (const area of areas) {
          touch(sheet, { ...area, rowCount: 0 });
          for (let i = 0; i < area.columnCount; i += 1) sheet.columnWidths.set(area.columnIndex + i, value as number);
        }
      },
      RowHeight: (value) => {
        if (!isNumber(value) || (value as number) > 409) throw new FarError("InvalidArgument", "rowHeight");
        for (const area of areas) {
          touch(sheet, { ...area, columnCount: 0 });
          for (let i = 0; i < area.rowCount; i += 1) sheet.rowHeights.set(area.rowIndex + i, value as number);
        }
      },
    },
    walk: {
      Font: () => ({
        type: "RangeFont",
        set: setters("font.", {
          Name: isText,
          Size: isNumber,
          Bold: isFlag,
          Italic: isFlag,
          Color: isColour,
          Underline: oneOf("None", "Single"),
        }),
      }),
      Fill: () => ({
        type: "RangeFill",
        get: { Color: () => shared(sheet, areas, "fill.Color", "#FFFFFF") },
        set: setters("fill.", { Color: isColour }),
      }),
      Borders: () => ({
        type: "RangeBorderCollection",
        item: (side) => {
          if (!["EdgeLeft", "EdgeRight", "EdgeTop", "EdgeBottom", "InsideVertical", "InsideHorizontal"].includes(String(side)))
            throw new FarError("InvalidArgument", `border ${String(side)}`);
          return {
            type: "RangeBorder",
            get: { Style: () => shared(sheet, areas, `border.${String(side)}.Style`, "None") },
            set: setters(`border.${String(side)}.`, {
              Style: oneOf("None", "Continuous", "Dash"),
              Color: isColour,
              Weight: oneOf("Thin", "Medium", "Hairline"),
            }),
          };
        },
      }),
    },
  };
}

function conditionalFormats(sheet: FarSheet, areas: readonly Area[]): Remote {
  const here = (): FarSheet["flags"] => sheet.flags.filter((flag) => flag.areas.some((one) => areas.some((area) => overlap(one, area))));
  return {
    type: "ConditionalFormatCollection",
    items: () => here().map((flag) => flagRemote(sheet, flag)),
    item: (id) => {
      const found = here().find((flag) => flagRemote(sheet, flag).id === id);
      if (!found) throw new FarError("ItemNotFound", String(id));
      return flagRemote(sheet, found);
    },
    call: {
      Add: (type) => {
        if (sheet.isProtected) throw new FarError("AccessDenied", `${sheet.name} is protected`);
        if (type !== "Custom") throw new FarError("ApiNotFound", `conditional format ${String(type)}`);
        const flag = { areas: areas.map((area) => ({ ...area })), type, formula: "", fill: "", font: "", stopIfTrue: false };
        sheet.flags.unshift(flag);
        return flagRemote(sheet, flag);
      },
      ClearAll: () => {
        if (sheet.isProtected) throw new FarError("AccessDenied", `${sheet.name} is protected`);
        if (!sheet.ofAddIn && here().length > 0) sheet.workbook.cellsOutsideOwned += 1;
        sheet.flags = sheet.flags.filter((flag) => !here().includes(flag));
      },
    },
  };
}
