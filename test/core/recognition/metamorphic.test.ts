import { understand } from "./support";
import { calibrationOf } from "./variations/calibration";
import { differences, verdictsOf } from "./variations/findings";
import { variation } from "./variations/vary";

const COUNT = 240;

describe("a table says the same however it is laid out and written", () => {
  let certain = 0;

  it.each(Array.from({ length: COUNT }, (_, seed) => seed))(
    "variation %i gives the findings of the plain form, and is right where it is certain",
    (seed) => {
      const { name, plain, varied, extra, facts } = variation(seed);
      const expected = verdictsOf(plain, extra);
      expect(expected.size).toBeGreaterThan(0);
      const understood = understand(varied);
      expect({ name, differences: differences(expected, verdictsOf(varied, extra, understood), extra) }).toEqual({ name, differences: [] });
      const calibration = calibrationOf(understood, facts, extra);
      certain += calibration.certain;
      expect({ name, wrong: calibration.wrong }).toEqual({ name, wrong: [] });
    },
  );

  afterAll(() => expect(certain).toBeGreaterThan(5 * COUNT));
});
