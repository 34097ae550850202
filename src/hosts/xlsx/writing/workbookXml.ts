import { nameOfBlock } from "../../../app/blocks";
import { absoluteReference, sheetPrefix, type PlacedBlock, type PlannedSheet } from "../../../core/model";
import { childrenOf, rootOf, type Element } from "../ooxml/elements";
import { appendInside, placeFor } from "../ooxml/insert";
import type { Namespaces } from "../ooxml/namespaces";
import type { TextEdits } from "../ooxml/splice";
import { escapeXml } from "../ooxml/xml";

/** ECMA-376 part 1, 18.2.27, up to what we may add. */
const ORDER = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "AlternateContent",
  "revisionPtr",
  "absPath",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
];

export interface NewSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relationId: string;
  /** How many of the sheets that are in the file stand before it. */
  readonly after: number;
  readonly planned: PlannedSheet;
}

/** Adds sheets and their names to a workbook part. Sheets that are there keep order; positions in names and views follow when ours stand between. */
export function addSheets(edits: TextEdits, sheets: readonly NewSheet[], blocks: readonly PlacedBlock[], namespaces: Namespaces): void {
  const xml = edits.text;
  const root = rootOf(xml);
  if (!root) return;
  const parts = childrenOf(xml, root.tag);
  const list = parts.find((part) => part.local === "sheets");
  if (!list) return;
  const { prefix } = list.tag;
  const relation = relationPrefix(xml.slice(root.tag.start, root.tag.end), namespaces);
  const existing = childrenOf(xml, list.tag).filter((child) => child.local === "sheet");
  const sheetXml = (sheet: NewSheet): string =>
    `<${prefix}sheet name="${escapeXml(sheet.name)}" sheetId="${sheet.sheetId}" ${relation.attribute}="${sheet.relationId}"${relation.declaration}/>`;
  const last = sheets.filter((sheet) => sheet.after >= existing.length);
  for (const sheet of sheets) {
    const place = existing[sheet.after];
    if (place) edits.insert(place.tag.start, sheetXml(sheet));
  }
  appendInside(edits, list, last.map(sheetXml).join(""));
  const position = (index: number): number => index + sheets.filter((sheet) => sheet.after <= index).length;
  if (last.length < sheets.length) renumber(edits, parts, existing.length, position);
  addNames(edits, root, parts, sheets, blocks, existing.length);
}

function relationPrefix(rootTag: string, namespaces: Namespaces): { attribute: string; declaration: string } {
  const match = /\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g;
  for (let found = match.exec(rootTag); found; found = match.exec(rootTag)) {
    if (found[2] === namespaces.relationships) return { attribute: `${found[1] ?? "r"}:id`, declaration: "" };
  }
  return { attribute: "r:id", declaration: ` xmlns:r="${namespaces.relationships}"` };
}

/** Replaces sheet positions (`localSheetId`, `activeTab`, `firstSheet`) by what `position` says; `skip` leaves out names that go. */
export function renumber(
  edits: TextEdits,
  parts: readonly Element[],
  count: number,
  position: (index: number) => number,
  skip?: (name: Element) => boolean,
): void {
  const move = (element: Element, name: string): void => {
    const text = edits.text.slice(element.tag.start, element.tag.end);
    const match = new RegExp(`(\\s${name}\\s*=\\s*["'])(\\d+)`).exec(text);
    if (!match) return;
    const old = Number(match[2]);
    const moved = Math.max(0, position(Math.min(old, count - 1)));
    const from = element.tag.start + match.index + (match[1] ?? "").length;
    if (moved !== old) edits.replace(from, from + (match[2] ?? "").length, String(moved));
  };
  for (const part of parts) {
    if (part.local === "definedNames") for (const name of childrenOf(edits.text, part.tag)) if (!skip?.(name)) move(name, "localSheetId");
    if (part.local === "bookViews") {
      for (const view of childrenOf(edits.text, part.tag)) {
        move(view, "activeTab");
        move(view, "firstSheet");
      }
    }
  }
}

function addNames(
  edits: TextEdits,
  root: Element,
  parts: readonly Element[],
  sheets: readonly NewSheet[],
  blocks: readonly PlacedBlock[],
  existing: number,
): void {
  const { prefix } = root.tag;
  const byPlace = [...sheets].sort((a, b) => a.after - b.after);
  let xml = "";
  for (const sheet of sheets) {
    const index = Math.min(sheet.after, existing) + byPlace.indexOf(sheet);
    const { planned } = sheet;
    const name = (what: string, text: string, hidden: boolean): void => {
      xml += `<${prefix}definedName name="_xlnm.${what}" localSheetId="${index}"${hidden ? ' hidden="1"' : ""}>${escapeXml(text)}</${prefix}definedName>`;
    };
    if (planned.autoFilter) name("_FilterDatabase", absoluteReference({ sheet: sheet.name, ...planned.autoFilter }), true);
    if (planned.print.area) name("Print_Area", absoluteReference({ sheet: sheet.name, ...planned.print.area }), false);
    const repeat = planned.print.repeatRows;
    if (repeat) name("Print_Titles", `${sheetPrefix(sheet.name)}$${repeat.first + 1}:$${repeat.last + 1}`, false);
  }
  for (const { id, area } of blocks)
    xml += `<${prefix}definedName name="${nameOfBlock(id)}" hidden="1">${escapeXml(absoluteReference(area))}</${prefix}definedName>`;
  if (xml === "") return;
  const names = parts.find((part) => part.local === "definedNames");
  if (names) appendInside(edits, names, xml);
  else edits.insert(placeFor(edits, root, ORDER, "definedNames"), `<${prefix}definedNames>${xml}</${prefix}definedNames>`);
}
