import type { FieldId, LineMeaning, Period, RecognizedLine, TableShape } from "../../model";
import type { ColumnSketch } from "../headers";
import { sketchColumns } from "../headers";
import { say } from "../messages";
import { schoolNamed } from "../names";
import { oneTerm, ordinalOf } from "../periods";
import { isAboutEducation, isPlaceHeader, keyHeader, totalKind } from "../words";
import type { LineGuess, LineInput } from "../understand";
import { understandLines } from "../understand";
import type { TableReading } from "../types";
import type { ShapeInput } from "./build";
import { columnArea, keyLine, lineOf, readingOf } from "./build";
import { breakdownRows, describingRows, oddPeriods, rowsAreClasses } from "./oddRows";
import type { ColumnRoles } from "./keyColumns";
import { columnRoles, entityKindOf } from "./keyColumns";
import { ledgerShape } from "./ledger";
import { levelsDownShape } from "./levelsDown";
import { longFormShape } from "./longForm";
import { schoolListShape } from "./schoolList";
import { scorecardLines } from "./scorecard";
import { sumRow } from "./sumRow";
import { findTotals, levelRows, rowsToLookAt } from "./totalRows";
import { yearsDownShape } from "./yearsDown";

/** A table whose columns are fields, understood up to its lines. */
export interface AcrossDraft {
  readonly input: ShapeInput;
  readonly columns: readonly ColumnSketch[];
  readonly roles: ColumnRoles;
  readonly guesses: ReadonlyMap<number, LineGuess>;
  readonly fields: ReadonlySet<FieldId>;
  /** Share of figure columns that mean a field, and how many. */
  readonly known: number;
}

export function draftAcross(input: ShapeInput): AcrossDraft {
  const columns = sketchColumns(input.view, input.frame);
  const roles = columnRoles(columns, input.vocabulary);
  const figures = new Set(roles.figures);
  const asked = columns.filter(({ columnIndex }) => figures.has(columnIndex) || roles.words.includes(columnIndex));
  const inputs = asked.map((column) => lineInput(column, roles));
  const guessed = understandLines(inputs, input.vocabulary, {
    words: [input.words, rowsAreSchooling(input, columns, roles) ? SCHOOLING : ""].join(" "),
    units: input.units,
    partOfYear: input.partOfYear,
    term: input.term ? oneTerm(input.term.text) : null,
    company: input.company,
    subject: input.subject,
  });
  const guesses = new Map(asked.map((column, i) => [column.columnIndex, guessed[i] as LineGuess]));
  const fields = new Set<FieldId>();
  let known = 0;
  for (const [columnIndex, guess] of guesses) {
    if (guess.certainty === "unsure") continue;
    if (guess.meaning.kind === "field") fields.add(guess.meaning.field);
    if (figures.has(columnIndex) && guess.meaning.kind !== "unknown") known += 1;
  }
  return { input, columns, roles, guesses, fields, known };
}

/** What rows that are schools, or items of schooling, say of the table. */
const SCHOOLING = "学校";
const NAMES_LOOKED_AT = 40;

function rowsAreSchooling({ view, frame }: ShapeInput, columns: readonly ColumnSketch[], roles: ColumnRoles): boolean {
  const [column] = roles.entity;
  if (column === undefined) return false;
  if (
    /^(?:schools?|school name)$/i.test(
      columns
        .find(({ columnIndex }) => columnIndex === column)
        ?.header.join(" ")
        .trim() ?? "",
    )
  )
    return true;
  let named = 0;
  let schooling = 0;
  for (let row = frame.dataTop; row < frame.bottom && named < NAMES_LOOKED_AT; row += 1) {
    const name = view.text(row, column);
    if (name === "" || totalKind(name) !== null) continue;
    named += 1;
    if (isAboutEducation(name)) schooling += 1;
  }
  return schooling >= 2 && schooling * 3 >= named * 2;
}

function lineInput(column: ColumnSketch, roles: ColumnRoles): LineInput {
  return {
    header: column.header,
    headerCells: column.headerCells,
    unitCell: column.unitCell,
    levelCell: null,
    ownMoney: column.ownMoney > 0 && column.ownMoney === column.figures,
    sample: column.sample,
    percentFormat: column.percentFormat,
    dates: column.dates * 2 > column.filled && column.filled > 0,
    words: roles.words.includes(column.columnIndex),
  };
}

