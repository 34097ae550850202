import type { EntityKind, FieldId, Period } from "../../model";
import { SCHOOL_LEVELS, periodText } from "../../model";
import type { PresentationInput, TableId } from "../types";
import { levelWords, periodWords } from "../words";
import type { Figures, Subject } from "./figures";
import type { SummaryTable } from "./table";

/** One kind of summary table. */
export interface TableMaker {
  readonly id: TableId;
  /** Fields that the table shows; those without data are named as missing. */
  readonly fields: readonly FieldId[];
  /** null: her data holds nothing for it. */
  make(input: PresentationInput): SummaryTable | null;
}

export const COUNTIES: readonly EntityKind[] = ["county", "district", "nation"];

/** Rows of one unit in one period. */
export interface Group {
  readonly entity: number;
  readonly period: Period;
}

/** Every year of one unit, the latest first; of several units the latest year of each. */
export function groupsOf(subjects: readonly Subject[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { entity, period } of subjects) groups.set(`${entity} ${periodText(period)}`, { entity, period });
  const all = [...groups.values()].sort((a, b) => b.period.year - a.period.year);
  const entities = [...new Set(subjects.map(({ entity }) => entity))];
  if (entities.length <= 1) return all;
  return entities.flatMap((entity) => all.find((group) => group.entity === entity) ?? []);
}

/** 清城区 2009年, the unit only where it has a name. */
export function groupHeading({ dataset, translate }: PresentationInput, { entity, period }: Group): string {
  return [dataset.entities.nameOf(entity), periodWords(period, translate)].filter((part) => part !== "").join(" ");
}

export const bySubject = (a: Subject, b: Subject): number =>
  a.entity - b.entity || a.period.year - b.period.year || SCHOOL_LEVELS.indexOf(a.schoolLevel) - SCHOOL_LEVELS.indexOf(b.schoolLevel);

/** 全部学段 only where a table has several levels. */
export function levelName({ translate }: PresentationInput, { schoolLevel }: Subject): string {
  const word = levelWords(schoolLevel, translate);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The same subject one period earlier. */
export const before = (subject: Subject): Subject => ({ ...subject, period: { ...subject.period, year: subject.period.year - 1 } });

export const hasAny = (figures: Figures, fields: readonly FieldId[]): boolean => fields.some((field) => figures.has(field));
