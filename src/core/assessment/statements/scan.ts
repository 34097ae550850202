import { BIG, NO_UNIT, unitAt } from "./units";
import type { TextUnit } from "./units";
import type { WrittenUnit } from "../../model";
import type { Dimension, Figure, Hedge, Scan, YearMention } from "./types";

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Full-width digits and marks as their ASCII kin, one code unit for one, so that offsets stay. */
export function normalise(text: string): string {
  return text.replace(/[０-９％．　\u00a0]/g, (mark) => {
    if (mark === "％") return "%";
    if (mark === "．") return ".";
    if (mark === "\u3000" || mark === "\u00a0") return " ";
    return String.fromCharCode(mark.charCodeAt(0) - 0xfee0);
  });
}

// Every repetition is bounded: the scan stays linear on hostile text.
const YEAR_RANGE = /((?:19|20)\d\d) {0,3}年?度? {0,3}[—–\-－~～至到]{1,3} {0,3}((?:19|20)\d\d) {0,3}(?:学?年)/y;
const YEAR_ALONE = /((?:19|20)\d\d) {0,3}学?年/y;
const YEAR_LISTED = /((?:19|20)\d\d)(?= {0,3}[、和,，] {0,3}(?:(?:19|20)\d\d[、和,，]){0,8}(?:19|20)\d\d {0,3}学?年)/y;

const BEFORE_BELOW = ["将近", "接近", "不足", "不到", "近", "不超过", "以内"];
const BEFORE_ABOVE = ["超过", "不低于", "不少于", "至少", "突破", "大于", "高于", "逾", "超", "不小于"];
const BEFORE_BOTH = ["大约", "约", "大致", "估计"];
const AFTER_ABOVE = ["以上", "及以上"];
const AFTER_BELOW = ["以下", "以内", "之内"];
const AFTER_BOTH = ["左右", "上下"];
const MORE = "多余";

/** A text of more figures than this is no report (some 300 pages); what follows is not read, and a claim says so. */
export const MOST_FIGURES = 12_000;

/** Reads every number with its unit, every year and every unfilled place. Takes text that `normalise` returned. */
export function scan(text: string): Scan {
  const figures: Figure[] = [];
  const years: YearMention[] = [];
  const placeholders: { start: number; end: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (figures.length + placeholders.length + years.length >= MOST_FIGURES && (isDigit(code) || isPlaceholderMark(text[at] ?? ""))) {
      return { figures, years, placeholders, end: at };
    }
    if (isDigit(code)) at = readNumber(text, at, figures, years);
    else if (code === GAP_OPEN && text[at + 1] === "缺") at = readGap(text, at, figures, placeholders);
    else if (isPlaceholderMark(text[at] ?? "")) at = readPlaceholder(text, at, figures, placeholders);
    else at += 1;
  }
  return { figures, years, placeholders, end: text.length };
}

function yearAt(text: string, at: number): YearMention | undefined {
  for (const pattern of [YEAR_RANGE, YEAR_ALONE, YEAR_LISTED]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { start: at, end: at + match[0].length, first: Number(match[1]), last: Number(match[2] ?? match[1]) };
  }
  return undefined;
}

function readNumber(text: string, start: number, figures: Figure[], years: YearMention[]): number {
  const before = text.charCodeAt(start - 1);
  const year = isLatin(before) ? undefined : yearAt(text, start);
  if (year) {
    years.push(year);
    return year.end;
  }
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const firstGroup = at - start;
  let digits = text.slice(start, at);
  if (firstGroup <= 3) {
    const grouped = readGroups(text, at);
    digits += grouped.digits;
    at = grouped.end;
  }
  let decimals = 0;
  if (text[at] === "." && isDigit(text.charCodeAt(at + 1))) {
    const point = at;
    at += 1;
    while (isDigit(text.charCodeAt(at))) at += 1;
    decimals = at - point - 1;
    digits += text.slice(point, at);
    // 3.10.2 is a date or a clause number.
    if (text[at] === "." && isDigit(text.charCodeAt(at + 1))) return skipDotted(text, at);
  }
  const isRatio = /[:：]/.test(text[at] ?? "") && isDigit(text.charCodeAt(at + 1));
  const afterRatio = /[:：]/.test(text[start - 1] ?? "") && isDigit(text.charCodeAt(start - 2));
  if (isLatin(before) || isRatio || afterRatio || "第〔[".includes(text[start - 1] ?? "·")) return at;
  const negative = /[-－−﹣]/.test(text[start - 1] ?? "") && !/[\d年—\-－~～]/.test(text[start - 2] ?? "年");
  const figure = withUnit(text, negative ? start - 1 : start, at, (negative ? -1 : 1) * Number(digits), decimals, digits);
  figures.push(figure);
  return Math.max(at, figure.tail);
}

