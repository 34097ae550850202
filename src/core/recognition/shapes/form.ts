import type { CellRef, RecognizedLine, SchoolLevel } from "../../model";
import { areaOf } from "../../model";
import { isDateFormat } from "../dates";
import { isFigure } from "../layout";
import { levelOfSchool, levelsOfSchoolName, levelsOfSchoolType } from "../levels";
import { schoolNamed } from "../names";
import { carriesMoney, readNumber } from "../numbers";
import { oneTerm, periodOfCell } from "../periods";
import { withoutSerial } from "../text";
import type { TableReading } from "../types";
import { unitInHeader } from "../units";
import type { LineGuess, LineInput } from "../understand";
import { understandLines } from "../understand";
import type { Vocabulary } from "../vocabulary";
import { keyHeader } from "../words";
import type { ShapeInput } from "./build";
import { lineOf, readingOf } from "./build";

/** A form fills a page, no more. */
const MOST_ROWS = 80;
const MOST_COLUMNS = 24;

/** A label with the cell beside it that it is about. */
interface Pair {
  readonly label: string;
  readonly labelCell: CellRef;
  readonly valueCell: CellRef;
}

/**
 * Reads a form: one record as labels with their values beside them (在校学生数 | 1230 | 班级数 | 28). Null when the cells do
 * not stand in such pairs; every line is then a single cell.
 */
export function readForm(input: ShapeInput): TableReading | null {
  const pairs = pairsOf(input);
  if (pairs === null) return null;
  const own = recordOf(pairs, input);
  const asked = pairs.filter((pair) => !own.keys.has(pair));
  const inputs = asked.map((pair) => lineInput(pair, input));
  const guesses = understandLines(inputs, input.vocabulary, {
    words: [input.words, own.entity ?? ""].join(" "),
    units: input.units,
    partOfYear: input.partOfYear,
    term: input.term ? oneTerm(input.term.text) : null,
    company: input.company,
  });
  if (!guesses.some(({ meaning, certainty }) => meaning.kind === "field" && certainty !== "unsure")) return null;
  const taken = new Set<string>();
  const byId = new Map<string, LineGuess>();
  const lines = asked.map((pair, i): RecognizedLine => {
    const guess = guesses[i] as LineGuess;
    const line = lineOf(inputs[i] as LineInput, guess, areaOf(pair.valueCell), null, taken);
    byId.set(line.id, guess);
    return inputs[i]?.words && guess.meaning.kind !== "field"
      ? { ...line, meaning: { kind: "key", key: "text" }, certainty: "likely" }
      : line;
  });
  const isSchool = input.isSchool || own.isSchool;
  return readingOf(
    {
      ...input,
      frame: { ...input.frame, dataTop: input.frame.headerTop, groups: [], skipped: [] },
      entity: own.entity ?? input.entity,
      period: own.period ?? input.period,
      schoolLevel: own.level ?? input.schoolLevel,
    },
    { shape: "itemList", lines, guesses: byId, lineDirection: "cells", entityKind: isSchool ? "school" : "county" },
  );
}

/** The pairs of a form in reading order; null when the table is none. */
function pairsOf({ view, frame, vocabulary }: ShapeInput): readonly Pair[] | null {
  const { headerTop, bottom, left, right } = frame;
  if (bottom - headerTop > MOST_ROWS || right - left > MOST_COLUMNS || right - left < 2) return null;
  const labels = labelColumns({ view, frame, vocabulary });
  const isList = right - left === 2 && labels.length === 1 && labels[0] === left;
  if (!isList && labels.length < 2) return null;
  // Labels side by side are levels of one list, and item columns under a header are lists side by side.
  if (labels.some((column, i) => i > 0 && column - (labels[i - 1] ?? 0) < 2) || (labels[labels.length - 1] ?? 0) >= right - 1) return null;
  if (!isList && labels.every((column) => keyHeader(view.text(headerTop, column), ["item", "entity"]) !== null)) return null;
  const pairs: Pair[] = [];
  let strays = 0;
  for (let row = headerTop; row < bottom; row += 1) {
    const values = new Set<number>();
    for (const column of labels) {
      const label = view.value(row, column);
      if (typeof label !== "string" || isFigure(label)) continue;
      const width = view.merge(row, column)?.columnCount ?? 1;
      const value = view.anchor(row, column + width);
      values.add(value.columnIndex);
      if (isList && row === headerTop && keyHeader(label, ["item"]) !== null) continue;
      if (value.rowIndex === row && value.columnIndex < right) pairs.push({ label, labelCell: view.ref(row, column), valueCell: value });
    }
    for (let column = left; column < right; column += 1) {
      if (view.value(row, column) !== null && !labels.includes(column) && !values.has(column)) strays += 1;
    }
  }
  const named = pairs.filter(({ label }) => isNamed(label, vocabulary));
  const record = named.filter(({ label }) => RECORD.test(withoutSerial(label)));
  const enough = isList ? record.length > 0 && named.length >= 3 : named.length >= 3 && named.length * 2 >= pairs.length;
  return enough && strays * 5 <= pairs.length ? pairs : null;
}

