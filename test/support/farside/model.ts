import type { CellArea, CellValue, RangeSnapshot } from "../../../src/core/model";
import { evaluate } from "./evaluate";
import { FarError } from "./errors";

export type Area = Omit<CellArea, "sheet">;
export type Look = Readonly<Record<string, unknown>>;

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
const keyOf = (row: number, column: number): number => row * MAX_COLUMNS + column;

export interface FarFlag {
  readonly areas: readonly Area[];
  readonly type: string;
  formula: string;
  fill: string;
  font: string;
  stopIfTrue: boolean;
  /** Excel cannot say what its formula is, and whoever asks gets an error (office-js#6827). */
  readonly illegible?: boolean;
}

export interface FarChart {
  readonly id: string;
  readonly type: string;
  readonly seriesBy: string;
  readonly settings: Map<string, unknown>;
  readonly series: { readonly settings: Map<string, unknown>; values: string; categories: string }[];
}

/** Something that add-ins can hear of. */
export interface FarHappening {
  readonly what: "changed" | "deleted";
  readonly worksheetId: string;
  readonly source: "Local" | "Remote";
  readonly triggerSource?: "ThisLocalAddin";
}

/** A defined name of the workbook; its cells are gone when the sheet is. */
export interface FarName {
  readonly name: string;
  readonly sheet: FarSheet;
  readonly area: Area;
  visible: boolean;
}

/** One worksheet of the far side's workbook. */
export class FarSheet {
  /** Sparse rows of values; "" and undefined are blank. */
  rows: (CellValue | undefined)[][] = [];
  formulas = new Map<number, string>();
  formats = new Map<number, string>();
  looks = new Map<number, Look>();
  links = new Map<number, unknown>();
  merges: Area[] = [];
  flags: FarFlag[] = [];
  charts: FarChart[] = [];
  settings = new Map<string, unknown>();
  columnWidths = new Map<number, number>();
  rowHeights = new Map<number, number>();
  customProperties = new Map<string, string>();
  hiddenRows = new Set<number>();
  hiddenColumns = new Set<number>();
  tables: { readonly name: string; readonly area: Area }[] = [];
  /** What a formula of hers spills beyond its own cell; in `formulas` such cells are empty. */
  spilled = new Map<number, CellValue>();
  /** What formulas gave when they were last calculated, where Excel calculates only when told to. */
  readonly calculated = new Map<number, CellValue>();
  visibility: "Visible" | "Hidden" | "VeryHidden" = "Visible";
  isProtected = false;

  constructor(
    readonly workbook: FarWorkbook,
    readonly id: string,
    public name: string,
    /** Made by the add-in: a cell written elsewhere counts as outside what is owned. */
    public ofAddIn: boolean,
  ) {}

  valueAt(row: number, column: number): CellValue {
    const key = keyOf(row, column);
    const spilled = this.spilled.get(key);
    if (spilled !== undefined) return spilled;
    const formula = this.formulas.get(key);
    if (formula !== undefined)
      return this.workbook.calculationMode === "Manual" ? (this.calculated.get(key) ?? 0) : evaluate(formula, this);
    return this.rows[row]?.[column] ?? "";
  }

  formulaAt(row: number, column: number): CellValue {
    const formula = this.formulas.get(keyOf(row, column));
    return formula ?? this.rows[row]?.[column] ?? "";
  }

  formatAt(row: number, column: number): string {
    return this.formats.get(keyOf(row, column)) ?? "General";
  }

  calculate(): void {
    for (let round = 0; round < 5; round += 1)
      for (const [key, formula] of this.formulas) this.calculated.set(key, evaluate(formula, this));
  }

  setFormat(row: number, column: number, code: string): void {
    this.formats.set(keyOf(row, column), code);
  }

  setLook(row: number, column: number, change: Look, made = new Map<Look | undefined, Look>()): void {
    const key = keyOf(row, column);
    const before = this.looks.get(key);
    let after = made.get(before);
    if (!after) made.set(before, (after = { ...before, ...change }));
    this.looks.set(key, after);
  }

