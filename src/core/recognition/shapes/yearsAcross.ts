import type { CellRef, Period, RecognizedLine, SchoolLevel } from "../../model";
import type { ColumnSketch } from "../headers";
import { sketchColumns } from "../headers";
import { isFigure } from "../layout";
import { readLevel } from "../levels";
import { say } from "../messages";
import { carriesMoney, readNumber } from "../numbers";
import { oneTerm, ordinalOf, partOfYear, readPeriod, relativeYear, termOf } from "../periods";
import { isAmong, withoutSerial } from "../text";
import type { TableReading, TableSlot } from "../types";
import type { LineGuess, LineInput } from "../understand";
import { understandLines } from "../understand";
import type { UnitReading } from "../units";
import { readUnit, unitInHeader } from "../units";
import type { Vocabulary } from "../vocabulary";
import { keyHeader, totalKind } from "../words";
import type { ShapeInput } from "./build";
import { comparisonLines } from "./comparisons";
import { keyLine, lineOf, partOfYearIssue, readingOf } from "./build";

/** Columns of a table whose rows are items. */
export interface ItemColumns {
  readonly items: readonly number[];
  readonly level: number;
  readonly unit: number;
  readonly other: readonly number[];
  readonly figures: readonly ColumnSketch[];
}

/** A table whose rows are indicators (指标名称, 学段, 计量单位) and whose columns are years, levels or places. */
export interface DownDraft {
  readonly input: ShapeInput;
  readonly columns: readonly ColumnSketch[];
  readonly roles: ItemColumns;
  readonly rows: readonly number[];
  readonly inputs: readonly LineInput[];
  readonly guesses: readonly LineGuess[];
  readonly known: number;
}

/** Rows beyond this many are no list of indicators. */
const MOST_ITEMS = 600;

/** Words about an item, no part of its name. */
const BESIDE_ITEMS = /标准|要求|目标|依据|来源|是否|达标|口径|公式|说明|责任|部门/;

export function itemColumns(columns: readonly ColumnSketch[]): ItemColumns {
  const items: number[] = [];
  const other: number[] = [];
  const hasItems = columns.some((column) => keyHeader(column.header[column.header.length - 1] ?? "", ["item"]) !== null);
  const figures: ColumnSketch[] = [];
  let level = -1;
  let unit = -1;
  for (const column of columns) {
    const header = column.header[column.header.length - 1] ?? "";
    const at = column.columnIndex;
    const isWords = column.words > column.figures + column.marks || (column.words > 0 && column.figures === 0);
    if (keyHeader(header, ["serial", "remark"])) other.push(at);
    else if (isWords && unit < 0 && column.units * 5 >= column.filled * 4) unit = at;
    else if (isWords && level < 0 && column.levels * 2 > column.filled && !keyHeader(header, ["item"])) level = at;
    else if (level < 0 && keyHeader(header, ["level"]) && column.levels > 0) level = at;
    else if (isWords && hasItems && BESIDE_ITEMS.test(header)) other.push(at);
    else if (isWords && figures.length === 0) items.push(at);
    else if (isWords || (column.filled === 0 && column.header.length === 0)) other.push(at);
    else figures.push(column);
  }
  return { items, level, unit, other, figures };
}

export function draftDown(input: ShapeInput, columns: readonly ColumnSketch[] = sketchColumns(input.view, input.frame)): DownDraft | null {
  const { frame } = input;
  const roles = itemColumns(columns);
  if (roles.items.length === 0 || roles.figures.length === 0 || frame.bottom - frame.dataTop > MOST_ITEMS) return null;
  const rows = itemRows(input, roles);
  const inputs = rows.map((row) => rowInput(input, roles, row, groupLevel(frame, row)));
  const guesses = understandLines(inputs, input.vocabulary, {
    words: input.words,
    units: unitsOf(roles.figures, input),
    partOfYear: input.partOfYear,
    term: input.term ? oneTerm(input.term.text) : null,
    company: input.company,
    subject: input.subject,
    whole: input.whole,
  });
  // A total that only the title names says nothing of what the other rows are.
  const known = guesses.filter(
    (guess, i) => guess.meaning.kind !== "unknown" && guess.certainty !== "unsure" && totalKind(inputs[i]?.header.join("") ?? "") === null,
  ).length;
  return { input, columns, roles, rows, inputs, guesses, known };
}

