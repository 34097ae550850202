import { HostError } from "../../../app/ports";
import { areaOfBlock, type WrittenBlock } from "../../../app/blocks";
import { areaAddress, areaText, cellText, roomAt, type PlannedBlock, type PlannedSheet, type WorkbookPlan } from "../../../core/model";
import { CONTENT_TYPES_PART, namespacesOf, type Namespaces } from "../ooxml/namespaces";
import type { OoxmlPackage } from "../ooxml/package";
import { relationsPart } from "../ooxml/relations";
import { encodeText, TextEdits, type Spliced, type Undo } from "../ooxml/splice";
import { PLAIN_STYLE } from "../ooxml/styleSheet";
import { takenCells } from "../taken";
import { WorkbookFile } from "../workbook";
import { withBlocks } from "./blockXml";
import { countChangedCells } from "./changedCells";
import { chartXml } from "./chartXml";
import { declareParts, TYPES } from "./contentTypes";
import { drawingXml } from "./drawingXml";
import { flagsBySheet } from "./flagRanges";
import { withFlags } from "./flagXml";
import type { EarlierSheet } from "./lift";
import { withFreeNames } from "../../../app/sheetNames";
import { receiptPropertiesXml, receiptXml, type FileReceipt, type OwnSheet } from "./receiptPart";
import { appendRelations, lastRelationNumber, relationsXml, type NewRelation } from "./relationWriter";
import { sheetXml } from "./sheetXml";
import { emptyStyles, StyleWriter } from "./styleWriter";
import { addSheets, type NewSheet } from "./workbookXml";

export interface Applied {
  readonly pack: OoxmlPackage;
  readonly receipt: FileReceipt;
}

/**
 * Writes a plan into a copy of a package that holds nothing of ours; `earlier` says where our sheets stood before, so
 * that they come back to their places. Throws `HostError` sheetMissing, truncated, protectedWorkbook, protectedSheet, coversCells;
 * `base` is never touched.
 */
export function applyPlan(base: OoxmlPackage, wanted: WorkbookPlan, earlier: readonly EarlierSheet[]): Applied {
  return new Writing(base, wanted, earlier).run();
}

class Writing {
  private readonly pack: OoxmlPackage;
  private readonly file: WorkbookFile;
  private readonly plan: WorkbookPlan;
  private readonly earlier: readonly EarlierSheet[];
  private readonly namespaces: Namespaces;
  /** Folder of the workbook part, with its slash. */
  private readonly folder: string;
  private readonly styles: StyleWriter;
  private readonly added: string[] = [];
  private readonly declared: { part: string; type: string }[] = [];
  private readonly changed: { part: string; checksum: number; undo: Undo }[] = [];
  private readonly unflagged: string[] = [];
  private otherCells = 0;
  private blockCells = 0;

  constructor(base: OoxmlPackage, wanted: WorkbookPlan, earlier: readonly EarlierSheet[]) {
    this.pack = base.copy();
    this.file = new WorkbookFile(base);
    this.earlier = earlier;
    const { part } = this.file.part;
    this.folder = part.slice(0, part.lastIndexOf("/") + 1);
    this.namespaces = namespacesOf(base.text(part));
    this.plan = withFreeNames(
      wanted,
      this.file.part.sheets.map((sheet) => sheet.name),
    );
    const comesOrGoes =
      this.plan.sheets.some(({ id }) => !earlier.some((sheet) => sheet.id === id)) ||
      earlier.some(({ id }) => !this.plan.sheets.some((sheet) => sheet.id === id));
    if (this.file.part.structureProtected && comesOrGoes) throw new HostError("protectedWorkbook");
    const stylesPart = this.file.part.styles;
    this.styles = new StyleWriter(
      stylesPart === null ? emptyStyles(this.namespaces) : base.bytes(stylesPart),
      this.file.styles[0] ?? PLAIN_STYLE,
      () => formatsInUse(this.file),
    );
  }

