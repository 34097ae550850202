import type { CellValue } from "../../../src/core/model";
import { parseArea } from "../../../src/core/model";

type Value = CellValue | CellValue[];

/** Cells that formulas speak of, on their own sheet and on others. */
export interface FormulaSheet {
  valueAt(rowIndex: number, columnIndex: number): CellValue;
  readonly workbook: { sheet(name: string): FormulaSheet | undefined };
}

/** As much of Excel's calculation as our own formulas use: arithmetic, comparison, a few functions. Anything else is #NAME?. */
export function evaluate(formula: string, sheet: FormulaSheet): CellValue {
  try {
    const result = new Parser(formula.slice(1), sheet).whole();
    return Array.isArray(result) ? (result[0] ?? "") : result;
  } catch (error) {
    return error instanceof CellError ? error.text : "#NAME?";
  }
}

class CellError extends Error {
  constructor(readonly text: string) {
    super(text);
  }
}

const numbersOf = (values: readonly Value[]): number[] => values.flat().filter((value): value is number => typeof value === "number");

const FUNCTIONS: Readonly<Record<string, (args: Value[]) => Value>> = {
  SUM: (args) => numbersOf(args).reduce((sum, value) => sum + value, 0),
  MIN: (args) => Math.min(...numbersOf(args)),
  MAX: (args) => Math.max(...numbersOf(args)),
  AVERAGE: (args) => numbersOf(args).reduce((sum, value) => sum + value, 0) / numbersOf(args).length,
  ABS: ([value]) => Math.abs(number(value)),
  SQRT: ([value]) => Math.sqrt(number(value)),
  ROUND: ([value, digits]) => rounded(number(value), number(digits)),
  /** The highest is first; equal ones share a place. */
  RANK: ([value, among]) => 1 + numbersOf([among ?? []]).filter((other) => other > number(value)).length,
  ROUNDUP: ([value, digits]) => Math.ceil(number(value) * 10 ** number(digits)) / 10 ** number(digits),
  SUMPRODUCT: (args) => numbersOf(args).reduce((sum, value) => sum + value, 0),
  VALUE: ([value]) => number(value),
  ASC: ([value]) => String(value ?? "").normalize("NFKC"),
  SUBSTITUTE: ([text, from, to]) =>
    String(text ?? "")
      .split(String(from))
      .join(String(to)),
};

/** Half away from zero, of the fifteen digits that a spreadsheet counts with. */
function rounded(value: number, digits: number): number {
  const scaled = Number((Math.abs(value) * 10 ** digits).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** digits;
}

function number(value: Value | undefined): number {
  const one = Array.isArray(value) ? value[0] : value;
  if (one === undefined || one === null || one === "") return 0;
  if (typeof one === "boolean") return one ? 1 : 0;
  if (typeof one === "number") return one;
  if (one.startsWith("#")) throw new CellError(one);
  const parsed = Number(one);
  if (Number.isNaN(parsed)) throw new CellError("#VALUE!");
  return parsed;
}

class Parser {
  #at = 0;
  constructor(
    readonly text: string,
    readonly sheet: FormulaSheet,
  ) {}

  whole(): Value {
    const value = this.#comparison();
    if (this.#at < this.text.length) throw new Error(this.text.slice(this.#at));
    return value;
  }

  #take(pattern: RegExp): string | null {
    const match = new RegExp(`^\\s*(?:${pattern.source})`, "u").exec(this.text.slice(this.#at));
    if (!match) return null;
    this.#at += match[0].length;
    return match[0].trim();
  }

  #comparison(): Value {
    let left = this.#sum();
    for (let op = this.#take(/<=|>=|<>|<|>|=/); op; op = this.#take(/<=|>=|<>|<|>|=/)) {
      const [a, b] = [number(left), number(this.#sum())];
      left = op === "<=" ? a <= b : op === ">=" ? a >= b : op === "<>" ? a !== b : op === "<" ? a < b : op === ">" ? a > b : a === b;
    }
    return left;
  }

  #sum(): Value {
    let left = this.#product();
    for (let op = this.#take(/[+-]/); op; op = this.#take(/[+-]/))
      left = both(left, this.#product(), op === "+" ? (a, b) => a + b : (a, b) => a - b);
    return left;
  }

  #product(): Value {
    let left = this.#power();
    for (let op = this.#take(/[*/]/); op; op = this.#take(/[*/]/)) {
      left = both(left, this.#power(), (a, b) => {
        if (op === "*") return a * b;
        if (b === 0) throw new CellError("#DIV/0!");
        return a / b;
      });
    }
    return left;
  }

  #power(): Value {
    let left = this.#atom();
    while (this.#take(/\^/)) left = both(left, this.#atom(), (a, b) => a ** b);
    return left;
  }

  #atom(): Value {
    if (this.#take(/-/)) return both(0, this.#atom(), (a, b) => a - b);
    if (this.#take(/\(/)) {
      const value = this.#comparison();
      this.#need(/\)/);
      return value;
    }
    const literal = this.#take(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z!])/);
    if (literal) return Number(literal);
    const text = this.#take(/"(?:[^"]|"")*"/);
    if (text) return text.slice(1, -1).replace(/""/g, '"');
    const name = this.#take(/[A-Z][A-Z.]*(?=\()/);
    if (name) return this.#call(name);
    return this.#reference();
  }

  #call(name: string): Value {
    this.#need(/\(/);
    const args: Value[] = [];
    if (!this.#take(/\)/)) {
      do args.push(this.#comparison());
      while (this.#take(/,/));
      this.#need(/\)/);
    }
    const known = FUNCTIONS[name];
    if (!known) throw new Error(name);
    return known(args);
  }

  #reference(): Value {
    const prefix = this.#take(/'(?:[^']|'')+'!/);
    const address = this.#take(/\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/);
    if (!address) throw new Error(this.text.slice(this.#at));
    const sheet = prefix ? this.sheet.workbook.sheet(prefix.slice(1, -2).replace(/''/g, "'")) : this.sheet;
    const area = parseArea("", address);
    if (!sheet || !area) throw new CellError("#REF!");
    const values: CellValue[] = [];
    for (let row = area.rowIndex; row < area.rowIndex + area.rowCount; row += 1)
      for (let column = area.columnIndex; column < area.columnIndex + area.columnCount; column += 1)
        values.push(sheet.valueAt(row, column));
    return values.length === 1 ? (values[0] ?? "") : values;
  }

  #need(pattern: RegExp): void {
    if (this.#take(pattern) === null) throw new Error(this.text.slice(this.#at));
  }
}

/** Element by element where either side is a range. */
function both(left: Value, right: Value, work: (a: number, b: number) => number): Value {
  if (!Array.isArray(left) && !Array.isArray(right)) return work(number(left), number(right));
  const length = Math.max(Array.isArray(left) ? left.length : 1, Array.isArray(right) ? right.length : 1);
  const at = (value: Value, i: number): CellValue => (Array.isArray(value) ? (value[i] ?? "") : value);
  return Array.from({ length }, (_, i) => work(number(at(left, i)), number(at(right, i))));
}
