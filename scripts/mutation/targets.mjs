// What the mutation check changes, and what may notice.
import { readdirSync } from "node:fs";
import { join } from "node:path";

const named = (folder, ...names) => names.map((name) => `${folder}/${name}.ts`);

export const TARGETS = [
  ...named("src/core/formulas", "arithmetic", "effort", "excel", "kernels", "series", "split", "sums", "variation", "vector"),
  ...named(
    "src/core/assessment",
    "compare",
    "limits",
    "bounds",
    "shortfall",
    "levels",
    "saidOnce",
    "digits",
    "slots",
    "scope",
    "sharedResources",
  ),
  ...named("src/core/assessment/checks", "benchmarking", "addsUp", "aidPerHeadRange", "aidStandard", "comparability"),
  ...named("src/core/assessment/checks", "comparabilityRatio", "comparabilitySpending", "notNegative"),
  ...named("src/core/assessment/checks", "order", "partsAddUp", "priorYearReport", "rateAttainable", "rateWithinWhole", "restatedBase"),
  ...named("src/core/assessment/checks", "retentionDropout", "roundedPartsBalance", "sameFigure", "scoreTotal"),
  ...named("src/core/assessment/checks", "targetNotBelowActual", "unitCostPeers", "wholeCount", "yearlyChange", "zeroDenominator"),
  ...named("src/core/assessment/statements", "intervals"),
  ...named("src/core/recognition", "numbers"),
  ...named("src/core/model", "quantity", "period", "unit"),
  ...named("src/core/rules", "parameterInForce", "dates", "calls", "expression", "regions", "units"),
];

/** Folders of tests that run in the same process; a test that starts another process would not see the change. */
const FOLDERS = ["test/core/formulas", "test/core/model", "test/core/assessment", "test/core/rules", "test/rulebook"];
/** Of the rest of the core only what is near a target: recognition remembers texts, and would remember a change. */
const FILES = ["test/core/recognition/numbers.test.ts", "test/core/recognition/numberForms.test.ts"];
const APART = ["test/rulebook/commands.test.ts"];

export function testFiles(root) {
  const near = FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => `${folder}/${name}`)
        .sort();
    } catch {
      return [];
    }
  });
  return [...near, ...FILES].filter((name) => !APART.includes(name));
}
