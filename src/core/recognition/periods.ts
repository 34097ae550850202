import type { CellValue, Period } from "../model";
import { dateOfSerial, isDateFormat, readDateText, showsMonth, yearOfSerial } from "./dates";
import { remembered } from "./memo";
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
const NAMED_SCHOOL_YEAR = new RegExp(
  `(?:(?:SY|AY|(?:school|academic) year)\\s*(${YEAR})\\s*[-–—/]\\s*(?:${YEAR}|\\d{2})|(${YEAR})\\s*[-–—/]\\s*(?:${YEAR}|\\d{2})\\s*(?:school|academic) year)`,
  "i",
);
const SPAN = /^(20\d{2})\s*[-–—/]\s*(\d{2}|20\d{2})$/;
const SINGLE_SCHOOL_YEAR = new RegExp(`(${YEAR})\\s*学年度?`);
const FISCAL_YEAR = new RegExp(`(?:FY\\s*)?(${YEAR})\\s*(?:年度?|财年)?(?:决算数?|预算数?|执行数?|完成数|实绩|合计|底|末)?`, "i");
const SHORT_YEAR = /^(1[5-9]|2\d|3[0-5])年度?$/;
/** The whole year said by its months or its last day. */
const TO_DECEMBER = new RegExp(
  `^(${YEAR})\\s*年?\\s*[.\\-/]?\\s*(?:0?1\\s*[-–—―~～至]+\\s*)?12\\s*月?(?:份|底|末|\\s*[.\\-/]?\\s*31\\s*日?)?$`,
);
const MONTH = "(?:1[0-2]|0?[1-9])";
const PARTS_OF_YEAR: readonly RegExp[] = [
  /[上下]半年|半年[度报]|(?:前|第)?[一二三四1-4]个?季度|前三季|前[一二三四五六七八九十]个?月/,
  new RegExp(`(?:${MONTH}|[一二三四五六七八九十])月?\\s*[-–—―~～至到]+\\s*${MONTH}\\s*月`),
  new RegExp(`(?:${YEAR})\\s*[年.\\-/]\\s*${MONTH}(?:\\s*月(?!\\d)|$|\\s*[月.\\-/]?\\s*(?:30|31|28|29)(?:\\s*日)?$)`),
  new RegExp(
    `(?:${YEAR})\\s*年?\\s*(?:[QH]\\s*[1-4]|(?:first|second|third|fourth)\\s+(?:half|quarter))|\\b[QH][1-4]\\s*(?:FY)?\\s*(?:${YEAR})`,
    "i",
  ),
  new RegExp(`^${MONTH}月(?:份|底|末)?$`),
];
const YEAR_RANGE = new RegExp(`(${YEAR})\\s*年?\\s*[-–—―~～至到/]+\\s*(?:${YEAR}|\\d{2})`);
const ORDINAL = new RegExp(
  `^(?:第?([${ORDINALS}])年度?|年度([${ORDINALS}])|第([${ORDINALS}1-9])(?:期|年度)|(?:year|period)\\s*([1-9]))$`,
  "i",
);

/** The words of a text that name part of a year (2022年上半年, 2023年1—9月, 三季度, 2023Q1); null when it names none, or the whole (1—12月). */
export function partOfYear(text: string): string | null {
  const written = plain(text);
  if (written === "" || written.length > 80 || TO_DECEMBER.test(written)) return null;
  for (const pattern of PARTS_OF_YEAR) {
    const found = pattern.exec(written);
    if (found && !/(?:^|\D)0?1\s*月?\s*[-–—―~～至到]+\s*12\s*月|12\s*月\s*(?:31|底|末|$)/.test(written)) return found[0];
  }
  return null;
}

/** 2023年春季学期, 上学期: half a school year, where it stands for a row or a column. */
export function termOf(text: string): string | null {
  return /[春秋]季(?:学期)?|[上下]学期|第[一二]学期/.exec(plain(text))?.[0] ?? null;
}

/** The one term that a title is about (2023年秋季学期资助发放表); null where it names none, or both. */
export function oneTerm(text: string): string | null {
  const written = plain(text);
  if (/[春秋]、?[秋春]|[上下]、?[下上]学期|[两二全]个?学期|学年度?(?!.*学期)/.test(written)) return null;
  const found = /[春秋](?:季|学)?(?:学期|季)|[上下]学期|第[一二]学期/.exec(written);
  return found ? found[0] : null;
}

