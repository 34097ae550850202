import type { CellValue } from "../model";
import { BLANK, ERROR, isErrorText, NOT_NUMERIC, NOT_REPORTED, PLACEHOLDER, VALUE } from "../model";

/** What a cell says as a number. */
export interface NumberReading {
  /** A position in `CELL_STATES`. */
  readonly state: number;
  /** Only for VALUE; with a suffix (%, 万) already applied: `38%` is 0.38, `3.5万` is 35000. */
  readonly value: number;
  /** Step of the last written digit, after the suffix; 0 for a number cell (ask its digits and format). */
  readonly step: number;
  /** Written with % or ‰: `value` is a ratio already. */
  readonly ratio: boolean;
  /** The suffix named money, people …: the cell carries its own unit (`305.3万元`). */
  readonly suffix: string | null;
  /** The cell holds text, so that a number was taken from it. */
  readonly fromText: boolean;
}

/** Does a suffix say the money unit by itself (亿元, 万, 元)? */
export function carriesMoney(suffix: string | null): boolean {
  return suffix !== null && /^(?:[十百千]?[万亿]|千)?元$|^[万亿]$/.test(suffix);
}

const NOTHING = { value: 0, step: 0, ratio: false, suffix: null, fromText: false } as const;
const BLANK_READING: NumberReading = { ...NOTHING, state: BLANK };
const NOT_REPORTED_READING: NumberReading = { ...NOTHING, state: NOT_REPORTED };
const PLACEHOLDER_READING: NumberReading = { ...NOTHING, state: PLACEHOLDER };
const ERROR_READING: NumberReading = { ...NOTHING, state: ERROR };
const NOT_NUMERIC_READING: NumberReading = { ...NOTHING, state: NOT_NUMERIC };

const NOT_REPORTED_TEXTS = new Set([
  "-",
  "--",
  "---",
  "—",
  "——",
  "–",
  "―",
  "─",
  "－",
  "/",
  "//",
  "\\",
  "无",
  "没有",
  "不适用",
  "无此项",
  "n/a",
  "na",
  "nil",
  "none",
  "不涉及",
  "…",
  "...",
  "……",
]);
const PLACEHOLDER_TEXT = /^(?:[x×✕✖╳*_□○?]+|[x×]+\.[x×]+|待填|待定|未填|暂缺|待补|待审计|待核实|todo|tbd|xx+年?)(?:%|元|万元|亿元|人)?$/;
const SIGNS_DOWN = /^(?:下降|减少|降低|负|回落|减|降)/;
const SIGNS_UP = /^(?:增长|增加|提高|上升|增|升)了?/;
const RATIO_TO_ONE = /^(?:1[:∶](\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)[:∶]1)$/;
const PLAIN_NUMBER = /^([+-]?)(\d+(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/;
const SUFFIX =
  /^(.*?[\d.)零一二三四五六七八九十百千])(%|‰|个百分点|百分点|(?:百万|千万|十万|万|亿|千|百)?(?:元|人|名|个|所|间|台|套|册|班|项|次|人次|平方米|㎡|m2|亩|公顷|分|天|日)?(?:\/[一-龥]+)?)$/;
const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
const MULTIPLES: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

/** Reads one cell. Numbers pass at once; everything else is looked at as text. Never throws, never makes a 0 of nothing. */
export function readNumber(value: CellValue): NumberReading {
  if (typeof value === "number") {
    return Number.isFinite(value) ? { state: VALUE, value, step: 0, ratio: false, suffix: null, fromText: false } : ERROR_READING;
  }
  if (value === null || value === "") return BLANK_READING;
  if (typeof value === "boolean") return NOT_NUMERIC_READING;
  return readText(value);
}

function readText(raw: string): NumberReading {
  if (isErrorText(raw)) return ERROR_READING;
  let text = raw
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200d\ufeff]+/g, "")
    .toLowerCase();
  if (text === "") return BLANK_READING;
  if (NOT_REPORTED_TEXTS.has(text)) return NOT_REPORTED_READING;
  if (PLACEHOLDER_TEXT.test(text)) return PLACEHOLDER_READING;
  text = text.replace(/^[¥$￥]|^(?:人民币|rmb)/, "");
  // 76000（含专项）: a remark beside the number is none of it.
  text = text.replace(/^(\d[\d,.]*(?:[%‰]|[十百千万亿]{0,2}元?)?)\([^()\d%]+\)$/, "$1");
  const ratio = RATIO_TO_ONE.exec(text);
  if (ratio) {
    // 1:13.5 and 13.5:1 both say 13.5 to one.
    const parsed = westernNumber(ratio[1] ?? ratio[2] ?? "");
    return parsed ? { state: VALUE, ...parsed, ratio: false, suffix: ":1", fromText: true } : NOT_NUMERIC_READING;
  }
  let sign = 1;
  if (/^↑/.test(text)) text = text.slice(1);
  if (/^[△▲▼↓]/.test(text)) {
    // △ and ▲ stand for a minus in accounts; ▼ and ↓ for a fall.
    sign = -1;
    text = text.slice(1);
  } else if (/^\(.+\)(?:%|‰|[十百千万亿]{0,2}元)?$/.test(text)) {
    sign = -1;
    text = text.replace(/^\(/, "").replace(/\)(?=(?:%|‰|[十百千万亿]{0,2}元)?$)/, "");
  } else if (SIGNS_DOWN.test(text)) {
    sign = -1;
    text = text.replace(SIGNS_DOWN, "").replace(/^了/, "");
  } else if (SIGNS_UP.test(text)) text = text.replace(SIGNS_UP, "");
  if (/^[−﹣‐‑–—]/.test(text)) text = `-${text.slice(1)}`;
  const spoken = spokenNumber(text);
  if (spoken) {
    return { state: VALUE, value: sign * spoken.value, step: spoken.step, ratio: false, suffix: spoken.suffix, fromText: true };
  }
  const suffixed = SUFFIX.exec(text);
  const suffix = suffixed?.[2] ?? "";
  const body = suffixed?.[1] ?? text;
  const parsed = westernNumber(body) ?? chineseNumber(body);
  if (!parsed) return NOT_NUMERIC_READING;
  const factor = suffix === "%" ? 0.01 : suffix === "‰" ? 0.001 : multipleOf(suffix);
  return {
    state: VALUE,
    value: scaleDecimal(sign * parsed.value, factor),
    step: scaleDecimal(parsed.step, factor),
    ratio: suffix === "%" || suffix === "‰",
    suffix: suffix === "" || suffix === "%" || suffix === "‰" ? null : suffix,
    fromText: true,
  };
}

