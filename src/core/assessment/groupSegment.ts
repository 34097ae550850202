import type { CellRef, Expression, FieldId, Finding, Message, Period, Quantity, Requirement, Rule, SchoolLevel } from "../model";
import { parseUnit, RATIO, SCHOOL_LEVELS, titleOf } from "../model";
import { formulaOf, OK, ZERO_DENOMINATOR } from "../formulas";
import type { Vector } from "../formulas";
import type { Run } from "./assess";
import { judge } from "./compare";
import { explain, unique } from "./explain";
import { bareFinding, levelOf, noThreshold, notInForce, reasonOf, verdictMessage } from "./findingText";
import { operatorOf } from "./rowSegment";
import { scopeOf } from "./scope";
import { codeOf } from "./segment";
import type { Segment } from "./segment";
import { evaluate, ExpressionFault } from "./spine";
import type { Spine } from "./spine";

/** Members (schools) of one period and level. */
interface Group {
  readonly spine: Spine;
  readonly period: Period;
  readonly level: SchoolLevel;
  readonly rows: readonly number[];
}

/** A figure of a whole group. */
interface GroupFigure {
  readonly status: number;
  readonly value: number;
  readonly missing: readonly Message[];
  readonly missingCells: readonly CellRef[];
  readonly cells: readonly CellRef[];
  readonly label: Message;
}

/** Cells named by a finding over very many members. */
const CELLS_NAMED = 60;

/** Verdicts on a county from the figures of its schools: one for each period and level. */
export function groupSegments(
  rule: Rule,
  expression: Expression,
  run: Run,
  missing: readonly FieldId[],
  suffix: string,
): readonly Segment[] {
  if (missing.length > 0) return [];
  return run.dataset.blocks.flatMap((block, at) => {
    if (block.entityKind !== "school") return [];
    const groups = groupsOf(rule, run.spine(at));
    if (groups.length === 0) return [];
    const vectors = new Map<Expression, Vector>();
    const findings = groups.map((group) => groupFinding(rule, expression, group, run, vectors, suffix));
    return [
      {
        rule,
        outcomes: Uint8Array.from(findings, (finding) => codeOf(finding.outcome)),
        entityAt: () => countyOf(run),
        keyAt: (index: number) => findings[index]?.key ?? "",
        findingAt: (index: number) =>
          findings[index] ??
          bareFinding(rule, { entity: "", period: { kind: "none", year: 0 }, schoolLevel: "any" }, "open", {
            id: "assessment.zeroDenominator",
          }),
      },
    ];
  });
}

/** The county whose schools these are, where the dataset knows one. */
function countyOf(run: Run): string {
  const block = run.dataset.blocks.find((one) => one.entityKind === "county" && one.rowCount > 0);
  return block ? run.dataset.entities.nameOf(block.entityOf[0] ?? 0) : "";
}

function groupsOf(rule: Rule, spine: Spine): readonly Group[] {
  const rows = new Map<number, number[]>();
  const pupils = spine.vectorOf("enrolment");
  const within = scopeOf(rule, spine);
  const levels = SCHOOL_LEVELS.map((level) => rule.schoolLevels.includes(level));
  for (let row = 0; row < spine.length; row += 1) {
    const level = spine.block.levelOf[row] ?? 0;
    if (!levels[level]) continue;
    // A school without pupils is dropped; a school whose pupils are not filled in stays and leaves the figure open.
    if (pupils.status[row] === OK && (pupils.values[row] ?? 0) <= 0) continue;
    if (pupils.status[row] !== OK && !spine.block.columns.some((column) => column.states[row] === OK)) continue;
    if (within && !within(row)) continue;
    const key = (spine.block.periodOf[row] ?? 0) * SCHOOL_LEVELS.length + level;
    const list = rows.get(key);
    if (list) list.push(row);
    else rows.set(key, [row]);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, list]) => {
      const first = list[0] ?? 0;
      return { spine, period: spine.periodAt(first), level: spine.levelAt(first), rows: list };
    });
}

function vectorFor(expression: Expression, spine: Spine, vectors: Map<Expression, Vector>): Vector {
  const known = vectors.get(expression);
  if (known) return known;
  const vector = evaluate(expression, spine);
  vectors.set(expression, vector);
  return vector;
}

