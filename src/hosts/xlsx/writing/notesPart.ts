import { CONTENT_TYPES_PART, namespacesOf, XML_DECLARATION } from "../ooxml/namespaces";
import { partKey, type OoxmlPackage } from "../ooxml/package";
import { relationsOf, relationsPart } from "../ooxml/relations";
import { encodeText, TextEdits } from "../ooxml/splice";
import { attributesOf, escapeXml, nextTag, tagsOf, textAfter } from "../ooxml/xml";
import { declareParts, TYPES } from "./contentTypes";
import { appendRelations, lastRelationNumber, relationsXml } from "./relationWriter";

/** Namespace of the custom XML part that holds the officer's notes; the add-in in Excel keeps them in the same part. */
export const NOTES_NAMESPACE = "urn:edufund-check:notes:1";

export type Notes = Readonly<Record<string, string>>;

/** The part that holds the notes, with them; null when the workbook has none. */
function findNotes(
  pack: OoxmlPackage,
  workbookPart: string,
): { readonly part: string; readonly relation: string; readonly notes: Notes } | null {
  for (const relation of relationsOf(pack, workbookPart)) {
    if (relation.type !== "customXml" || relation.external || !pack.has(relation.target)) continue;
    const xml = pack.text(relation.target);
    const root = xml.includes(NOTES_NAMESPACE) ? nextTag(xml, 0) : null;
    if (root) return { part: relation.target, relation: relation.id, notes: notesOf(textAfter(xml, root)) };
  }
  return null;
}

function notesOf(text: string): Notes {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}

export function readNotes(pack: OoxmlPackage, workbookPart: string): Notes {
  return findNotes(pack, workbookPart)?.notes ?? {};
}

/** A copy of the package with the notes; without any, our part and its relation are gone. */
export function withNotes(base: OoxmlPackage, workbookPart: string, notes: Notes): OoxmlPackage {
  const known = findNotes(base, workbookPart);
  const pack = base.copy();
  const xml = encodeText(`${XML_DECLARATION}<notes xmlns="${NOTES_NAMESPACE}">${escapeXml(JSON.stringify(notes))}</notes>`);
  const isEmpty = Object.keys(notes).length === 0;
  if (known && !isEmpty) pack.set(known.part, xml);
  else if (known) {
    pack.delete(known.part);
    const edits = new TextEdits(pack.bytes(relationsPart(workbookPart)));
    for (const tag of tagsOf(edits.text))
      if (tag.local === "Relationship" && tag.kind === "empty" && attributesOf(tag)["Id"] === known.relation)
        edits.replace(tag.start, tag.end, "");
    pack.set(relationsPart(workbookPart), edits.finish().bytes);
    const types = new TextEdits(pack.bytes(CONTENT_TYPES_PART));
    for (const tag of tagsOf(types.text))
      if (tag.local === "Override" && tag.kind === "empty" && partKey(attributesOf(tag)["PartName"] ?? "") === partKey(known.part))
        types.replace(tag.start, tag.end, "");
    if (types.changed) pack.set(CONTENT_TYPES_PART, types.finish().bytes);
  } else if (!isEmpty) {
    let number = 1;
    while (pack.has(`customXml/item${number}.xml`)) number += 1;
    const part = `customXml/item${number}.xml`;
    pack.set(part, xml);
    const name = relationsPart(workbookPart);
    const relations = new TextEdits(pack.has(name) ? pack.bytes(name) : encodeText(relationsXml([])));
    appendRelations(relations, [
      {
        id: `rId${lastRelationNumber(relations.text) + 1}`,
        type: `${namespacesOf(pack.text(workbookPart)).relationships}/customXml`,
        target: `/${part}`,
      },
    ]);
    pack.set(name, relations.finish().bytes);
    const types = new TextEdits(pack.bytes(CONTENT_TYPES_PART));
    declareParts(types, [{ part, type: TYPES.customXml }]);
    if (types.changed) pack.set(CONTENT_TYPES_PART, types.finish().bytes);
  }
  return pack;
}
