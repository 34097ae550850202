import { childrenOf, rootOf } from "../ooxml/elements";
import { appendInside } from "../ooxml/insert";
import type { TextEdits } from "../ooxml/splice";
import { attributesOf, escapeXml } from "../ooxml/xml";

/** What the default of `.xml` says in nearly every file; some programs let it stand for the workbook itself. */
const PLAIN_XML = "application/xml";

export const TYPES = {
  customXml: PLAIN_XML,
  worksheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
  styles: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  customXmlProperties: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
} as const;

/** Declares parts in `[Content_Types].xml`, each unless its default says the same; `xml` and `rels` get theirs when the file lacks them. */
export function declareParts(edits: TextEdits, parts: readonly { readonly part: string; readonly type: string }[]): void {
  const root = rootOf(edits.text);
  if (!root) return;
  const known = new Map(
    childrenOf(edits.text, root.tag).map((child) => {
      const { Extension = "", ContentType = "" } = attributesOf(child.tag);
      return [Extension.toLowerCase(), ContentType];
    }),
  );
  const { prefix } = root.tag;
  const defaults = (
    [
      ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
      ["xml", PLAIN_XML],
    ] as const
  )
    .filter(([extension]) => !known.has(extension))
    .map(([extension, type]) => `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`);
  const isDefault = (type: string): boolean => type === (known.get("xml") ?? PLAIN_XML);
  const overrides = parts
    .filter(({ type }) => !isDefault(type))
    .map(({ part, type }) => `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`);
  appendInside(edits, root, [...defaults, ...overrides].join(""));
}
