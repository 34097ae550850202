import type { CellRef, CellValue, Issue } from "../../model";
import { say } from "../messages";
import { partOfYear, periodOfCell, termOf } from "../periods";
import { normalise, withoutSerial } from "../text";
import { describesOthers, totalKind } from "../words";
import type { AcrossDraft } from "./across";
import { partOfYearIssue } from "./build";

/** Longer lists are of things. */
const MOST_GRADES = 60;
/** An issue names at most this many cells. */
const NAMED_CELLS = 24;

/** Rows whose period is part of a year (2022年上半年) or no year at all (十三五期间): left out of the data, and said. */
export function oddPeriods(
  { input, roles }: AcrossDraft,
  totalRows: ReadonlySet<number>,
): { readonly rows: ReadonlySet<number>; readonly isWhole: boolean; readonly issues: Issue[] } {
  const rows = new Set<number>();
  if (roles.period < 0) return { rows, isWhole: true, issues: [] };
  const { view, frame } = input;
  const special = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex)]);
  const parts = new Map<string, CellRef[]>();
  const others: { text: string; cells: CellRef[] } = { text: "", cells: [] };
  const { values } = view.snapshot;
  const known = new Map<CellValue, boolean>();
  for (let row = frame.dataTop; row < frame.bottom; row += 1) {
    const value = values[row - view.top]?.[roles.period - view.left];
    if (value === null || value === undefined || value === "") continue;
    let isYear = known.get(value);
    if (isYear === undefined) {
      isYear = periodOfCell(value, view.format(row, roles.period)) !== null;
      known.set(value, isYear);
    }
    if (isYear || totalRows.has(row) || special.has(row)) continue;
    rows.add(row);
    const cell = view.ref(row, roles.period);
    const text = String(value).trim();
    const part = typeof value === "string" ? (partOfYear(text) ?? termOf(text)) : null;
    if (part === null) {
      if (others.text === "") others.text = text;
      others.cells.push(cell);
    } else {
      const cells = parts.get(text) ?? [];
      if (cells.length < NAMED_CELLS) cells.push(cell);
      parts.set(text, cells);
    }
  }
  const issues = [...parts].map(([text, cells]) => partOfYearIssue(text, cells));
  if (others.cells.length > 0) {
    const cells = others.cells.slice(0, NAMED_CELLS);
    issues.push({
      id: `no-year:${input.id}`,
      level: "warning",
      cells,
      message: say("recognition.issue.noYear", { text: others.text, count: others.cells.length, cells: { kind: "cells", cells } }),
    });
  }
  const texts = [...parts.keys()];
  const isWhole = texts.length === 0 || [12, 4, 2].some((count, i) => texts.filter((text) => PARTS[i]?.test(text)).length === count);
  return { rows, isWhole, issues };
}

/** Twelve months, four quarters, two halves or terms make a year. */
const PARTS: readonly RegExp[] = [/月/, /季度/, /半年|学期|[春秋]季/];

/** Grades, classes and sexes: what a table of one school or place is broken down by, and no things of their own. */
const PART_OF_ONE =
  /^(?:[一二三四五六七八九1-9]年级|初[一二三]|高[一二三]|[小中大托]班|学前班|(?:小学|初中|高中)?(?:起始|毕业)年级|男生?|女生?|[一二三四五六七八九1-9]年级?以上|复式班)$/;

/** 三（1）班, 初一2班, 701班. */
const CLASS = /^(?:[一二三四五六七八九初高小]{1,2}年?级?\d{1,2}班?|[1-9]\d{2}班?|\d{1,2}班|[1-9]年级\d{1,2}班)$/;

/** Most names are classes: what is said of them is not said of a school. */
export function rowsAreClasses({ input: { view, frame }, roles, columns }: AcrossDraft): boolean {
  const [column] = roles.entity;
  if (column === undefined || roles.entity.length !== 1) return false;
  const header = columns.find(({ columnIndex }) => columnIndex === column)?.header.at(-1) ?? "";
  if (/^(?:班级|班别|班次|班级名称|class)$/i.test(normalise(header))) return true;
  let names = 0;
  let classes = 0;
  for (let row = frame.dataTop; row < Math.min(frame.bottom, frame.dataTop + MOST_GRADES); row += 1) {
    const name = view.text(row, column);
    if (name === "" || totalKind(name) !== null) continue;
    names += 1;
    if (CLASS.test(normalise(name))) classes += 1;
  }
  return classes >= 2 && classes * 3 >= names * 2;
}

/** Most names are grades or the like: their rows are no data, and the total is about the one thing. */
export function breakdownRows({ input: { view, frame }, roles }: AcrossDraft): readonly number[] {
  if (roles.entity.length !== 1 || frame.bottom - frame.dataTop > MOST_GRADES) return [];
  const [column] = roles.entity;
  const rows: number[] = [];
  let others = 0;
  for (let row = frame.dataTop; row < frame.bottom; row += 1) {
    const name = view.seenText(row, column ?? 0);
    if (name === "" || totalKind(name) !== null) continue;
    if (PART_OF_ONE.test(normalise(withoutSerial(name)))) rows.push(row);
    else others += 1;
  }
  return rows.length >= 2 && rows.length >= others * 2 ? rows : [];
}

/** Rows among these that describe the others (平均, 差异系数, 最大值): shown as notes, no data. */
export function describingRows({ input: { view }, roles }: AcrossDraft, rows: readonly number[]): readonly number[] {
  const places = roles.entity.length > 0 ? roles.entity : roles.level >= 0 ? [roles.level] : [];
  return rows.filter((row) =>
    places.some((column) => {
      const value = view.value(row, column);
      return typeof value === "string" && describesOthers(value);
    }),
  );
}
