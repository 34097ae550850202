import { areaAddress } from "../../../core/model";
import { encodingOf } from "../ooxml/encoding";
import { siblingsFrom } from "../ooxml/elements";
import { splice, TextEdits, type Spliced } from "../ooxml/splice";
import { attributesOf, nextTag, tagsOf, type Tag } from "../ooxml/xml";
import type { SheetFlags } from "./flagRanges";
import type { StyleWriter } from "./styleWriter";

/**
 * The rule of every flag: always true, and known as ours by its text. Hosts for Excel write the same one, so that either
 * can lift what the other wrote.
 */
export const FLAG_FORMULA = 'LEN("EduFundCheck")>0';

/** Children of `worksheet` up to conditional formats, in the schema's order (ECMA-376 part 1, 18.3.1.99). */
const BEFORE = new Set([
  "sheetData",
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
]);

/** One attribute holds a list of ranges; Excel is at ease with lists of this length. */
const RANGES_PER_RULE = 400;

/** Puts the flags of one sheet into its part, as conditional formats behind those that are there. */
export function withFlags(bytes: Uint8Array, flags: SheetFlags, styles: StyleWriter): Spliced | null {
  const utf8 = encodingOf(bytes) === "utf-8";
  const edits = utf8 ? null : new TextEdits(bytes);
  const place = edits ? afterCellsText(edits.text) : afterCells(bytes);
  if (!place) return null;
  const { prefix } = place;
  let at = place.start;
  for (const element of siblingsFrom(place.tail, place.tailFrom))
    if (BEFORE.has(element.local)) at = place.start + (element.end - place.tailFrom);
  let priority = 0;
  for (const tag of tagsOf(place.tail, place.tailFrom)) {
    if (tag.local === "cfRule" && tag.kind !== "close") priority = Math.max(priority, Number(attributesOf(tag)["priority"] ?? 0) || 0);
  }
  let xml = "";
  for (const { level, areas } of flags.levels) {
    const dxf = styles.flag(level);
    for (let from = 0; from < areas.length; from += RANGES_PER_RULE) {
      const sqref = areas
        .slice(from, from + RANGES_PER_RULE)
        .map(areaAddress)
        .join(" ");
      xml +=
        `<${prefix}conditionalFormatting sqref="${sqref}"><${prefix}cfRule type="expression" dxfId="${dxf}" priority="${++priority}">` +
        `<${prefix}formula>${FLAG_FORMULA.replace(/"/g, "&quot;").replace(/>/g, "&gt;")}</${prefix}formula></${prefix}cfRule></${prefix}conditionalFormatting>`;
    }
  }
  if (edits) {
    edits.insert(at, xml);
    return edits.finish();
  }
  // Offsets in the tail are characters; the part counts bytes.
  const characters = at - place.start;
  const before = new TextEncoder().encode(place.tail.slice(place.tailFrom, place.tailFrom + characters)).length;
  return splice(bytes, [{ at: place.start + before, remove: 0, insert: xml }]);
}

interface Place {
  /** Where the tail begins, in the part. */
  readonly start: number;
  readonly tail: string;
  readonly tailFrom: number;
  readonly prefix: string;
}

/** What stands behind the cells, found from the end: the cells themselves are never decoded. */
function afterCells(bytes: Uint8Array): Place | null {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const name = new TextEncoder().encode("sheetData");
  search: for (let at = bytes.length - name.length - 1; at > 0; at--) {
    for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) continue search;
    let open = at - 1;
    while (open > 0 && open > at - 40 && bytes[open] !== 60) open--;
    const end = bytes.indexOf(62, at);
    if (bytes[open] !== 60 || end < 0) continue;
    const tag: Tag | null = nextTag(decoder.decode(bytes.subarray(open, end + 1)), 0);
    if (!tag || tag.local !== "sheetData" || tag.kind === "open") continue;
    return { start: end + 1, tail: decoder.decode(bytes.subarray(end + 1)), tailFrom: 0, prefix: tag.prefix };
  }
  return null;
}

function afterCellsText(xml: string): Place | null {
  for (const tag of tagsOf(xml)) {
    if (tag.local === "sheetData" && tag.kind !== "open") return { start: tag.end, tail: xml, tailFrom: tag.end, prefix: tag.prefix };
  }
  return null;
}
