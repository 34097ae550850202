import { remembered } from "./memo";

/** Bracketed remarks, half- and full-width (NFKC has made them half-width but for 〔〕【】). */
const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|〔[^〕]*〕|【[^】]*】|《[^》]*》/g;
const SERIAL =
  /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]+[、,]|[(（]\d{1,2}[)）]|\d{1,2}[、.．)](?!\d)|[①-⑳])\s*/u;
const AMONG = /^(?:其中|包括|含|#|—+|-+)[:：,，]?|^(?:求和项|sum of)\s*[:：]?\s*/i;
const PUNCTUATION = /[\s\u200b\ufeff★☆※●◆■▲△,，、。.．;；:：·•'"“”‘’`~～!！?？*＊_\-—–―/\\|+()[\]{}〔〕【】《》<>〈〉「」『』#]/g;

/** Half-width, without zero-width characters, runs of white space as one space. */
export const plain = remembered((text) =>
  text
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim(),
);

/** The form in which names are compared: NFKC, lower case, no spaces and no punctuation; what brackets hold is kept. */
export const normalise = remembered((text) => text.normalize("NFKC").toLowerCase().replace(PUNCTUATION, ""));

/** Without serial number (一、 / (二) / 3.) and without 其中：. */
export const withoutSerial = remembered((text) => {
  let rest = plain(text);
  for (;;) {
    const next = rest.replace(SERIAL, "").replace(AMONG, "").trim();
    if (next === rest || next === "") return rest;
    rest = next;
  }
});

/** Does the label begin with 其中 or the like, that is, is it a part of the line above? */
export function isAmong(text: string): boolean {
  return /^\s*(?:其中|包括)/.test(plain(text).replace(SERIAL, ""));
}

const RANKS: readonly RegExp[] = [
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．,，]|第[一二三四五六七八九十]+)/u,
  /^[(（][一二三四五六七八九十]{1,3}[)）]/u,
  /^\d{1,2}[、.．](?!\d)/u,
  /^[(（]\d{1,2}[)）]|^\d{1,2}[)）]/u,
  /^[①-⑳]/u,
];

/** How deep a label's serial puts it: 一、 0, （一） 1, 1. 2, （1） 3, ① 4; null without a serial. */
export function serialRank(text: string): number | null {
  // NFKC makes (1) and 1 of ⑴ and ①: the sheet's own signs are looked at.
  const written = text.trim();
  const rank = RANKS.findIndex((pattern) => pattern.test(written));
  return rank < 0 ? null : rank;
}

/** Spaces that a label is set in by; a full-width one counts twice. */
export function indentOf(text: string): number {
  return [...(/^[\s\u3000]*/.exec(text)?.[0] ?? "")].reduce((sum, space) => sum + (space === "\u3000" ? 2 : 1), 0);
}

export const withoutBrackets = remembered((text) => plain(text).replace(BRACKETED, "").trim());

/** What stands in brackets, from the left. */
export function bracketed(text: string): string[] {
  return [...plain(text).matchAll(BRACKETED)].map((match) => match[0].slice(1, -1).trim());
}

/** Length of the longest piece of text that both hold. */
export function commonLength(a: string, b: string): number {
  let best = 0;
  let before = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const now = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1) {
      if (a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      const length = (before[j] ?? 0) + 1;
      now[j + 1] = length;
      if (length > best) best = length;
    }
    before = now;
  }
  return best;
}