  /** As if a person typed it; returns true when the cell holds something then. */
  type(row: number, column: number, input: CellValue): boolean {
    const key = keyOf(row, column);
    if (this.spilled.has(key) && input !== null && input !== "") throw new Error("#SPILL!: something of hers was covered");
    this.formulas.delete(key);
    const cells = (this.rows[row] ??= []);
    if (input === null || input === "") {
      cells[column] = "";
      return false;
    }
    if (typeof input !== "string") cells[column] = input;
    else if (input.startsWith("'")) cells[column] = input.slice(1);
    else if (this.formatAt(row, column) === "@") cells[column] = input;
    else if (input.startsWith("=")) {
      checkFormula(input);
      for (const [, name = ""] of input.replace(/"(?:[^"]|"")*"/g, "").matchAll(/'((?:[^']|'')+)'!/g))
        if (!this.workbook.sheet(name.replace(/''/g, "'"))) throw new FarError("InvalidArgument", `no sheet ${name} for ${input}`);
      this.formulas.set(key, input);
      cells[column] = "";
      // Also where Excel calculates only when told to, a formula is calculated once as it is typed.
      if (this.workbook.calculationMode === "Manual") this.calculated.set(key, evaluate(input, this));
    } else cells[column] = understood(input);
    return true;
  }

  clear(area: Area, what: string): void {
    const inside = (key: number): boolean => {
      const [row, column] = [Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS];
      return (
        row >= area.rowIndex &&
        row < area.rowIndex + area.rowCount &&
        column >= area.columnIndex &&
        column < area.columnIndex + area.columnCount
      );
    };
    const drop = (map: Map<number, unknown>): void => {
      for (const key of [...map.keys()]) if (inside(key)) map.delete(key);
    };
    if (what === "All" || what === "Contents") {
      drop(this.formulas);
      for (let row = area.rowIndex; row < Math.min(this.rows.length, area.rowIndex + area.rowCount); row += 1) {
        this.rows[row] = (this.rows[row] ?? []).map((value, column) =>
          column >= area.columnIndex && column < area.columnIndex + area.columnCount ? "" : value,
        );
      }
    }
    if (what === "All" || what === "Formats") {
      drop(this.formats);
      drop(this.looks);
    }
    if (what === "All" || what === "Hyperlinks" || what === "RemoveHyperlinks") drop(this.links);
  }

  /** Excel takes what is written right below or beside a table into it. */
  growTables(area: Area): void {
    this.tables = this.tables.map((table) => {
      const { rowIndex, columnIndex, rowCount, columnCount } = table.area;
      const [bottom, right] = [rowIndex + rowCount, columnIndex + columnCount];
      const below = area.rowIndex === bottom && area.columnIndex < right && area.columnIndex + area.columnCount > columnIndex;
      const beside = area.columnIndex === right && area.rowIndex < bottom && area.rowIndex + area.rowCount > rowIndex;
      return below || beside
        ? { ...table, area: { ...table.area, rowCount: rowCount + (below ? 1 : 0), columnCount: columnCount + (beside ? 1 : 0) } }
        : table;
    });
  }

