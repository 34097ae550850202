import type { Expression, Message } from "../model";
import type { RulesMessages } from "./messages";

/** How often a formula of an expression may have operands, and over what it runs. */
interface Signature {
  readonly least: number;
  readonly most: number;
  /** Row by row, over a figure and its year before, or over all schools of a year. */
  readonly over: "row" | "years" | "schools";
}

const MANY: Signature = { least: 1, most: Number.POSITIVE_INFINITY, over: "row" };
const TWO: Signature = { least: 2, most: 2, over: "row" };
const ONE: Signature = { least: 1, most: 1, over: "row" };
const YEARLY: Signature = { least: 1, most: 1, over: "years" };

/** What an expression may call: the formulas of the product (held against its registry by the tests). */
export const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
  ["sum", MANY],
  ["product", MANY],
  ["min", MANY],
  ["max", MANY],
  ["mean", MANY],
  ["difference", TWO],
  ["quotient", TWO],
  ["per100", TWO],
  ["daysBetween", TWO],
  ["abs", ONE],
  ["ceil", ONE],
  ["round", ONE],
  ["growth", YEARLY],
  ["change", YEARLY],
  ["prior", YEARLY],
  ["weightedVariation", { least: 2, most: 2, over: "schools" }],
]);

type Accepted = Message<keyof RulesMessages & string>;

export interface CallFault {
  /** The name that was called. */
  readonly found: string;
  readonly accepted: Accepted;
}

/** The first call of an expression that the product cannot compute; null when it can compute all. */
export function callFault(expression: Expression): CallFault | null {
  return wrongCall(expression) ?? (runsOverSchools(expression) ? mixedCall(expression) : null);
}

function wrongCall(expression: Expression): CallFault | null {
  if (expression.kind !== "call") return null;
  const { formula, operands } = expression;
  const signature = SIGNATURES.get(formula);
  if (!signature)
    return { found: formula, accepted: { id: "rules.accepted.formula", data: { names: { kind: "list", items: [...SIGNATURES.keys()] } } } };
  if (operands.length < signature.least || operands.length > signature.most)
    return {
      found: `${formula}(${operands.length})`,
      accepted: { id: "rules.accepted.operands", data: { formula, count: signature.least } },
    };
  return firstFault(operands, wrongCall);
}

function runsOverSchools(expression: Expression): boolean {
  if (expression.kind !== "call") return false;
  return SIGNATURES.get(expression.formula)?.over === "schools" || expression.operands.some(runsOverSchools);
}

/** Beside a figure over all schools only numbers and other such figures can stand, never a figure of one row. */
function mixedCall(expression: Expression): CallFault | null {
  if (expression.kind === "number") return null;
  const over = expression.kind === "call" ? SIGNATURES.get(expression.formula)?.over : undefined;
  if (expression.kind === "call" && over === "row") return firstFault(expression.operands, mixedCall);
  if (expression.kind === "call" && over === "schools" && !expression.operands.some(runsOverSchools)) return null;
  const found = expression.kind === "call" ? expression.formula : expression.kind === "field" ? expression.field : expression.parameter;
  return { found, accepted: { id: "rules.accepted.overSchools" } };
}

function firstFault(operands: readonly Expression[], of: (operand: Expression) => CallFault | null): CallFault | null {
  for (const operand of operands) {
    const fault = of(operand);
    if (fault) return fault;
  }
  return null;
}
