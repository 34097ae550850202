import type {
  FieldDefinition,
  Issue,
  Period,
  RangeSnapshot,
  RecognizedLine,
  SchoolLevel,
  StatementText,
  WorkbookParameter,
} from "../model";
import { NOT_NUMERIC } from "../model";
import { layoutOf } from "./hints";
import type { TableFrame } from "./layout";
import { levelOfSchool, levelsOfSchoolName, readLevel } from "./levels";
import type { Mapping } from "./mapping";
import { applyMapping, EMPTY_MAPPING, entryFor } from "./mapping";
import { say } from "./messages";
import { readNumber } from "./numbers";
import { placeInLine, placeInTitle, schoolNamed } from "./names";
import { oneTerm, partOfYear, periodOfCell, readPeriod } from "./periods";
import { draftAcross, readAcross } from "./shapes/across";
import type { ShapeInput } from "./shapes/build";
import { readForm } from "./shapes/form";
import { isItemList, readItemList } from "./shapes/itemList";
import { parametersIn, statementsOf } from "./shapes/statements";
import { readTidy } from "./shapes/tidy";
import { draftDown, readDown, slotShare } from "./shapes/yearsAcross";
import { TEMPLATES } from "./templates";
import { bracketed, plain, withoutSerial } from "./text";
import type { Recognition, RecognitionOptions, TableReading } from "./types";
import type { UnitReading } from "./units";
import { unitsInLine, unitsInTitle } from "./units";
import { SheetView } from "./view";
import { isAboutEducation, keyHeader, totalKind } from "./words";
import type { Vocabulary } from "./vocabulary";
import { vocabularyOf } from "./vocabulary";

/**
 * Understands sheets: finds their tables, says of each column or row which field it is, in what unit, for which period
 * and school level, and how sure that is. Pure; nothing is rescaled, nothing is made up. A sheet without a table of the
 * vocabulary gives tables whose lines are `unknown`.
 */
export function recognise(
  snapshots: readonly RangeSnapshot[],
  vocabulary: readonly FieldDefinition[],
  options: RecognitionOptions = {},
): Recognition {
  const names = vocabularyOf(vocabulary);
  const skip = new Set(options.skipSheets ?? []);
  const tables: TableReading[] = [];
  const statements: StatementText[] = [];
  const parameters: WorkbookParameter[] = [];
  const issues: Issue[] = [];
  let hiddenRowCount = 0;
  const read = snapshots.filter((snapshot) => !skip.has(snapshot.sheet));
  const places = read.map((snapshot) => sheetPlace(new SheetView(snapshot)));
  const company = read.some((snapshot) => saysSchooling(new SheetView(snapshot)));
  const common = mostFrequent(places.filter((place) => place !== null));
  for (const [i, snapshot] of read.entries()) {
    const view = new SheetView(snapshot);
    const layout = layoutOf(view);
    hiddenRowCount += snapshot.hiddenRows.filter((row) => row >= view.top && row < view.bottom).length;
    const found = layout.frames.map((frame, at) =>
      readMapped(
        view,
        frame,
        `${snapshot.sheet}#${at + 1}`,
        names,
        { place: places[i] ?? common, company },
        options.mapping ?? EMPTY_MAPPING,
      ),
    );
    const prose = statementsOf(snapshot.sheet, layout.prose);
    statements.push(...prose.filter(({ text }) => !/^\s*注/.test(text) || /\d/.test(text)));
    const ofTables = new Set(layout.frames.flatMap((frame) => frame.notes.map((note) => note.rowIndex)));
    parameters.push(...prose.filter(({ cell }) => !ofTables.has(cell.rowIndex)).flatMap(({ text, cell }) => parametersIn(text, cell)));
    for (const [at, table] of found.entries()) {
      const frame = layout.frames[at] as TableFrame;
      // Of headers over nothing only forms of ours are shown.
      if (!frame.isBlank || table.lines.filter(isKnown).length >= 2)
        tables.push(withParameters(noFigures(view, frame) && !namesRows(view, table) ? emptyForm(table) : table, frame));
    }
  }
  if (hiddenRowCount > 0)
    issues.push({ id: "hidden-rows", level: "note", cells: [], message: say("recognition.issue.hiddenRows", { count: hiddenRowCount }) });
  return { tables, statements, parameters, issues, hiddenRowCount };
}

/** Larger tables are filled in somewhere. */
const MOST_BLANK_CELLS = 20_000;

