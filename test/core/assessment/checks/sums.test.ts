import fc from "fast-check";
import type { Dataset, SumCheck } from "../../../../src/core/model";
import { parseUnit } from "../../../../src/core/model";
import { parseExpression } from "../../../../src/core/rules";
import { findingsOf, outcomesOf } from "../../../support/check";
import { datasetOf, money, people } from "../../../support/dataset";
import type { ColumnSpec } from "../../../support/dataset";

interface Printed {
  readonly total: number;
  readonly parts: readonly number[];
  /** Step of the total, and of the parts where it differs. */
  readonly step?: number;
  readonly partStep?: number;
  /** Row of each part; the total stands in row 1. */
  readonly rows?: readonly number[];
  readonly field?: string;
}
const UNIT = parseUnit("CNY");
const sumCheck = ({ total, parts, step = 0, partStep = step, rows = parts.map((_, at) => 2 + at), field }: Printed): SumCheck => ({
  total: { sheet: "表1", rowIndex: 1, columnIndex: 3 },
  parts: rows.map((rowIndex) => ({ sheet: "表1", rowIndex, columnIndex: 3 })),
  totalValue: total,
  partValues: Float64Array.from(parts),
  totalStep: step,
  partSteps: Float64Array.from(parts, () => partStep),
  unit: UNIT,
  field: field ?? null,
  label: "合计",
});
const sheet = (checks: readonly SumCheck[], column: ColumnSpec = { field: "a", unit: "CNY" }): Dataset =>
  datasetOf([{ columns: [column], rows: [["甲县", 2023, "any", 1]], sums: checks }]);
const adding = (printed: Printed) => findingsOf("partsAddUp", sheet([sumCheck(printed)]))[0];
const balancing = (printed: Printed) => findingsOf("roundedPartsBalance", sheet([sumCheck(printed)]))[0];

