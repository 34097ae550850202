// npm test [-- jest arguments]: type check, lint, format, rulebook check, size of the pages; unit, pane, integration and browser
// tests. Side by side, so that no core waits: tests that need no build; the build and what needs it. Ends with one line
// `N passed, N failed`: the sum of what the runners report.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ensureBrowser, ensureDependencies, ensureRulebook, requireNode, root, tell } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();
process.env.CHROMIUM_PATH = ensureBrowser();

/** Some tests only: then one of the two runs may have none. Whoever chooses projects gets one run of them. */
const given = process.argv.slice(2);
const chosen = given.includes("--selectProjects");
const narrowed = given.length > 0 ? ["--passWithNoTests", ...given] : [];
const cores = Math.max(1, cpus().length);
const bin = (name) => join(root, "node_modules", ".bin", name);
const node = (...args) => ({ command: process.execPath, args });
const reports = join(root, "reports");
mkdirSync(reports, { recursive: true });

/** What a step has to say, in one piece. */
function say(title, text) {
  const told = text.trimEnd();
  tell(`\n== ${title}${told === "" ? "" : `\n${told}`}`);
}

/** Runs to its end; `onLines` gets what it says on standard error as it comes. What cannot be started has failed. */
function run({ command, args }, onLines = null) {
  return new Promise((resolve) => {
    let text = "";
    let told = 0;
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", onLines ? "ignore" : "pipe", "pipe"] });
    const take = (piece) => {
      text += piece;
      const end = text.lastIndexOf("\n") + 1;
      if (end > told) onLines?.(text.slice(told, end));
      told = Math.max(told, end);
    };
    child.stdout?.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", (error) => resolve({ ok: false, text: `${text}${error.message}\n` }));
    child.on("close", (code) => resolve({ ok: code === 0, text }));
  });
}

let passed = 0;
let failed = 0;

/** A gate has no count of its own: it is one check that holds or does not. */
async function gate({ name, ...step }) {
  const { ok, text } = await run(step);
  say(name, text);
  if (ok) passed += 1;
  else {
    failed += 1;
    tell(`没有通过 / failed: ${name}`);
  }
}

/** Counts are jest's own. A run that dies without a report, and a suite that could not run, must not look like a pass. */
async function tests(name, id, args) {
  const report = join(reports, `jest-${id}.json`);
  rmSync(report, { force: true });
  say(name, "");
  const jest = join(root, "node_modules", "jest", "bin", "jest.js");
  const { ok } = await run(node(jest, "--json", `--outputFile=${report}`, ...args, ...narrowed), (lines) => tell(lines.trimEnd()));
  let wrong = 1;
  if (existsSync(report)) {
    const told = JSON.parse(readFileSync(report, "utf8"));
    passed += told.numPassedTests;
    wrong = told.numFailedTests + told.numRuntimeErrorTestSuites + told.numPendingTests + told.numTodoTests;
  }
  failed += ok ? wrong : Math.max(1, wrong);
  if (!ok) tell(`没有通过 / failed: ${name}`);
}

const GATES = [
  { name: "类型检查 / type check", command: bin("tsc"), args: ["-p", "tsconfig.json"] },
  { name: "核心不依赖环境 / purity of the core", command: bin("tsc"), args: ["-p", "src/core/tsconfig.json", "--noEmit"] },
  { name: "代码检查 / lint", command: bin("eslint"), args: [".", "--max-warnings", "0"] },
  { name: "排版 / format", command: bin("prettier"), args: ["--check", "--log-level", "warn", "."] },
  { name: "规则库检查 / rulebook check", ...node(join(root, "scripts", "rules.mjs"), "check") },
];

async function gates() {
  for (const one of GATES) await gate(one);
}

/** The product as it is shipped: built, weighed, used. One file at a time: half of the work is the browser's own. */
async function shipped() {
  const { ok, text } = await run(node(join(root, "scripts", "build.mjs")));
  say("构建 / build", text);
  if (!ok) {
    failed += 1;
    return tell("没有建成，整机和浏览器测试未能执行。 / Not built: integration and browser tests could not run.");
  }
  const size = { name: "首屏大小 / first load size", ...node(join(root, "scripts", "size.mjs")) };
  const kinds = chosen ? [] : ["--selectProjects", "integration", "browser"];
  const used = () => tests("整机和浏览器测试 / integration and browser tests", "shipped", [...kinds, "--runInBand"]);
  await Promise.all([used(), gate(size).then(gates)]);
}

const parts = () => tests("单元和窗格测试 / unit and pane tests", "parts", ["--selectProjects", "unit", "pane", `--maxWorkers=${cores}`]);

await Promise.all(chosen ? [shipped()] : [shipped(), parts()]);

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
