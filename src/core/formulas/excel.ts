import type { CellRef } from "../model";
import { cellReference } from "../model";

/** How tightly the text binds: an atom never needs parentheses. */
export type Binding = "atom" | "product" | "sum";

/**
 * A piece of an Excel formula. Its value in the canonical unit is `text × scale`; the scale is applied as late as
 * possible, so that a growth of two cells in 万元 reads `B6/B5-1`.
 */
export interface ExcelTerm {
  readonly text: string;
  readonly scale: number;
  readonly binding: Binding;
}

export function literal(value: number): ExcelTerm {
  return { text: value < 0 ? `(${String(value)})` : String(value), scale: 1, binding: "atom" };
}

/** Text that Excel and LibreOffice turn into the same number, once separators are gone and full-width digits are narrow. */
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

function narrow(text: string): string {
  return text.normalize("NFKC").replace(/[,，、\s]/g, "");
}

/**
 * A cell as a number. `raw` is the cell's text when it holds its number as text; a text that no worksheet function
 * can read (`12.5万元`) stands in the formula as its number.
 */
export function cellTerm(cell: CellRef, scale: number, raw: string | null, value: number): ExcelTerm {
  const reference = cellReference(cell);
  if (raw === null) return { text: reference, scale, binding: "atom" };
  if (!PLAIN_NUMBER.test(narrow(raw))) return literal(value);
  const stripped = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(ASC(${reference}),",",""),"，","")," ","")`;
  return { text: `VALUE(${stripped})`, scale, binding: "atom" };
}

function within(term: ExcelTerm, parenthesised: readonly Binding[]): string {
  return parenthesised.includes(term.binding) ? `(${term.text})` : term.text;
}

/** The term with scale 1. */
export function canonical(term: ExcelTerm): ExcelTerm {
  if (term.scale === 1) return term;
  const inverse = Math.round(1 / term.scale);
  const text = 1 / inverse === term.scale ? `${within(term, ["sum"])}/${inverse}` : `${within(term, ["sum"])}*${term.scale}`;
  return { text, scale: 1, binding: "product" };
}

function alike(a: ExcelTerm, b: ExcelTerm): [ExcelTerm, ExcelTerm] {
  return a.scale === b.scale ? [a, b] : [canonical(a), canonical(b)];
}

export function plus(a: ExcelTerm, b: ExcelTerm): ExcelTerm {
  const [left, right] = alike(a, b);
  return { text: `${left.text}+${right.text}`, scale: left.scale, binding: "sum" };
}

export function minus(a: ExcelTerm, b: ExcelTerm): ExcelTerm {
  const [left, right] = alike(a, b);
  return { text: `${left.text}-${within(right, ["sum"])}`, scale: left.scale, binding: "sum" };
}

export function times(a: ExcelTerm, b: ExcelTerm): ExcelTerm {
  return { text: `${within(a, ["sum"])}*${within(b, ["sum"])}`, scale: a.scale * b.scale, binding: "product" };
}

export function over(a: ExcelTerm, b: ExcelTerm): ExcelTerm {
  return { text: `${within(a, ["sum"])}/${within(b, ["sum", "product"])}`, scale: a.scale / b.scale, binding: "product" };
}

/** `NAME(a,b,…)` over canonical terms. */
export function call(name: string, terms: readonly ExcelTerm[]): ExcelTerm {
  return { text: `${name}(${terms.map((term) => canonical(term).text).join(",")})`, scale: 1, binding: "atom" };
}
