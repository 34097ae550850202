import fc from "fast-check";
import { applyPointwise, formulaOf, OK, ZERO_DENOMINATOR } from "../../../src/core/formulas";
import type { PointwiseFormula, Vector } from "../../../src/core/formulas";

const named = (id: string): PointwiseFormula => {
  const formula = formulaOf(id);
  if (formula?.kind !== "pointwise") throw new Error(`${id} is not computed row by row`);
  return formula;
};

const row = fc.record({
  value: fc.oneof(fc.constant(0), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
  radius: fc.double({ min: 0, max: 1e4, noNaN: true }),
  status: fc.oneof({ weight: 6, arbitrary: fc.constant(OK) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 15 }) }),
});
const vector = (rows: readonly { value: number; radius: number; status: number }[]): Vector => ({
  values: Float64Array.from(rows, (one) => one.value),
  radius: Float64Array.from(rows, (one) => one.radius),
  status: Uint8Array.from(rows, (one) => one.status),
});

describe("a formula over whole columns", () => {
  it.each(["sum", "difference", "product", "quotient", "per100"])("%s says what it says row by row", (id) => {
    const formula = named(id);
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 30 }), (pairs) => {
        const [a, b] = [vector(pairs.map(([left]) => left)), vector(pairs.map(([, right]) => right))];
        const out = applyPointwise(formula, [a, b]);
        pairs.forEach(([left, right], at) => {
          const worst = Math.max(left.status, right.status);
          const value = formula.number(left.value, right.value);
          const status = worst !== OK ? worst : Number.isFinite(value) ? OK : ZERO_DENOMINATOR;
          expect(out.status[at]).toBe(status);
          if (status !== OK) return;
          expect(out.values[at]).toBe(value);
          const radius = formula.radius(left.value, left.radius, right.value, right.radius);
          if (Number.isFinite(radius))
            expect(Math.abs((out.radius[at] ?? 0) - radius)).toBeLessThanOrEqual(1e-9 * radius + Number.MIN_VALUE * 8);
          else expect(out.radius[at]).toBe(radius);
        });
      }),
    );
  });

  it("adds more than two columns into one without spoiling the operands", () => {
    const columns = [1, 2, 3].map((value) => vector([{ value, radius: 0.5, status: OK }]));
    const out = applyPointwise(named("sum"), columns);
    expect([...out.values, ...out.radius]).toEqual([6, 1.5]);
    expect(columns.map((column) => column.values[0])).toEqual([1, 2, 3]);
  });
});