/** Reads a table whose lines are columns; the shape says what its rows are. */
export function readAcross(read: AcrossDraft): TableReading {
  const breakdown = breakdownRows(read);
  const draft =
    breakdown.length === 0 ? read : { ...read, roles: { ...read.roles, entity: [], words: [...read.roles.words, ...read.roles.entity] } };
  const { input, columns, roles, guesses, fields } = draft;
  const { frame, view } = input;
  const entityHeaders = roles.entity.map(
    (columnIndex) => columns.find((column) => column.columnIndex === columnIndex)?.header.join("") ?? "",
  );
  // 乡镇 beside 学校名称 says where the schools are, not what the rows are about.
  const things = entityHeaders.filter((header) => !isPlaceHeader(header));
  const entityHeader = (things.length > 0 ? things : entityHeaders).join("");
  const entityKind =
    roles.entity.length > 0
      ? namesSchools(draft) && !/项目|工程|资金|资助/.test(entityHeader)
        ? "school"
        : entityKindOf(entityHeader, fields)
      : fields.has("itemScore") && fields.has("itemFullMarks")
        ? "scorecard"
        : input.isSchool
          ? "school"
          : "county";
  const taken = new Set<string>();
  const lines: RecognizedLine[] = [];
  const byId = new Map<string, LineGuess>();
  const lineAt = new Map<number, number>();
  for (const column of columns) {
    const at = column.columnIndex;
    const area = columnArea(view, frame, at);
    const key = keyOf(at, roles);
    if (key) {
      lines.push(keyLine(column.header, column.headerCells, area, key, taken));
      continue;
    }
    const guess = guesses.get(at);
    if (!guess) continue;
    const line = lineOf({ ...lineInput(column, roles) }, guess, area, null, taken);
    if (roles.words.includes(at) && guess.meaning.kind !== "field")
      lines.push({ ...line, meaning: { kind: "key", key: "text" }, certainty: "likely" });
    else {
      byId.set(line.id, guess);
      lineAt.set(at, lines.length);
      lines.push(line);
    }
  }
  const named = rowsToLookAt(draft);
  const { totals, totalRows } = findTotals(draft, named);
  if (entityKind === "school") {
    for (const row of levelRows(draft)) {
      if (totalRows.has(row.rowIndex)) continue;
      totals.push(row);
      totalRows.add(row.rowIndex);
    }
  }
  const odd = oddPeriods(draft, totalRows);
  const leftOut = new Set([...odd.rows, ...describingRows(draft, named), ...breakdown]);
  // What is added up over some months is no year's total.
  if (!odd.isWhole) {
    for (const { rowIndex } of totals.splice(0)) {
      totalRows.delete(rowIndex);
      leftOut.add(rowIndex);
    }
  }
  const sum = totals.length === 0 ? sumRow(draft, leftOut) : null;
  if (sum) {
    totals.push(sum.total);
    totalRows.add(sum.total.rowIndex);
  }
  const isUnnamed =
    unnamedRows(draft, entityKind, totalRows, leftOut) ||
    rowsAreClasses(draft) ||
    (breakdown.length > 0 && totals.length === 0) ||
    (entityKind === "county" && rowsOfNoKind(draft));
  const dated = relativePeriods(isUnnamed ? lines.map(withoutRows) : lines, byId, input, roles.period >= 0);
  const reading = readingOf(input, {
    shape: shapeOf(draft, entityKind),
    lines: dated,
    guesses: byId,
    lineDirection: "across",
    entityKind,
    totals,
    totalRows,
    leftOut,
    issues: sum ? [...odd.issues, sum.issue] : odd.issues,
    sumLines: sumLines(dated, byId),
  });
  return entityKind === "scorecard" ? scorecardLines(reading, view, taken) : reading;
}

/** Several rows and nothing that says whose or of when they are: figures that cannot be placed. */
function unnamedRows(
  { input: { frame }, roles }: AcrossDraft,
  kind: string,
  totals: ReadonlySet<number>,
  leftOut: ReadonlySet<number>,
): boolean {
  if (roles.entity.length > 0 || roles.period >= 0 || roles.level >= 0 || kind === "scorecard") return false;
  const special = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex), ...totals, ...leftOut]);
  return frame.groups.length === 0 && roles.words.length > 0 && frame.bottom - frame.dataTop - special.size > 1;
}

function withoutRows(line: RecognizedLine): RecognizedLine {
  return line.meaning.kind === "field" || line.meaning.kind === "stated" ? asked(line, "recognition.reason.unnamedRows") : line;
}

function asked(line: RecognizedLine, why: "recognition.reason.unnamedRows" | "recognition.reason.alikeColumns"): RecognizedLine {
  return { ...line, confidence: Math.min(line.confidence, 0.6), certainty: "unsure", reasons: [...line.reasons, say(why, {})] };
}

/** Ends of names of places, and words for parts of them. */
const PLACE_NAME = /[省市县区旗州盟镇乡村]$|街道$|办事处$|农场$|中心校$|学区$|片$|本级$|直属$|直管$|^[县区市]直|国$/;

