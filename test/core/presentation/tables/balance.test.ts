import fc from "fast-check";
import { roundedAt } from "../../../../src/core/presentation/display";
import { balanced, balancedFormula } from "../../../../src/core/presentation/tables/balance";

/** Amounts in fen, as books hold them; negative ones occur (冲减). */
const amount = fc.integer({ min: -5_000_000_00, max: 900_000_000_00 }).map((fen) => fen / 100);
const positive = fc.integer({ min: 0, max: 900_000_000_00 }).map((fen) => fen / 100);
const generated = fc.record({
  parts: fc.oneof(fc.array(amount, { minLength: 1, maxLength: 40 }), fc.array(positive, { minLength: 1, maxLength: 40 })),
  digits: fc.integer({ min: 0, max: 4 }),
  scale: fc.constantFrom(1, 1e4, 1e8),
});

const nearly = (a: number, b: number, step: number): boolean => Math.abs(a - b) < step * 1e-6 + Math.abs(b) * 1e-12;

describe("parts that are rounded to add up (舍位平衡)", () => {
  test("1,000 generated tables: parts add up to the printed total, none is off by more than one unit of its last place", () => {
    fc.assert(
      fc.property(generated, ({ parts, digits, scale }) => {
        const values = parts.map((part) => part / scale);
        const printed = balanced(values, digits);
        const step = 10 ** -digits;
        const total = roundedAt(
          values.reduce((sum, value) => sum + value, 0),
          digits,
        );
        expect(printed).toHaveLength(values.length);
        expect(
          nearly(
            printed.reduce((sum, value) => sum + value, 0),
            total,
            step,
          ),
        ).toBe(true);
        for (const [at, value] of values.entries()) expect(Math.abs((printed[at] ?? 0) - value)).toBeLessThanOrEqual(step * (1 + 1e-6));
      }),
      { numRuns: 1000 },
    );
  });

  test("groups of a total add up as well, whatever their order in the table", () => {
    fc.assert(
      fc.property(fc.array(fc.array(positive, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), (groups) => {
        const leaves = balanced(groups.flat(), 0);
        let at = 0;
        let shown = 0;
        for (const group of groups) {
          const own = leaves.slice(at, at + group.length).reduce((sum, value) => sum + value, 0);
          at += group.length;
          shown += own;
          expect(Math.abs(own - group.reduce((sum, value) => sum + value, 0))).toBeLessThan(1.001);
        }
        expect(shown).toBe(
          roundedAt(
            groups.flat().reduce((sum, value) => sum + value, 0),
            0,
          ),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("figures that need no rounding stay as they are", () => {
    expect(balanced([5102, 2579.7], 1)).toEqual([5102, 2579.7]);
    expect(balanced([0, 1.5, 0, 2.25], 2)).toEqual([0, 1.5, 0, 2.25]);
    // Thirds: 33.33 + 33.34 + 33.33.
    expect(balanced([1 / 3, 1 / 3, 1 / 3], 4)).toEqual([0.3333, 0.3334, 0.3333]);
  });

  test("the formula is the same arithmetic", () => {
    const term = (text: string) => ({ text, scale: 1, binding: "atom" as const });
    expect(balancedFormula([term("A1")], 2)).toBe("ROUND(A1,2)");
    expect(balancedFormula([term("A1"), term("A2"), term("A3")], 2)).toBe("ROUND(ROUND(A1+A2+A3,2)-ROUND(A1+A2,2),2)");
  });
});
