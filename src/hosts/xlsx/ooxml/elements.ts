import { nextTag, type Tag } from "./xml";

/** An element with its place in the text. */
export interface Element {
  readonly local: string;
  readonly tag: Tag;
  /** Inside of the element. */
  readonly from: number;
  readonly to: number;
  /** Behind its closing tag. */
  readonly end: number;
}

/** Children of the element that starts with `open`. Broken nesting ends the list, it never throws. */
export function childrenOf(xml: string, open: Tag): Element[] {
  return open.kind === "open" ? siblingsFrom(xml, open.end) : [];
}

/** Elements at one level from `from` on, up to the closing tag of what holds them. */
export function siblingsFrom(xml: string, from: number): Element[] {
  const elements: Element[] = [];
  let depth = 0;
  let current: Tag | null = null;
  for (let tag = nextTag(xml, from); tag; tag = nextTag(xml, tag.end)) {
    if (tag.kind === "close") {
      if (depth === 0) break;
      depth--;
      if (depth === 0 && current) elements.push({ local: current.local, tag: current, from: current.end, to: tag.start, end: tag.end });
    } else if (tag.kind === "open") {
      if (depth === 0) current = tag;
      depth++;
    } else if (depth === 0) elements.push({ local: tag.local, tag, from: tag.end, to: tag.end, end: tag.end });
  }
  return elements;
}

/** The root element of a part, undefined when there is none. */
export function rootOf(xml: string): Element | undefined {
  const tag = nextTag(xml, 0);
  if (!tag || tag.kind === "close") return undefined;
  if (tag.kind === "empty") return { local: tag.local, tag, from: tag.end, to: tag.end, end: tag.end };
  const close = xml.lastIndexOf(`</${tag.prefix}${tag.local}`);
  const to = close < tag.end ? xml.length : close;
  return { local: tag.local, tag, from: tag.end, to, end: xml.length };
}
