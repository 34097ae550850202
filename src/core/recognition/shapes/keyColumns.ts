import type { EntityKind, FieldId } from "../../model";
import type { ColumnSketch } from "../headers";
import type { Vocabulary } from "../vocabulary";
import { isPlaceHeader, keyHeader } from "../words";
import { normalise } from "../text";

/** What each column of a table with fields across is there for. */
export interface ColumnRoles {
  readonly serial: readonly number[];
  readonly period: number;
  readonly level: number;
  readonly remark: readonly number[];
  /** Columns whose texts together name the row's thing; empty: the table is about one thing. */
  readonly entity: readonly number[];
  /** Columns of words: types, states, names beside the entity. */
  readonly words: readonly number[];
  readonly figures: readonly number[];
}

const NAME_FIELDS: ReadonlySet<FieldId> = new Set(["schoolName", "projectName", "aidItemName"]);
const TYPE_WORDS =
  /类型|性质|状态|是否|级次|类别|批次号|日期|时间|代码|地址|电话|备注|城乡|来源|原因|依据|文号|科室|股室|责任|负责|联系|口径|进度|情况|说明|措施|编码|级别|规模|结构|科目/;

export function columnRoles(columns: readonly ColumnSketch[], vocabulary: Vocabulary): ColumnRoles {
  const serial: number[] = [];
  const remark: number[] = [];
  const words: number[] = [];
  const figures: number[] = [];
  let period = -1;
  let level = -1;
  let entityByHeader = -1;
  const names: number[] = [];
  const texts: number[] = [];
  const spoilt: number[] = [];
  for (const column of columns) {
    const header = column.header[column.header.length - 1] ?? "";
    const at = column.columnIndex;
    const isWords = column.words > column.figures + column.marks || (column.words > 0 && column.figures === 0);
    if (keyHeader(header, ["serial"]) || (header === "" && isRunning(column))) serial.push(at);
    else if (keyHeader(header, ["remark"])) remark.push(at);
    else if (column.filled === 0 && entityByHeader < 0 && keyHeader(header, ["entity"])) {
      // A form that nobody has filled in.
      words.push(at);
      entityByHeader = at;
    } else if (period < 0 && isPeriodColumn(column, header)) period = at;
    else if (isWords && level < 0 && isLevelColumn(column, header)) level = at;
    else if (isWords) {
      words.push(at);
      const field = vocabulary.match(header).find((match) => match.score >= 0.97)?.definition;
      if (field && !["text", "flag", "date"].includes(field.dimension)) spoilt.push(at);
      if (field && NAME_FIELDS.has(field.id) && field.dimension === "text") names.push(at);
      else if (field && field.dimension === "text" && keyHeader(header, ["entity"]) === null) texts.push(at);
      else if (keyHeader(header, ["entity"]) && isInner(column, columns, entityByHeader)) entityByHeader = at;
    } else if (level < 0 && column.levels > 0 && column.levels === column.filled && column.figures === 0) level = at;
    else figures.push(at);
  }
  return {
    serial,
    period,
    level,
    remark,
    entity: entityColumns(
      columns,
      words.filter((at) => !texts.includes(at)),
      names,
      entityByHeader,
      Math.min(...figures),
      spoilt,
    ),
    words,
    figures,
  };
}

/** 县（区） inside 市: of columns that name places the one whose names differ. */
function isInner(column: ColumnSketch, columns: readonly ColumnSketch[], before: number): boolean {
  const outer = columns.find(({ columnIndex }) => columnIndex === before);
  return outer === undefined || (outer.filled < column.filled && outer.distinct < column.distinct && column.distinct === column.filled);
}

function isRunning(column: ColumnSketch): boolean {
  return (
    column.figures > 1 &&
    column.figures === column.filled &&
    column.sample[0] === 1 &&
    column.sample.every((value, i) => i === 0 || value > (column.sample[i - 1] ?? 0))
  );
}

function isPeriodColumn(column: ColumnSketch, header: string): boolean {
  // Months, quarters and terms: rows of parts of years, which are left out and said.
  if (column.parts > 0 && (column.parts + column.periods) * 4 >= column.filled * 3) return true;
  if (column.periods === 0) return false;
  if (keyHeader(header, ["period"])) return column.periods * 2 >= column.filled;
  // Without a telling header only years and nothing else.
  return (
    column.periods === column.filled && column.dates === 0 && (header === "" || /年|期/.test(header)) && !/年(?:限|龄)|日期/.test(header)
  );
}

function isLevelColumn(column: ColumnSketch, header: string): boolean {
  if (/类型|办学类型/.test(header)) return false;
  if (keyHeader(header, ["level"])) return column.levels * 2 >= column.filled;
  return column.levels >= 2 && column.levels * 5 >= column.filled * 4 && !keyHeader(header, ["entity"])
    ? true
    : column.levels === column.filled && column.levels >= 2 && column.distinct === column.filled;
}

function entityColumns(
  columns: readonly ColumnSketch[],
  words: readonly number[],
  names: readonly number[],
  byHeader: number,
  firstFigure: number,
  /** Words under a header that names a figure: numbers that cannot be read. */
  figureNames: readonly number[],
): number[] {
  const at = (columnIndex: number): ColumnSketch | undefined => columns.find((column) => column.columnIndex === columnIndex);
  const isUnique = (columnIndex: number): boolean => {
    const column = at(columnIndex);
    return column !== undefined && column.distinct >= column.filled - 1;
  };
  const headerOf = (columnIndex: number): string => normalise(at(columnIndex)?.header.join("") ?? "");
  const name = names.find((columnIndex) => /项目|工程/.test(headerOf(columnIndex))) ?? names[0];
  if (name !== undefined) {
    const beside = words.find((other) => other !== name && /学校|单位|乡镇|镇街/.test(headerOf(other)));
    if (beside === undefined || at(name)?.distinct === at(name)?.filled) return [name];
    // A place beside costs nothing: it is said only with names that stand in several places.
    if (isUnique(name) && !isPlaceHeader(headerOf(beside))) return [name];
    return [Math.min(name, beside), Math.max(name, beside)];
  }
  if (byHeader >= 0) return [byHeader];
  // Words behind the figures are remarks, whatever their header.
  const candidates = words.filter(
    (columnIndex) => columnIndex < firstFigure && !TYPE_WORDS.test(headerOf(columnIndex)) && !figureNames.includes(columnIndex),
  );
  const [best] = [...candidates].sort((a, b) => (at(b)?.distinct ?? 0) - (at(a)?.distinct ?? 0) || a - b);
  return best === undefined ? [] : [best];
}

const PROJECT_FIELDS =
  /^(?:projectFundsTotal|funds[A-Z]|planned|completed|running|unstarted|specialFunds|transferNoticeDate|allocationDate|repair)/;

/** What kind of thing the rows are about, from the name column's header and the fields found. */
export function entityKindOf(entityHeader: string, fields: ReadonlySet<FieldId>): EntityKind {
  const header = normalise(entityHeader);
  if (fields.has("itemScore") && fields.has("itemFullMarks")) return "scorecard";
  if (isPlaceHeader(entityHeader)) return "county";
  if (/资助|助学金|补助项目/.test(header) || (fields.has("aidPaid") && !fields.has("enrolment") && !/学校|校名/.test(header)))
    return "aidItem";
  if (/项目|批次|工程/.test(header)) return "project";
  if (/学校|校名|园所|幼儿园|园名|school|机构/.test(header) || fields.has("schoolName") || fields.has("schoolType")) return "school";
  if ([...fields].some((field) => PROJECT_FIELDS.test(field))) return "project";
  return "county";
}
