// npm test [-- jest arguments]: type check, lint, rulebook check, then unit, pane, integration and browser tests.
// Ends with one line `N passed, N failed`: the sum of what the runners report.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser, ensureBuild, ensureDependencies, ensureRulebook, requireNode, root, tell } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();
process.env.CHROMIUM_PATH = ensureBrowser();
ensureBuild();

const bin = (name) => join(root, "node_modules", ".bin", name);
const node = (...args) => ({ command: process.execPath, args });

/** Gates have no count of their own: each is one check that holds or does not. */
const gates = [
  { name: "类型检查 / type check", command: bin("tsc"), args: ["-p", "tsconfig.json"] },
  { name: "核心不依赖环境 / purity of the core", command: bin("tsc"), args: ["-p", "src/core/tsconfig.json", "--noEmit"] },
  { name: "代码检查 / lint", command: bin("eslint"), args: [".", "--max-warnings", "0"] },
  { name: "排版 / format", command: bin("prettier"), args: ["--check", "--log-level", "warn", "."] },
  { name: "规则库检查 / rulebook check", ...node(join(root, "scripts", "rules.mjs"), "check") },
  { name: "首屏大小 / first load size", ...node(join(root, "scripts", "size.mjs")) },
];

let passed = 0;
let failed = 0;
for (const gate of gates) {
  tell(`\n== ${gate.name}`);
  const result = spawnSync(gate.command, gate.args, { cwd: root, stdio: "inherit" });
  if (result.status === 0) passed += 1;
  else {
    failed += 1;
    tell(`没有通过 / failed: ${gate.name}`);
  }
}

const report = join(root, "reports", "jest.json");
mkdirSync(join(root, "reports"), { recursive: true });
rmSync(report, { force: true });
tell("\n== 测试 / tests");
const jest = spawnSync(
  process.execPath,
  [join(root, "node_modules", "jest", "bin", "jest.js"), "--json", `--outputFile=${report}`, ...process.argv.slice(2)],
  { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
);
if (existsSync(report)) {
  const told = JSON.parse(readFileSync(report, "utf8"));
  passed += told.numPassedTests;
  // A suite that could not run has no tests to count, and must not look like a pass.
  failed += told.numFailedTests + told.numRuntimeErrorTestSuites + told.numPendingTests + told.numTodoTests;
} else failed += 1;
if (jest.status !== 0 && failed === 0) failed += 1;

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