function noFigures(view: SheetView, frame: TableFrame): boolean {
  if (frame.isBlank) return true;
  if ((frame.bottom - frame.dataTop) * (frame.right - frame.left) > MOST_BLANK_CELLS) return false;
  for (let row = frame.dataTop; row < frame.bottom; row += 1)
    for (let column = frame.left; column < frame.right; column += 1) {
      const value = view.value(row, column);
      if (value === null || (typeof value === "string" && (column === frame.left || readNumber(value).state === NOT_NUMERIC))) continue;
      // 1, 2, 3 … and years label rows that wait to be filled in.
      const isLabel =
        column === frame.left && (value === row - frame.dataTop + 1 || periodOfCell(value, view.format(row, column)) !== null);
      if (!isLabel) return false;
    }
  return true;
}

/** Schools or places stand there, and only their figures are missing: that is data to ask for. */
function namesRows(view: SheetView, table: TableReading): boolean {
  const names = table.lines.find(({ meaning }) => meaning.kind === "key" && meaning.key === "entity")?.area;
  if (!names) return false;
  for (let row = names.rowIndex; row < names.rowIndex + names.rowCount; row += 1) {
    const name = view.text(row, names.columnIndex);
    if (name !== "" && totalKind(name) === null) return true;
  }
  return false;
}

/** A form that is understood but holds no number: said once, and none of its blanks is asked for. */
function emptyForm(table: TableReading): TableReading {
  const fields = [...new Set(table.lines.filter(isKnown).flatMap(({ meaning }) => (meaning.kind === "field" ? [meaning.field] : [])))];
  if (fields.length === 0) return table;
  const { sheet, rowIndex, columnIndex } = table.area;
  return {
    ...table,
    isEmptyForm: true,
    issues: [
      {
        id: `empty-form:${table.id}`,
        level: "note",
        cells: [{ sheet, rowIndex, columnIndex }],
        message: say("recognition.issue.emptyForm", {
          sheet,
          fields: { kind: "list", items: fields.map((id) => ({ kind: "title", of: "field", id }) as const) },
        }),
      },
    ],
  };
}

function withParameters(table: TableReading, frame: TableFrame): TableReading {
  const parameters = frame.notes.flatMap((note) =>
    parametersIn(note.text, { sheet: table.sheet, rowIndex: note.rowIndex, columnIndex: note.columnIndex }),
  );
  return { ...table, parameters };
}

/** The place that the first lines of a sheet name. */
function sheetPlace(view: SheetView): string | null {
  for (let row = view.top; row < Math.min(view.bottom, view.top + 6); row += 1) {
    for (let c = view.left; c < Math.min(view.right, view.left + 30); c += 1) {
      const text = view.value(row, c);
      if (typeof text !== "string" || text.length > 60) continue;
      const place = placeInLine(text) ?? (row < view.top + 2 && text.length > 5 && isAlone(view, row) ? placeInTitle(text) : null);
      if (place) return place;
    }
  }
  return placeInTitle(view.snapshot.sheet);
}

/** What the workbook says for all its tables. */
interface Company {
  /** The place that its titles name. */
  readonly place: string | null;
  /** Some title or sheet name speaks of schooling. */
  readonly company: boolean;
}

function saysSchooling(view: SheetView): boolean {
  if (isAboutEducation(view.snapshot.sheet)) return true;
  for (let row = view.top; row < Math.min(view.bottom, view.top + 3); row += 1) {
    for (let c = view.left; c < Math.min(view.right, view.left + 30); c += 1) {
      const text = view.value(row, c);
      if (typeof text === "string" && text.length <= 60 && isAboutEducation(text) && isAlone(view, row)) return true;
    }
  }
  return false;
}