/** Units that the columns' headers say, and of the title line those of other kinds. */
function unitsOf(figures: readonly ColumnSketch[], { units }: ShapeInput): readonly UnitReading[] {
  const own: UnitReading[] = [];
  for (const { header } of figures) {
    if (header.some((part) => COMPARED.test(part))) continue;
    for (const part of header) {
      const unit = unitInHeader(withoutSerial(part))?.unit;
      if (unit && !own.some((one) => one.text === unit.text)) own.push(unit);
    }
  }
  return own.length === 0 ? units : [...own, ...units.filter((unit) => !own.some((one) => one.kind === unit.kind))];
}

function itemRows({ frame, view }: ShapeInput, roles: ItemColumns): number[] {
  const left = new Set([...frame.skipped, ...frame.groups.map((group) => group.rowIndex)]);
  const rows: number[] = [];
  for (let row = frame.dataTop; row < frame.bottom; row += 1) {
    if (!left.has(row) && roles.items.some((column) => view.seenText(row, column) !== "")) rows.push(row);
  }
  return rows;
}

/** The level that the section of a row is headed by (一、小学). */
function groupLevel(frame: ShapeInput["frame"], row: number): SchoolLevel | null {
  const group = frame.groups.findLast(({ rowIndex }) => rowIndex < row);
  return group ? readLevel(withoutSerial(group.text)) : null;
}

/** The cell that labels a row in one item column; an outer label that stands once goes on over the inner ones below it. */
function labelCell(view: ShapeInput["view"], frame: ShapeInput["frame"], roles: ItemColumns, row: number, column: number): CellRef {
  const own = view.anchor(row, column);
  const inner = roles.items[roles.items.indexOf(column) + 1];
  if (inner === undefined || view.text(own.rowIndex, own.columnIndex) !== "" || view.text(row, inner) === "") return own;
  const groups = new Set(frame.groups.map((group) => group.rowIndex));
  for (let above = row - 1; above >= frame.dataTop && !groups.has(above); above -= 1) {
    if (view.text(above, inner) === "" && view.merge(above, column) === undefined) return own;
    if (view.text(above, column) !== "") return view.ref(above, column);
  }
  return own;
}

/** Header of a row: the item labels from the left, merged ones looked through, 其中 under the item it is part of. */
function rowInput({ view, frame, vocabulary }: ShapeInput, roles: ItemColumns, row: number, levelOfGroup: SchoolLevel | null): LineInput {
  const header: string[] = [];
  const headerCells: CellRef[] = [];
  for (const column of roles.items) {
    const cell = labelCell(view, frame, roles, row, column);
    const text = view.text(cell.rowIndex, cell.columnIndex);
    if (text === "" || headerCells.some((seen) => seen.rowIndex === cell.rowIndex && seen.columnIndex === cell.columnIndex)) continue;
    header.push(text);
    headerCells.push(cell);
  }
  const [first] = roles.items;
  // 其中：小学 and 初中 below it are parts of the item above.
  const isPart = (text: string): boolean => isAmong(text) || ![null, "total"].includes(readLevel(withoutSerial(text)));
  if (header.length === 1 && first !== undefined && isPart(header[0] ?? "")) {
    const groups = new Set(frame.groups.map((group) => group.rowIndex));
    for (let above = row - 1; above >= frame.dataTop; above -= 1) {
      if (groups.has(above)) {
        // A group that a field names is the item: 生均公用经费（元） above 1.小学 and 2.初中.
        const group = frame.groups.find(({ rowIndex }) => rowIndex === above);
        if (group && namesField(group.text, vocabulary)) {
          header.unshift(group.text);
          headerCells.unshift(view.anchor(above, first));
        }
        break;
      }
      const text = view.seenText(above, first);
      if (text === "" || isPart(text)) continue;
      if (totalKind(text) !== null) break;
      header.unshift(text);
      headerCells.unshift(view.anchor(above, first));
      break;
    }
  }
  const sample: number[] = [];
  let percents = 0;
  let numbers = 0;
  let ownMoney = 0;
  for (const column of roles.figures) {
    const value = view.value(row, column.columnIndex);
    if (typeof value === "number") {
      sample.push(value);
      numbers += 1;
      if (view.format(row, column.columnIndex).includes("%")) percents += 1;
    } else if (isFigure(value)) {
      const read = readNumber(value);
      if (carriesMoney(read.suffix)) ownMoney += 1;
      sample.push(read.ratio ? read.value * 100 : read.value);
    }
  }
  return {
    header,
    headerCells,
    unitCell: roles.unit < 0 ? null : readUnit(view.seenText(row, roles.unit)),
    ownMoney: ownMoney > 0 && ownMoney === sample.length,
    levelCell: (roles.level < 0 ? null : readLevel(view.seenText(row, roles.level))) ?? levelOfGroup,
    sample,
    percentFormat: percents > 0 && percents === numbers,
    dates: false,
    words: false,
  };
}

