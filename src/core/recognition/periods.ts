import type { CellValue, Period } from "../model";
import { isDateFormat, yearOfSerial } from "./dates";
import { plain } from "./text";

const CHINESE_DIGITS = "〇一二三四五六七八九";
const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

function yearOf(digits: string): number | null {
  const western = [...digits]
    .map((digit) =>
      digit === "零" || digit === "○" || digit === "O" || digit === "o"
        ? 0
        : CHINESE_DIGITS.includes(digit)
          ? CHINESE_DIGITS.indexOf(digit)
          : digit,
    )
    .join("");
  const year = Number(western);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

const YEAR = "(?:19|20)\\d{2}|[一二][〇零○Oo九一][〇零○Oo一二三四五六七八九]{2}";
const ORDINALS = "一二三四五六七八九十";

/** A period found in a text, with what is left of the text. */
export interface PeriodReading {
  readonly period: Period;
  readonly rest: string;
}

const schoolYear = (year: number): Period => ({ kind: "schoolYear", year });
const fiscalYear = (year: number): Period => ({ kind: "fiscalYear", year });
const ordinal = (year: number): Period => ({ kind: "ordinal", year });

const SCHOOL_YEAR = new RegExp(`(${YEAR})\\s*(?:年)?\\s*[-–—―~～至/]+\\s*(${YEAR}|\\d{2})\\s*学年度?`);
const SINGLE_SCHOOL_YEAR = new RegExp(`(${YEAR})\\s*学年度?`);
const FISCAL_YEAR = new RegExp(`(?:FY\\s*)?(${YEAR})\\s*(?:年度?|财年)?(?:决算数?|预算数?|执行数?|完成数|实绩|合计|底)?`, "i");
const YEAR_RANGE = new RegExp(`(${YEAR})\\s*年?\\s*[-–—―~～至到/]+\\s*(?:${YEAR}|\\d{2})`);
const ORDINAL = new RegExp(
  `^(?:第?([${ORDINALS}])年度?|年度([${ORDINALS}])|第([${ORDINALS}1-9])(?:期|年度)|(?:year|period)\\s*([1-9]))$`,
  "i",
);

/** The period that a header or label names: 2019, 2019年度生均公用经费, 二〇一九年, 2018—2019学年, FY2019, 第一年. Part of a year (上半年, 3月) is none. */
export function readPeriod(text: string): PeriodReading | null {
  const written = plain(text);
  if (written === "" || written.length > 60) return null;
  const school = SCHOOL_YEAR.exec(written);
  if (school) {
    const year = yearOf(school[1] ?? "");
    return year === null ? null : { period: schoolYear(year), rest: without(written, school) };
  }
  const single = SINGLE_SCHOOL_YEAR.exec(written);
  if (single) {
    const year = yearOf(single[1] ?? "");
    return year === null ? null : { period: schoolYear(year), rest: without(written, single) };
  }
  const nth = ORDINAL.exec(written.replace(/\s/g, ""));
  if (nth) {
    const sign = nth[1] ?? nth[2] ?? nth[3] ?? nth[4] ?? "";
    const n = ORDINALS.includes(sign) ? ORDINALS.indexOf(sign) + 1 : Number(sign);
    return { period: ordinal(n), rest: "" };
  }
  if (YEAR_RANGE.test(written)) return null;
  const fiscal = FISCAL_YEAR.exec(written);
  if (!fiscal) return null;
  const before = written[fiscal.index - 1] ?? "";
  const after = written.slice(fiscal.index + fiscal[0].length);
  // Digits on either side make it another number; a half-year, quarter, month or day is no year.
  if (/[\d.,]/.test(before) || /^[\d.,]?\d|^\s*(?:上半年|下半年|第?[一二三四1-4]季度|\d{1,2}\s*月|[-/.]\d{1,2})/.test(after)) return null;
  if (!/年|FY|财年/i.test(fiscal[0]) && fiscal[0].trim() !== written && !/^(?:19|20)\d{2}[^\d万亿元人个%]/.test(written)) return null;
  const year = yearOf(fiscal[1] ?? "");
  return year === null ? null : { period: fiscalYear(year), rest: without(written, fiscal) };
}

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.replace(/^[\s:：,，()的]+|[\s:：,，(]+$/g, "").trim();
}

/** A cell that holds nothing but a period: 2019 (number), "2019年", a date cell (its year), 第一年. */
export function periodOfCell(value: CellValue, formatCode: string): Period | null {
  if (typeof value === "number") {
    if (Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR) return fiscalYear(value);
    if (isDateFormat(formatCode) && value > 20000 && value < 75000) return fiscalYear(yearOfSerial(value));
    return null;
  }
  if (typeof value !== "string" || value.length > 24) return null;
  const reading = readPeriod(value);
  return reading && reading.rest.replace(/[()（）\s年度]/g, "") === "" ? reading.period : null;
}

/** The place of a relative year in a series without years: 前年 1, 上年 2, 本年 3. */
export function ordinalOf(offset: number): Period {
  return { kind: "ordinal", year: 3 + offset };
}

/** 上年 / 本年 and the like: −1 the year before, 0 this year; null for other words. */
export function relativeYear(text: string): { readonly offset: number; readonly rest: string } | null {
  const written = plain(text).replace(/\s/g, "");
  const match = /^(前年|上上年|上年度?|上一年度?|去年|上期|本年度?|当年|今年|本期)(?:同期)?(?:决算数?|执行数?|实际数?|完成数?|数)?/.exec(
    written,
  );
  if (!match || /^(?:上年同口径|上年度?同期?比)/.test(written)) return null;
  return { offset: /^(?:前|上上)/.test(match[0]) ? -2 : /^[上去]/.test(match[0]) ? -1 : 0, rest: written.slice(match[0].length) };
}
