import { indexOfByte, LT, readRuns, skipSpecial, SLASH, GT, tagEnd } from "./bytes";
import { asUtf8 } from "./encoding";
import type { OoxmlPackage } from "./package";

/** The workbook's string table, rich text as plain text. */
export function readSharedStrings(pack: OoxmlPackage, part: string | null): readonly string[] {
  if (part === null) return [];
  const bytes = asUtf8(pack.bytes(part));
  const strings: string[] = [];
  let at = 0;
  for (;;) {
    at = indexOfByte(bytes, LT, at);
    if (at >= bytes.length) return strings;
    const first = bytes[at + 1];
    if (first === 33 || first === 63) {
      at = skipSpecial(bytes, at);
      continue;
    }
    let q = at + 1;
    let start = q;
    for (let byte = bytes[q] ?? 0; q < bytes.length && byte > 32 && byte !== SLASH && byte !== GT; byte = bytes[++q] ?? 0)
      if (byte === 58) start = q + 1;
    const isItem = q - start === 2 && bytes[start] === 115 && bytes[start + 1] === 105;
    const end = tagEnd(bytes, q);
    at = end + 1;
    if (!isItem) continue;
    if (bytes[end - 1] === SLASH) strings.push("");
    else {
      const read = readRuns(bytes, at);
      strings.push(read.text);
      at = read.end;
    }
  }
}
