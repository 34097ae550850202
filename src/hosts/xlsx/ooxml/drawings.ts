import type { OoxmlPackage } from "./package";
import { relationsOf } from "./relations";
import { attributesOf, isTrue, tagsOf, textAfter } from "./xml";

/** A chart, picture or shape of the user, for showing where it stands. */
export interface DrawnObject {
  readonly kind: "chart" | "picture" | "shape";
  readonly name: string;
  /** Zero-based cells covered, roughly. */
  readonly anchor: { readonly rowIndex: number; readonly columnIndex: number; readonly rowCount: number; readonly columnCount: number };
}

const CELL_WIDTH_EMU = 609_600;
const CELL_HEIGHT_EMU = 190_500;

/** Objects on a sheet's drawing part. */
export function readDrawing(pack: OoxmlPackage, sheetPart: string, relationId: string | null): DrawnObject[] {
  if (relationId === null) return [];
  const relation = relationsOf(pack, sheetPart).find(({ id }) => id === relationId);
  if (!relation || relation.external || !pack.has(relation.target)) return [];
  const xml = pack.text(relation.target);
  const objects: DrawnObject[] = [];
  let corner: number[] = [];
  let corners: number[][] = [];
  let size: [number, number] | null = null;
  let kind: DrawnObject["kind"] | null = null;
  let name = "";
  let hidden = false;
  for (const tag of tagsOf(xml)) {
    const anchor = /^(?:twoCell|oneCell|absolute)Anchor$/.test(tag.local);
    if (tag.kind === "close") {
      if (tag.local === "from" || tag.local === "to") corners.push(corner);
      if (!anchor || kind === null || hidden) continue;
      const [from = [0, 0], to] = corners;
      const [column = 0, row = 0] = from;
      const [lastColumn, lastRow] = to ?? [column + (size ? size[0] / CELL_WIDTH_EMU : 4), row + (size ? size[1] / CELL_HEIGHT_EMU : 8)];
      objects.push({
        kind,
        name,
        anchor: {
          rowIndex: row,
          columnIndex: column,
          rowCount: Math.max(1, Math.ceil((lastRow ?? row) - row)),
          columnCount: Math.max(1, Math.ceil((lastColumn ?? column) - column)),
        },
      });
    } else if (anchor) {
      corners = [];
      size = null;
      kind = null;
      name = "";
      hidden = false;
    } else if (tag.local === "from" || tag.local === "to") corner = [];
    else if (tag.local === "col" || tag.local === "row") corner.push(Number(textAfter(xml, tag)) || 0);
    else if (tag.local === "ext" && size === null) {
      const { cx, cy } = attributesOf(tag);
      if (cx !== undefined && cy !== undefined) size = [Number(cx) || 0, Number(cy) || 0];
    } else if (tag.local === "graphicFrame") kind ??= "chart";
    else if (tag.local === "pic") kind ??= "picture";
    else if (tag.local === "sp" || tag.local === "cxnSp" || tag.local === "grpSp") kind ??= "shape";
    else if (tag.local === "cNvPr" && name === "") {
      const a = attributesOf(tag);
      name = a["name"] ?? "";
      hidden = isTrue(a["hidden"]);
    }
  }
  return objects;
}
