/** Wide in a fixed-width setting: Chinese, full-width forms, and the signs that Chinese fonts draw over a full square. */
const WIDE =
  /[\u1100-\u115f\u2018\u2019\u201c\u201d\u2026\u2014\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/g;

/** Width in half squares: a Chinese character is 2, a Latin letter 1. */
export function textWidth(text: string): number {
  const points = [...text].length;
  return points + (text.match(WIDE)?.length ?? 0);
}

/** Lines that a text takes in a column so many half squares wide. */
export function lineCount(text: string, width: number): number {
  return text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / Math.max(1, width))), 0);
}
