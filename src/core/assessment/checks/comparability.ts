import type { Column, DatasetBlock, Message, Quantity, Rule } from "../../model";
import { ABSENT, parseUnit, quantityValue, RATIO, VALUE } from "../../model";
import type { Run } from "../assess";
import { meets, noiseOf } from "../compare";
import { levelOf, notInForce } from "../findingText";
import type { Segment } from "../segment";
import { numberOf, openFor, readCell, rowCheck, textOf } from "./rows";
import type { JudgeRow, Reading } from "./rows";

const YES = /^(?:y(?:es)?|true|1|title\s*i\b.*|是|√|✓)$/i;
const NO = /^(?:n(?:o)?|false|0|non.*|否|×)$/i;
/** Schools that an agency may leave out of the comparison. */
const SMALL = 100;

/** Whether the table calls the school a Title I school; null where it does not say. */
function isTitleOne(block: DatasetBlock, row: number, flag: Column | undefined): boolean | null {
  const text = textOf(block, "isTitleI", row);
  if (YES.test(text)) return true;
  if (NO.test(text)) return false;
  return flag?.states[row] === VALUE ? flag.values[row] === 1 : null;
}

/** What two columns of a school give, and what they give for several schools together. */
interface Measure {
  readonly unit: string;
  readonly parts: readonly (Column | undefined)[];
  figure(values: readonly number[]): number;
  /** Of the sums of the parts over schools. */
  average(schools: readonly (readonly number[])[]): number;
}

/**
 * ESSA §1118(c): each Title I school against the average of the other schools of its grade span and year. `percent` of the
 * average is asked (at most 110 % for pupils per instructional staff, at least 90 % for spending per pupil), equality meets it.
 */
export function comparability(
  rule: Rule,
  run: Run,
  operator: "atMost" | "atLeast",
  measureOf: (block: DatasetBlock) => Measure | null,
): readonly Segment[] {
  const parameter = rule.comparison.kind === "check" ? rule.comparison.parameter : undefined;
  if (parameter === undefined) return [];
  return rowCheck(rule, run, (block, spine): JudgeRow | null => {
    const measure = measureOf(block);
    const flag = run.context.index.columnIn(block, "isTitleI");
    if (!measure) return null;
    const read = (row: number): readonly Reading[] => measure.parts.flatMap((part) => (part ? [readCell(part, row)] : []));
    const span = (row: number): string =>
      `${block.periodOf[row] as number} ${textOf(block, "gradeSpan", row) || String(block.levelOf[row] as number)}`;
    const others = new Map<string, number[]>();
    for (let row = 0; row < block.rowCount; row += 1) {
      if (isTitleOne(block, row, flag) !== false) continue;
      const list = others.get(span(row));
      if (list) list.push(row);
      else others.set(span(row), [row]);
    }
    return (row) => {
      if (isTitleOne(block, row, flag) !== true || (measure.parts[0]?.states[row] ?? ABSENT) === ABSENT) return null;
      const own = read(row);
      const schools = others.get(span(row)) ?? [];
      const theirs = schools.map(read);
      const cells = [...own, ...theirs.flat()].flatMap((one) => one.cells);
      if (schools.length === 0) return { outcome: "open", message: { id: "assessment.noComparison" }, more: { cells } };
      const bound = run.context.bounds.parameter(parameter, spine.periodAt(row), "total");
      if (bound.kind !== "value") return { outcome: "notApplicable", message: notInForce(spine.periodAt(row)), more: { cells } };
      const all = [own, ...theirs];
      if (all.some((school) => school.some((one) => one.value === null))) return openFor(all.flat());
      const values = (school: readonly Reading[]): readonly number[] => school.map(numberOf);
      const average = measure.average(theirs.map(values));
      const figure = measure.figure(values(own));
      if (!Number.isFinite(average) || !Number.isFinite(figure) || average <= 0)
        return { outcome: "notApplicable", message: { id: "assessment.zeroDenominator" }, more: { cells } };
      const share = figure / average;
      const outcome = meets(share, operator, bound.value, null, noiseOf(share)) ? "pass" : "fail";
      const unit = parseUnit(measure.unit);
      const quantity = (value: number): Quantity => ({ value, unit });
      const verified = rule.verified && bound.verified;
      return {
        outcome,
        message: {
          id: outcome === "pass" ? "assessment.comparable" : "assessment.notComparable",
          data: {
            figure: quantityValue(quantity(figure)),
            average: quantityValue(quantity(average)),
            schools: schools.length,
            share: quantityValue({ value: share, unit: RATIO }),
            limit: quantityValue({ value: bound.value, unit: RATIO }),
            operator,
          },
        },
        more: {
          cells,
          observed: { value: share, unit: RATIO },
          required: { operator, value: bound.value, unit: RATIO },
          notes: smallNote(run, block, row, outcome),
          verified,
          level: levelOf(rule, outcome, verified),
        },
      };
    };
  });
}

function smallNote(run: Run, block: DatasetBlock, row: number, outcome: string): readonly Message[] {
  const pupils = run.context.index.columnIn(block, "enrolment");
  const count = pupils?.states[row] === VALUE ? (pupils.values[row] as number) : SMALL;
  return outcome === "fail" && count < SMALL ? [{ id: "assessment.note.mayBeLeftOut", data: { pupils: SMALL } }] : [];
}