function figureOf(expression: Expression, group: Group, vectors: Map<Expression, Vector>): GroupFigure {
  if (expression.kind === "number") {
    return {
      status: OK,
      value: expression.value,
      missing: [],
      missingCells: [],
      cells: [],
      label: { id: "assessment.number", data: { number: String(expression.value) } },
    };
  }
  if (expression.kind !== "call") throw new ExpressionFault("a figure over members needs a formula over members");
  const formula = formulaOf(expression.formula);
  if (formula?.kind === "pointwise") {
    const parts = expression.operands.map((operand) => figureOf(operand, group, vectors));
    const folded = parts.slice(1).reduce((value, part) => formula.number(value, part.value), parts[0]?.value ?? 0);
    return {
      status: Math.max(...parts.map((part) => part.status)),
      value: formula.finish ? formula.finish(folded, parts.length) : folded,
      missing: parts.flatMap((part) => part.missing),
      missingCells: parts.flatMap((part) => part.missingCells),
      cells: unique(parts.flatMap((part) => part.cells)).slice(0, CELLS_NAMED),
      label: formula.words(parts.map((part) => ({ kind: "message", message: part.label }))),
    };
  }
  const [resource, weight] = expression.operands;
  if (formula?.kind !== "group" || !resource || !weight) throw new ExpressionFault(`"${expression.formula}" is no formula over members`);
  const [values, weights] = [vectorFor(resource, group.spine, vectors), vectorFor(weight, group.spine, vectors)];
  const numbers = new Float64Array(group.rows.length);
  const pupils = new Float64Array(group.rows.length);
  const missing: Message[] = [];
  const missingCells: CellRef[] = [];
  const cells: CellRef[] = [];
  let status = OK;
  group.rows.forEach((row, at) => {
    const state = Math.max(values.status[row] ?? 0, weights.status[row] ?? 0);
    if (state !== OK) {
      const figure = [resource, weight].map((operand) => explain(operand, group.spine, row));
      missing.push(...figure.flatMap((one) => one.missing));
      missingCells.push(...figure.flatMap((one) => one.missingCells));
      status = Math.max(status, state);
      return;
    }
    numbers[at] = values.values[row] ?? 0;
    pupils[at] = weights.values[row] ?? 0;
    if (cells.length < CELLS_NAMED) cells.push(...explain(resource, group.spine, row).cells);
  });
  const value = status === OK ? formula.number(numbers, pupils) : 0;
  const label = formula.words([resource, weight].map((operand) => ({ kind: "message", message: labelOf(operand) })));
  if (status === OK && !Number.isFinite(value)) return { status: ZERO_DENOMINATOR, value: 0, missing, missingCells, cells, label };
  return { status, value, missing, missingCells, cells, label };
}

function labelOf(expression: Expression): Message {
  if (expression.kind === "field") return { id: "assessment.fieldOnly", data: { field: titleOf("field", expression.field) } };
  if (expression.kind === "call") {
    const formula = formulaOf(expression.formula);
    if (formula) return formula.words(expression.operands.map((operand) => ({ kind: "message", message: labelOf(operand) })));
  }
  return { id: "assessment.number", data: { number: expression.kind === "number" ? String(expression.value) : "" } };
}

function groupFinding(
  rule: Rule,
  expression: Expression,
  group: Group,
  run: Run,
  vectors: Map<Expression, Vector>,
  suffix: string,
): Finding {
  const where = { entity: countyOf(run), period: group.period, schoolLevel: group.level, suffix };
  const bound = run.context.bounds.forRule(rule, group.period, group.level);
  const figure = figureOf(expression, group, vectors);
  const cells = unique([...figure.missingCells, ...figure.cells]);
  if (bound.kind === "notInForce") return bareFinding(rule, where, "notApplicable", notInForce(group.period), { cells });
  if (figure.status !== OK) {
    const outcome = figure.status >= ZERO_DENOMINATOR ? "notApplicable" : "open";
    return bareFinding(rule, where, outcome, reasonOf(figure.status, figure.missing, group.period), { cells });
  }
  const observed: Quantity = { value: figure.value, unit: rule.unit === "any" ? RATIO : parseUnit(rule.unit) };
  if (bound.kind === "none") return bareFinding(rule, where, "open", noThreshold(bound.parameter), { observed, cells });
  const operator = operatorOf(rule);
  const { outcome } = judge(figure.value, null, operator, bound.value, bound.high, 1e-12);
  const required: Requirement = { operator, value: bound.value, quantity: { value: bound.value, unit: bound.unit }, unit: bound.unit };
  const verified = rule.verified && bound.verified;
  const message = verdictMessage(outcome, observed, required, null, null);
  return bareFinding(rule, where, outcome, message, {
    observed,
    required,
    cells,
    level: levelOf(rule, outcome, verified),
    verified,
    notes: [{ id: "assessment.note.members", data: { count: group.rows.length } }],
    references: [...rule.references, ...bound.references.filter((one) => !rule.references.some((other) => other.title === one.title))],
    trace: () => ({ label: figure.label, value: observed, cells, children: [] }),
  });
}
