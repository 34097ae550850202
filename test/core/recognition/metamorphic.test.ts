import { differences, verdictsOf } from "./variations/findings";
import { variation } from "./variations/vary";

const COUNT = 240;

describe("a table says the same however it is laid out and written", () => {
  it.each(Array.from({ length: COUNT }, (_, seed) => seed))("variation %i gives the findings of the plain form", (seed) => {
    const { name, plain, varied, extra } = variation(seed);
    const expected = verdictsOf(plain, extra);
    expect(expected.size).toBeGreaterThan(0);
    expect({ name, differences: differences(expected, verdictsOf(varied, extra), extra) }).toEqual({ name, differences: [] });
  });
});
