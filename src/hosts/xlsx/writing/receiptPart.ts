import { placed, type WrittenBlock } from "../../../app/blocks";
import type { ApplyReceipt, PlacedBlock, PlannedChart, PlannedFlag } from "../../../core/model";
import type { OoxmlPackage } from "../ooxml/package";
import { relationsOf } from "../ooxml/relations";
import type { Undo } from "../ooxml/splice";
import { attributesOf, escapeXml, nextTag, tagsOf, textAfter } from "../ooxml/xml";
import { XML_DECLARATION, type Namespaces } from "../ooxml/namespaces";

/** Namespace of the custom XML part that holds the receipt. */
export const RECEIPT_NAMESPACE = "urn:edufund-check:receipt:1";
/** The name under which the add-in in Excel keeps its receipt among its settings. */
export const RECEIPT_KEY = "EduFundCheck.receipt";
/** All that it keeps there has names that begin so. */
export const SETTING_PREFIX = "EduFundCheck.";
/** Fixed: the same plan gives the same bytes. */
const ITEM_ID = "{7B5E3C1A-52D4-4E0B-9A53-ED0FC4EC0001}";

/** The receipt with what a file host needs beside it: where our sheets stand in the package, and how to undo each changed part. */
export interface FileReceipt extends ApplyReceipt {
  readonly file: {
    readonly sheets: readonly OwnSheet[];
    /** Parts that did not exist before. */
    readonly added: readonly string[];
    /** Parts of the user that we added to: checksum after the change, and the way back. */
    readonly changed: readonly { readonly part: string; readonly checksum: number; readonly undo: Undo }[];
    /** For showing the file again: what was planned where. */
    readonly flags: readonly PlannedFlag[];
    readonly charts: readonly { readonly id: string; readonly charts: readonly PlannedChart[] }[];
    /** Tables among her cells, as they were written. */
    readonly blocks: readonly WrittenBlock[];
  };
}

export interface OwnSheet {
  readonly id: string;
  readonly name: string;
  readonly sheetId: number;
  readonly part: string;
}

export function receiptXml(receipt: FileReceipt): string {
  return `${XML_DECLARATION}<receipt xmlns="${RECEIPT_NAMESPACE}">${escapeXml(JSON.stringify(receipt))}</receipt>`;
}

export function receiptPropertiesXml(namespaces: Namespaces): string {
  return (
    `${XML_DECLARATION}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${namespaces.customXml}">` +
    `<ds:schemaRefs><ds:schemaRef ds:uri="${RECEIPT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`
  );
}

export interface StoredReceipt {
  /** The part that holds it; null when Excel's add-in settings hold it. */
  readonly part: string | null;
  readonly receipt: ApplyReceipt & Partial<FileReceipt> & { readonly excel?: { readonly blocks?: readonly WrittenBlock[] } };
}

/** Tables among her cells as they were written, by whichever door. */
export const writtenBlocks = ({ file, excel }: StoredReceipt["receipt"]): readonly WrittenBlock[] => file?.blocks ?? excel?.blocks ?? [];

/** Finds our receipt: in our custom XML part, or where the add-in in Excel keeps it (`Office.context.document.settings`). */
export function findReceipt(pack: OoxmlPackage, workbookPart: string): StoredReceipt | null {
  for (const relation of relationsOf(pack, workbookPart)) {
    if (relation.type !== "customXml" || relation.external || !pack.has(relation.target)) continue;
    const xml = pack.text(relation.target);
    if (!xml.includes(RECEIPT_NAMESPACE)) continue;
    const root = nextTag(xml, 0);
    const receipt = root && parseReceipt(textAfter(xml, root));
    if (receipt) return { part: relation.target, receipt };
  }
  for (const name of webExtensions(pack)) {
    for (const tag of tagsOf(pack.text(name))) {
      const { name: key, value } = tag.local === "property" && tag.kind !== "close" ? attributesOf(tag) : {};
      if (key !== RECEIPT_KEY || value === undefined) continue;
      const inner = tryJson(value);
      const receipt = parseReceipt(typeof inner === "string" ? inner : value);
      if (receipt) return { part: null, receipt };
    }
  }
  return null;
}

/** Parts in which add-ins keep their settings with a file. */
export function webExtensions(pack: OoxmlPackage): string[] {
  return pack.names().filter((name) => /^\/?xl[\\/]webextensions[\\/]webextension[^\\/]*\.xml$/i.test(name));
}

function parseReceipt(text: string): StoredReceipt["receipt"] | null {
  const parsed = tryJson(text);
  if (typeof parsed !== "object" || parsed === null || !("format" in parsed) || parsed.format !== 1) return null;
  if (!("sheets" in parsed) || !Array.isArray(parsed.sheets) || !("flagged" in parsed) || !Array.isArray(parsed.flagged)) return null;
  return parsed as StoredReceipt["receipt"];
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The receipt as every host gives it, without what only a file needs. */
export function publicReceipt(receipt: ApplyReceipt, blocks: readonly PlacedBlock[] = []): ApplyReceipt {
  const { format, stamp, sheets, flagged, cellsWritten, otherCells, unflagged, unlisted } = receipt;
  return {
    format,
    stamp,
    sheets,
    ...(blocks.length > 0 ? { blocks: blocks.map(placed) } : {}),
    flagged,
    cellsWritten,
    otherCells,
    ...(unflagged === undefined ? {} : { unflagged }),
    ...(unlisted === undefined ? {} : { unlisted }),
  };
}
