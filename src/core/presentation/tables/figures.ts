import type { CellRef, Column, Dataset, EntityKind, FieldId, Period, SchoolLevel, StatedFigure } from "../../model";
import { periodText } from "../../model";
import type { ExcelTerm } from "../../formulas";
import { canonical } from "../../formulas";
import { pointAt } from "../charts/points";
import type { Point } from "../charts/points";
import type { PresentationInput } from "../types";

/** What a row of a table is about. */
export interface Subject {
  readonly entity: number;
  readonly period: Period;
  readonly schoolLevel: SchoolLevel;
}

export const subjectKey = ({ entity, period, schoolLevel }: Subject): string => `${entity} ${periodText(period)} ${schoolLevel}`;

/** Rows that a table is made of; more than so many schools nobody prints. */
const MOST_ROWS = 5_000;

/** The numbers of the sheets by field and subject, found once a field. */
export class Figures {
  private readonly fields = new Map<FieldId, ReadonlyMap<string, Point>>();
  private readonly statedFigures = new Map<string, ReadonlyMap<string, Point>>();

  constructor(readonly input: PresentationInput) {}

  at(field: FieldId, subject: Subject): Point | undefined {
    return this.of(field).get(subjectKey(subject));
  }

  /** At the level asked for, else the figure that does not depend on a level. */
  near(field: FieldId, subject: Subject): Point | undefined {
    const levels: readonly SchoolLevel[] =
      subject.schoolLevel === "any" || subject.schoolLevel === "total" ? ["total", "any"] : [subject.schoolLevel];
    for (const schoolLevel of levels) {
      const point = this.at(field, { ...subject, schoolLevel });
      if (point) return point;
    }
    return undefined;
  }

  /** What the sheet states about a field (its growth). */
  stated(figure: StatedFigure, field: FieldId, subject: Subject): Point | undefined {
    const key = `${figure} ${field}`;
    let found = this.statedFigures.get(key);
    if (!found) {
      found = this.collect(({ stated }) => stated?.figure === figure && stated.of.length === 1 && stated.of[0] === field);
      this.statedFigures.set(key, found);
    }
    return found.get(subjectKey(subject));
  }

  /** Another column in the row of a figure. */
  pointIn({ block, row }: Point, column: Column): Point | undefined {
    return pointAt(this.input, block, column, row);
  }

  of(field: FieldId): ReadonlyMap<string, Point> {
    let found = this.fields.get(field);
    if (!found) {
      found = this.collect((column) => column.field === field && column.stated === undefined);
      this.fields.set(field, found);
    }
    return found;
  }

  has(field: FieldId): boolean {
    return this.of(field).size > 0;
  }

  /** Subjects that have any of the fields, in the order of the sheets; `kinds` restricts what kind of thing they are. */
  subjects(fields: readonly FieldId[], kinds?: readonly EntityKind[]): readonly Subject[] {
    const found = new Map<string, Subject>();
    for (const field of fields)
      for (const [key, point] of this.of(field)) {
        if (kinds && !kinds.includes(point.block.entityKind)) continue;
        if (!found.has(key)) found.set(key, point);
      }
    return [...found.values()];
  }

  private collect(isMeant: (column: Column) => boolean): ReadonlyMap<string, Point> {
    const points = new Map<string, Point>();
    for (const block of this.input.dataset.blocks) {
      for (const column of block.columns) {
        if (!isMeant(column)) continue;
        for (let row = 0; row < Math.min(block.rowCount, MOST_ROWS); row += 1) {
          const point = pointAt(this.input, block, column, row);
          if (!point) continue;
          const key = subjectKey(point);
          if (!points.has(key)) points.set(key, point);
        }
      }
    }
    return points;
  }
}

const figuresByDataset = new WeakMap<Dataset, Figures>();

export function figuresOfInput(input: PresentationInput): Figures {
  let figures = figuresByDataset.get(input.dataset);
  if (!figures) {
    figures = new Figures(input);
    figuresByDataset.set(input.dataset, figures);
  }
  return figures;
}

export const cellOf = (point: Point): CellRef => point.column.cellOf(point.row);

/** The term in a unit of so many canonical ones: 万元 has 1e4. */
export function inUnit(term: ExcelTerm, scale: number): ExcelTerm {
  const factor = Number((term.scale / scale).toPrecision(15));
  return canonical({ ...term, scale: factor });
}

/** The same with the figure: a number and what gives it over her cells. */
export interface Live {
  readonly value: number;
  readonly term: ExcelTerm;
  readonly cells: readonly CellRef[];
}

export const live = (point: Point): Live => ({ value: point.value, term: point.term, cells: [cellOf(point)] });