/** `,596,000` behind the first group. A full-width comma parts thousands only once and only where a unit follows (31，973万元). */
function readGroups(text: string, from: number): { digits: string; end: number } {
  let digits = "";
  let at = from;
  for (;;) {
    const mark = text[at];
    if (mark !== "," && mark !== "，") break;
    const group = text.slice(at + 1, at + 4);
    if (!/^\d{3}$/.test(group) || isDigit(text.charCodeAt(at + 4))) break;
    if (mark === "，") {
      const end = skipSpaces(text, at + 4);
      if (digits !== "" || !(unitAt(text, end) || text[end] === "." || text[end] === "万")) break;
      return { digits: group, end: at + 4 };
    }
    digits += group;
    at += 4;
  }
  return { digits, end: at };
}

function skipDotted(text: string, from: number): number {
  let at = from;
  while (text[at] === "." || isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < from + 3 && (text[at] === " " || text[at] === "\t")) at += 1;
  return at;
}

function withUnit(text: string, start: number, numberEnd: number, value: number, decimals: number, digits: string): Figure {
  let at = skipSpaces(text, numberEnd);
  let unit = unitAt(text, at);
  let scale = 1;
  let more = false;
  if (!unit && MORE.includes(text[at] ?? "·")) {
    unit = unitAt(text, at + 1);
    if (unit) {
      more = true;
      at += 1;
    }
  }
  const big = unit ? undefined : BIG[text[at] ?? ""];
  if (big !== undefined) {
    scale = big;
    at += 1;
    if (MORE.includes(text[at] ?? "·")) {
      more = true;
      at += 1;
    }
    unit = unitAt(text, at);
  }
  const known: TextUnit = unit ?? NO_UNIT;
  const end = unit ? at + unit.written.text.length : scale === 1 ? numberEnd : at;
  const written =
    scale === 1
      ? known.written
      : { ...known.written, text: text.slice(skipSpaces(text, numberEnd), end).replace(/[多余]/, ""), scale: known.written.scale * scale };
  const whole =
    (known.dimension === "people" || known.dimension === "personTimes" || known.dimension === "count" || known.dimension === "score") &&
    decimals === 0;
  const step = whole && written.scale === 1 ? 0 : 10 ** -decimals * written.scale;
  const place = leadingPlace(digits, decimals) * written.scale;
  const { hedge, tail } = hedgeOf(text, start, end, place, more);
  return {
    start,
    end,
    tail,
    value: value * written.scale,
    step,
    decimals,
    unit: written,
    dimension: known.dimension,
    counted: known.counted,
    hedge,
  };
}

/** A figure read elsewhere: its digits, where it stands, its unit, and how a hedge word moves its ends. */
export function figureOfNumber(
  digits: string,
  { start, end }: { readonly start: number; readonly end: number },
  unit: WrittenUnit,
  dimension: Dimension,
  hedged: "above" | "below" | "around" | null,
): Figure {
  const decimals = digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
  const place = leadingPlace(digits, decimals) * unit.scale;
  const hedge = {
    above: { below: 0, above: Infinity },
    below: { below: place, above: 0 },
    around: { below: place / 2, above: place / 2 },
  };
  return {
    start,
    end,
    tail: end,
    value: Number(digits) * unit.scale,
    step: 10 ** -decimals * unit.scale,
    decimals,
    unit,
    dimension,
    counted: "",
    hedge: hedged === null ? null : hedge[hedged],
  };
}

