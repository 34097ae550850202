import { childrenOf, rootOf } from "./elements";
import type { OoxmlPackage } from "./package";
import { attributesOf, isTrue, textAfter } from "./xml";

/** The visible names of a workbook with the references that they stand for. */
export function readNames(pack: OoxmlPackage, part: string): { name: string; text: string }[] {
  const xml = pack.text(part);
  const root = rootOf(xml);
  const list = (root ? childrenOf(xml, root.tag) : []).find(({ local }) => local === "definedNames");
  return (list ? childrenOf(xml, list.tag) : []).flatMap(({ tag }) => {
    const { name = "", hidden } = attributesOf(tag);
    return isTrue(hidden) ? [] : [{ name, text: textAfter(xml, tag) }];
  });
}
