import { readdirSync } from "node:fs";
import { join } from "node:path";
import { differences, verdictsOf } from "./variations/findings";
import { sampleSheets, variedSample } from "./variations/varySample";

/** Of each sample. */
const COUNT = 16;
const SAMPLES = readdirSync(join(process.cwd(), "test", "fixtures", "samples")).filter((name) => name.endsWith(".xlsx"));
const EXTRA = { totals: new Set(["小　计"]), whole: null };

describe.each(SAMPLES)("%s says the same when it is written differently", (sample) => {
  let plain: Awaited<ReturnType<typeof verdictsOf>>;
  beforeAll(async () => {
    plain = verdictsOf(await sampleSheets(sample), EXTRA);
    expect(plain.size).toBeGreaterThan(0);
  });

  it.each(Array.from({ length: COUNT }, (_, seed) => seed))("variation %i", async (seed) => {
    const { names, snapshots } = await variedSample(sample, seed + 1);
    expect({ names, differences: differences(plain, verdictsOf(snapshots, EXTRA), EXTRA) }).toEqual({ names, differences: [] });
  });
});
