// The pane's own scripts at first load stay within 200 kB gzip; the grid loads apart and is not counted.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./lib/prepare.mjs";

const LIMIT = 200_000;
const manifest = join(root, "dist", "first-load.json");
if (!existsSync(manifest)) {
  process.stderr.write("dist/first-load.json is missing: run npm run build first.\n");
  process.exit(1);
}
let worst = 0;
for (const [page, files] of Object.entries(JSON.parse(readFileSync(manifest, "utf8")))) {
  const total = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, "dist", file)), { level: 9 }).length, 0);
  process.stdout.write(`${page}: ${(total / 1000).toFixed(1)} kB gzip of ${LIMIT / 1000} (${files.join(", ")})\n`);
  worst = Math.max(worst, total);
}
process.exitCode = worst > 0 && worst <= LIMIT ? 0 : 1;
