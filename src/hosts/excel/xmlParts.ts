import type { Context } from "./batch";

/** Where file mode keeps its receipt in a workbook, and either door the officer's notes. */
export const FILE_RECEIPT_NAMESPACE = "urn:edufund-check:receipt:1";
export const NOTES_NAMESPACE = "urn:edufund-check:notes:1";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A part with one element that holds text. */
export function partXml(element: string, namespace: string, text: string): string {
  return `${DECLARATION}<${element} xmlns="${namespace}">${text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)}</${element}>`;
}

/** The text of a part's one element; null for anything else. */
export function textOfPart(xml: string): string | null {
  const inner = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<([\w:.-]+)(?:\s[^<>]*)?>([^<]*)<\/\1>\s*$/.exec(xml)?.[2];
  if (inner === undefined) return null;
  return inner.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(Number.parseInt(decimal ?? hex ?? "", hex === undefined ? 10 : 16)) : (NAMED[name] ?? whole),
  );
}

/** Asks for the ids of the parts of a namespace; the first of them after the next sync, null when there is none. */
export function askPart(context: Context, namespace: string): () => string | null {
  const asked = { parts: context.workbook.customXmlParts.getByNamespace(namespace) };
  asked.parts.load("items/id");
  return () => asked.parts.items[0]?.id ?? null;
}

/** A part as stored. One sync. */
export async function readPart(context: Context, id: string): Promise<string> {
  const asked = { xml: context.workbook.customXmlParts.getItem(id).getXml() };
  await context.sync();
  return asked.xml.value;
}