function namesField(label: string, vocabulary: Vocabulary): boolean {
  const bare = withoutSerial(label);
  return vocabulary.match(unitInHeader(bare)?.rest ?? bare).some((match) => match.score >= 0.9);
}

/** Figures that were planned, beside those that came true. */
const PLANNED = /(?:(?:预算|计划|指标|下达)(?:数|额|金额)?|任务数)$/;
/** Figures that came true. */
const REAL = /^(?:(?:全年|年度|累计|本年|实际)*(?:执行|完成|支出|决算|实际|发生|支付)(?:数|额|金额)?)$/;

/** What a column over the items stands for: a year, a level, a place. */
export function slotOf(column: ColumnSketch, input: ShapeInput): TableSlot {
  let period: Period | null = null;
  let schoolLevel: SchoolLevel | null = null;
  const rest: string[] = [];
  for (const part of column.header) {
    const named = withoutSerial(part);
    // 金额（元） and 2023年（万元）: the unit is no part of what the column stands for.
    const text = unitInHeader(named)?.rest ?? named;
    const found = readPeriod(text);
    const relative = relativeYear(text);
    const level = readLevel(text);
    if (found && period === null) {
      period = found.period;
      if (found.rest !== "" && !/^[()年度数值]*$/.test(found.rest)) rest.push(found.rest);
    } else if (relative && relative.rest === "") {
      const own = input.period;
      period = own && own.kind !== "none" ? { kind: own.kind, year: own.year + relative.offset } : ordinalOf(relative.offset);
    } else if (level) schoolLevel = level;
    else if (text !== "") rest.push(text);
  }
  const label = rest.join(" ");
  const entity =
    label === "" ||
    keyHeader(label, ["item", "unit"]) ||
    /^(?:数值|金额|数量|数额|数据|实绩|(?:我|本|全)?[县市区校省](?:实际)?(?:数据|情况|数值|现状|实际值?|完成值?|达到值)|实际值|现状值?|内容|填报(?:内容|数据)?|value|amount)$/i.test(
      label,
    ) ||
    REAL.test(label) ||
    PLANNED.test(label)
      ? null
      : label;
  return { columnIndex: column.columnIndex, header: column.header, headerCells: column.headerCells, period, schoolLevel, entity };
}

/** The part of a year that a column is about, as it is written. */
function partOfSlot(column: ColumnSketch): string | null {
  return column.header.find((text) => partOfYear(text) !== null || termOf(text) !== null) ?? null;
}

const COMPARED = /增长|增减|增幅|同比|占比|比重|比例|差额|差异|变化|变动|合计|累计|平均|备注|率$|进度/;

/** 预算数 beside 决算数 of one year, level and place: what came true counts. A plan alone is taken. */
function withoutPlans(slots: readonly TableSlot[]): TableSlot[] {
  const isPlan = (slot: TableSlot): boolean => PLANNED.test(slot.header[slot.header.length - 1]?.trim() ?? "");
  const real = new Set(slots.filter((slot) => !isPlan(slot)).map(slotKey));
  return slots.filter((slot) => !isPlan(slot) || !real.has(slotKey(slot)));
}

function slotKey(slot: TableSlot): string {
  return JSON.stringify([slot.period, slot.schoolLevel, slot.entity]);
}

