import { childrenOf, rootOf } from "../ooxml/elements";
import { decodeXml } from "../ooxml/encoding";
import { CONTENT_TYPES_PART } from "../ooxml/namespaces";
import { partKey, type OoxmlPackage } from "../ooxml/package";
import { relationsOf, relationsPart, resolveTarget } from "../ooxml/relations";
import { TextEdits, unsplice } from "../ooxml/splice";
import { readWorkbookPart, type SheetEntry } from "../ooxml/workbookPart";
import { attributesOf, tagsOf, textAfter } from "../ooxml/xml";
import { WorkbookFile } from "../workbook";
import { blockNames, blocksIn } from "./blockPlaces";
import { withoutBlocks } from "./blockXml";
import { FLAG_FORMULA } from "./flagXml";
import { SETTING_PREFIX, webExtensions, writtenBlocks, type StoredReceipt } from "./receiptPart";
import { renumber } from "./workbookXml";

/** Where a sheet of ours stood, so that the next plan finds its place again. */
export interface EarlierSheet {
  readonly id: string;
  readonly sheetId: number;
  readonly part: string | null;
  /** Sheets of the user before it. */
  readonly after: number;
}

export interface Lifted {
  readonly pack: OoxmlPackage;
  readonly earlier: readonly EarlierSheet[];
}

/**
 * Takes everything of ours out of a copy of the package. A part that still is as we left it goes back byte for byte; a
 * part that another program has written since loses our sheets, names, relations and flags, and nothing else.
 */
export function lift(current: OoxmlPackage, stored: StoredReceipt): Lifted {
  const pack = current.copy();
  const workbook = readWorkbookPart(current);
  const ours = new Map<SheetEntry, string>();
  for (const { id, name } of stored.receipt.sheets) {
    const sheet = workbook.sheets.find((entry) => entry.name === name);
    if (sheet) ours.set(sheet, id);
  }
  let users = 0;
  const earlier: EarlierSheet[] = [];
  for (const sheet of workbook.sheets) {
    const id = ours.get(sheet);
    if (id === undefined) users++;
    else earlier.push({ id, sheetId: sheet.sheetId, part: sheet.part, after: users });
  }

  const { changed = [], added = [] } = stored.receipt.file ?? {};
  const exact = new Set<string>();
  const touched = new Set<string>();
  // A part that was changed twice goes back in the opposite order.
  for (const { part, checksum, undo } of [...changed].reverse()) {
    if (!pack.has(part) || touched.has(partKey(part))) continue;
    if (pack.checksum(part) !== checksum) {
      touched.add(partKey(part));
      exact.delete(partKey(part));
      continue;
    }
    pack.set(part, unsplice(pack.bytes(part), undo));
    exact.add(partKey(part));
  }
  const untouched = [workbook.part, relationsPart(workbook.part), CONTENT_TYPES_PART].every(
    (part) => exact.has(partKey(part)) || !changed.some((item) => item.part === part),
  );
  if (changed.length > 0 && untouched) {
    for (const part of added) pack.delete(part);
    if (stored.part !== null) pack.delete(stored.part);
  } else removeFromPackage(pack, current, [...ours.keys()], stored, exact);

  removeExcelSetting(pack);
  for (const sheet of workbook.sheets) {
    if (sheet.part === null || sheet.kind !== "worksheet" || ours.has(sheet) || exact.has(partKey(sheet.part))) continue;
    if (stored.receipt.flagged.length > 0) removeFlags(pack, sheet.part);
  }
  removeBlocks(pack, current, stored, exact);
  return { pack, earlier };
}

/** The receipt that the add-in in Excel keeps with its settings, and what goes with it. */
function removeExcelSetting(pack: OoxmlPackage): void {
  for (const part of webExtensions(pack)) {
    const edits = new TextEdits(pack.bytes(part));
    for (const tag of tagsOf(edits.text)) {
      if (tag.local === "property" && tag.kind === "empty" && attributesOf(tag)["name"]?.startsWith(SETTING_PREFIX))
        edits.replace(tag.start, tag.end, "");
    }
    if (edits.changed) pack.set(part, edits.finish().bytes);
  }
}

/** The way for files that another program has saved since. */
function removeFromPackage(
  pack: OoxmlPackage,
  before: OoxmlPackage,
  ours: readonly SheetEntry[],
  stored: StoredReceipt,
  exact: ReadonlySet<string>,
): void {
  const workbook = readWorkbookPart(before);
  const roots = ours.flatMap((sheet) => (sheet.part === null ? [] : [sheet.part]));
  if (stored.part !== null) roots.push(stored.part);
  const gone = ownParts(before, roots);
  for (const part of gone) pack.delete(part);

  const relationsName = relationsPart(workbook.part);
  if (!exact.has(partKey(relationsName))) {
    const edits = new TextEdits(pack.bytes(relationsName));
    const root = rootOf(edits.text);
    for (const child of root ? childrenOf(edits.text, root.tag) : []) {
      const { Target = "", TargetMode } = attributesOf(child.tag);
      if (TargetMode !== "External" && gone.has(partKey(resolveTarget(workbook.part, Target))))
        edits.replace(child.tag.start, child.end, "");
    }
    if (edits.changed) pack.set(relationsName, edits.finish().bytes);
  }
  if (!exact.has(partKey(CONTENT_TYPES_PART))) {
    const edits = new TextEdits(pack.bytes(CONTENT_TYPES_PART));
    const root = rootOf(edits.text);
    for (const child of root ? childrenOf(edits.text, root.tag) : []) {
      const { PartName } = attributesOf(child.tag);
      if (PartName !== undefined && gone.has(partKey(PartName))) edits.replace(child.tag.start, child.end, "");
    }
    if (edits.changed) pack.set(CONTENT_TYPES_PART, edits.finish().bytes);
  }
  if (!exact.has(partKey(workbook.part))) removeSheets(pack, workbook.part, new Set(ours.map((sheet) => sheet.name)));
}