  /** The rectangle of everything that holds a value (or, when asked for, a format); null on an empty sheet. */
  used(valuesOnly: boolean): Area | null {
    let [top, bottom, left, right] = [MAX_ROWS, -1, MAX_COLUMNS, -1];
    const see = (row: number, column: number): void => {
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    };
    this.rows.forEach((cells, row) => {
      let first = -1;
      let last = -1;
      for (let column = 0; column < cells.length; column += 1) {
        const value = cells[column];
        if (value === undefined || value === null || value === "") continue;
        if (first < 0) first = column;
        last = column;
      }
      if (first >= 0) {
        see(row, first);
        see(row, last);
      }
    });
    for (const key of [...this.formulas.keys(), ...this.spilled.keys()]) see(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS);
    if (!valuesOnly)
      for (const map of [this.formats, this.looks]) for (const key of map.keys()) see(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS);
    return bottom < 0 ? null : { rowIndex: top, columnIndex: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }

  /** Everything that a person could see or that is stored, for telling whether anything changed. */
  print(withLooks = true): unknown {
    const sorted = <K, V>(map: Map<K, V>): [K, V][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    // Rows far below leave holes in the list.
    const rows = Array.from(this.rows, (cells) => {
      const copy = [...(cells ?? [])].map((value) => value ?? "");
      while (copy.length > 0 && copy[copy.length - 1] === "") copy.pop();
      return copy;
    });
    while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
    return {
      name: this.name,
      visibility: this.visibility,
      isProtected: this.isProtected,
      customProperties: [...this.customProperties],
      rows,
      formulas: sorted(this.formulas),
      formats: sorted(this.formats).filter(([, code]) => code !== "General"),
      flags: this.flags,
      tables: this.tables,
      ...(withLooks
        ? {
            looks: sorted(this.looks),
            links: sorted(this.links),
            merges: this.merges,
            charts: this.charts.map(({ type, settings, series }) => [type, [...settings], series.map((one) => [...one.settings])]),
            widths: sorted(this.columnWidths),
            heights: sorted(this.rowHeights),
            hidden: [[...this.hiddenRows], [...this.hiddenColumns]],
          }
        : {}),
    };
  }
}

/** A workbook in memory with Excel's rules. */
export class FarWorkbook {
  sheets: FarSheet[] = [];
  settings = new Map<string, unknown>();
  names: FarName[] = [];
  /** Custom XML parts by id. */
  xmlParts = new Map<string, string>();
  /** What the add-in asked to hear of. */
  readonly heard = new Set<FarHappening["what"]>();
  /** Tells the add-in of what happened, as far as it asked to hear of it. */
  tell: (happening: FarHappening) => void = () => undefined;
  structureProtected = false;
  calculationMode: "Automatic" | "Manual" = "Automatic";
  /** A sheet that is a chart is in front: no worksheet is active. */
  onChartSheet = false;
  /** Excel for Windows sets up no page where no printer is installed. */
  hasPrinter = true;
  activeId = "";
  /** `more`: further areas, chosen with Ctrl; `shape`: a picture or chart is chosen, no cells. */
  selection: { sheetId: string; area: Area; more?: readonly Area[]; shape?: boolean } | null = null;
  cellsWritten = 0;
  cellsOutsideOwned = 0;
  #nextId = 1;
  #nextPart = 1;

  constructor(public name: string) {}

  add(name: string, ofAddIn: boolean): FarSheet {
    if (this.structureProtected) throw new FarError("AccessDenied", "the workbook's structure is protected");
    checkSheetName(name);
    if (this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw new FarError("ItemAlreadyExists", name);
    const sheet = new FarSheet(this, `{00000000-0000-4000-8000-${String(this.#nextId++).padStart(12, "0")}}`, name, ofAddIn);
    this.sheets.push(sheet);
    if (this.activeId === "") this.activeId = sheet.id;
    return sheet;
  }

  sheet(key: string): FarSheet | undefined {
    return this.sheets.find((sheet) => sheet.id === key) ?? this.sheets.find((sheet) => sheet.name.toLowerCase() === key.toLowerCase());
  }

  addXmlPart(xml: string): string {
    const id = `{XML-${this.#nextPart++}}`;
    this.xmlParts.set(id, xml);
    return id;
  }

  /** The officer, or a co-author, types into a cell. */
  typeAs(source: "Local" | "Remote", sheet: FarSheet, row: number, column: number, value: CellValue): void {
    sheet.type(row, column, value);
    this.tell({ what: "changed", worksheetId: sheet.id, source });
  }

  required(key: string): FarSheet {
    const found = this.sheet(key);
    if (!found) throw new FarError("ItemNotFound", key);
    return found;
  }

  rename(sheet: FarSheet, name: string): void {
    if (this.structureProtected) throw new FarError("AccessDenied", "the workbook's structure is protected");
    checkSheetName(name);
    if (this.sheets.some((other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase()))
      throw new FarError("ItemAlreadyExists", name);
    // Formulas follow a sheet that gets another name.
    const [from, to] = [sheet.name, name].map((text) => `'${text.replace(/'/g, "''")}'!`);
    for (const other of this.sheets)
      for (const [key, formula] of other.formulas) other.formulas.set(key, formula.split(from ?? "").join(to ?? ""));
    sheet.name = name;
  }

  remove(sheet: FarSheet): void {
    if (this.structureProtected) throw new FarError("AccessDenied", "the workbook's structure is protected");
    if (this.sheets.filter((other) => other.visibility === "Visible").length < 2)
      throw new FarError("InvalidOperation", "the last visible sheet");
    this.sheets = this.sheets.filter((other) => other !== sheet);
    const prefix = `'${sheet.name.replace(/'/g, "''")}'!`;
    for (const other of this.sheets)
      for (const [key, formula] of other.formulas) other.formulas.set(key, formula.split(prefix).join("#REF!"));
    this.tell({ what: "deleted", worksheetId: sheet.id, source: "Local" });
    if (this.activeId === sheet.id) this.activeId = this.sheets.find((other) => other.visibility === "Visible")?.id ?? "";
  }

  /** All of it as text: equal texts mean that nothing changed. */
  print(withLooks = true): string {
    return JSON.stringify([
      this.sheets.map((sheet) => sheet.print(withLooks)),
      [...this.settings],
      this.names.map(({ name, sheet, area, visible }) => [name, sheet.name, area, visible]),
      [...this.xmlParts.values()],
    ]);
  }
}

/** The same workbook that a file holds: both doors then see the same cells. */
export function workbookFrom(name: string, snapshots: readonly RangeSnapshot[], flags: { readonly active?: string } = {}): FarWorkbook {
  const workbook = new FarWorkbook(name);
  for (const snapshot of snapshots) {
    const sheet = workbook.add(snapshot.sheet, false);
    snapshot.values.forEach((row, r) => {
      const cells: CellValue[] = [];
      row.forEach((value, c) => (cells[snapshot.columnIndex + c] = value ?? ""));
      sheet.rows[snapshot.rowIndex + r] = cells;
    });
    for (let row = 0; row < snapshot.rowCount; row += 1) sheet.rows[snapshot.rowIndex + row] ??= [];
    const { codes, indexes } = snapshot.formats;
    if (indexes) {
      indexes.forEach((code, at) => {
        if (code !== 0)
          sheet.setFormat(
            snapshot.rowIndex + Math.floor(at / snapshot.columnCount),
            snapshot.columnIndex + (at % snapshot.columnCount),
            codes[code] ?? "General",
          );
      });
    }
    sheet.merges = snapshot.merged.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
      rowIndex,
      columnIndex,
      rowCount,
      columnCount,
    }));
    sheet.hiddenRows = new Set(snapshot.hiddenRows);
    sheet.hiddenColumns = new Set(snapshot.hiddenColumns);
    sheet.visibility = snapshot.sheetVisible ? "Visible" : "Hidden";
    sheet.isProtected = snapshot.protected;
    sheet.tables = snapshot.tables.map((table) => ({ name: table.name, area: table.area }));
  }
  const active =
    workbook.sheets.find((sheet) => sheet.name === flags.active) ?? workbook.sheets.find((sheet) => sheet.visibility === "Visible");
  workbook.activeId = active?.id ?? "";
  return workbook;
}

function checkSheetName(name: string): void {
  if (name === "" || name.length > 31 || /[:\\/?*[\]]/.test(name) || name.startsWith("'") || name.endsWith("'")) {
    throw new FarError("InvalidArgument", `not a sheet name: ${name}`);
  }
}

function checkFormula(formula: string): void {
  if (formula.length > 8192) throw new FarError("InvalidArgument", "the formula is too long");
  if (/_xlfn\./.test(formula)) throw new FarError("InvalidArgument", "a person types no _xlfn.");
  const bare = formula.replace(/"(?:[^"]|"")*"/g, "").replace(/'(?:[^']|'')*'/g, "");
  if (bare.split("(").length !== bare.split(")").length) throw new FarError("InvalidArgument", `parentheses: ${formula}`);
}