/** Titles stand alone in their row; labels of a header name no place. */
function isAlone(view: SheetView, row: number): boolean {
  let filled = 0;
  for (let c = view.left; c < Math.min(view.right, view.left + 30); c += 1) if (view.value(row, c) !== null) filled += 1;
  return filled <= 2;
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Usual forms are known by nearly all of their columns. */
const TEMPLATE_FROM = 0.85;

/** The table by itself, with what a template of its form and the officer's mapping say. */
function readMapped(view: SheetView, frame: TableFrame, id: string, vocabulary: Vocabulary, of: Company, mapping: Mapping): TableReading {
  const natural = readTable(view, frame, id, vocabulary, of);
  const { structure } = natural;
  const template = entryFor(
    structure,
    TEMPLATES.map(({ form }) => form),
    TEMPLATE_FROM,
  );
  const entry = entryFor(structure, mapping.tables);
  if (!template && !entry) return natural;
  const rows = entry?.headerRows;
  const dataTop = rows === undefined ? frame.dataTop : Math.min(frame.headerTop + rows, frame.bottom - 1);
  const reading = dataTop === frame.dataTop ? natural : { ...readTable(view, { ...frame, dataTop }, id, vocabulary, of), structure };
  const formed = template ? applyMapping(reading, template, vocabulary, say("recognition.reason.template", {})) : reading;
  return entry ? applyMapping(formed, entry, vocabulary) : formed;
}

function readTable(view: SheetView, frame: TableFrame, id: string, vocabulary: Vocabulary, { place, company }: Company): TableReading {
  const titles = frame.titles.map((title) => title.text);
  const title = titles.join(" ");
  const school =
    [...titles]
      .reverse()
      .map(schoolNamed)
      .find((name) => name !== null) ??
    [...frame.metas, ...frame.titles].map((meta) => placeInLine(meta.text)).find((name) => name !== null && schoolNamed(name) !== null) ??
    schoolNamed(view.snapshot.sheet);
  const schoolLevels = school === null ? null : levelsOfSchoolName(school);
  const whole =
    [...titles]
      .reverse()
      .map((text) => vocabulary.subjectOf(text))
      .find((name) => name !== null) ?? null;
  const input: ShapeInput = {
    view,
    frame,
    vocabulary,
    id,
    words: [title, frame.name ?? "", view.snapshot.sheet, ...frame.groups.map((group) => group.text)].join(" "),
    units: unitsOf(frame),
    isSchool: school !== null,
    entity:
      school ??
      titles.map((text) => placeInTitle(text)).find((name) => name !== null) ??
      titles.flatMap((text) => bracketed(text).map(barePlace)).find((name) => name !== null) ??
      frame.metas.map((meta) => placeInLine(meta.text) ?? barePlace(meta.text)).find((name) => name !== null) ??
      place,
    period: tablePeriod(
      titles,
      frame.metas.map((meta) => meta.text),
      view.snapshot.sheet,
    ),
    company,
    subject: null,
    whole,
    term: termOfTable(view, frame),
    partOfYear:
      [...withoutFilingDates(titles)]
        .reverse()
        .concat(view.snapshot.sheet)
        .map(partOfYear)
        .find((part) => part !== null) ?? null,
    schoolLevel: tableLevel(titles, view.snapshot.sheet) ?? (schoolLevels ? levelOfSchool(schoolLevels) : null),
  };
  const natural = readShape(input);
  if (natural.lines.some(isKnown)) return natural;
  // Headers of nothing but years and levels: the title says what the figures are.
  const subject = whole;
  if (subject === null) return natural;
  const titled = readShape({ ...input, subject });
  return titled.lines.some(isKnown) && !hasItemRows(titled) ? titled : natural;
}

/** Rows of 项目 or 科目 are parts of what the title is about (增值税 in 一般公共预算收入明细), each of them no whole. */
function hasItemRows(table: TableReading): boolean {
  const isItem = ({ meaning, header }: RecognizedLine): boolean =>
    meaning.kind === "key" && meaning.key === "entity" && keyHeader(header[header.length - 1] ?? "", ["entity", "item"]) === "item";
  return table.lineDirection === "across" && table.lines.some(isItem);
}

/** A line that is a place and nothing else. */
function barePlace(text: string): string | null {
  const place = placeInTitle(text);
  return place === plain(text).replace(/(?:教育局|财政局|教体局|教育和体育局|教育体育局|人民政府)$/, "") ? place : null;
}

function isKnown({ meaning, certainty }: RecognizedLine): boolean {
  return certainty !== "unsure" && (meaning.kind === "field" || meaning.kind === "stated");
}

/** The table in the shape that makes the most of it. */
function readShape(input: ShapeInput): TableReading {
  const form = readForm(input);
  if (form) return form;
  const across = draftAcross(input);
  const tidy = readTidy(input, across.columns);
  if (tidy) return tidy;
  const down = draftDown(input, across.columns);
  if (down && isItemList(down) && across.known <= 1) return readItemList(down);
  if (down && down.known > 0 && (down.known > across.known || (slotShare(down) > 0.5 && across.known === 0))) return readDown(down);
  return readAcross(across);
}

function unitsOf(frame: TableFrame): UnitReading[] {
  const units: UnitReading[] = [];
  for (const { text } of frame.metas) units.push(...(unitsInLine(text) ?? []));
  for (const { text } of frame.titles) units.push(...(unitsInLine(text) ?? unitsInTitle(text) ?? []));
  return units;
}

/** 2023年秋季学期 in the title, else in the sheet's name. */
function termOfTable(view: SheetView, frame: TableFrame): TableReading["term"] | null {
  for (const { rowIndex, columnIndex, text } of [...frame.titles].reverse()) {
    if (oneTerm(text) !== null) return { text, cell: view.ref(rowIndex, columnIndex) };
  }
  const { sheet } = view.snapshot;
  return oneTerm(sheet) === null ? null : { text: sheet, cell: view.ref(frame.headerTop, frame.left) };
}

/** One year in title or sheet name holds for the whole table; a span of years does not. */
function tablePeriod(titles: readonly string[], metas: readonly string[], sheet: string): Period | null {
  const years = metas.filter(
    (text) =>
      /^截[至止]到?(?:19|20)\d{2}年/.test(text.trim()) ||
      /^[(（]?(?:19|20)\d{2}(?:\s*[-–—~～至/]\s*(?:19|20)?\d{2})?\s*(?:学年|年)[度初末]?[)）]?$/.test(text.trim()),
  );
  for (const text of [...withoutFilingDates(titles)].reverse().concat(years, sheet)) {
    if (/(?:19|20)\d{2}\s*年?\s*[-–—―~～至到]+\s*(?:FY\s*)?(?:(?:19|20)\d{2}|\d{2}(?!\d))(?!.*学年)/.test(text.normalize("NFKC")))
      return null;
    const found = readPeriod(text) ?? (/^(?:19|20)\d{2}$/.test(text.trim()) ? readPeriod(`${text.trim()}年`) : null);
    if (found) return found.period;
    // Figures as they stood in a month are of its year; money of a part of the year waits anyway.
    const written = text.normalize("NFKC");
    const year = partOfYear(text) === null ? /((?:19|20)\d{2})年12月(?:31日|底|末)/.exec(written) : /((?:19|20)\d{2})/.exec(written);
    if (year) return { kind: "fiscalYear", year: Number(year[1]) };
  }
  return null;
}

/** A month or day that stands alone under a title with a year of its own is when the sheet was filled in. */
function withoutFilingDates(titles: readonly string[]): readonly string[] {
  const isDate = (text: string): boolean =>
    /^[(（]?(?:19|20)\d{2}\s*[年.\-/]\s*\d{1,2}\s*(?:月|[月.\-/]\s*\d{1,2}\s*日?)?[)）]?$/.test(plain(text));
  return titles.some((text) => !isDate(text) && readPeriod(text) !== null) ? titles.filter((text) => !isDate(text)) : titles;
}

/** A sheet or title for one level: 小学, 二、初中, 初中情况表, 清河县小学生均公用经费测算. */
function tableLevel(titles: readonly string[], sheet: string): SchoolLevel | null {
  const own = readLevel(sheet);
  if (own && own !== "total") return own;
  for (const title of [...titles].reverse()) {
    const section = readLevel(withoutSerial(title));
    if (section && section !== "total") return section;
    const behind = /[(（](小学|初中|普通高中|高中|中职|幼儿园|特殊教育|特教)(?:部分|阶段|段|学校)?[)）]\s*$/.exec(title);
    const level = behind ? readLevel(behind[1] ?? "") : levelOfTitle(title);
    if (level) return level;
  }
  return null;
}

const LEVEL_WORDS =
  /普通小学|小学|普通初中|初级中学|初中|普通高中|高级中学|高中|中等职业学校|中等职业教育|中职|幼儿园|学前教育|特殊教育学校|特殊教育|义务教育/g;

/** The one level that a title names before what it is about; none where it names two, or a school. */
function levelOfTitle(title: string): SchoolLevel | null {
  const bare = plain(title).replace(/^(?:附?表\s*[\d一二三四五六七八九十]*[-.\d]*[:：]?)\s*/, "");
  if (schoolNamed(bare) !== null || /中小学|中小幼|各学段|分学段|各级各类/.test(bare)) return null;
  const named = new Set([...bare.matchAll(LEVEL_WORDS)].map(([word]) => readLevel(word)));
  const [level] = named;
  // 义务教育 names an office's programme more often than what its figures are about.
  return named.size === 1 && level && level !== "compulsory" && !/教育局|中小学/.test(bare) ? level : null;
}
