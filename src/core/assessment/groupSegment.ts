import type {
  CellRef,
  DatasetBlock,
  Expression,
  FieldId,
  Finding,
  Message,
  Period,
  Quantity,
  Requirement,
  Rule,
  SchoolLevel,
} from "../model";
import { parseUnit, RATIO, titleOf } from "../model";
import { formulaOf, OK, ZERO_DENOMINATOR } from "../formulas";
import type { Run } from "./assess";
import { piecesOf } from "./chunks";
import { judge } from "./compare";
import { explain, unique } from "./explain";
import { bareFinding, levelOf, noThreshold, notInForce, reasonOf, verdictMessage } from "./findingText";
import { operatorOf } from "./rowSegment";
import { scopeOf } from "./scope";
import { codeOf } from "./segment";
import type { Segment } from "./segment";
import { ExpressionFault } from "./spine";
import type { Spine } from "./spine";

/** Members (schools) of one period and level. */
interface Group {
  readonly spine: Spine;
  readonly period: Period;
  readonly level: SchoolLevel;
  readonly rows: Int32Array;
  /** What members weigh with (their pupils), by field: all indicators weigh alike. */
  readonly weights: Map<string, Figures>;
}

/** The numbers of one expression for the members of a group. */
interface Figures {
  readonly numbers: Float64Array;
  /** Status of each; null: all are there. */
  readonly states: Uint8Array | null;
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

/** Cells, or members without a figure, named by a finding over very many members. */
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
    const findings = groups.map((group) => groupFinding(rule, expression, group, run, suffix));
    return [
      {
        rule,
        outcomes: Uint8Array.from(findings, (finding) => codeOf(finding.outcome)),
        levelAt: (index: number) => findings[index]?.level ?? "none",
        entityAt: () => countyOf(run, block),
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

/** The county whose schools these are, where their table or the dataset knows one. */
function countyOf(run: Run, { county }: DatasetBlock): string {
  if (county !== undefined) return county;
  const block = run.dataset.blocks.find((one) => one.entityKind === "county" && one.rowCount > 0);
  return block ? run.dataset.entities.nameOf(block.entityOf[0] ?? 0) : "";
}

/** Groups of a spine by what rules ask of them: seven indicators look at the same schools. */
const made = new WeakMap<Spine, Map<string, readonly Group[]>>();

function groupsOf(rule: Rule, spine: Spine): readonly Group[] {
  const within = scopeOf(rule, spine);
  const key = `${rule.schoolLevels.join()}|${within === null ? "" : "scope"}`;
  const known = made.get(spine) ?? new Map<string, readonly Group[]>();
  made.set(spine, known);
  const groups = known.get(key) ?? findGroups(rule, spine, within);
  known.set(key, groups);
  return groups;
}

function findGroups(rule: Rule, spine: Spine, within: Uint8Array | null): readonly Group[] {
  const { of: slots } = spine.slots;
  const spoken = spine.numbersBy((row) => (rule.schoolLevels.includes(spine.levelAt(row)) ? 1 : 0));
  const counts = new Int32Array(spoken.length);
  const isMember = new Uint8Array(spine.length);
  const pupils = spine.vectorOf("enrolment");
  for (let row = 0; row < isMember.length; row += 1) {
    const slot = slots[row] as number;
    if (spoken[slot] !== 1 || (within && within[row] === 0)) continue;
    // A school without pupils is dropped; a school whose pupils are not filled in stays and leaves the figure open.
    if (pupils.status[row] === OK) {
      if ((pupils.values[row] as number) <= 0) continue;
    } else if (!spine.block.columns.some((column) => column.states[row] === OK)) continue;
    isMember[row] = 1;
    counts[slot] = (counts[slot] as number) + 1;
  }
  const lists = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let row = 0; row < isMember.length; row += 1) {
    if (isMember[row] !== 1) continue;
    const slot = slots[row] as number;
    const at = filled[slot] as number;
    (lists[slot] as Int32Array)[at] = row;
    filled[slot] = at + 1;
  }
  const groups: Group[] = [];
  for (const rows of lists) {
    const [first] = rows;
    if (first !== undefined) groups.push({ spine, period: spine.periodAt(first), level: spine.levelAt(first), rows, weights: new Map() });
  }
  return groups;
}

function figureOf(expression: Expression, group: Group): GroupFigure {
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
    const parts = expression.operands.map((operand) => figureOf(operand, group));
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
  const { spine, rows } = group;
  const figures = figuresOf(resource, group, spine.scratch(rows.length));
  const weights = weightsOf(weight, group);
  const isWhole = !figures.states && !weights.states;
  const missing: Message[] = [];
  const missingCells: CellRef[] = [];
  const cells: CellRef[] = [];
  let status = OK;
  let named = 0;
  for (let at = 0; at < rows.length && (!isWhole || cells.length < CELLS_NAMED); at += 1) {
    const row = rows[at] as number;
    const state = Math.max(figures.states?.[at] ?? OK, weights.states?.[at] ?? OK);
    if (state === OK) {
      if (cells.length < CELLS_NAMED) cells.push(...cellsOf(resource, spine, row));
      continue;
    }
    status = Math.max(status, state);
    named += 1;
    if (named > CELLS_NAMED) continue;
    const both = [resource, weight].map((operand) => explain(operand, spine, row));
    missing.push(...both.flatMap((one) => one.missing));
    missingCells.push(...both.flatMap((one) => one.missingCells));
  }
  const value = status === OK ? formula.number(figures.numbers, weights.numbers) : 0;
  const label = formula.words([resource, weight].map((operand) => ({ kind: "message", message: labelOf(operand) })));
  if (status === OK && !Number.isFinite(value)) return { status: ZERO_DENOMINATOR, value: 0, missing, missingCells, cells, label };
  return { status, value, missing, missingCells, cells, label };
}

/** Reads an expression for every member into `numbers`. */
function figuresOf(expression: Expression, { spine, rows }: Group, numbers: Float64Array): Figures {
  const pieces = piecesOf(expression, spine);
  let states: Uint8Array | null = null;
  for (let from = 0, at = 0; at < rows.length; from += pieces.size) {
    const to = Math.min(spine.length, from + pieces.size);
    if ((rows[at] as number) >= to) continue;
    const { values, status } = pieces.at(from, to);
    for (; at < rows.length; at += 1) {
      const row = rows[at] as number;
      if (row >= to) break;
      numbers[at] = values[row - from] as number;
      const state = status[row - from] as number;
      if (state !== OK) (states ??= new Uint8Array(rows.length))[at] = state;
    }
  }
  return { numbers, states };
}

/** The cells of an expression in a row; `explain` knows those that a plain figure does not have. */
function cellsOf(expression: Expression, spine: Spine, row: number): readonly CellRef[] {
  if (expression.kind === "call") {
    if (formulaOf(expression.formula)?.kind !== "pointwise") return explain(expression, spine, row).cells;
    return unique(expression.operands.flatMap((operand) => cellsOf(operand, spine, row)));
  }
  const place = expression.kind === "field" ? spine.placeOf(expression.field, row, expression.schoolLevel) : undefined;
  return place && !("share" in place) ? [place.column.cellOf(place.row)] : explain(expression, spine, row).cells;
}

function weightsOf(expression: Expression, group: Group): Figures {
  if (expression.kind !== "field") return figuresOf(expression, group, new Float64Array(group.rows.length));
  const key = `${expression.field}[${expression.schoolLevel ?? ""}]`;
  const known = group.weights.get(key);
  if (known) return known;
  const found = figuresOf(expression, group, new Float64Array(group.rows.length));
  group.weights.set(key, found);
  return found;
}

function labelOf(expression: Expression): Message {
  if (expression.kind === "field") return { id: "assessment.fieldOnly", data: { field: titleOf("field", expression.field) } };
  if (expression.kind === "call") {
    const formula = formulaOf(expression.formula);
    if (formula) return formula.words(expression.operands.map((operand) => ({ kind: "message", message: labelOf(operand) })));
  }
  return { id: "assessment.number", data: { number: expression.kind === "number" ? String(expression.value) : "" } };
}

function groupFinding(rule: Rule, expression: Expression, group: Group, run: Run, suffix: string): Finding {
  const where = { entity: countyOf(run, group.spine.block), period: group.period, schoolLevel: group.level, suffix };
  const bound = run.context.bounds.forRule(rule, group.period, group.level);
  const figure = figureOf(expression, group);
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
  const message = verdictMessage(rule, outcome, observed, required, null, null);
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
