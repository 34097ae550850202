import { HostError } from "../../../app/ports";
import type { OoxmlPackage } from "./package";
import { relationsOf, type Relation } from "./relations";
import { attributesOf, isTrue, tagsOf } from "./xml";

export interface SheetEntry {
  readonly name: string;
  readonly sheetId: number;
  readonly relationId: string;
  readonly visible: boolean;
  /** Part name; null when the file names none. */
  readonly part: string | null;
  /** Only worksheets have cells; the others are chart sheets, dialogs and macro sheets. */
  readonly kind: "worksheet" | "other";
}

export interface WorkbookPart {
  readonly part: string;
  readonly sheets: readonly SheetEntry[];
  readonly activeIndex: number;
  readonly date1904: boolean;
  readonly structureProtected: boolean;
  readonly relations: readonly Relation[];
  /** Part names by relation type; null when the workbook has none. */
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  readonly theme: string | null;
}

/** Throws `HostError` notAWorkbook or unsupportedFormat. */
export function findWorkbook(pack: OoxmlPackage): string {
  const main = relationsOf(pack, "").find((relation) => relation.type === "officeDocument" && !relation.external);
  const part = main && pack.has(main.target) ? main.target : pack.has("xl/workbook.xml") ? "xl/workbook.xml" : null;
  if (part === null) {
    const other = pack.has("xl/workbook.bin") || pack.has("content.xml");
    throw new HostError(other ? "unsupportedFormat" : "notAWorkbook");
  }
  if (part.toLowerCase().endsWith(".bin")) throw new HostError("unsupportedFormat");
  return part;
}

export function readWorkbookPart(pack: OoxmlPackage): WorkbookPart {
  const part = findWorkbook(pack);
  const relations = relationsOf(pack, part);
  const find = (type: string): string | null =>
    relations.find((relation) => relation.type === type && !relation.external && pack.has(relation.target))?.target ?? null;
  const sheets: SheetEntry[] = [];
  let root = "";
  let activeIndex = 0;
  let views = 0;
  let date1904 = false;
  let structureProtected = false;
  for (const tag of tagsOf(pack.text(part))) {
    if (tag.kind === "close") continue;
    if (root === "") root = tag.local;
    if (tag.local === "sheet") sheets.push(sheetEntry(pack, attributesOf(tag), relations));
    else if (tag.local === "workbookView" && views++ === 0) activeIndex = Number(attributesOf(tag)["activeTab"] ?? 0) || 0;
    else if (tag.local === "workbookPr") date1904 = isTrue(attributesOf(tag)["date1904"]);
    else if (tag.local === "workbookProtection") structureProtected = isTrue(attributesOf(tag)["lockStructure"]);
  }
  if (root !== "workbook") throw new HostError("notAWorkbook");
  return {
    part,
    sheets,
    activeIndex,
    date1904,
    structureProtected,
    relations,
    styles: find("styles"),
    sharedStrings: find("sharedStrings"),
    theme: find("theme"),
  };
}

function sheetEntry(pack: OoxmlPackage, attributes: Readonly<Record<string, string>>, relations: readonly Relation[]): SheetEntry {
  const relationId = attributes["id"] ?? "";
  const relation = relations.find(({ id }) => id === relationId);
  const part = relation && !relation.external && pack.has(relation.target) ? relation.target : null;
  return {
    name: attributes["name"] ?? "",
    sheetId: Number(attributes["sheetId"] ?? 0) || 0,
    relationId,
    visible: (attributes["state"] ?? "visible") === "visible",
    part,
    kind: relation?.type === "worksheet" ? "worksheet" : "other",
  };
}