describe("a printed total and its printed parts", () => {
  it("agree within half a unit of the last digit of each of them", () => {
    const outcome = (total: number, parts: readonly number[], step: number, partStep = step): string | undefined =>
      adding({ total, parts, step, partStep })?.outcome;
    expect([outcome(10, [3, 7], 0), outcome(11, [3, 7], 0), outcome(10.001, [3, 7], 0)]).toEqual(["pass", "fail", "fail"]);
    // Two parts and a total to the unit: 1.5 either way.
    expect([outcome(11, [3, 7], 1), outcome(11.5, [3, 7], 1), outcome(11.51, [3, 7], 1), outcome(8.5, [3, 7], 1)]).toEqual([
      "pass",
      "pass",
      "fail",
      "pass",
    ]);
    expect([outcome(10.5, [3, 7], 1, 0), outcome(10.51, [3, 7], 1, 0), outcome(11, [3, 7], 0, 1), outcome(11.01, [3, 7], 0, 1)]).toEqual([
      "pass",
      "fail",
      "pass",
      "fail",
    ]);
    expect(outcome(0.3, [0.1, 0.1, 0.1], 0)).toBe("pass");
    expect(outcome(0.6, [0.1, 0.2, 0.3], 0)).toBe("pass");
    expect(outcome(-1.5, [-0.75, -0.75], 0)).toBe("pass");
  });

  it("say that they agree, also where there is nothing", () => {
    expect(adding({ total: 10, parts: [3, 7] })?.message).toMatchObject({ id: "assessment.sumHolds", data: { count: 2 } });
    expect(adding({ total: 11, parts: [3, 7] })?.message.id).toBe("assessment.sumBroken");
    expect(adding({ total: 0, parts: [0, 0] })?.outcome).toBe("pass");
    expect(adding({ total: 1e9, parts: [333333333.3, 333333333.3, 333333333.4] })?.outcome).toBe("pass");
  });

  it("are off by what is too much, and say so with the formula over the cells", () => {
    const found = adding({ total: 11, parts: [3, 7] });
    expect(found).toMatchObject({ outcome: "fail", observed: { value: -1 }, required: { operator: "equals", value: 0 }, shortfall: null });
    expect(found?.formula).toBe("SUM('表1'!D3:D4)-'表1'!D2");
    expect(found?.cells).toHaveLength(3);
    expect(adding({ total: 10, parts: [3, 7], rows: [3, 5] })?.formula).toBe("SUM('表1'!D4,'表1'!D6)-'表1'!D2");
    expect(adding({ total: 10, parts: [3, 7], rows: [4, 3] })?.formula).toBe("SUM('表1'!D5,'表1'!D4)-'表1'!D2");
    expect(findingsOf("partsAddUp", sheet([sumCheck({ total: 10, parts: [3, 7] })], money("a")))[0]?.formula).toBe(
      "(SUM('表1'!D3:D4)-'表1'!D2)*10000",
    );
    const many = (count: number) => adding({ total: count, parts: Array.from({ length: count }, () => 1) });
    expect([many(200)?.formula, many(201)?.formula, many(201)?.outcome]).toEqual(["SUM('表1'!D3:D202)-'表1'!D2", null, "pass"]);
    const elsewhere = { ...sumCheck({ total: 10, parts: [3, 7] }), total: { sheet: "表1", rowIndex: 1, columnIndex: 9 } };
    expect(findingsOf("partsAddUp", sheet([elsewhere]))[0]?.formula).toBeNull();
  });

  it("are one finding each, and a score sheet's total is left to its own rule", () => {
    const checks = [sumCheck({ total: 10, parts: [3, 7] }), sumCheck({ total: 9, parts: [3, 7], field: "itemScore" })];
    expect(outcomesOf(findingsOf("partsAddUp", sheet(checks)))).toEqual(["pass", "fail"]);
    expect(outcomesOf(findingsOf("partsAddUp", sheet(checks), { options: { packs: ["own", "cn/scorecard"] } }))).toEqual(["pass"]);
    expect(findingsOf("partsAddUp", sheet([]))).toEqual([]);
  });

  it("agree however they are split, and are off by what is added", () => {
    const cents = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 1000 }), (parts, off) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const printed = (value: number): number => value / 100;
        expect(adding({ total: printed(total), parts: parts.map(printed) })?.outcome).toBe("pass");
        const found = adding({ total: printed(total + off), parts: parts.map(printed) });
        expect(found?.outcome).toBe("fail");
        expect(found?.observed?.value).toBeCloseTo(-off / 100, 6);
      }),
      { numRuns: 30 },
    );
  });
});

describe("figures that balance, and do not as printed (舍位平衡)", () => {
  it("are remarked on by how much the print is off", () => {
    // 33.4 three times is 100.2; printed 33 three times and 100.
    expect(balancing({ total: 100.2, parts: [33.4, 33.4, 33.4], step: 1 })).toMatchObject({
      outcome: "fail",
      level: "note",
      observed: { value: -1 },
    });
    expect(balancing({ total: 100.2, parts: [33.4, 33.4, 33.4], step: 0.1 })).toBeUndefined();
    // Sums of thousands of millions balance but for the last bits of their doubles.
    expect(balancing({ total: 2000000000.64, parts: [1000000000.3, 1000000000.34], step: 1 })).toMatchObject({ observed: { value: -1 } });
    expect(balancing({ total: 4, parts: [2.5, 1.5], step: 1 })).toMatchObject({ observed: { value: 1 } });
    expect(balancing({ total: 100.5, parts: [33.5, 33.5, 33.5], step: 1, partStep: 0 })?.observed?.value).toBeCloseTo(-0.5, 9);
  });

  it("are no matter where the total is exact, or the figures do not balance in the first place", () => {
    expect(balancing({ total: 100.2, parts: [33.4, 33.4, 33.4], step: 0, partStep: 1 })).toBeUndefined();
    expect(balancing({ total: 101, parts: [33.4, 33.4, 33.4], step: 1 })).toBeUndefined();
    expect(balancing({ total: 100.2, parts: [33.4, 33.4, 33.40001], step: 1 })).toBeUndefined();
    // Off by less than half of the total's last digit nobody sees it.
    expect(balancing({ total: 100.4, parts: [33.45, 66.95], step: 1, partStep: 0.1 })?.observed?.value).toBeCloseTo(0.5, 9);
    expect(balancing({ total: 100.1, parts: [33.1, 67], step: 1, partStep: 0.1 })).toBeUndefined();
    expect(balancing({ total: 100.4, parts: [50.2, 50.2], step: 1, partStep: 0 })).toBeUndefined();
  });
});

