import { parseArea, type CellArea } from "../../../core/model";
import type { OoxmlPackage } from "./package";
import { relationsOf } from "./relations";
import { attributesOf, nextTag } from "./xml";

/** Excel tables of a sheet. */
export function readTables(pack: OoxmlPackage, sheet: string, part: string): { name: string; area: CellArea }[] {
  const tables: { name: string; area: CellArea }[] = [];
  for (const relation of relationsOf(pack, part)) {
    if (relation.type !== "table" || relation.external || !pack.has(relation.target)) continue;
    const root = nextTag(pack.text(relation.target), 0);
    if (!root) continue;
    const a = attributesOf(root);
    const area = parseArea(sheet, a["ref"] ?? "");
    if (area) tables.push({ name: a["displayName"] ?? a["name"] ?? "", area });
  }
  return tables;
}
