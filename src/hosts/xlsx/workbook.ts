import type { WorkbookName } from "../../app/names";
import { namesOn } from "../../app/names";
import type { RangeSnapshot } from "../../core/model";
import { readNames } from "./ooxml/definedNames";
import { asUtf8 } from "./ooxml/encoding";
import type { OoxmlPackage } from "./ooxml/package";
import { readSharedStrings } from "./ooxml/sharedStrings";
import { scanCells } from "./ooxml/sheetData";
import { readLook } from "./ooxml/sheetLook";
import { readTables } from "./ooxml/sheetTables";
import { readStyles, type CellStyle } from "./ooxml/styleSheet";
import { readWorkbookPart, type SheetEntry, type WorkbookPart } from "./ooxml/workbookPart";
import { aroundCells, snapshotOf, usedArea, type SheetContent } from "./sheetReading";

/** A package as a workbook to read: parts are read when asked for, once. */
export class WorkbookFile {
  readonly pack: OoxmlPackage;
  readonly part: WorkbookPart;
  private strings: readonly string[] | null = null;
  private styleList: readonly CellStyle[] | null = null;
  private nameList: readonly WorkbookName[] | null = null;
  private readonly contents = new Map<string, SheetContent>();

  /** Throws `HostError` notAWorkbook, unsupportedFormat. */
  constructor(pack: OoxmlPackage) {
    this.pack = pack;
    this.part = readWorkbookPart(pack);
  }

  get styles(): readonly CellStyle[] {
    return (this.styleList ??= readStyles(this.pack, this.part.styles, this.part.theme));
  }

  get sharedStrings(): readonly string[] {
    return (this.strings ??= readSharedStrings(this.pack, this.part.sharedStrings));
  }

  sheet(name: string): SheetEntry | undefined {
    return this.part.sheets.find((sheet) => sheet.name === name);
  }

  /** Cells and look of a worksheet; an empty one for a sheet without a part. */
  content(sheet: SheetEntry): SheetContent {
    const known = this.contents.get(sheet.name);
    if (known) return known;
    const bytes = sheet.part === null || sheet.kind !== "worksheet" ? new Uint8Array(0) : asUtf8(this.pack.bytes(sheet.part));
    const cells = scanCells(bytes, this.sharedStrings, this.part.date1904);
    const [head, tail] = aroundCells(bytes, cells);
    const content = { cells, look: readLook(sheet.name, head, tail), used: usedArea(cells) };
    this.contents.set(sheet.name, content);
    return content;
  }

  /** Takes over what another reading of the same sheets has found (our writing leaves users' cells alone). */
  adopt(other: WorkbookFile, names: ReadonlySet<string>): void {
    for (const [name, content] of other.contents) if (names.has(name)) this.contents.set(name, content);
    this.strings = other.strings;
  }

  tables(sheet: SheetEntry): RangeSnapshot["tables"] {
    return sheet.part === null ? [] : readTables(this.pack, sheet.name, sheet.part);
  }

  snapshot(sheet: SheetEntry): RangeSnapshot {
    return snapshotOf(this.content(sheet), {
      name: sheet.name,
      sheetIndex: this.part.sheets.indexOf(sheet),
      visible: sheet.visible,
      styles: this.styles,
      tables: this.tables(sheet),
      names: namesOn(sheet.name, (this.nameList ??= readNames(this.pack, this.part.part))),
      date1904: this.part.date1904,
    });
  }
}
