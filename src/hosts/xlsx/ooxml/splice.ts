import { deflateSync, inflateSync } from "fflate";
import { decodeXml, encodingOf } from "./encoding";

/** A change of a part: `remove` bytes at `at` give way to `insert`. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** How to get a part back as it was. Offsets count in the changed part. */
export type Undo =
  | { readonly kind: "splices"; readonly splices: readonly { readonly at: number; readonly length: number; readonly removed: string }[] }
  /** The whole part, deflated, base64: for parts that are not UTF-8. */
  | { readonly kind: "whole"; readonly original: string };

export interface Spliced {
  readonly bytes: Uint8Array;
  readonly undo: Undo;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Applies splices that do not overlap; equal positions keep the order given. */
export function splice(bytes: Uint8Array, splices: readonly Splice[]): Spliced {
  const ordered = splices
    .map((item, order) => ({ ...item, order, text: encoder.encode(item.insert) }))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  const growth = ordered.reduce((sum, item) => sum + item.text.length - item.remove, 0);
  const result = new Uint8Array(bytes.length + growth);
  const undo: { at: number; length: number; removed: string }[] = [];
  let from = 0;
  let to = 0;
  for (const item of ordered) {
    result.set(bytes.subarray(from, item.at), to);
    to += item.at - from;
    undo.push({ at: to, length: item.text.length, removed: decoder.decode(bytes.subarray(item.at, item.at + item.remove)) });
    result.set(item.text, to);
    to += item.text.length;
    from = item.at + item.remove;
  }
  result.set(bytes.subarray(from), to);
  return { bytes: result, undo: { kind: "splices", splices: undo } };
}

export function unsplice(bytes: Uint8Array, undo: Undo): Uint8Array {
  if (undo.kind === "whole") return inflateSync(fromBase64(undo.original));
  return splice(
    bytes,
    undo.splices.map(({ at, length, removed }) => ({ at, remove: length, insert: removed })),
  ).bytes;
}

/** Collects changes of a part by offsets in its text. */
export class TextEdits {
  readonly text: string;
  private readonly original: Uint8Array;
  private readonly edits: { at: number; remove: number; insert: string }[] = [];

  constructor(bytes: Uint8Array) {
    this.original = bytes;
    const text = decodeXml(bytes);
    this.text = encodingOf(bytes) === "utf-8" ? text : text.replace(/^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']/, "$1");
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  replace(from: number, to: number, text: string): void {
    if (from !== to || text !== "") this.edits.push({ at: from, remove: to - from, insert: text });
  }

  get changed(): boolean {
    return this.edits.length > 0;
  }

  finish(): Spliced {
    const asBytes = encoder.encode(this.text);
    const faithful = asBytes.length === this.original.length && asBytes.every((byte, i) => byte === this.original[i]);
    const inOrder = [...this.edits].map((edit, order) => ({ ...edit, order })).sort((a, b) => a.at - b.at || a.order - b.order);
    const splices: Splice[] = [];
    let characters = 0;
    let bytes = 0;
    for (const edit of inOrder) {
      bytes += encoder.encode(this.text.slice(characters, edit.at)).length;
      const remove = encoder.encode(this.text.slice(edit.at, edit.at + edit.remove)).length;
      splices.push({ at: bytes, remove, insert: edit.insert });
      characters = edit.at;
    }
    const spliced = splice(asBytes, splices);
    return faithful ? spliced : { bytes: spliced.bytes, undo: { kind: "whole", original: toBase64(deflateSync(this.original)) } };
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
