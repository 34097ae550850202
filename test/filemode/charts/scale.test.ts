/** @jest-environment node */
import fc from "fast-check";
import { scaleOf } from "../../../src/filemode/charts/scale";

describe("value axis", () => {
  it("covers all values with a handful of even steps", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (values, fromZero) => {
          const scale = scaleOf(values, fromZero ? 0 : null);
          const slack = (scale.high - scale.low) * 1e-6;
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(scale.low - slack);
            expect(value).toBeLessThanOrEqual(scale.high + slack);
          }
          expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
          expect(scale.ticks.length).toBeLessThanOrEqual(12);
        },
      ),
    );
  });

  it("starts bars at zero and uses round numbers", () => {
    expect(scaleOf([6.77, 6.13, 1.06], 0).ticks).toEqual([0, 2, 4, 6, 8]);
    expect(scaleOf([20596, 25772, 31973], 0).ticks).toEqual([0, 10000, 20000, 30000, 40000]);
  });

  it("gives one value, or none, an axis too", () => {
    expect(scaleOf([5], null).at(5)).toBeCloseTo(0.5);
    expect(scaleOf([], 0).ticks.length).toBeGreaterThan(1);
  });
});