/** Place value of the last digit that is not zero: 3000 → 1000, 7.5 → 0.1. 3000多 is below 4000. */
function leadingPlace(digits: string, decimals: number): number {
  const plain = digits.replace(".", "");
  const zeros = /0*$/.exec(plain.slice(-20))?.[0].length ?? 0;
  return 10 ** (Math.min(zeros, plain.length - 1) - decimals);
}

function hedgeOf(text: string, start: number, end: number, place: number, more: boolean): { hedge: Hedge | null; tail: number } {
  const before = text.slice(Math.max(0, start - 4), start).trimEnd();
  const after = text.slice(end, end + 3);
  let below = 0;
  let above = more ? place : 0;
  let tail = end;
  const endsWith = (words: readonly string[]): boolean => words.some((word) => before.endsWith(word));
  const startsWith = (words: readonly string[]): string | undefined => words.find((word) => after.startsWith(word));
  if (endsWith(BEFORE_BELOW)) below = place;
  if (endsWith(BEFORE_ABOVE)) above = Infinity;
  if (endsWith(BEFORE_BOTH)) {
    below = place / 2;
    above = place / 2;
  }
  const upward = startsWith(AFTER_ABOVE);
  const downward = startsWith(AFTER_BELOW);
  const around = startsWith(AFTER_BOTH);
  if (upward) above = Infinity;
  if (downward) below = Infinity;
  if (around) {
    below = place / 2;
    above = place / 2;
  }
  if (!more && MORE.includes(text[end] ?? "·")) {
    above = place;
    tail = end + 1;
  }
  tail += (upward ?? downward ?? around ?? "").length;
  return { hedge: below > 0 || above > 0 ? { below, above } : null, tail };
}

const GAP_OPEN = "〔".charCodeAt(0);
const LONGEST_GAP = 80;

/** 〔缺：2022年财政经常性收入〕: a number to fill in, as our own report text writes it. It takes the unit of its neighbours. */
function readGap(text: string, start: number, figures: Figure[], placeholders: { start: number; end: number }[]): number {
  const length = text.slice(start, start + LONGEST_GAP).indexOf("〕");
  if (length < 0) return start + 1;
  const end = start + length + 1;
  placeholders.push({ start, end });
  const { written, dimension, counted } = NO_UNIT;
  figures.push({ start, end, tail: end, value: null, step: 0, decimals: 0, unit: written, dimension, counted, hedge: null });
  return end;
}

const PLACEHOLDER_MARKS: ReadonlySet<string> = new Set("xX×ｘＸ＊*_＿");
const isPlaceholderMark = (mark: string): boolean => PLACEHOLDER_MARKS.has(mark);

function readPlaceholder(text: string, start: number, figures: Figure[], placeholders: { start: number; end: number }[]): number {
  let end = start + 1;
  while (end < text.length && isPlaceholderMark(text[end] ?? "")) end += 1;
  const run = text.slice(start, end);
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  // A letter or a product sign inside words and numbers (Excel, 5200×625, 3*4) is no placeholder.
  if (isLatin(before) || isLatin(after) || (isDigit(before) && isDigit(skipCode(text, end)))) return end;
  const unitStart = skipSpaces(text, end);
  const unit = unitAt(text, unitStart);
  const next = text[unitStart] ?? "";
  const fitting = unit !== undefined || /[年月日县市区镇乡省—–~～至、万亿]/.test(next);
  const strong = run.length >= 2 && !/^[×*＊]+$/.test(run) ? true : run.length >= 2 && /[\u4e00-\u9fff]/.test(next);
  if (!fitting && !strong) return end;
  placeholders.push({ start, end });
  const isYear = next === "年" || /[—–~～至]/.test(next);
  if (unit && !isYear) {
    const unitEnd = unitStart + unit.written.text.length;
    figures.push({
      start,
      end: unitEnd,
      tail: unitEnd,
      value: null,
      step: 0,
      decimals: 0,
      unit: unit.written,
      dimension: unit.dimension,
      counted: unit.counted,
      hedge: null,
    });
    return unitEnd;
  }
  return end;
}

function skipCode(text: string, end: number): number {
  return text.charCodeAt(skipSpaces(text, end));
}
