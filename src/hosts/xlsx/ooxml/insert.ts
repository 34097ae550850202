import { childrenOf, type Element } from "./elements";
import type { TextEdits } from "./splice";
import { attributesOf } from "./xml";

/** Appends XML inside an element; an element closed in one tag is opened up. */
export function appendInside(edits: TextEdits, element: Element, inner: string): void {
  if (inner === "") return;
  const { tag } = element;
  if (tag.kind === "empty") {
    const slash = edits.text.lastIndexOf("/", tag.end);
    edits.replace(slash, tag.end, `>${inner}</${tag.prefix}${tag.local}>`);
  } else edits.insert(element.to, inner);
}

/** Sets a number attribute (`count`) where the element has it. */
export function setCount(edits: TextEdits, element: Element, count: number): void {
  if (attributesOf(element.tag)["count"] === undefined) return;
  const match = /(\scount\s*=\s*["'])([^"']*)/.exec(edits.text.slice(element.tag.start, element.tag.end));
  if (!match) return;
  const from = element.tag.start + match.index + (match[1] ?? "").length;
  edits.replace(from, from + (match[2] ?? "").length, String(count));
}

/** Where a child named `name` belongs: behind the last child that comes before it in the schema's `order`. */
export function placeFor(edits: TextEdits, parent: Element, order: readonly string[], name: string): number {
  const before = new Set(order.slice(0, order.indexOf(name)));
  let at = parent.from;
  for (const child of childrenOf(edits.text, parent.tag)) if (before.has(child.local)) at = child.end;
  return at;
}
