import type { FieldId, Period, SchoolLevel } from "../../model";
import { SCHOOL_LEVELS, periodText } from "../../model";
import type { FreeTableChoice, FreeTableRange, PresentationInput } from "../types";
import { levelWords, periodWords, say } from "../words";
import type { Figures, Subject } from "./figures";
import { figuresOfInput, live, subjectKey } from "./figures";
import type { TableMaker } from "./maker";
import { COUNTIES } from "./maker";
import { EXACT_DIGITS, printOf, unitWordOf } from "./prints";
import { COMPOSITIONS } from "./sources";
import type { SummaryTable, TableCell } from "./table";
import { GAP, number, text } from "./table";
import { nameOf } from "./threeGrowths";

/** Indicators that a free table has when nobody chose. */
const FIRST_FIELDS = 8;
const MOST_ROWS = 2_000;

function fieldsIn(input: PresentationInput): readonly FieldId[] {
  const figures = figuresOfInput(input);
  const found = new Set(
    input.dataset.blocks.flatMap(({ entityKind, columns }) =>
      COUNTIES.includes(entityKind) ? columns.flatMap(({ field, stated }) => (stated ? [] : [field])) : [],
    ),
  );
  return [...found].filter((field) => figures.has(field) && input.rulebook.fields.some(({ id }) => id === field));
}

export function freeTableRange(input: PresentationInput): FreeTableRange {
  const figures = figuresOfInput(input);
  const fields = fieldsIn(input);
  const subjects = figures.subjects(fields, COUNTIES);
  const levels = new Set(subjects.map(({ schoolLevel }) => schoolLevel));
  return {
    fields: fields.map((id) => ({ id, title: nameOf(input, id, "total") })),
    periods: periodsIn(subjects).map((period) => ({ id: periodText(period), title: periodWords(period, input.translate) })),
    levels: SCHOOL_LEVELS.filter((level) => levels.has(level)).map((id) => ({ id, title: levelWords(id, input.translate) })),
  };
}

const periodsIn = (subjects: readonly Subject[]): readonly Period[] =>
  [...new Map(subjects.map(({ period }) => [periodText(period), period])).values()].sort((a, b) => a.year - b.year);

/** 自选指标表: indicators by levels down, periods across. */
export function freeTable(input: PresentationInput, choice?: FreeTableChoice): SummaryTable | null {
  const figures = figuresOfInput(input);
  const fields = (choice?.fields ?? fieldsIn(input).slice(0, FIRST_FIELDS)).filter((field) => figures.has(field));
  const chosen = (list: readonly string[] | undefined, id: string): boolean => list === undefined || list.length === 0 || list.includes(id);
  const subjects = figures
    .subjects(fields, COUNTIES)
    .filter(({ period, schoolLevel }) => chosen(choice?.periods, periodText(period)) && chosen(choice?.levels, schoolLevel));
  if (subjects.length === 0) return null;
  const periods = periodsIn(subjects);
  const entities = [...new Set(subjects.map(({ entity }) => entity))];
  const keys = new Set(subjects.map(subjectKey));
  const { translate } = input;
  const sections = entities.map((entity) => ({
    heading: input.dataset.entities.nameOf(entity) || null,
    rows: fields.flatMap((field) =>
      SCHOOL_LEVELS.filter((level) => periods.some((period) => keys.has(subjectKey({ entity, period, schoolLevel: level })))).flatMap(
        (level) => rowOf(input, figures, field, level, entity, periods),
      ),
    ),
  }));
  let room = MOST_ROWS;
  const shown = sections.flatMap((section) => {
    const rows = section.rows.slice(0, room);
    room -= rows.length;
    return rows.length === 0 ? [] : [{ ...section, rows }];
  });
  return {
    id: "free",
    title: say(translate, "presentation.table.free"),
    unit: "",
    columns: [
      { title: say(translate, "presentation.column.indicator"), width: 32 },
      { title: say(translate, "presentation.column.unit"), width: 11 },
      ...periods.map((period) => ({
        title: periodWords(period, translate) || say(translate, "presentation.column.amountOrRate"),
        width: 13,
      })),
    ],
    sections: shown,
    notes: [],
  };
}

/** Totals and their parts may stand beside one another. */
const SUMMED: ReadonlySet<FieldId> = new Set(COMPOSITIONS.flatMap(({ total, parts }) => [total, ...parts]));

function rowOf(
  input: PresentationInput,
  figures: Figures,
  field: FieldId,
  schoolLevel: SchoolLevel,
  entity: number,
  periods: readonly Period[],
): TableCell[][] {
  const points = periods.map((period) => figures.at(field, { entity, period, schoolLevel }));
  const values = points.flatMap((point) => (point ? [point.value] : []));
  if (values.length === 0) return [];
  const print = printOf(input, field, values, SUMMED.has(field) ? EXACT_DIGITS : undefined);
  return [
    [
      text(nameOf(input, field, schoolLevel)),
      text(unitWordOf(input, field), "center"),
      ...points.map((point): TableCell => (point ? number(live(point), print) : GAP)),
    ],
  ];
}

export const free: TableMaker = { id: "free", fields: [], make: (input) => freeTable(input) };
