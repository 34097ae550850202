import fc from "fast-check";
import { shortfallOf } from "../../../src/core/assessment/shortfall";
import type { Asked } from "../../../src/core/assessment/shortfall";
import { parseExpression } from "../../../src/core/rules";
import { datasetOf, money } from "../../support/dataset";
import type { ColumnSpec, TableSpec } from "../../support/dataset";
import { NO_RULES } from "../../support/smallRulebook";
import { spineOf } from "../../support/spine";

/** The amount short of single figures, small enough to be counted by hand. */
const plain = (field: string): ColumnSpec => ({ field, unit: "1" });
const exact = (field: string): ColumnSpec => ({ field, unit: "pupil", exact: true });
type Cells = Readonly<Record<string, number | string>>;

/** One row with the columns `a`, `b` …; the operator and the bound as a rule has them. */
function short(
  text: string,
  cells: Cells,
  operator: Asked["operator"],
  low: number,
  { column = plain, factor = 1, prior }: { column?: (field: string) => ColumnSpec; factor?: number; prior?: Cells } = {},
): number | null {
  const names = Object.keys(cells);
  const row = (year: number, values: Cells): TableSpec["rows"][number] => ["甲县", year, "any", ...names.map((name) => values[name] ?? "")];
  const rows = prior ? [row(2022, prior), row(2023, cells)] : [row(2023, cells)];
  const spine = spineOf(datasetOf([{ columns: names.map(column), rows }]), NO_RULES);
  return shortfallOf(parseExpression(text), spine, rows.length - 1, { operator, low, high: null, factor })?.amount ?? null;
}

describe("an exact figure", () => {
  const count = { column: exact };

  it("is raised to the line, or just past it", () => {
    expect(short("a", { a: 12 }, "atLeast", 20, count)).toBe(8);
    expect(short("a", { a: 12 }, "equals", 20, count)).toBe(8);
    expect(short("a", { a: 12 }, "moreThan", 20, count)).toBe(9);
    expect(short("a", { a: 20 }, "moreThan", 20, count)).toBe(1);
    expect(short("a", { a: 12 }, "atLeast", 19.25, count)).toBe(8);
    expect(short("a", { a: 0 }, "atLeast", 3, count)).toBe(3);
    expect(short("a", { a: -4 }, "atLeast", 3, count)).toBe(7);
  });

  it("cannot be raised to a limit from above, nor to meet what it already exceeds", () => {
    for (const operator of ["atMost", "lessThan", "between"] as const) expect(short("a", { a: 12 }, operator, 5, count)).toBeNull();
    expect(short("a", { a: 12 }, "equals", 5, count)).toBeNull();
  });

  it("is the first of the expression, whatever stands around it", () => {
    expect(short("a / b", { a: 12, b: 40 }, "atLeast", 0.4, count)).toBe(4);
    expect(short("a / b", { a: 0, b: 40 }, "atLeast", 0.4, count)).toBe(16);
    expect(short("a - b", { a: 12, b: 40 }, "atLeast", 0, count)).toBe(28);
    expect(short("100 * a / b", { a: 12, b: 40 }, "moreThan", 40, count)).toBe(5);
    expect(short("growth(a)", { a: 105 }, "atLeast", 0.1, { ...count, prior: { a: 100 } })).toBe(5);
    expect(short("growth(a) - growth(b)", { a: 105, b: 220 }, "moreThan", 0, { ...count, prior: { a: 100, b: 200 } })).toBe(6);
  });

  it("helps nothing where it counts against the figure, not at all, or where a number is missing", () => {
    expect(short("10 - a", { a: 12 }, "atLeast", 3, count)).toBeNull();
    expect(short("a * 0", { a: 12 }, "atLeast", 3, count)).toBeNull();
    expect(short("a / b", { a: 12, b: "" }, "atLeast", 3, count)).toBeNull();
    expect(short("3 + 4", { a: 12 }, "atLeast", 30, count)).toBeNull();
    expect(short("a / (a + b)", { a: 0, b: 0 }, "atLeast", 0.5, count)).toBeNull();
    expect(short("a / (b - a)", { a: 5, b: 10 }, "atLeast", 2, count)).toBeNull();
    expect(short("missing + a", { a: 5 }, "atLeast", 9, count)).toBeNull();
  });

  it("is a whole unit short, or a hundredth where the sheet writes a small one", () => {
    const written = (scale: number) => ({ column: (field: string): ColumnSpec => ({ ...exact(field), scale }) });
    expect(short("a", { a: 12 }, "atLeast", 120000.5, written(10000))).toBe(1);
    expect(short("a", { a: 12 }, "atLeast", 12.5, written(1))).toBe(1);
    expect(short("a", { a: 50 }, "atLeast", 0.50325, written(0.01))).toBe(0.0033);
    expect(short("a", { a: 3 }, "atLeast", 1.512, written(0.5))).toBe(0.015);
  });

  it("is counted in the unit of the rule and answered in its own", () => {
    expect(short("a / b", { a: 12, b: 40 }, "atLeast", 40, { ...count, factor: 100 })).toBe(4);
    expect(short("a / b", { a: 12, b: 40 }, "atLeast", 0.004, { ...count, factor: 0.01 })).toBe(4);
  });
});

