import type { DatedValue, Parameter, SchoolLevel } from "../model";
import { lastDateOf } from "../model";
import type { RulebookError } from "./errors";

/** Faults of one parameter's history: ends before it starts, overlaps, leaves a gap, or has two defaults at one time. */
export function historyErrors(parameter: Parameter, file: string): readonly RulebookError[] {
  const errors: RulebookError[] = [];
  parameter.values.forEach((row, index) => {
    const path = `values[${index}]`;
    if (endOf(row) < startOf(row)) {
      errors.push({ file, path: `${path}.until`, found: `"${endOf(row)}"`, accepted: { id: "rules.accepted.order" } });
    }
    parameter.values.slice(0, index).forEach((earlier, at) => {
      const level = row.region === earlier.region ? sharedLevel(row, earlier) : undefined;
      if (level === undefined) return;
      const data = { other: `values[${at}]` };
      const overlap = overlaps(row, earlier);
      if (row.condition === earlier.condition && overlap) {
        errors.push({ file, path: `${path}.from`, found: dates(row), accepted: { id: "rules.accepted.noOverlap", data } });
      } else if (overlap && isDefault(row) && isDefault(earlier)) {
        errors.push({ file, path: `${path}.default`, found: "true", accepted: { id: "rules.accepted.oneDefault", data } });
      }
    });
    const before = predecessor(parameter.values, row);
    if (before && nextDay(before.until) !== row.inForceFrom) {
      const data = { other: `values[${parameter.values.indexOf(before.row)}]` };
      errors.push({ file, path: `${path}.from`, found: dates(row), accepted: { id: "rules.accepted.noGap", data } });
    }
  });
  return errors;
}

function dates(row: DatedValue): string {
  return `${row.inForceFrom ?? "…"} – ${row.inForceUntil ?? "…"}`;
}

function sharedLevel(a: DatedValue, b: DatedValue): SchoolLevel | undefined {
  return a.schoolLevels.find((level) => b.schoolLevels.includes(level));
}

const startOf = (row: DatedValue): string => row.inForceFrom ?? "0000-01-01";
const endOf = (row: DatedValue): string => row.inForceUntil ?? "9999-12-31";

function overlaps(a: DatedValue, b: DatedValue): boolean {
  return startOf(a) <= endOf(b) && startOf(b) <= endOf(a);
}

function isDefault(row: DatedValue): boolean {
  return row.condition === "" || row.default === true;
}

interface Ended {
  readonly row: DatedValue;
  readonly until: string;
}

/** The last row of the same scope that ends before this one starts. */
function predecessor(rows: readonly DatedValue[], row: DatedValue): Ended | undefined {
  const from = row.inForceFrom;
  if (from === null) return undefined;
  let last: Ended | undefined;
  for (const other of rows.filter((one) => one !== row)) {
    const until = other.inForceUntil;
    if (until === null || until >= from || other.region !== row.region || other.condition !== row.condition) continue;
    if (sharedLevel(other, row) !== undefined && (!last || until > last.until)) last = { row: other, until };
  }
  return last;
}

type Day = readonly [year: number, month: number, date: number];

const read = (day: string): Day => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
const written = ([year, month, date]: Day): string => `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

/** The day before a calendar day. */
export function previousDay(day: string): string {
  const [year, month, date] = read(day);
  if (date > 1) return written([year, month, date - 1]);
  return written(month > 1 ? [year, month - 1, lastDateOf(year, month - 1)] : [year - 1, 12, 31]);
}

/** The day after a calendar day. */
export function nextDay(day: string): string {
  const [year, month, date] = read(day);
  if (date < lastDateOf(year, month)) return written([year, month, date + 1]);
  return written(month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1]);
}
