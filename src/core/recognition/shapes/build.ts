import type { CellArea, CellRef, EntityKind, Issue, LineMeaning, Period, RecognizedLine, SchoolLevel, TableShape } from "../../model";
import { cellText, periodText } from "../../model";
import type { TableFrame } from "../layout";
import { lineKeys } from "../mapping";
import { say } from "../messages";
import { normalise } from "../text";
import type { LineGuess, LineInput } from "../understand";
import type { TableReading } from "../types";
import type { UnitReading } from "../units";
import type { SheetView } from "../view";
import type { Vocabulary } from "../vocabulary";

/** What a shape reader is given. */
export interface ShapeInput {
  readonly view: SheetView;
  readonly frame: TableFrame;
  readonly vocabulary: Vocabulary;
  readonly id: string;
  /** Title, sheet name, lines above. */
  readonly words: string;
  readonly units: readonly UnitReading[];
  readonly entity: string | null;
  /** The table is about one school. */
  readonly isSchool: boolean;
  readonly period: Period | null;
  /** The workbook is about schooling: some title or sheet name says so. */
  readonly company: boolean;
  /** The name of the vocabulary that the title is about. */
  readonly subject: string | null;
  /** The name of the vocabulary that the title ends with: what a total in the table is of. */
  readonly whole: string | null;
  /** The part of a year that title or sheet name says the table is about. */
  readonly partOfYear: string | null;
  readonly schoolLevel: SchoolLevel | null;
  /** The one term that title or sheet name says the figures are of. */
  readonly term: TableReading["term"] | null;
}

/** The data cells of a line. */
export function lineOf(input: LineInput, guess: LineGuess, area: CellArea, entity: string | null, taken: Set<string>): RecognizedLine {
  return {
    id: uniqueId([input.header.map(normalise).join("/"), guess.level ?? "", guess.period ? periodText(guess.period) : ""].join("|"), taken),
    area,
    header: input.header,
    headerCells: input.headerCells,
    meaning: guess.meaning,
    alternatives: guess.alternatives,
    unit: guess.unit,
    schoolLevel: guess.level,
    period: guess.period,
    entity,
    confidence: guess.confidence,
    certainty: guess.certainty,
    reasons: guess.reasons,
  };
}

export function keyLine(
  header: readonly string[],
  headerCells: readonly CellRef[],
  area: CellArea,
  meaning: LineMeaning,
  taken: Set<string>,
): RecognizedLine {
  return {
    id: uniqueId(`${header.map(normalise).join("/")}||`, taken),
    area,
    header,
    headerCells,
    meaning,
    alternatives: [],
    unit: null,
    schoolLevel: null,
    period: null,
    entity: null,
    confidence: 0.97,
    certainty: "certain",
    reasons: [say("recognition.reason.keyColumn", { header: header.join(" › ") })],
  };
}

function uniqueId(id: string, taken: Set<string>): string {
  let name = id;
  for (let n = 2; taken.has(name); n += 1) name = `${id}#${n}`;
  taken.add(name);
  return name;
}

export function columnArea(view: SheetView, frame: TableFrame, columnIndex: number): CellArea {
  return { sheet: view.snapshot.sheet, rowIndex: frame.dataTop, columnIndex, rowCount: frame.bottom - frame.dataTop, columnCount: 1 };
}

type Band = TableReading["bands"][number];

export function bandsOf(frame: TableFrame, totalRows: ReadonlySet<number>, leftOut: ReadonlySet<number> = new Set()): Band[] {
  const bands: Band[] = [];
  const add = (kind: Band["kind"], rowIndex: number, rowCount = 1): void => {
    const before = bands[bands.length - 1];
    if (before && before.kind === kind && before.rowIndex + before.rowCount === rowIndex)
      bands[bands.length - 1] = { ...before, rowCount: before.rowCount + rowCount };
    else bands.push({ kind, rowIndex, rowCount });
  };
  for (const title of frame.titles) add("title", title.rowIndex);
  for (const rowIndex of new Set(frame.metas.map((meta) => meta.rowIndex))) add("unit", rowIndex);
  if (frame.dataTop > frame.headerTop) add("header", frame.headerTop, frame.dataTop - frame.headerTop);
  const special = new Map<number, Band["kind"]>();
  for (const group of frame.groups) special.set(group.rowIndex, "group");
  for (const row of frame.skipped) special.set(row, "header");
  for (const row of totalRows) special.set(row, "total");
  for (const row of leftOut) special.set(row, "note");
  let from = frame.dataTop;
  for (const [row, kind] of [...special].sort((a, b) => a[0] - b[0])) {
    if (row > from) add("data", from, row - from);
    add(kind, row);
    from = row + 1;
  }
  if (frame.bottom > from) add("data", from, frame.bottom - from);
  for (const rowIndex of new Set(frame.notes.map((note) => note.rowIndex))) add("note", rowIndex);
  return bands;
}