/** 三百二十万, 两千元, 一亿二千万元: multiples are part of the number; the suffix says so, as in 3.5万. */
function spokenNumber(text: string): { readonly value: number; readonly step: number; readonly suffix: string | null } | null {
  const match =
    /^([〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億点]+)(元|人|名|个|所|间|台|套|册|班|项|次|人次|平方米|亩|天|日)?$/.exec(
      text,
    );
  const written = match?.[1] ?? "";
  const parsed = match ? chineseNumber(written) : null;
  if (!match || !parsed) return null;
  const suffix = `${/[万亿萬億]/.exec(written)?.[0] ?? ""}${match[2] ?? ""}`;
  return { ...parsed, suffix: suffix === "" ? null : suffix };
}

function multipleOf(suffix: string): number {
  const word = /^(?:百万|千万|十万|万|亿|千|百)/.exec(suffix)?.[0];
  return word === undefined ? 1 : (MULTIPLES[word] as number);
}

function westernNumber(text: string): { readonly value: number; readonly step: number } | null {
  let bare = text;
  if (/[,，'’、]/.test(text)) {
    // Separators every three or every four digits; 1,2 or 31,97 is no number.
    if (!/^[+-]?\d{1,4}(?:[,，'’、]\d{3,4})+(?:\.\d*)?$/.test(text)) return null;
    bare = text.replace(/[,，'’、]/g, "");
  }
  const match = PLAIN_NUMBER.exec(bare);
  if (!match) return null;
  const decimals = (match[3] ?? match[4] ?? "").length;
  const exponent = match[5] === undefined ? 0 : Number(match[5]);
  const value = Number(bare);
  return Number.isFinite(value) ? { value, step: 10 ** (exponent - decimals) } : null;
}

function chineseNumber(text: string): { readonly value: number; readonly step: number } | null {
  if (!/^-?[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟万萬亿億]+(?:[点.][〇零一二三四五六七八九]+[万亿]?)?$/.test(text))
    return null;
  // 千, 万 and 百人 are multiples and units, no numbers; 十 is ten.
  if (!/^-?(?:[十拾]|.*[〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖])/.test(text)) return null;
  const negative = text.startsWith("-");
  const [whole = "", decimals = ""] = text.replace(/^-/, "").split(/[点.]/);
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const letter of whole) {
    const d = DIGITS[letter];
    const ten = TENS[letter];
    const myriad = MYRIADS[letter];
    if (d !== undefined) {
      // Digits in a row are read one by one (二〇一九).
      if (digit !== null && /^[〇零一二三四五六七八九]+$/.test(whole)) section = section * 10 + digit;
      digit = d;
    } else if (ten !== undefined) {
      section += (digit ?? 1) * ten;
      digit = null;
    } else if (myriad !== undefined) {
      section += digit ?? 0;
      // 万 and 亿 count all before them, a second 万 too: 三万二千万 is 32000 万. Behind 亿 万 counts its own part only.
      total = total < 1e8 ? (total + section) * myriad : total + section * myriad;
      section = 0;
      digit = null;
    }
  }
  if (digit !== null) section = /^[〇零一二三四五六七八九]{2,}$/.test(whole) ? section * 10 + digit : section + digit;
  let value = total + section;
  let step = 1;
  let factor = 1;
  for (const letter of decimals) {
    if (MYRIADS[letter] !== undefined) factor = MYRIADS[letter] as number;
    else {
      step /= 10;
      value += (DIGITS[letter] as number) * step;
    }
  }
  return { value: (negative ? -1 : 1) * scaleDecimal(Number(value.toPrecision(15)), factor), step: step * factor };
}

/**
 * `value × factor` as a decimal reader would have it: 305.3 × 10000 is 3053000 and 18.68 × 0.01 is 0.1868, without the
 * last-bit noise of binary arithmetic. Values with many real digits pass unchanged.
 */
export function scaleDecimal(value: number, factor: number): number {
  if (factor === 1) return value;
  const isSmaller = factor < 1;
  const raw = isSmaller ? value / Math.round(1 / factor) : value * factor;
  const near = Math.abs(raw) * 1e-15;
  if (isSmaller) {
    const coarse = Math.round(raw * 1e6) / 1e6;
    if (Math.abs(coarse - raw) <= near) return coarse;
    const fine = Math.round(raw * 1e10) / 1e10;
    return Math.abs(fine - raw) <= near ? fine : raw;
  }
  const whole = Math.round(raw);
  if (Math.abs(whole - raw) <= near) return whole;
  const cents = Math.round(raw * 100) / 100;
  return Math.abs(cents - raw) <= near ? cents : raw;
}

/** Step of the last digit of a number as it is stored: 305.3 → 0.1, 12 → 1. Binary noise beyond 15 digits is left out. */
export function storedStepOf(value: number): number {
  if (Number.isInteger(value)) return 1;
  let text = String(value);
  if (text.length > 16) text = String(Number(value.toPrecision(15)));
  const [mantissa = "", exponent] = text.split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return 10 ** ((exponent === undefined ? 0 : Number(exponent)) - decimals);
}

/** Step of the last digit that a number format shows, in the stored value; null when the format shows all (General, text, dates). */
export function shownStepOf(code: string): number | null {
  if (code === "General" || code === "@" || code === "") return null;
  const first = (code.split(";")[0] ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  if (!/[0#?]/.test(first) || /[eE][+-]/.test(first) || /[yYmMdDhHsS]/.test(first)) return null;
  const [whole = "", behind = ""] = first.split(".");
  const decimals = behind.search(/[^0#?]|$/);
  // Commas behind the last digit, before the point or at the end, show thousands (`#,##0.0,`).
  const thousandsIn = (part: string): number => /,+(?=[^0#?,]*$)/.exec(part)?.[0].length ?? 0;
  const thousands = thousandsIn(whole) + thousandsIn(behind);
  const percent = first.includes("%") ? 2 : first.includes("‰") ? 3 : 0;
  return 10 ** (thousands * 3 - decimals - percent);
}