describe("named sources of a total", () => {
  const FIELDS = { central: "money", provincial: "money", county: "money", funds: "money" } as const;
  const rule = { expression: parseExpression("central + provincial + county - funds") };
  type Cells = readonly (number | string)[];
  const sources = (...rows: readonly Cells[]) => {
    const columns = ["central", "provincial", "county", "funds"].map(money);
    const dataset = datasetOf([{ columns, rows: rows.map((cells, at) => [`项目${at}`, 2023, "any", ...cells] as const) }]);
    return findingsOf("addsUp", dataset, { fields: FIELDS, rule });
  };
  const outcome = (...cells: Cells): string | undefined => sources(cells)[0]?.outcome;

  it("make it up, a blank or a dash being nothing", () => {
    expect([outcome(3000, 1200, 800, 5000), outcome(3000, 1200, 800, 5002), outcome(3000, 1200, 800, 4997)]).toEqual([
      "pass",
      "pass",
      "fail",
    ]);
    expect([outcome(3000, 2000, "", 5000), outcome(3000, "—", 2000, 5000), outcome(3000, 1000, "", 5000)]).toEqual([
      "pass",
      "pass",
      "fail",
    ]);
    expect([outcome("3000.0", "1200.0", "800.0", "5000.2"), outcome("3000.0", "1200.0", "800.0", "5000.3")]).toEqual(["pass", "fail"]);
  });

  it("are open where the rest may be what nobody filled in, or a cell cannot be read", () => {
    // One source with a figure: the others may hold the rest; more than the total they cannot.
    expect([outcome(3000, "", "", 5000), outcome(3000, "", "", 3000), outcome(6000, "", "", 5000)]).toEqual(["open", "pass", "fail"]);
    expect([outcome(3000, "x", 800, 5000), outcome(3000, 1200, 800, ""), outcome(3000, 1200, 800, "x")]).toEqual(["open", "open", "open"]);
    expect([outcome("", "", "", 5000), outcome("", "", "", ""), outcome("—", "", "", "x")]).toEqual(["open", undefined, undefined]);
    expect([outcome("x", "", "", ""), outcome(1, 2, 3, ".")]).toEqual(["open", undefined]);
    expect(outcome(3000, 2000, ".", 5000)).toBe("pass");
  });

  it("say what is off, with the formula over the cells and the blanks that were taken for nothing", () => {
    const [found] = sources([3000, 1000, "", 5000]);
    expect(found).toMatchObject({ observed: { value: -10000000 }, required: { operator: "equals", value: 0 } });
    expect(found?.formula).toBe("('表1'!D2+'表1'!E2-'表1'!G2)*10000");
    expect(found?.notes.map(({ id }) => id)).toEqual(["assessment.note.blankSources"]);
    expect(found?.cells.map(({ columnIndex }) => columnIndex)).toEqual([6, 3, 4]);
    const [right] = sources([3000, 1200, 800, 5001]);
    expect(right).toMatchObject({ outcome: "pass", notes: [], observed: { value: -10000 } });
    const [dust] = sources(["0.1", "0.1", "0.1", "0.3"]);
    expect(dust?.observed?.value).toBe(0);
    const [open] = sources([3000, "x", 800, 5000]);
    expect(open?.cells.map(({ columnIndex }) => columnIndex)).toEqual([4, 6, 3, 5]);
  });

  it("are added row by row", () => {
    expect(outcomesOf(sources([1, 1, 1, 3], [1, 1, 1, 9], [1, 1, 1, 3]))).toEqual([
      "项目0 2023 pass",
      "项目1 2023 fail",
      "项目2 2023 pass",
    ]);
    expect(sources([3000, 1200, 800, 5000])[0]).toMatchObject({
      message: { id: "assessment.sourcesHold" },
      observed: { written: { scale: 10000 } },
    });
    expect(sources([3000, 1200, 800, 9000])[0]).toMatchObject({ message: { id: "assessment.sourcesBroken" }, notes: [] });
    expect(sources([3000, 2000, "", 5000])[0]).toMatchObject({ outcome: "pass", notes: [] });
    expect(sources([3000, 1200, 800, 5000])[0]?.message.data?.["totalValue"]).toMatchObject({
      quantity: { value: 50000000, written: { scale: 10000 } },
    });
    // What is to be filled in: the cells that cannot be read, else the blanks.
    const asked = (cells: Cells): unknown =>
      (sources(cells)[0]?.message.data?.["cells"] as { cells: readonly { columnIndex: number }[] }).cells.map(
        ({ columnIndex }) => columnIndex,
      );
    expect([asked([3000, "x", "", 5000]), asked([3000, "", "", 5000])]).toEqual([[4], [4, 5]]);
  });

  it("of exact amounts agree to the last bit that matters, and are off by a yuan that is one", () => {
    const columns = ["central", "provincial", "county", "funds"].map((field) => ({ field, unit: "CNY", exact: true }));
    const exactly = (...cells: Cells) =>
      findingsOf("addsUp", datasetOf([{ columns, rows: [["甲", 2023, "any", ...cells]] }]), { fields: FIELDS, rule })[0];
    expect([exactly(0, 0, 0, 0)?.outcome, exactly(0.1, 0.2, 0.3, 0.6)?.outcome, exactly(1, 1, 1, 3.5)?.outcome]).toEqual([
      "pass",
      "pass",
      "fail",
    ]);
    expect(exactly(333333333.3, 333333333.3, 333333333.4, 1e9)?.outcome).toBe("pass");
    expect(exactly(1000000000.01, 1000000000.08, 0, 2000000000.09)?.outcome).toBe("pass");
    const printed = ["central", "provincial", "county", "funds"].map((field) => ({ field, unit: "CNY" }));
    const [near] = findingsOf("addsUp", datasetOf([{ columns: printed, rows: [["甲", 2023, "any", 3, 4, 3, 11]] }]), {
      fields: FIELDS,
      rule,
    });
    expect(near).toMatchObject({ outcome: "pass", observed: { value: -1 } });
  });

  it("of counted things may each be what is missing", () => {
    const counted = { expression: parseExpression("done + running - planned") };
    const states = (...cells: Cells): string | undefined => {
      const dataset = datasetOf([{ columns: ["done", "running", "planned"].map(people), rows: [["甲县", 2023, "any", ...cells]] }]);
      return findingsOf("addsUp", dataset, { fields: { planned: "count" }, rule: counted })[0]?.outcome;
    };
    // More things than planned cannot be explained by what is missing.
    expect(states(48, "", 47.5)).toBe("fail");
    expect([states(48, 2, 50), states(48, "", 50), states(48, "", 47), states(48, 1, 50)]).toEqual(["pass", "open", "fail", "fail"]);
  });

  it("are at least two, with a total, of rows that the rule speaks of", () => {
    const dataset = (fields: readonly string[], level: "any" | "higher" = "any"): Dataset =>
      datasetOf([{ columns: fields.map(money), rows: [["甲县", 2023, level, ...fields.map(() => 1)]] }]);
    const count = (set: Dataset, more = rule): number => findingsOf("addsUp", set, { fields: FIELDS, rule: more }).length;
    expect([
      count(dataset(["central", "funds"])),
      count(dataset(["central", "county", "funds"])),
      count(dataset(["central", "county"])),
    ]).toEqual([0, 1, 0]);
    expect(count(dataset(["central", "county", "funds"], "higher"))).toBe(0);
    expect(count(dataset(["central", "county", "funds"]), { expression: parseExpression("central + county") })).toBe(0);
    expect(count(dataset(["central", "provincial", "county"]), { expression: parseExpression("central + provincial + county") })).toBe(0);
    expect(count(dataset(["central", "county", "funds"]), { expression: parseExpression("central - (county + funds)") })).toBe(0);
  });
});