/** Names under a header that says nothing of places or schools, and that are none: 1号楼, 财务部. */
function rowsOfNoKind({ input: { view, frame }, roles, columns }: AcrossDraft): boolean {
  const [column] = roles.entity;
  if (column === undefined || roles.entity.length > 1) return false;
  const header = columns.find(({ columnIndex }) => columnIndex === column)?.header.at(-1) ?? "";
  if (
    header === "" ||
    keyHeader(header, ["entity", "item"]) !== null ||
    /地区|区域|县|市|区|镇|乡|校|单位|名称|指标|项目|学段|类/.test(header)
  )
    return false;
  let names = 0;
  let places = 0;
  for (let row = frame.dataTop; row < frame.bottom && names < NAMES_LOOKED_AT; row += 1) {
    const name = view.text(row, column);
    if (name === "" || totalKind(name) !== null) continue;
    names += 1;
    if (PLACE_NAME.test(name) || schoolNamed(name) !== null || !/[\u4e00-\u9fff]/.test(name)) places += 1;
  }
  return names > 0 && places * 2 < names;
}

/** Most of the first names are names of schools. */
function namesSchools({ input: { view, frame }, roles }: AcrossDraft): boolean {
  const [column] = roles.entity;
  if (column === undefined || roles.entity.length > 1) return false;
  const names: string[] = [];
  for (let row = frame.dataTop; row < frame.bottom && names.length < 40; row += 1) {
    const text = view.text(row, column);
    if (text !== "" && totalKind(text) === null) names.push(text);
  }
  return names.length > 0 && names.filter((name) => schoolNamed(name) !== null).length * 3 >= names.length * 2;
}

function keyOf(at: number, roles: ColumnRoles): LineMeaning | null {
  if (roles.serial.includes(at)) return { kind: "key", key: "serial" };
  if (roles.remark.includes(at)) return { kind: "key", key: "remark" };
  if (roles.period === at) return { kind: "key", key: "period" };
  if (roles.level === at) return { kind: "key", key: "schoolLevel" };
  if (roles.entity.includes(at)) return { kind: "key", key: "entity" };
  return null;
}

/**
 * 上年 and 本年 columns: years of the title's year, else ordinals one apart. Columns that say no year beside ones that do
 * (教育支出 beside 上年教育支出 or 2022年教育支出) are of the table's own year.
 */
function relativePeriods(
  lines: readonly RecognizedLine[],
  guesses: ReadonlyMap<string, LineGuess>,
  input: ShapeInput,
  hasYears: boolean,
): RecognizedLine[] {
  const offsets = lines.map((line) => guesses.get(line.id)?.yearOffset ?? null);
  // Beside a column of years 上年 is the year before the row's: it waits for the officer.
  if (hasYears)
    return lines.map((line, i) =>
      (offsets[i] ?? 0) < 0 && line.meaning.kind === "field" ? asked(line, "recognition.reason.alikeColumns") : line,
    );
  const { period } = input;
  const own = period && period.kind !== "none" ? period : null;
  const isRelative = offsets.includes(-1) || offsets.includes(-2);
  const isOlder = (said: Period): boolean => own !== null && said.kind === own.kind && said.year < own.year;
  if (!isRelative && !lines.some((line) => line.period !== null && isOlder(line.period))) return [...lines];
  const yearOf = (offset: number): Period => (own ? { kind: own.kind, year: own.year + offset } : ordinalOf(offset));
  return lines.map((line, i) => {
    const offset = offsets[i] ?? null;
    if (offset !== null) return { ...line, period: yearOf(offset) };
    const isFigure = line.meaning.kind === "field" || line.meaning.kind === "stated";
    return isFigure && line.unit !== null && line.period === null ? { ...line, period: yearOf(0) } : line;
  });
}

function shapeOf(draft: AcrossDraft, entityKind: string): TableShape {
  return (
    longFormShape(draft.roles) ??
    yearsDownShape(draft.roles) ??
    schoolListShape(draft.roles, entityKind) ??
    levelsDownShape(draft.roles) ??
    ledgerShape()
  );
}

/** 合计 columns with their parts under the same label. */
function sumLines(
  lines: readonly RecognizedLine[],
  guesses: ReadonlyMap<string, LineGuess>,
): { readonly total: number; readonly parts: readonly number[] }[] {
  const found: { total: number; parts: number[] }[] = [];
  lines.forEach((line, total) => {
    const guess = guesses.get(line.id);
    if (!guess?.isSum || line.header.length < 2) return;
    const parent = line.header.slice(0, -1).join("\u0001");
    const parts: number[] = [];
    lines.forEach((other, i) => {
      const sibling = guesses.get(other.id);
      if (i === total || !sibling || sibling.isSum || other.header.slice(0, -1).join("\u0001") !== parent) return;
      if (other.meaning.kind === "stated" || other.meaning.kind === "key" || /率|%|占比|其中/.test(other.header.join(""))) return;
      parts.push(i);
    });
    if (parts.length >= 2) found.push({ total, parts });
  });
  return found;
}
