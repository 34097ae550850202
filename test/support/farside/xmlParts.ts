import { FarError } from "./errors";
import type { FarWorkbook } from "./model";
import { NULL_OBJECT, type Remote } from "./remote";

function partRemote(workbook: FarWorkbook, id: string): Remote {
  const xml = (): string => {
    const found = workbook.xmlParts.get(id);
    if (found === undefined) throw new FarError("ItemNotFound", id);
    return found;
  };
  xml();
  return {
    type: "CustomXmlPart",
    id,
    get: { Id: () => id, NamespaceUri: () => namespaceOf(xml()) },
    call: {
      GetXml: () => xml(),
      SetXml: (text) => {
        xml();
        workbook.xmlParts.set(id, checked(text));
      },
      Delete: () => {
        xml();
        workbook.xmlParts.delete(id);
      },
    },
  };
}

const namespaceOf = (xml: string): string => /<[\w:.-]+[^>]*?\sxmlns(?::[\w.-]+)?="([^"]*)"/.exec(xml)?.[1] ?? "";

function checked(text: unknown): string {
  if (typeof text !== "string" || !/^\s*(?:<\?xml[^>]*\?>\s*)?<([\w:.-]+)[\s>][\s\S]*<\/\1>\s*$/.test(text))
    throw new FarError("InvalidArgument", "not an XML document");
  return text;
}

/** `workbook.customXmlParts`, whole or one namespace of it. */
export function xmlPartsRemote(workbook: FarWorkbook, namespace?: string): Remote {
  const ids = (): string[] =>
    [...workbook.xmlParts].filter(([, xml]) => namespace === undefined || namespaceOf(xml) === namespace).map(([id]) => id);
  return {
    type: namespace === undefined ? "CustomXmlPartCollection" : "CustomXmlPartScopedCollection",
    items: () => ids().map((id) => partRemote(workbook, id)),
    item: (id) => partRemote(workbook, String(id)),
    call: {
      ...(namespace === undefined
        ? {
            GetByNamespace: (wanted: unknown) => xmlPartsRemote(workbook, String(wanted)),
            Add: (text: unknown) => partRemote(workbook, workbook.addXmlPart(checked(text))),
          }
        : {}),
      GetItemOrNullObject: (id) => (ids().includes(String(id)) ? partRemote(workbook, String(id)) : NULL_OBJECT),
    },
  };
}