/** What Excel makes of typed text. Where that would be a number or date, a plain text was not kept. */
function understood(text: string): CellValue {
  const trimmed = text.trim();
  if (/^[+\-@]/.test(trimmed) && !/^[+-]?[\d.,]+%?$/.test(trimmed)) throw new FarError("InvalidArgument", `taken for a formula: ${text}`);
  if (/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed.replace(/,/g, ""));
  if (/^[+-]?[\d.]+\s*%$/.test(trimmed)) return Number(trimmed.replace(/%/, "")) / 100;
  if (/^[¥￥$]\s*[\d,.]+$/.test(trimmed)) return Number(trimmed.replace(/[^\d.]/g, ""));
  if (/^\(\s*[\d,.]+\s*\)$/.test(trimmed)) return -Number(trimmed.replace(/[^\d.]/g, ""));
  if (
    /^\d{1,4}[-/年]\d{1,2}([-/月]\d{1,4}日?|月)?$/.test(trimmed) ||
    /^\d{1,2}月\d{1,2}日$/.test(trimmed) ||
    /^\d{1,2}:\d{2}/.test(trimmed)
  )
    return 45_000;
  if (/^(true|真)$/i.test(trimmed)) return true;
  if (/^(false|假)$/i.test(trimmed)) return false;
  return text;
}
