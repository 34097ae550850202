import { blocksNow, isBlockName, type WrittenBlock } from "../../../app/blocks";
import { childrenOf, rootOf, type Element } from "../ooxml/elements";
import { attributesOf, textAfter } from "../ooxml/xml";
import type { WorkbookFile } from "../workbook";
import { writtenBlocks, type StoredReceipt } from "./receiptPart";

/** The blocks of a receipt where they stand now; one whose cells or sheet are gone is left out. */
export function blocksIn(file: WorkbookFile, { receipt }: StoredReceipt): readonly WrittenBlock[] {
  const blocks = writtenBlocks(receipt);
  if (blocks.length === 0) return [];
  const xml = file.pack.text(file.part.part);
  const names = new Map(blockNames(xml).map((child) => [nameOf(child).toLowerCase(), textAfter(xml, child.tag)]));
  return blocksNow(blocks, (name) => names.get(name)).filter(({ area }) => file.sheet(area.sheet));
}

/** The names of ours in a workbook part. */
export function blockNames(xml: string): Element[] {
  const root = rootOf(xml);
  const list = (root ? childrenOf(xml, root.tag) : []).find(({ local }) => local === "definedNames");
  return (list ? childrenOf(xml, list.tag) : []).filter((child) => isBlockName(nameOf(child)));
}

const nameOf = (child: Element): string => attributesOf(child.tag)["name"] ?? "";
