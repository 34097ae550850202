/** A tag met in XML text. `start`/`end` are offsets of `<` and of the character after `>`. */
export interface Tag {
  readonly kind: "open" | "empty" | "close";
  /** Name without prefix. */
  readonly local: string;
  /** `x:` or empty. */
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
  /** Text between the name and the end of the tag. */
  readonly attributes: string;
}

/** The next tag at or after `from`; comments, CDATA, declarations and instructions are skipped. Never throws on broken XML. */
export function nextTag(xml: string, from: number): Tag | null {
  let at = from;
  for (;;) {
    at = xml.indexOf("<", at);
    if (at < 0) return null;
    const next = xml.charCodeAt(at + 1);
    if (next === 33 /* ! */) {
      if (xml.startsWith("<!--", at)) at = after(xml, "-->", at + 4);
      else if (xml.startsWith("<![CDATA[", at)) at = after(xml, "]]>", at + 9);
      else at = after(xml, ">", at);
    } else if (next === 63 /* ? */) at = after(xml, "?>", at);
    else return tagAt(xml, at);
  }
}

function after(xml: string, what: string, from: number): number {
  const at = xml.indexOf(what, from);
  return at < 0 ? xml.length : at + what.length;
}

function tagAt(xml: string, start: number): Tag | null {
  const closing = xml.charCodeAt(start + 1) === 47;
  let at = start + (closing ? 2 : 1);
  const nameStart = at;
  let colon = -1;
  for (; at < xml.length; at++) {
    const c = xml.charCodeAt(at);
    if (c === 58) colon = at;
    else if (c <= 32 || c === 47 || c === 62) break;
  }
  const nameEnd = at;
  for (; at < xml.length; at++) {
    const c = xml.charCodeAt(at);
    if (c === 62) break;
    if (c === 34 || c === 39) {
      at = xml.indexOf(c === 34 ? '"' : "'", at + 1);
      if (at < 0) return null;
    }
  }
  if (at >= xml.length) return null;
  const empty = xml.charCodeAt(at - 1) === 47;
  return {
    kind: closing ? "close" : empty ? "empty" : "open",
    local: xml.slice(colon < 0 ? nameStart : colon + 1, nameEnd),
    prefix: colon < 0 ? "" : xml.slice(nameStart, colon + 1),
    start,
    end: at + 1,
    attributes: xml.slice(nameEnd, empty ? Math.max(nameEnd, at - 1) : at),
  };
}

/** All tags of a part, in order. */
export function* tagsOf(xml: string, from = 0, to = xml.length): Generator<Tag> {
  for (let tag = nextTag(xml, from); tag && tag.start < to; tag = nextTag(xml, tag.end)) yield tag;
}

export type Attributes = Readonly<Record<string, string>>;

/** Attributes by name without prefix (`r:id` → `id`); an unprefixed one wins over a prefixed one. Namespace declarations stay out. */
export function attributesOf(tag: Tag): Attributes {
  const found: Record<string, string> = {};
  const pattern = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (let match = pattern.exec(tag.attributes); match; match = pattern.exec(tag.attributes)) {
    const name = match[1] ?? "";
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    const colon = name.indexOf(":");
    const local = name.slice(colon + 1);
    if (colon >= 0 && local in found) continue;
    found[local] = unescapeXml(match[2] ?? match[3] ?? "");
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** For element text and for attributes; characters that XML 1.0 forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    )
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** Text content between an opening tag and the next closing tag of the same name; CDATA understood. */
export function textAfter(xml: string, open: Tag): string {
  if (open.kind !== "open") return "";
  const close = xml.indexOf(`</${open.prefix}${open.local}`, open.end);
  const raw = xml.slice(open.end, close < 0 ? xml.length : close);
  if (!raw.includes("<")) return unescapeXml(raw);
  return raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) => (piece.startsWith("<![CDATA[") ? piece.slice(9, -3) : unescapeXml(piece.replace(/<[^>]*>/g, ""))))
    .join("");
}

/** XML booleans as spreadsheets write them. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** Undoes `_x000D_` escapes of spreadsheet strings (ECMA-376 part 1, 22.9.2.19). */
export function unescapeControls(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}
