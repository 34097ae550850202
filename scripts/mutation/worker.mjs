// The process that runs the tests: first without any change, then one mutant after the other, the nearest tests first.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { installSwitches } from "./switches.mjs";
import { failureOf, loadTests } from "./tests.mjs";

const [folder] = process.argv.slice(2);
const { mutants, files, done } = JSON.parse(readFileSync(join(folder, "work.json"), "utf8"));
const notes = join(folder, "baseline.json");

process.chdir(folder);
const switches = installSwitches();
const { tests, broken } = await loadTests(folder, files);
const baseline = existsSync(notes) ? JSON.parse(readFileSync(notes, "utf8")) : await measure();
const usable = tests
  .map((test, at) => ({ ...test, ...baseline.tests[at], sites: new Set(baseline.tests[at].sites) }))
  .filter((one) => !one.failure);
process.send({
  ready: usable.length,
  seconds: usable.reduce((sum, test) => sum + test.time, 0) / 1000,
  leftOut: [...broken.map(({ file, error }) => `${file}: ${error}`), ...baseline.failures],
});
const orders = new Map();
for (const mutant of mutants) {
  if (done.includes(mutant.id)) continue;
  process.send({ at: mutant.id });
  process.send({ done: mutant.id, ...(await judge(mutant)) });
}
const broke = [];
for (const test of usable) if ((await failureOf(test)) !== null) broke.push(test.name);
process.send({ end: true, broke });
process.disconnect();

/** Every test once without a change: whether it holds, how long it takes, which places it passes. */
async function measure() {
  const measured = [];
  for (const test of tests) {
    const sites = new Set();
    switches.turns(Number.POSITIVE_INFINITY);
    switches.record(sites);
    const start = performance.now();
    const failure = await failureOf(test);
    switches.record(null);
    measured.push({ time: performance.now() - start, turns: switches.turns(Number.POSITIVE_INFINITY), sites: [...sites], failure });
    process.send({ beat: true });
  }
  const failures = measured.flatMap(({ failure }, at) => (failure === null ? [] : [`${tests[at].file}: ${tests[at].name}: ${failure}`]));
  writeFileSync(notes, JSON.stringify({ tests: measured, failures }));
  return { tests: measured, failures };
}

/** How far a test file stands from a source file: its own tests, the same room, the core, the rest. */
function distance(test, source) {
  const own = basename(source, ".ts");
  if (basename(test).startsWith(`${own}.`) || basename(test).startsWith(`${own}-`)) return 0;
  if (dirname(test) === dirname(source).replace(/^src/, "test")) return 1;
  return test.startsWith("test/core/") ? 2 : 3;
}

function ordered(source) {
  const known = orders.get(source);
  if (known) return known;
  const order = usable
    .map((test) => ({ test, far: distance(test.file, source) }))
    .sort((a, b) => a.far - b.far || a.test.time - b.test.time)
    .map(({ test }) => test);
  orders.set(source, order);
  return order;
}

async function judge(mutant) {
  let asked = 0;
  let beat = performance.now();
  for (const test of ordered(mutant.file)) {
    if (!test.sites.has(mutant.site)) continue;
    asked += 1;
    switches.turns(test.turns * 20 + 100000);
    switches.activate(mutant);
    const failure = await failureOf(test);
    switches.activate(null);
    switches.turns(Number.POSITIVE_INFINITY);
    if (failure !== null) {
      promote(mutant.file, test);
      return { result: "killed", asked, by: `${test.file}: ${test.name}` };
    }
    if (performance.now() - beat > 1000) {
      process.send({ beat: true });
      beat = performance.now();
    }
  }
  return { result: asked === 0 ? "uncovered" : "survived", asked };
}

/** What killed one mutant of a file is asked earlier about the next. */
function promote(source, test) {
  const order = orders.get(source);
  const at = order.indexOf(test);
  order.splice(at, 1);
  order.splice(Math.floor(at / 2), 0, test);
}
