import fc from "fast-check";
import { intervalOf, intervalsMeet } from "../../../src/core/model";

it("reaches half a printed step either way", () => {
  expect(intervalOf(1126.23, 0.01).low).toBeCloseTo(1126.225, 9);
  expect(intervalOf(1126.23, 0.01).high).toBeCloseTo(1126.235, 9);
  expect(intervalOf(300, 100)).toEqual({ low: 250, high: 350 });
  expect(intervalOf(7, 0)).toEqual({ low: 7, high: 7 });
  expect(intervalOf(7, -2)).toEqual({ low: 6, high: 8 });
});

it("meets another interval when they have a number in common, be it one end", () => {
  const ends = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 4 })).map(([low, wide]) => ({ low, high: low + wide }));
  fc.assert(
    fc.property(ends, ends, (a, b) => {
      const common = Array.from({ length: 40 }, (_, at) => at - 20).some(
        (number) => a.low <= number && number <= a.high && b.low <= number && number <= b.high,
      );
      expect(intervalsMeet(a, b)).toBe(common);
    }),
  );
});
