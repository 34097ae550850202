/** Days before each month of a common year. */
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Excel's serial number of a calendar date (1900 system, from 1900-03-01); null when there is no such day. */
export function dateSerial(year: number, month: number, day: number): number | null {
  const days = (MONTH_DAYS[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
  if (year < 1900 || year > 9999 || day < 1 || day > days) return null;
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const dayOfYear = (BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + day;
  // 693594 days lie between 0001-01-01 (counted from 1) and Excel's day 0.
  return before * 365 + leaps + dayOfYear - 693594;
}

/** Calendar year of a serial number. */
export function yearOfSerial(serial: number): number {
  let year = 1900 + Math.floor(serial / 365.25);
  while ((dateSerial(year + 1, 1, 1) ?? Infinity) <= serial) year += 1;
  while (year > 1900 && (dateSerial(year, 1, 1) ?? 0) > serial) year -= 1;
  return year;
}

/** Calendar date of a serial number. */
export function dateOfSerial(serial: number): { readonly year: number; readonly month: number; readonly day: number } {
  const whole = Math.floor(serial);
  const year = yearOfSerial(whole);
  let month = 12;
  while (month > 1 && (dateSerial(year, month, 1) ?? 0) > whole) month -= 1;
  return { year, month, day: whole - (dateSerial(year, month, 1) ?? whole) + 1 };
}

/** 2016年3月2日, 2016-3-2, 2016/3/2, 2016.3.2 → serial; null for anything else. */
export function readDateText(text: string): number | null {
  const match = /^\s*(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*日?\s*$/.exec(text.normalize("NFKC"));
  return match ? dateSerial(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Does a date format show more than the year? */
export function showsMonth(code: string): boolean {
  return /[mMdD]/.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}

/** Does a number format show a date (year or day of month outside quotes and colour codes)? */
export function isDateFormat(code: string): boolean {
  if (code === "General" || code === "@") return false;
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  return /[yY]|[dD]/.test(bare) && !/[#0?]/.test(bare);
}