  run(): Applied {
    const workbook = this.file.part;
    const blocks = this.writeBlocks();
    const flagged = this.writeFlags();
    const relationsName = relationsPart(workbook.part);
    const relations = new TextEdits(this.pack.has(relationsName) ? this.pack.bytes(relationsName) : encodeText(relationsXml([])));
    let relationNumber = lastRelationNumber(relations.text);
    const newRelations: NewRelation[] = [];
    const relate = (type: string, target: string): string => {
      const id = `rId${++relationNumber}`;
      newRelations.push({ id, type: `${this.namespaces.relationships}/${type}`, target });
      return id;
    };

    let cellsWritten = this.blockCells;
    let nextSheetId = Math.max(0, ...workbook.sheets.map((sheet) => sheet.sheetId)) + 1;
    const ids = new Set(workbook.sheets.map((sheet) => sheet.sheetId));
    const own: OwnSheet[] = [];
    const sheets: NewSheet[] = this.plan.sheets.map((planned) => {
      const before = this.earlier.find(({ id }) => id === planned.id);
      let sheetId = before?.sheetId ?? 0;
      if (sheetId <= 0 || ids.has(sheetId)) {
        while (ids.has(nextSheetId) || this.earlier.some((sheet) => sheet.sheetId === nextSheetId)) nextSheetId++;
        sheetId = nextSheetId;
      }
      ids.add(sheetId);
      const part = before?.part && !this.pack.has(before.part) ? before.part : this.freePart(`${this.folder}worksheets/sheet`, ".xml");
      cellsWritten += this.writeSheet(planned, part);
      own.push({ id: planned.id, name: planned.name, sheetId, part });
      return {
        name: planned.name,
        sheetId,
        relationId: relate("worksheet", this.relativeTarget(part)),
        after: before?.after ?? workbook.sheets.length,
        planned,
      };
    });

    this.writeStyles(relate);
    const item = this.freePart("customXml/item", ".xml");
    this.reserve(item);
    this.declared.push({ part: item, type: TYPES.customXml });
    const properties = this.freePart("customXml/itemProps", ".xml");
    relate("customXml", this.relativeTarget(item));
    appendRelations(relations, newRelations);
    if (this.pack.has(relationsName)) this.change(relationsName, relations.finish());
    else this.addPart(relationsName, relations.finish().bytes);

    const workbookEdits = new TextEdits(this.pack.bytes(workbook.part));
    addSheets(workbookEdits, sheets, blocks, this.namespaces);
    if (workbookEdits.changed) this.change(workbook.part, workbookEdits.finish());

    this.addPart(properties, encodeText(receiptPropertiesXml(this.namespaces)), TYPES.customXmlProperties);
    this.addPart(
      relationsPart(item),
      encodeText(
        relationsXml([
          { id: "rId1", type: `${this.namespaces.relationships}/customXmlProps`, target: properties.slice("customXml/".length) },
        ]),
      ),
    );
    this.declare();

    const receipt: FileReceipt = {
      format: 1,
      stamp: this.plan.stamp,
      sheets: own.map(({ id, name }, i) => ({ id, name, ...recipeOf(this.plan.sheets[i]) })),
      flagged,
      cellsWritten,
      otherCells: this.otherCells,
      ...(this.unflagged.length > 0 ? { unflagged: this.unflagged } : {}),
      ...(this.plan.unlisted === undefined ? {} : { unlisted: this.plan.unlisted }),
      file: {
        sheets: own,
        added: this.added,
        changed: this.changed,
        flags: this.plan.flags,
        charts: this.plan.sheets.map(({ id, charts }) => ({ id, charts })),
        blocks,
      },
    };
    this.pack.set(item, encodeText(receiptXml(receipt)));
    return { pack: this.pack, receipt };
  }

  /** Tables among her cells. Throws `HostError` coversCells before anything of hers would be covered. */
  private writeBlocks(): readonly WrittenBlock[] {
    const written: WrittenBlock[] = [];
    const bySheet = new Map<string, PlannedBlock[]>();
    for (const block of this.plan.blocks ?? []) bySheet.set(block.at.sheet, [...(bySheet.get(block.at.sheet) ?? []), block]);
    for (const [name, blocks] of bySheet) {
      const sheet = this.file.sheet(name);
      if (!sheet || sheet.part === null || sheet.kind !== "worksheet") throw new HostError("sheetMissing", name);
      const content = this.file.content(sheet);
      if (content.look.protected) throw new HostError("protectedSheet", name);
      const areas = blocks.map(areaOfBlock);
      for (const [at, area] of areas.entries()) {
        const { covered, nearest } = roomAt(area, takenCells(content, this.file.tables(sheet), areas.slice(0, at), null));
        const [first] = covered;
        if (first) throw new HostError("coversCells", cellText(first));
        if (!nearest) throw new HostError("coversCells", areaText(area));
      }
      const before = this.pack.bytes(sheet.part);
      const made = withBlocks(before, blocks, content.cells, { styles: this.styles, date1904: this.file.part.date1904 });
      if (!made) throw new HostError("truncated", name);
      this.otherCells += countChangedCells(before, made.spliced.bytes, this.file.sharedStrings, areas);
      this.change(sheet.part, made.spliced);
      this.blockCells += made.cellsWritten;
      written.push(...made.written);
    }
    return written;
  }

