import { SCHOOL_LEVELS, type Expression, type FieldId, type ParameterId, type SchoolLevel } from "../model";

/** Where in the text it went wrong (from 0), what was found and what would have been accepted. */
export class ExpressionError extends Error {
  constructor(
    readonly text: string,
    readonly position: number,
    readonly found: string,
    readonly accepted: string,
  ) {
    super(`at character ${position + 1} of "${text}": found ${found}, accepted is ${accepted}`);
    this.name = "ExpressionError";
  }
}

interface Token {
  readonly kind: "number" | "name" | "text" | "sign" | "end";
  readonly text: string;
  readonly position: number;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9]*)|"([^"]*)"|([-+*/()[\],]))/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== "") {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const position = text.length - text.slice(start).trimStart().length;
      throw new ExpressionError(text, position, `"${text.charAt(position)}"`, 'a name, a number, "text", + - * / ( ) [ ] or ,');
    }
    const [whole, number, name, quoted, sign] = match;
    const position = start + whole.length - whole.trimStart().length;
    if (number !== undefined) tokens.push({ kind: "number", text: number, position });
    else if (name !== undefined) tokens.push({ kind: "name", text: name, position });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted, position });
    else tokens.push({ kind: "sign", text: sign ?? "", position });
  }
  tokens.push({ kind: "end", text: "", position: text.length });
  return tokens;
}

/** Characters of an expression: no law needs more, and brackets inside one another stay few. */
const LONGEST = 2000;

const OPERATORS: Readonly<Record<string, string>> = { "+": "sum", "-": "difference", "*": "product", "/": "quotient" };

/**
 * Reads the text of a rule file: `growth(a) - growth(b)`, `field[level]`, `parameter("id")`, numbers, + - * /, parentheses and
 * calls. The four signs become the formulas sum, difference, product and quotient, left to right. Throws ExpressionError.
 */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST) throw new ExpressionError(text.slice(0, 40), LONGEST, "more", `at most ${LONGEST} characters`);
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: "end", text: "", position: text.length };
  const isSign = (sign: string): boolean => peek().kind === "sign" && peek().text === sign;
  const refuse = (accepted: string): never => {
    const token = peek();
    throw new ExpressionError(text, token.position, token.kind === "end" ? "the end" : `"${token.text}"`, accepted);
  };
  const expect = (sign: string): void => {
    if (!isSign(sign)) refuse(`"${sign}"`);
    at += 1;
  };

  const chain = (signs: readonly string[], operand: () => Expression): Expression => {
    let left = operand();
    while (signs.some(isSign)) {
      const formula = OPERATORS[peek().text] ?? "";
      at += 1;
      left = { kind: "call", formula, operands: [left, operand()] };
    }
    return left;
  };
  const terms = (): Expression => chain(["+", "-"], factors);
  const factors = (): Expression => chain(["*", "/"], single);

  function single(): Expression {
    const token = peek();
    if (token.kind === "number") {
      at += 1;
      return { kind: "number", value: Number(token.text) };
    }
    if (isSign("(")) {
      at += 1;
      const inner = terms();
      expect(")");
      return inner;
    }
    if (token.kind !== "name") return refuse('a field, a number, a call or "("');
    at += 1;
    if (isSign("(")) return call(token.text);
    if (isSign("[")) return { kind: "field", field: token.text, schoolLevel: level() };
    return { kind: "field", field: token.text };
  }

  function level(): SchoolLevel {
    expect("[");
    const found = SCHOOL_LEVELS.find((known) => known === peek().text);
    if (!found) return refuse(`a school level (${SCHOOL_LEVELS.join(", ")})`);
    at += 1;
    expect("]");
    return found;
  }

  function call(formula: string): Expression {
    expect("(");
    if (formula === "parameter") {
      const id = peek();
      if (id.kind !== "text") return refuse('the id of a parameter in quotes, parameter("growth-minimum")');
      at += 1;
      expect(")");
      return { kind: "parameter", parameter: id.text };
    }
    const operands = [terms()];
    while (isSign(",")) {
      at += 1;
      operands.push(terms());
    }
    if (!isSign(")")) refuse('"," or ")"');
    at += 1;
    return { kind: "call", formula, operands };
  }

  const whole = terms();
  if (peek().kind !== "end") refuse("the end, an operator or a closing bracket");
  return whole;
}

/** Ids of the fields that an expression reads, in order of appearance, each once. */
export function fieldsOf(expression: Expression): readonly FieldId[] {
  return [...new Set(collect(expression, (part) => (part.kind === "field" ? part.field : null)))];
}

export function parametersOf(expression: Expression): readonly ParameterId[] {
  return [...new Set(collect(expression, (part) => (part.kind === "parameter" ? part.parameter : null)))];
}

export function formulasOf(expression: Expression): readonly string[] {
  return [...new Set(collect(expression, (part) => (part.kind === "call" ? part.formula : null)))];
}

function collect(expression: Expression, pick: (part: Expression) => string | null): string[] {
  const own = pick(expression);
  const below = expression.kind === "call" ? expression.operands.flatMap((operand) => collect(operand, pick)) : [];
  return own === null ? below : [own, ...below];
}