/** The text without the part of a year that it names (and the year in front of it): 2023年上半年教育财政拨款 → 教育财政拨款. */
export function withoutPartOfYear(text: string, part: string): string {
  const written = plain(text);
  const at = written.indexOf(part);
  const before = written.slice(0, at).replace(new RegExp(`(?:截[至止]到?)?(?:${YEAR})\\s*年?\\s*$`), "");
  return `${before}${written.slice(at + part.length).replace(/^(?:底|末|份)/, "")}`
    .replace(/^[\s:：,，()（）的]+|[\s:：,，(（]+$/g, "")
    .trim();
}

/** The period that a header or label names: 2019, 2019年度生均公用经费, 二〇一九年, 2018—2019学年, FY2019, 第一年. Part of a year (上半年, 3月) is none. */
export const readPeriod = remembered((text): PeriodReading | null => {
  const written = plain(text);
  if (written === "" || written.length > 60) return null;
  const school = SCHOOL_YEAR.exec(written);
  if (school) {
    const year = yearOf(school[1] ?? "");
    return year === null ? null : { period: schoolYear(year), rest: without(written, school) };
  }
  const named = NAMED_SCHOOL_YEAR.exec(written);
  if (named) {
    const year = yearOf(named[1] ?? named[2] ?? "");
    return year === null ? null : { period: schoolYear(year), rest: without(written, named) };
  }
  const span = SPAN.exec(written);
  if (span) {
    const [year, next] = [Number(span[1]), Number(span[2])];
    // 2011-12 may be a month; 2021-22 is none.
    if (year >= 2012 && (next === year + 1 || next === (year + 1) % 100)) return { period: schoolYear(year), rest: "" };
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
  const short = SHORT_YEAR.exec(written.replace(/\s/g, ""));
  if (short) return { period: fiscalYear(2000 + Number(short[1])), rest: "" };
  const whole = TO_DECEMBER.exec(written);
  if (whole) {
    const year = yearOf(whole[1] ?? "");
    return year === null ? null : { period: fiscalYear(year), rest: "" };
  }
  if (YEAR_RANGE.test(written) || partOfYear(written) !== null) return null;
  const fiscal = FISCAL_YEAR.exec(written);
  if (!fiscal) return null;
  const before = written[fiscal.index - 1] ?? "";
  const after = written.slice(fiscal.index + fiscal[0].length);
  // Digits on either side make it another number; a half-year, quarter, month or day is no year.
  if (/[\d.,]/.test(before) || /^[\d.,]?\d|^\s*(?:上半年|下半年|第?[一二三四1-4]季度|\d{1,2}\s*月|[-/.]\d{1,2})/.test(after)) return null;
  if (!/年|FY|财年/i.test(fiscal[0]) && fiscal[0].trim() !== written && !/^(?:19|20)\d{2}[^\d万亿元人个%]/.test(written)) return null;
  const year = yearOf(fiscal[1] ?? "");
  return year === null ? null : { period: fiscalYear(year), rest: without(written, fiscal) };
});

function without(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.replace(/^[\s:：,，()的]+|[\s:：,，(]+$/g, "").trim();
}

/** Words beside a year that say how firm its figures are: 2023年（预计）, 2023年快报数. */
const SAYS_HOW_FIRM = /[()（）\s年度数]|预计|预算|决算|执行|快报|实际|初步|统计|调整/g;

/** The year that a day stands for when it is the first or the last of it; another day is none. */
function yearEnd(serial: number): Period | null {
  const { year, month, day } = dateOfSerial(serial);
  return (month === 12 && day === 31) || (month === 1 && day === 1) ? fiscalYear(year) : null;
}

/** A cell that holds nothing but a period: 2019 (number), "2019年", the first or last day of a year, 第一年. */
export function periodOfCell(value: CellValue, formatCode: string): Period | null {
  if (typeof value === "number") {
    if (Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR) return fiscalYear(value);
    if (isDateFormat(formatCode) && value > 20000 && value < 75000)
      return showsMonth(formatCode) ? yearEnd(value) : fiscalYear(yearOfSerial(value));
    return null;
  }
  if (typeof value !== "string" || value.length > 24) return null;
  const serial = readDateText(value);
  if (serial !== null) return yearEnd(serial);
  const reading = readPeriod(value);
  return reading && reading.rest.replace(SAYS_HOW_FIRM, "") === "" ? reading.period : null;
}

/** The place of a relative year in a series without years: 前年 1, 上年 2, 本年 3. */
export function ordinalOf(offset: number): Period {
  return { kind: "ordinal", year: 3 + offset };
}

/** 上年 / 本年 and the like: −1 the year before, 0 this year; null for other words. */
export const relativeYear = remembered((text): { readonly offset: number; readonly rest: string } | null => {
  const written = plain(text).replace(/\s/g, "");
  const match = /^(前年|上上年|上年度?|上一年度?|去年|上期|本年度?|当年|今年|本期)(?:同期)?(?:决算数?|执行数?|实际数?|完成数?|数)?/.exec(
    written,
  );
  if (!match || /^(?:上年同口径|上年度?同期?比)/.test(written)) return null;
  return { offset: /^(?:前|上上)/.test(match[0]) ? -2 : /^[上去]/.test(match[0]) ? -1 : 0, rest: written.slice(match[0].length) };
});