  private writeFlags(): FileReceipt["flagged"] {
    const ours = new Set(this.plan.sheets.map((sheet) => sheet.name));
    const flagged: { sheet: string; ranges: string[] }[] = [];
    for (const flags of flagsBySheet(this.plan.flags)) {
      if (ours.has(flags.sheet)) continue;
      const sheet = this.file.sheet(flags.sheet);
      if (!sheet) throw new HostError("sheetMissing", flags.sheet);
      if (sheet.part === null || sheet.kind !== "worksheet") continue;
      // As in Excel: a protected sheet of the officer goes without flags.
      if (this.file.content(sheet).look.protected) {
        this.unflagged.push(sheet.name);
        continue;
      }
      const before = this.pack.bytes(sheet.part);
      const spliced = withFlags(before, flags, this.styles);
      if (!spliced) continue;
      this.otherCells += countChangedCells(before, spliced.bytes, this.file.sharedStrings);
      this.change(sheet.part, spliced);
      flagged.push({ sheet: flags.sheet, ranges: flags.levels.flatMap(({ areas }) => areas.map(areaAddress)) });
    }
    return flagged;
  }

  /** Returns how many cells hold something. */
  private writeSheet(planned: WorkbookPlan["sheets"][number], part: string): number {
    this.reserve(part);
    const { xml, externalLinks, cellsWritten } = sheetXml(planned, {
      styles: this.styles,
      namespaces: this.namespaces,
      date1904: this.file.part.date1904,
      drawing: (links) => (planned.charts.length > 0 ? `rId${links + 1}` : null),
    });
    this.pack.set(part, encodeText(xml));
    this.declared.push({ part, type: TYPES.worksheet });
    const relations: NewRelation[] = externalLinks.map((target, i) => ({
      id: `rId${i + 1}`,
      type: `${this.namespaces.relationships}/hyperlink`,
      target,
      external: true,
    }));
    if (planned.charts.length > 0) {
      const drawing = this.freePart(`${this.folder}drawings/drawing`, ".xml");
      this.addPart(drawing, encodeText(drawingXml(planned.charts, this.namespaces)), TYPES.drawing);
      relations.push({
        id: `rId${relations.length + 1}`,
        type: `${this.namespaces.relationships}/drawing`,
        target: `../drawings/${baseName(drawing)}`,
      });
      const chartRelations = planned.charts.map((chart, k): NewRelation => {
        const chartPart = this.freePart(`${this.folder}charts/chart`, ".xml");
        this.addPart(chartPart, encodeText(chartXml(chart, this.namespaces)), TYPES.chart);
        return { id: `rId${k + 1}`, type: `${this.namespaces.relationships}/chart`, target: `../charts/${baseName(chartPart)}` };
      });
      this.addPart(relationsPart(drawing), encodeText(relationsXml(chartRelations)));
    }
    if (relations.length > 0) this.addPart(relationsPart(part), encodeText(relationsXml(relations)));
    return cellsWritten;
  }

  private writeStyles(relate: (type: string, target: string) => string): void {
    if (!this.styles.changed) return;
    const spliced = this.styles.finish();
    const { styles } = this.file.part;
    if (styles !== null) {
      this.change(styles, spliced);
      return;
    }
    const part = this.freePart(`${this.folder}styles`, ".xml", "");
    this.addPart(part, spliced.bytes, TYPES.styles);
    relate("styles", this.relativeTarget(part));
  }

  private declare(): void {
    const edits = new TextEdits(this.pack.bytes(CONTENT_TYPES_PART));
    declareParts(edits, this.declared);
    this.change(CONTENT_TYPES_PART, edits.finish());
  }

  private reserve(part: string): void {
    this.pack.set(part, new Uint8Array(0));
    this.added.push(part);
  }

  private addPart(part: string, bytes: Uint8Array, type?: string): void {
    this.pack.set(part, bytes);
    this.added.push(part);
    if (type !== undefined) this.declared.push({ part, type });
  }

  private change(part: string, spliced: Spliced): void {
    this.pack.set(part, spliced.bytes);
    this.changed.push({ part, checksum: this.pack.checksum(part) ?? 0, undo: spliced.undo });
  }

  /** A part name with a number that is free; `first` may be empty for a part that there is only one of. */
  private freePart(stem: string, extension: string, first: "" | 1 = 1): string {
    if (first === "" && !this.pack.has(stem + extension)) return stem + extension;
    for (let n = 1; ; n++) if (!this.pack.has(`${stem}${n}${extension}`)) return `${stem}${n}${extension}`;
  }

  private relativeTarget(part: string): string {
    if (part.startsWith(this.folder)) return part.slice(this.folder.length);
    return "../".repeat(this.folder.split("/").length - 1) + part;
  }
}

const recipeOf = (sheet: PlannedSheet | undefined): { readonly recipe?: string } =>
  sheet?.recipe === undefined ? {} : { recipe: sheet.recipe };

/** One more than the highest cell format that a cell or column speaks of. */
function formatsInUse(file: WorkbookFile): number {
  let highest = 0;
  for (const sheet of file.part.sheets) {
    const { cells, look } = file.content(sheet);
    for (const style of cells.styles) if (style > highest) highest = style;
    for (const { style } of look.columns) if (style > highest) highest = style;
  }
  return Math.min(highest, 64_000) + 1;
}

function baseName(part: string): string {
  return part.slice(part.lastIndexOf("/") + 1);
}
