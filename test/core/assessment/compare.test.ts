import { judge, meets, noiseOf } from "../../../src/core/assessment/compare";

const OPERATORS = ["atLeast", "moreThan", "atMost", "lessThan", "equals", "between"] as const;
const around = (value: number, noise = 0): readonly boolean[] => OPERATORS.map((operator) => meets(value, operator, 10, 20, noise));

it.each([
  [9, [false, false, true, true, false, false]],
  [10, [true, false, true, false, true, true]],
  [11, [true, true, false, false, false, true]],
  [20, [true, true, false, false, false, true]],
  [21, [true, true, false, false, false, false]],
])("compares %s with 10 (and 20)", (value, wanted) => {
  expect(around(value)).toEqual(wanted);
});

it("forgives noise on either side, and takes a bound within it for equal", () => {
  expect(around(10 - 1e-9, 1e-6)).toEqual(around(10));
  expect(around(10 + 1e-9, 1e-6)).toEqual(around(10));
  expect(meets(20 + 1e-9, "between", 10, 20, 1e-6)).toBe(true);
  expect(around(10.5, 1)).toEqual([true, false, true, false, true, true]);
  expect(noiseOf(1e6)).toBeCloseTo(1e-6, 15);
});

const verdict = (observed: number, low: number, high: number, operator: (typeof OPERATORS)[number] = "atLeast") =>
  judge(observed, { low, high }, operator, 10, 20, 1e-9);

it("leaves open what the digits leave open", () => {
  expect(verdict(9.9, 9.8, 10.1)).toEqual({ outcome: "open", onTheLine: false });
  expect(verdict(10.1, 9.9, 10.2)).toEqual({ outcome: "open", onTheLine: false });
  expect(verdict(9.9, 9.8, 10)).toEqual({ outcome: "fail", onTheLine: false });
  expect(verdict(10.1, 10, 10.2)).toEqual({ outcome: "pass", onTheLine: false });
  expect(verdict(19.9, 19.8, 20.1, "between")).toEqual({ outcome: "open", onTheLine: false });
  expect(verdict(20.1, 20.05, 20.2, "between")).toEqual({ outcome: "fail", onTheLine: false });
});

it("decides exactly on the line by the operator", () => {
  expect(verdict(10, 9.5, 10.5)).toEqual({ outcome: "pass", onTheLine: true });
  expect(verdict(10, 9.5, 10.5, "moreThan")).toEqual({ outcome: "fail", onTheLine: true });
  expect(verdict(20, 19.5, 20.5, "between")).toEqual({ outcome: "pass", onTheLine: true });
  expect(judge(10, null, "atLeast", 10, null, 0)).toEqual({ outcome: "pass", onTheLine: true });
  expect(judge(9.9, null, "atLeast", 10, null, 0)).toEqual({ outcome: "fail", onTheLine: false });
});

it("finds equality wherever the digits allow it", () => {
  expect(verdict(9.9, 9.8, 10, "equals").outcome).toBe("pass");
  expect(verdict(10.1, 10, 10.2, "equals").outcome).toBe("pass");
  expect(verdict(9.8, 9.7, 9.9, "equals").outcome).toBe("fail");
  expect(verdict(10.2, 10.1, 10.3, "equals").outcome).toBe("fail");
});

describe("at the very edge of what the digits allow", () => {
  // Powers of two, so that no sum is rounded.
  const open = (low: number, high: number, noise: number): boolean =>
    judge(low < 10 ? 9.75 : 10.25, { low, high }, "atLeast", 10, null, noise).outcome === "open";

  it("a bound is inside only when the digits reach past it by more than the noise", () => {
    expect([open(9.5, 10.125, 0.125), open(9.5, 10.25, 0.125)]).toEqual([false, true]);
    expect([open(9.875, 10.5, 0.125), open(9.75, 10.5, 0.125)]).toEqual([false, true]);
    expect([open(9.5, 10, 0), open(10, 10.5, 0)]).toEqual([false, false]);
  });

  it("an equality needs no more than to be touched", () => {
    const equal = (low: number, high: number): string => judge(11, { low, high }, "equals", 10, null, 0.125).outcome;
    expect([equal(10.125, 12), equal(10.25, 12)]).toEqual(["pass", "fail"]);
    expect([equal(8, 9.875), equal(8, 9.75)]).toEqual(["pass", "fail"]);
  });

  it("without an upper end, a range is its lower end", () => {
    expect([meets(10, "between", 10, null, 0), meets(10.5, "between", 10, null, 0)]).toEqual([true, false]);
    expect(judge(10.5, { low: 10.25, high: 10.75 }, "between", 10, null, 0)).toEqual({ outcome: "fail", onTheLine: false });
  });

  it("agreement and holding are equality", () => {
    for (const operator of ["agrees", "holds"] as const)
      expect([9.875, 9.75, 10.125, 10.25].map((value) => meets(value, operator, 10, null, 0.125))).toEqual([true, false, true, false]);
  });
});
