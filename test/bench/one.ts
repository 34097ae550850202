import { assess } from "../../src/core/assessment";
import { instant } from "../../src/core/model";
import { recognise, toDataset } from "../../src/core/recognition";
import { regionChain } from "../../src/core/rules";
import { rulebook } from "../support/rulebook";
import { schoolSheet, walkAndConvert } from "./schools";

const ROUNDS = 3;
const n = Number(process.argv[2]);
const snapshot = schoolSheet(n);

/** Best of a few rounds: the machine's noise only ever adds. */
function best<T>(work: () => T): { ms: number; result: T } {
  let ms = Infinity;
  let result: T | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    global.gc?.();
    const start = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - start);
  }
  return { ms, result: result as T };
}

const floor = best(() => walkAndConvert(snapshot).length);
const recognised = best(() => toDataset(recognise([snapshot], rulebook.fields), [snapshot]));
const options = { asOf: instant("2024-03-31"), regions: regionChain(""), packs: null, parameters: {} };
const assessed = best(() => assess(recognised.result, rulebook, options));
const verdicts = (["pass", "fail", "open", "notApplicable"] as const).reduce((sum, outcome) => sum + assessed.result.count(outcome), 0);
if (verdicts < n) throw new Error(`only ${verdicts} verdicts on ${n} schools: the bench measures nothing`);

process.stdout.write(
  JSON.stringify({
    n,
    floorMs: floor.ms,
    recogniseMs: recognised.ms,
    assessMs: assessed.ms,
    totalOverFloor: (recognised.ms + assessed.ms) / floor.ms,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    verdicts,
  }),
);
