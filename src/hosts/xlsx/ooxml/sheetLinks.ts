import type { CellRef } from "../../../core/model";
import { parseArea } from "../../../core/model";
import type { OoxmlPackage } from "./package";
import { relationsOf } from "./relations";
import { attributesOf, tagsOf } from "./xml";

/** A link as the file says it: a place in the workbook, or the id of a relation to somewhere else. */
export interface SheetLink {
  readonly ref: string;
  readonly location: string | null;
  readonly relation: string | null;
}

export type CellLink = { readonly to: CellRef } | { readonly href: string };

/** `tail` is the XML after the sheet's cells. */
export function readLinks(tail: string): readonly SheetLink[] {
  const links: SheetLink[] = [];
  for (const tag of tagsOf(tail)) {
    if (tag.kind === "close" || tag.local !== "hyperlink") continue;
    const { ref, location, id } = attributesOf(tag);
    if (ref !== undefined) links.push({ ref, location: location ?? null, relation: id ?? null });
  }
  return links;
}

/** Where the cells of a sheet lead, by `row:column` (zero-based). Names and other programs' addresses are left out. */
export function resolveLinks(links: readonly SheetLink[], sheet: string, pack: OoxmlPackage, part: string): ReadonlyMap<string, CellLink> {
  const found = new Map<string, CellLink>();
  const outside = new Map<string, string>();
  if (links.some(({ relation }) => relation !== null))
    for (const { id, target, external } of relationsOf(pack, part)) if (external) outside.set(id, target);
  for (const { ref, location, relation } of links) {
    const area = parseArea(sheet, ref);
    const link = relation === null ? placeOf(location ?? "", sheet) : addressOf(outside.get(relation) ?? "");
    if (area && link) found.set(`${area.rowIndex}:${area.columnIndex}`, link);
  }
  return found;
}

/** `'2019 经费'!$B$4`, `Sheet1!B4:C5`, `B4` on the same sheet. */
function placeOf(location: string, sheet: string): CellLink | null {
  const bang = location.lastIndexOf("!");
  const name = location.slice(0, Math.max(0, bang));
  const target = bang < 0 ? sheet : name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
  const area = parseArea(target, location.slice(bang + 1).replaceAll("$", ""));
  return area ? { to: { sheet: target, rowIndex: area.rowIndex, columnIndex: area.columnIndex } } : null;
}

const addressOf = (target: string): CellLink | null => (/^(?:https?|mailto):/i.test(target) ? { href: target } : null);