describe("a printed figure", () => {
  it("is raised by whole steps of its last digit, without the dust of multiplication", () => {
    expect(short("a", { a: "9.43" }, "atLeast", 10)).toBe(0.57);
    expect(short("a", { a: "9.4" }, "atLeast", 10)).toBe(0.6);
    expect(short("a", { a: "9.97" }, "atLeast", 10)).toBe(0.03);
    expect(short("a", { a: "9.43" }, "moreThan", 10)).toBe(0.58);
  });

  it("is raised until no digit leaves the verdict open: 3.0 of 10.0 to a third", () => {
    // 3.3 stands for up to 3.35 of as little as 9.95; 3.4 for at least 3.35 of at most 10.05, which is just a third.
    expect(short("a / b", { a: "3.0", b: "10.0" }, "atLeast", 1 / 3)).toBe(0.4);
    expect(short("a / b", { a: "3.0", b: "10.0" }, "atLeast", 0.34)).toBe(0.4);
    expect(short("a / b", { a: "3.0", b: "10.0" }, "atLeast", 0.341)).toBe(0.5);
    expect(short("a / b", { a: "3.0", b: "10.0" }, "atLeast", 34.1, { factor: 100 })).toBe(0.5);
    // Coarse wholes: 3 of 4 may be 2.5 of 4.5.
    expect(short("a / b", { a: 1, b: 4 }, "atLeast", 0.7)).toBe(3);
    expect(short("a / b", { a: 1, b: 4 }, "moreThan", 0.75)).toBe(3);
  });

  it("is raised to what equals the line best, not to the least that might", () => {
    expect(short("a / b", { a: "3.0", b: "10.0" }, "equals", 0.34)).toBe(0.4);
    expect(short("a / b", { a: "3.0", b: "10.0" }, "equals", 0.336)).toBe(0.4);
    expect(short("a / b", { a: "3.0", b: "10" }, "equals", 0.36)).toBe(0.6);
    expect(short("a / b", { a: "9812.43", b: "10000.00" }, "equals", 1)).toBe(187.57);
    expect(short("a", { a: "9.4" }, "equals", 9.62)).toBe(0.2);
  });

  it("is short by the least amount that a search step by step finds", () => {
    const figure = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(
        figure(60),
        figure(60),
        fc.integer({ min: 1, max: 19 }),
        fc.constantFrom("atLeast" as const, "moreThan" as const),
        (part, whole, twentieths, operator) => {
          const low = twentieths / 20;
          const cells = (added: number): Cells => ({ a: (part / 10 + added).toFixed(1), b: (whole / 10).toFixed(1) });
          const found = short("a / b", cells(0), operator, low);
          const clear = (added: number): boolean => {
            const [a, b] = [Number(cells(added)["a"]), Number(cells(added)["b"])];
            const gap = a - low * b;
            const isOn = Math.abs(gap) < 1e-9;
            if (isOn) return operator === "atLeast";
            return gap > 0 && (a - 0.05) / (b + 0.05) >= low - 1e-12;
          };
          let least = 0.1;
          while (!clear(least)) least += 0.1;
          if (!clear(0)) expect(found).toBeCloseTo(least, 9);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("of thousands of millions is short by the yuan", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1e9, max: 9e11 }), fc.integer({ min: 1, max: 9e11 }), (spent, missing) => {
        expect(short("a - b", { a: spent, b: spent + missing }, "atLeast", 0, { column: exact })).toBe(missing);
        const share = short("a / b", { a: spent, b: spent + missing }, "atLeast", 1, { column: exact });
        expect(share).toBe(missing);
      }),
      { numRuns: 50 },
    );
  });
});

it("is short all the same where nobody knows how far the digits reach: a divisor that may be zero", () => {
  const dataset = datasetOf([{ columns: [exact("a"), exact("b")], rows: [["甲县", 2023, "any", 12, 4]] }]);
  const blocks = dataset.blocks.map((block) => ({
    ...block,
    // Rounded to tens: 4 may be anything up to 9, and zero.
    columns: block.columns.map((column) => (column.field === "b" ? { ...column, storedStep: () => 10 } : column)),
  }));
  const asked: Asked = { operator: "moreThan", low: 5, high: null, factor: 1 };
  expect(shortfallOf(parseExpression("a / b"), spineOf({ ...dataset, blocks }, NO_RULES), 0, asked)?.amount).toBe(9);
});

describe("a figure that a combined school has for all its levels", () => {
  it("is not one that can be raised for a level", () => {
    const columns = [{ field: "teachingArea", unit: "m2" }, exact("enrolment")];
    const rows: TableSpec["rows"] = [
      ["联校", 2023, "primary", 4000, 600],
      ["联校", 2023, "junior", 4000, 400],
      ["小学", 2023, "primary", 4000, 600],
    ];
    const dataset = datasetOf([{ kind: "school", columns, rows }]);
    const blocks = dataset.blocks.map((block) => ({
      ...block,
      columns: block.columns.map((column) => (column.field === "teachingArea" ? { ...column, shared: true as const } : column)),
    }));
    const spine = spineOf({ ...dataset, blocks }, NO_RULES);
    const of = (row: number): number | undefined =>
      shortfallOf(parseExpression("teachingArea / enrolment"), spine, row, { operator: "atLeast", low: 7, high: null, factor: 1 })?.amount;
    expect([of(0), of(1), of(2)]).toEqual([undefined, undefined, 200]);
  });
});

it("money written in 万元 is short in yuan, by the cents of the column", () => {
  expect(short("a", { a: "1508.70" }, "atLeast", 15090000, { column: money })).toBe(3000);
  expect(short("a", { a: "1508.7" }, "atLeast", 15090000, { column: money })).toBe(3000);
  expect(short("a", { a: "1508" }, "atLeast", 15085000, { column: money })).toBe(10000);
});