/** What only a record of one school says of itself. */
const RECORD = /^(?:学校名称|校名|学校\(机构\)名称|办学类型|学校类型|园所名称|幼儿园名称)$/;

/** Columns whose words are names of the vocabulary, from the left. */
function labelColumns({ view, frame, vocabulary }: Pick<ShapeInput, "view" | "frame" | "vocabulary">): number[] {
  const found: number[] = [];
  for (let column = frame.left; column < frame.right; column += 1) {
    let words = 0;
    let named = 0;
    let figures = 0;
    for (let row = frame.headerTop; row < frame.bottom; row += 1) {
      // A column of figures has at most its header for a word.
      if (figures > 3 && words < 2) break;
      const value = view.value(row, column);
      if (value === null) continue;
      if (typeof value !== "string" || isFigure(value)) figures += 1;
      else {
        words += 1;
        if (isNamed(value, vocabulary)) named += 1;
      }
    }
    if (named >= 2 && named * 2 >= words && figures * 4 <= words) found.push(column);
  }
  return found;
}

function isNamed(label: string, vocabulary: Vocabulary): boolean {
  const bare = withoutSerial(label);
  return vocabulary.match(unitInHeader(bare)?.rest ?? bare).some((match) => match.score >= 0.9);
}

function lineInput({ label, labelCell, valueCell }: Pair, { view }: ShapeInput): LineInput {
  const value = view.value(valueCell.rowIndex, valueCell.columnIndex);
  const format = view.format(valueCell.rowIndex, valueCell.columnIndex);
  const read = isFigure(value) ? readNumber(value) : null;
  return {
    header: [label],
    headerCells: [labelCell],
    unitCell: null,
    levelCell: null,
    ownMoney: carriesMoney(read?.suffix ?? null),
    sample: read ? [read.ratio ? read.value * 100 : read.value] : [],
    percentFormat: typeof value === "number" && format.includes("%"),
    dates: typeof value === "number" && isDateFormat(format),
    words: typeof value === "string" && read === null && readNumber(value).state === 5,
  };
}

/** Whose record it is: the pairs that say so, and what they say. */
function recordOf(
  pairs: readonly Pair[],
  { view, vocabulary }: ShapeInput,
): {
  readonly keys: ReadonlySet<Pair>;
  readonly entity: string | null;
  readonly isSchool: boolean;
  readonly level: SchoolLevel | null;
  readonly period: ShapeInput["period"];
} {
  const keys = new Set<Pair>();
  let entity: string | null = null;
  let isSchool = false;
  let type: SchoolLevel | null = null;
  let period: ShapeInput["period"] = null;
  for (const pair of pairs) {
    const { rowIndex, columnIndex } = pair.valueCell;
    const value = view.value(rowIndex, columnIndex);
    const text = view.text(rowIndex, columnIndex);
    const label = withoutSerial(pair.label);
    const field = vocabulary.match(label).find((match) => match.score >= 0.97)?.definition.id;
    if (field === "schoolName" || (field === undefined && keyHeader(label, ["entity"]) !== null)) {
      keys.add(pair);
      if (entity === null && text !== "") entity = text;
      isSchool ||= schoolNamed(text) !== null || /学校|校名|园/.test(label);
    } else if (field === "schoolType") {
      const levels = levelsOfSchoolType(text);
      if (levels) type = levelOfSchool(levels);
    } else if (keyHeader(label, ["period"]) !== null) {
      keys.add(pair);
      period = periodOfCell(value, view.format(rowIndex, columnIndex));
    }
  }
  const byName = isSchool && entity !== null ? levelsOfSchoolName(entity) : null;
  return { keys, entity, isSchool, level: type ?? (byName ? levelOfSchool(byName) : null), period };
}
