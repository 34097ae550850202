import type { CellArea } from "../../../core/model";
import { parseArea } from "../../../core/model";
import { MAX_COLUMNS } from "./limits";
import { readLinks, type SheetLink } from "./sheetLinks";
import { attributesOf, isTrue, tagsOf } from "./xml";

/** What a sheet says around its cells. */
export interface SheetLook {
  readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly width: number | null;
    readonly hidden: boolean;
    readonly style: number;
  }[];
  readonly defaultColumnWidth: number | null;
  readonly defaultRowHeight: number | null;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly showGridlines: boolean;
  readonly rightToLeft: boolean;
  readonly tabColor: Readonly<Record<string, string>> | null;
  readonly merged: readonly CellArea[];
  readonly protected: boolean;
  /** Relation id of the sheet's drawing. */
  readonly drawing: string | null;
  readonly links: readonly SheetLink[];
}

/** `head` is the XML before the cells, `tail` the XML after them. */
export function readLook(sheet: string, head: string, tail: string): SheetLook {
  const columns: SheetLook["columns"][number][] = [];
  let defaultColumnWidth: number | null = null;
  let defaultRowHeight: number | null = null;
  let frozen = { rows: 0, columns: 0 };
  let showGridlines = true;
  let rightToLeft = false;
  let tabColor: SheetLook["tabColor"] = null;
  let views = 0;
  const numberOr = (text: string | undefined): number | null =>
    text === undefined || !Number.isFinite(Number(text)) ? null : Number(text);
  for (const tag of tagsOf(head)) {
    if (tag.kind === "close") continue;
    const a = attributesOf(tag);
    if (tag.local === "col") {
      const first = Math.max(1, Number(a["min"]) || 1) - 1;
      const last = Math.min(MAX_COLUMNS, Number(a["max"]) || first + 1) - 1;
      const width = numberOr(a["width"]);
      columns.push({ first, last, width, hidden: isTrue(a["hidden"]) || width === 0, style: Number(a["style"] ?? 0) || 0 });
    } else if (tag.local === "sheetFormatPr") {
      defaultColumnWidth =
        numberOr(a["defaultColWidth"]) ?? (a["baseColWidth"] === undefined ? null : (numberOr(a["baseColWidth"]) ?? 8) + 0.83);
      defaultRowHeight = numberOr(a["defaultRowHeight"]);
    } else if (tag.local === "sheetView" && views++ === 0) {
      showGridlines = a["showGridLines"] === undefined || isTrue(a["showGridLines"]);
      rightToLeft = isTrue(a["rightToLeft"]);
    } else if (tag.local === "pane" && views === 1 && (a["state"] === "frozen" || a["state"] === "frozenSplit")) {
      frozen = { rows: Math.trunc(Number(a["ySplit"] ?? 0)) || 0, columns: Math.trunc(Number(a["xSplit"] ?? 0)) || 0 };
    } else if (tag.local === "tabColor") tabColor = a;
  }
  const merged: CellArea[] = [];
  let isProtected = false;
  let drawing: string | null = null;
  for (const tag of tagsOf(tail)) {
    if (tag.kind === "close") continue;
    if (tag.local === "mergeCell") {
      const area = parseArea(sheet, attributesOf(tag)["ref"] ?? "");
      if (area) merged.push(area);
    } else if (tag.local === "sheetProtection") {
      const a = attributesOf(tag);
      isProtected = a["sheet"] === undefined ? false : isTrue(a["sheet"]);
    } else if (tag.local === "drawing") drawing ??= attributesOf(tag)["id"] ?? null;
  }
  return {
    columns,
    defaultColumnWidth,
    defaultRowHeight,
    frozen,
    showGridlines,
    rightToLeft,
    tabColor,
    merged,
    protected: isProtected,
    drawing,
    links: readLinks(tail),
  };
}