/** Lines that somebody has to confirm before they are used: one issue each. */
export function lineIssues(lines: readonly RecognizedLine[], guesses: ReadonlyMap<string, LineGuess>): Issue[] {
  const issues: Issue[] = [];
  const partial = new Map<string, CellRef[]>();
  for (const line of lines) {
    const guess = guesses.get(line.id);
    if (!guess) continue;
    const cell: CellRef = line.headerCells[line.headerCells.length - 1] ?? line.area;
    const cells = [{ sheet: cell.sheet, rowIndex: cell.rowIndex, columnIndex: cell.columnIndex }];
    const header = line.header.join(" › ");
    if (guess.partOfYear !== null) partial.set(guess.partOfYear, [...(partial.get(guess.partOfYear) ?? []), ...cells]);
    else if (line.certainty === "unsure" && (line.alternatives.length > 0 || line.meaning.kind === "field")) {
      const meanings = [line.meaning, ...line.alternatives].filter((meaning) => meaning.kind === "field");
      const fields = [...new Set(meanings.map((meaning) => (meaning.kind === "field" ? meaning.field : "")))];
      issues.push({
        id: `unsure-line:${line.id}`,
        level: "warning",
        cells,
        message: say("recognition.issue.unsureLine", {
          header,
          fields: { kind: "list", items: fields.map((id) => ({ kind: "title", of: "field", id }) as const) },
        }),
      });
    } else if (
      (guess.unitFrom === "assumed" || guess.unitFrom === "neighbour") &&
      line.unit &&
      line.unit.unit.numerators.includes("CNY") &&
      (line.meaning.kind === "field" || line.meaning.kind === "stated")
    ) {
      issues.push({
        id: `unit-assumed:${line.id}`,
        level: "warning",
        cells,
        message: say("recognition.issue.unitAssumed", { header, unit: line.unit.text }),
      });
    }
  }
  return [...issues, ...[...partial].map(([part, cells]) => partOfYearIssue(part, cells))];
}

/** Half a year is said aloud: it is never taken for a year. */
export function partOfYearIssue(part: string, cells: readonly CellRef[]): Issue {
  return {
    id: `part-of-year:${part}:${cells.map(cellText).join()}`,
    level: "warning",
    cells,
    message: say("recognition.issue.partOfYear", { part, cells: { kind: "cells", cells } }),
  };
}

/** Everything of a reading that does not depend on its shape. */
export function readingOf(
  input: ShapeInput,
  parts: {
    readonly shape: TableShape;
    readonly lines: readonly RecognizedLine[];
    readonly guesses: ReadonlyMap<string, LineGuess>;
    readonly lineDirection: TableReading["lineDirection"];
    readonly entityKind: EntityKind;
    readonly slots?: TableReading["slots"];
    readonly totals?: TableReading["totals"];
    readonly totalRows?: ReadonlySet<number>;
    /** Rows among the data that are no data of the table's: means and maxima, parts of a year. */
    readonly leftOut?: ReadonlySet<number>;
    readonly sumLines?: TableReading["sumLines"];
    readonly issues?: readonly Issue[];
  },
): TableReading {
  const { frame, view } = input;
  const title = frame.titles[frame.titles.length - 1] ?? null;
  return {
    id: input.id,
    sheet: view.snapshot.sheet,
    area: {
      sheet: view.snapshot.sheet,
      rowIndex: frame.headerTop,
      columnIndex: frame.left,
      rowCount: frame.bottom - frame.headerTop,
      columnCount: frame.right - frame.left,
    },
    shape: parts.shape,
    title: title?.text ?? null,
    titleCell: title ? view.ref(title.rowIndex, title.columnIndex) : null,
    bands: bandsOf(frame, parts.totalRows ?? new Set(), parts.leftOut),
    lines: parts.lines,
    parameters: [],
    issues: [...lineIssues(parts.lines, parts.guesses), ...(parts.issues ?? [])],
    lineDirection: parts.lineDirection,
    entityKind: parts.entityKind,
    entity: input.entity,
    period: input.period,
    schoolLevel: input.schoolLevel,
    ...(input.term ? { term: input.term } : {}),
    structure: lineKeys(parts),
    headerRows: frame.dataTop - frame.headerTop,
    slots: parts.slots ?? [],
    totals: parts.totals ?? [],
    sumLines: parts.sumLines ?? [],
  };
}
