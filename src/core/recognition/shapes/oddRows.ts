import type { CellRef, CellValue, Issue } from "../../model";
import { say } from "../messages";
import { partOfYear, periodOfCell, termOf } from "../periods";
import { describesOthers } from "../words";
import type { AcrossDraft } from "./across";
import { partOfYearIssue } from "./build";

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
