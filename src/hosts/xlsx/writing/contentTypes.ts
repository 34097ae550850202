import { childrenOf, rootOf } from "../ooxml/elements";
import { appendInside } from "../ooxml/insert";
import type { TextEdits } from "../ooxml/splice";
import { attributesOf, escapeXml } from "../ooxml/xml";

export const TYPES = {
  worksheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
  styles: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  customXmlProperties: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
} as const;

/** Declares parts in `[Content_Types].xml`; `xml` and `rels` get their defaults when the file lacks them. */
export function declareParts(edits: TextEdits, parts: readonly { readonly part: string; readonly type: string }[]): void {
  const root = rootOf(edits.text);
  if (!root) return;
  const known = new Set(childrenOf(edits.text, root.tag).map((child) => (attributesOf(child.tag)["Extension"] ?? "").toLowerCase()));
  const { prefix } = root.tag;
  const defaults = (
    [
      ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
      ["xml", "application/xml"],
    ] as const
  )
    .filter(([extension]) => !known.has(extension))
    .map(([extension, type]) => `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`);
  const overrides = parts.map(({ part, type }) => `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`);
  appendInside(edits, root, [...defaults, ...overrides].join(""));
}
