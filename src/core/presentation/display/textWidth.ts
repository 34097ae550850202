/** Wide in a fixed-width setting: Chinese, full-width forms, and the signs that Chinese fonts draw over a full square. */
const WIDE =
  /[\u1100-\u115f\u2018\u2019\u201c\u201d\u2026\u2014\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/g;

/** Width in half squares: a Chinese character is 2, a Latin letter 1. */
export function textWidth(text: string): number {
  const points = [...text].length;
  return points + (text.match(WIDE)?.length ?? 0);
}

/** A Latin word with the blank behind it, or one other sign: what a line breaks between. */
const PIECES = /[\u0021-\u024f]+\s*|\s+|[^\u0021-\u024f\s]/gu;

/** Lines that a text takes in a column so many half squares wide. */
export function lineCount(text: string, width: number): number {
  const room = Math.max(2, width);
  return text.split("\n").reduce((lines, line) => lines + linesOf(line, room), 0);
}

function linesOf(line: string, room: number): number {
  if (textWidth(line) <= room) return 1;
  let lines = 1;
  let used = 0;
  for (const piece of line.match(PIECES) ?? []) {
    const width = textWidth(piece.trimEnd());
    if (used + width > room && used > 0) {
      lines += 1;
      used = 0;
    }
    // A word longer than a line is broken.
    lines += Math.max(0, Math.ceil(width / room) - 1);
    used = (used + textWidth(piece)) % (width > room ? room : Infinity);
  }
  return lines;
}