/** Columns that nothing tells apart (年初预算 and 调整预算, columns without a header) cannot both be the figure: neither is. */
function toldApart(slots: readonly TableSlot[]): TableSlot[] {
  const count = new Map<string, number>();
  for (const slot of slots) count.set(slotKey(slot), (count.get(slotKey(slot)) ?? 0) + 1);
  return slots.filter((slot) => count.get(slotKey(slot)) === 1);
}

function isTotalSlot({ header }: TableSlot): boolean {
  return header.every((text) => totalKind(text) !== null);
}

/** Columns that hold figures of a year, level or place; comparisons and remarks beside them are left out. */
function figureSlots(slots: readonly TableSlot[]): TableSlot[] {
  const kept = withoutPlans(slots.filter((slot) => slot.entity === null || !COMPARED.test(slot.entity)));
  const hasYears = kept.some((slot) => slot.period !== null);
  const isPlace = (name: string): boolean => /(?:[省市县区旗州镇乡]|学校|小学|中学|幼儿园|school)$/i.test(name);
  // A column of neither year, level nor place (基本支出) is another figure; beside years a column of their total is none.
  return toldApart(
    kept.filter((slot) => (slot.entity === null || isPlace(slot.entity)) && !(hasYears && slot.period === null && isTotalSlot(slot))),
  );
}

export function readDown(draft: DownDraft): TableReading {
  const { input, columns, roles, rows, inputs, guesses } = draft;
  const { frame, view } = input;
  const taken = new Set<string>();
  const lines: RecognizedLine[] = [];
  const byId = new Map<string, LineGuess>();
  const whole = roles.figures.filter((column) => partOfSlot(column) === null);
  const slots = figureSlots(whole.map((column) => slotOf(column, input)));
  const issues = roles.figures.flatMap((column) => {
    const part = partOfSlot(column);
    return part === null ? [] : [partOfYearIssue(part, column.headerCells.slice(-1))];
  });
  const first = Math.min(...roles.figures.map((column) => column.columnIndex));
  const last = Math.max(...roles.figures.map((column) => column.columnIndex));
  for (const column of columns) {
    const key = roles.items.includes(column.columnIndex)
      ? "item"
      : column.columnIndex === roles.level
        ? "schoolLevel"
        : column.columnIndex === roles.unit
          ? "unit"
          : null;
    if (key) {
      const area = {
        sheet: view.snapshot.sheet,
        rowIndex: frame.dataTop,
        columnIndex: column.columnIndex,
        rowCount: frame.bottom - frame.dataTop,
        columnCount: 1,
      };
      lines.push(keyLine(column.header, column.headerCells, area, { kind: "key", key }, taken));
    }
  }
  rows.forEach((row, i) => {
    const area = { sheet: view.snapshot.sheet, rowIndex: row, columnIndex: first, rowCount: 1, columnCount: last - first + 1 };
    const line = lineOf(inputs[i] as LineInput, guesses[i] as LineGuess, area, null, taken);
    byId.set(line.id, guesses[i] as LineGuess);
    lines.push(slots.length === 0 ? withoutColumns(line) : line);
  });
  lines.push(...comparisonLines(draft, slots, taken));
  const totals = rows
    .map((rowIndex, i) => ({ rowIndex, label: inputs[i]?.header[inputs[i].header.length - 1] ?? "" }))
    .map((row) => ({ ...row, kind: totalKind(row.label) }))
    .filter((row): row is typeof row & { kind: "total" | "subtotal" } => row.kind !== null);
  return readingOf(input, {
    shape: "yearsAcross",
    lines,
    guesses: byId,
    lineDirection: "down",
    entityKind: input.isSchool ? "school" : "county",
    slots,
    totals,
    issues,
  });
}

/** No column says of when, of which level or of whom its figures are. */
function withoutColumns(line: RecognizedLine): RecognizedLine {
  if (line.meaning.kind !== "field" && line.meaning.kind !== "stated") return line;
  return {
    ...line,
    confidence: Math.min(line.confidence, 0.6),
    certainty: "unsure",
    reasons: [...line.reasons, say("recognition.reason.alikeColumns", {})],
  };
}

/** Columns that are years, levels or places and nothing else. */
export function slotShare(draft: DownDraft): number {
  const slots = draft.roles.figures.map((column) => slotOf(column, draft.input));
  return slots.filter((slot) => slot.period !== null || slot.schoolLevel !== null).length / Math.max(1, slots.length);
}
