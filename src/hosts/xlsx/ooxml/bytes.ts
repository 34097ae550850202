import { unescapeControls, unescapeXml } from "./xml";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export const LT = 60;
export const GT = 62;
export const SLASH = 47;

/** UTF-8 text between two offsets. */
export function textBetween(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return decoder.decode(bytes.subarray(from, to));
  let text = "";
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 127) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}

export function indexOfByte(bytes: Uint8Array, byte: number, from: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at++) if (bytes[at] === byte) return at;
  return length;
}

/** Offset of the `>` that ends the tag at or before `from`, quotes respected. */
export function tagEnd(bytes: Uint8Array, from: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === GT) return at;
    if (byte === 34 || byte === 39) at = indexOfByte(bytes, byte, at + 1);
  }
  return length;
}

/** For `<!…` and `<?…`: offset behind the construct. */
export function skipSpecial(bytes: Uint8Array, at: number): number {
  const until = (a: number, b: number, from: number): number => {
    for (let p = from; p < bytes.length; p++) if (bytes[p] === GT && bytes[p - 1] === b && bytes[p - 2] === a) return p + 1;
    return bytes.length;
  };
  if (bytes[at + 1] === 63) return tagEndPlain(bytes, at);
  if (bytes[at + 2] === 45) return until(45, 45, at + 6);
  if (bytes[at + 2] === 91) return until(93, 93, at + 9);
  return tagEndPlain(bytes, at);
}

function tagEndPlain(bytes: Uint8Array, at: number): number {
  return indexOfByte(bytes, GT, at) + 1;
}

export interface ReadText {
  readonly text: string;
  /** Offset of the `<` of the closing tag. */
  readonly end: number;
}

/** Element text from `from` up to the next real tag; CDATA and entities understood. */
export function readText(bytes: Uint8Array, from: number): ReadText {
  let end = indexOfByte(bytes, LT, from);
  if (bytes[end + 1] !== 33) return { text: clean(textBetween(bytes, from, end)), end };
  let text = "";
  let at = from;
  for (;;) {
    text += clean(textBetween(bytes, at, end));
    if (bytes[end + 1] !== 33) return { text, end };
    const behind = skipSpecial(bytes, end);
    if (bytes[end + 2] === 91) text += textBetween(bytes, end + 9, Math.max(end + 9, behind - 3));
    at = behind;
    end = indexOfByte(bytes, LT, at);
    if (end >= bytes.length) return { text, end };
  }
}

function clean(text: string): string {
  const plain = text.includes("&") ? unescapeXml(text) : text;
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain;
}

/**
 * The text of `<si>` or `<is>`: its `t` elements and those of its runs, without phonetic guides (`rPh`). `from` is behind
 * the opening tag; `end` of the answer is behind the closing one.
 */
export function readRuns(bytes: Uint8Array, from: number): ReadText {
  let text = "";
  let phonetic = 0;
  let at = from;
  const length = bytes.length;
  for (;;) {
    at = indexOfByte(bytes, LT, at);
    if (at >= length) break;
    const first = bytes[at + 1] ?? 0;
    if (first === 33 || first === 63) {
      at = skipSpecial(bytes, at);
      continue;
    }
    const closing = first === SLASH;
    let q = closing ? at + 2 : at + 1;
    let start = q;
    for (let byte = bytes[q] ?? 0; q < length && byte > 32 && byte !== SLASH && byte !== GT; byte = bytes[++q] ?? 0)
      if (byte === 58) start = q + 1;
    const size = q - start;
    const initial = bytes[start];
    const end = tagEnd(bytes, q);
    const empty = bytes[end - 1] === SLASH;
    at = end + 1;
    if (size === 2 && closing && ((initial === 115 && bytes[start + 1] === 105) || (initial === 105 && bytes[start + 1] === 115))) break;
    if (size === 3 && initial === 114 && bytes[start + 1] === 80 && bytes[start + 2] === 104) {
      if (!empty) phonetic += closing ? -1 : 1;
    } else if (size === 1 && initial === 116 && !closing && !empty) {
      const read = readText(bytes, at);
      if (phonetic <= 0) text += read.text;
      at = read.end;
    }
  }
  return { text: unescapeControls(text), end: at };
}

const POWERS = [
  1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/**
 * A decimal number, null when there is none. Digits that fit 53 bits, without an exponent, are exact by one division (both
 * operands are exact doubles); anything else goes through `Number`.
 */
export function readNumber(bytes: Uint8Array, from: number, to: number): number | null {
  let at = from;
  let negative = false;
  if (bytes[at] === 45) {
    negative = true;
    at++;
  }
  let mantissa = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + (byte - 48);
      if (decimals >= 0) decimals++;
    } else if (byte === 46 && decimals < 0) decimals = 0;
    else return slowNumber(bytes, from, to);
  }
  if (mantissa > Number.MAX_SAFE_INTEGER || decimals > 22 || at === from) return slowNumber(bytes, from, to);
  const value = decimals > 0 ? mantissa / (POWERS[decimals] ?? 0) : mantissa;
  return negative ? -value : value;
}

function slowNumber(bytes: Uint8Array, from: number, to: number): number | null {
  const text = textBetween(bytes, from, to).trim();
  if (text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