/** `roots` with the parts that only they lead to, and the relations parts of all of these. */
function ownParts(pack: OoxmlPackage, roots: readonly string[]): Set<string> {
  const leadsTo = new Map<string, string[]>();
  for (const name of pack.names()) {
    const match = /^(.*?)_rels\/([^/]+)\.rels$/.exec(name.replace(/\\/g, "/"));
    if (!match) continue;
    const source = `${match[1] ?? ""}${match[2] ?? ""}`;
    const targets = relationsOf(pack, source).filter((relation) => !relation.external);
    leadsTo.set(
      partKey(source),
      targets.map((relation) => partKey(relation.target)),
    );
  }
  const gone = new Set(roots.map(partKey));
  for (let grew = true; grew;) {
    grew = false;
    for (const part of [...gone]) {
      for (const target of leadsTo.get(part) ?? []) {
        if (gone.has(target)) continue;
        const shared = [...leadsTo].some(([source, targets]) => !gone.has(source) && targets.includes(target));
        if (!shared) {
          gone.add(target);
          grew = true;
        }
      }
    }
  }
  for (const part of [...gone]) gone.add(partKey(relationsPart(part)));
  return gone;
}

function removeSheets(pack: OoxmlPackage, part: string, names: ReadonlySet<string>): void {
  const edits = new TextEdits(pack.bytes(part));
  const root = rootOf(edits.text);
  const parts = root ? childrenOf(edits.text, root.tag) : [];
  const list = parts.find((child) => child.local === "sheets");
  if (!list) return;
  const sheets = childrenOf(edits.text, list.tag).filter((child) => child.local === "sheet");
  const removed = new Set<number>();
  sheets.forEach((sheet, index) => {
    if (!names.has(attributesOf(sheet.tag)["name"] ?? "")) return;
    removed.add(index);
    edits.replace(sheet.tag.start, sheet.end, "");
  });
  if (removed.size === 0) return;
  const kept = parts.map((child) => child);
  for (const child of parts) {
    if (child.local !== "definedNames") continue;
    const all = childrenOf(edits.text, child.tag);
    const local = all.filter((name) => removed.has(Number(attributesOf(name.tag)["localSheetId"] ?? -1)));
    if (local.length === all.length && all.length > 0) {
      edits.replace(child.tag.start, child.end, "");
      kept.splice(kept.indexOf(child), 1);
    } else for (const name of local) edits.replace(name.tag.start, name.end, "");
  }
  const ranks = sheets.map((_, index) => index - [...removed].filter((at) => at < index).length);
  const last = sheets.length - removed.size - 1;
  const position = (index: number): number => (removed.has(index) ? index : Math.min(ranks[index] ?? index, last));
  const active = (index: number): number => Math.min(ranks[index] ?? 0, last);
  renumber(
    edits,
    kept.filter((child) => child.local === "definedNames"),
    sheets.length,
    position,
    (name) => removed.has(Number(attributesOf(name.tag)["localSheetId"] ?? -1)),
  );
  renumber(
    edits,
    kept.filter((child) => child.local === "bookViews"),
    sheets.length,
    active,
  );
  pack.set(part, edits.finish().bytes);
}

/** Blocks and their names, where the parts do not go back as they were. */
function removeBlocks(pack: OoxmlPackage, current: OoxmlPackage, stored: StoredReceipt, exact: ReadonlySet<string>): void {
  const file = new WorkbookFile(current);
  const blocks = blocksIn(file, stored);
  if (writtenBlocks(stored.receipt).length === 0) return;
  for (const sheet of file.part.sheets) {
    const here = blocks.filter(({ area }) => area.sheet === sheet.name);
    if (here.length === 0 || sheet.part === null || exact.has(partKey(sheet.part))) continue;
    const bytes = withoutBlocks(pack.bytes(sheet.part), here, file.content(sheet).cells);
    if (bytes) pack.set(sheet.part, bytes);
  }
  const { part } = file.part;
  if (exact.has(partKey(part))) return;
  const edits = new TextEdits(pack.bytes(part));
  const names = blockNames(edits.text);
  const root = rootOf(edits.text);
  const list = (root ? childrenOf(edits.text, root.tag) : []).find(({ local }) => local === "definedNames");
  if (list && names.length > 0 && names.length === childrenOf(edits.text, list.tag).length) edits.replace(list.tag.start, list.end, "");
  else for (const name of names) edits.replace(name.tag.start, name.end, "");
  if (edits.changed) pack.set(part, edits.finish().bytes);
}

function removeFlags(pack: OoxmlPackage, part: string): void {
  const bytes = pack.bytes(part);
  if (!decodeXml(bytes).includes("EduFundCheck")) return;
  const edits = new TextEdits(bytes);
  const root = rootOf(edits.text);
  for (const child of root ? childrenOf(edits.text, root.tag) : []) {
    if (child.local !== "conditionalFormatting") continue;
    const rules = childrenOf(edits.text, child.tag);
    const ours = rules.filter((rule) =>
      childrenOf(edits.text, rule.tag).some(
        (formula) => formula.local === "formula" && textAfter(edits.text, formula.tag).replace(/\s/g, "") === FLAG_FORMULA,
      ),
    );
    if (ours.length === 0) continue;
    if (ours.length === rules.length) edits.replace(child.tag.start, child.end, "");
    else for (const rule of ours) edits.replace(rule.tag.start, rule.end, "");
  }
  if (edits.changed) pack.set(part, edits.finish().bytes);
}
