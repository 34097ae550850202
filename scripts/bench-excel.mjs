// npm run bench:excel [-- --json]: check and write through the Excel adapter and Microsoft's own client, counted by the
// far side: syncs, bytes each way, cells written, cells written outside what is ours.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureDependencies, ensureRulebook, requireNode, root } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();

const args = ["--max-old-space-size=8000", "--import", "tsx", join(root, "test", "bench", "excel.ts"), ...process.argv.slice(2)];
const result = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
if (result.status !== 0) process.exit(1);
if (process.argv.includes("--json")) process.stdout.write(result.stdout);
else {
  for (const [name, figures] of Object.entries(JSON.parse(result.stdout))) {
    process.stdout.write(`${name}\n`);
    for (const [what, value] of Object.entries(figures))
      process.stdout.write(`  ${what.padEnd(20)}${value.toLocaleString("en-US").padStart(14)}\n`);
  }
}
