// node scripts/mutate.mjs [FILE …] [--json FILE] [--from FILE] [--write] [--check]
// Changes operators, constants and conditions of the core's decisions one at a time and says which changes no test notices.
// FILE: only these source files (part of a path). --json: writes every mutant with its result; --from: reads them from such a
// file instead of running, as long as the mutants are the same. --write: docs/mutation.md anew (a whole run only).
// --check: only whether every reason in scripts/mutation/survivors.json still names a mutant. Works on a copy of the tree.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nameOf } from "./mutation/instrument.mjs";
import { inWords, isKilled, reasonFaults, withReport } from "./mutation/report.mjs";
import { listMutants, runMutants } from "./mutation/run.mjs";
import { TARGETS, testFiles } from "./mutation/targets.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const asked = process.argv.slice(2);
const taken = (flag) => asked.includes(flag) && asked.splice(asked.indexOf(flag), 1).length > 0;
const [write, check] = [taken("--write"), taken("--check")];
const valueOf = (flag) => (asked.includes(flag) ? asked.splice(asked.indexOf(flag), 2)[1] : null);
const [json, from] = [valueOf("--json"), valueOf("--from")];
const reasons = JSON.parse(readFileSync(join(root, "scripts/mutation/survivors.json"), "utf8"));
const targets = asked.length === 0 ? TARGETS : TARGETS.filter((target) => asked.some((name) => target.includes(name)));

if (targets.length === 0) {
  console.error(`No such file among those that are checked: ${asked.join(", ")}. Checked are:\n${TARGETS.join("\n")}`);
  process.exit(2);
}
if (check) {
  const { mutants } = listMutants(root, TARGETS);
  const faults = reasonFaults(
    mutants,
    reasons,
    reasons.map(({ file }) => file),
  );
  for (const fault of faults) console.error(fault);
  console.log(`${mutants.length} mutants, ${reasons.length} reasons, ${faults.length} faults.`);
  process.exit(faults.length > 0 ? 1 : 0);
}

const { mutants, faults } = from === null ? await runMutants(root, targets, testFiles(root), (line) => console.log(line)) : resultsOf(from);
const misnamed = reasonFaults(mutants, reasons, targets);
const explained = new Set(reasons.map((reason) => nameOf({ nth: 1, ...reason })));
for (const mutant of mutants.filter((one) => !isKilled(one) && !explained.has(nameOf(one))))
  console.log(`${mutant.result}: line ${mutant.line} of ${nameOf(mutant)}`);
for (const file of targets) {
  const here = mutants.filter((mutant) => mutant.file === file);
  console.log(`${file}: ${here.filter(isKilled).length} of ${here.length}`);
}
console.log(inWords(mutants, reasons));
for (const fault of [...faults, ...misnamed]) console.error(fault);
if (json) writeFileSync(json, JSON.stringify({ faults, mutants }, null, 1));
if (write && targets.length === TARGETS.length && misnamed.length === 0) {
  const path = join(root, "docs/mutation.md");
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(path, withReport(readFileSync(path, "utf8"), { mutants, faults }, reasons, TARGETS, day));
}
process.exit(faults.length + misnamed.length > 0 ? 1 : 0);

/** The results of an earlier run; a fault where the code has changed since. */
function resultsOf(path) {
  const { faults: old, mutants: known } = JSON.parse(readFileSync(path, "utf8"));
  const names = (list) => list.map(nameOf).join("\n");
  const same = names(known) === names(listMutants(root, targets).mutants);
  return { mutants: known, faults: same ? old : [...old, `the code has changed since ${path} was written`] };
}
