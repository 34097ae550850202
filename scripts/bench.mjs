// npm run bench [-- --json]: recognise and assess generated school-rows, side by side with the floor of merely walking
// the grid and converting its numbers; then recognise 1,000,000 cells in several layouts. The floor reads every cell of
// the row arrays once and puts its number into a Float64Array a column: a number cell as it is, a text by Number(),
// anything else as NaN. "first" is the first check in a program that has just started, which is what an officer waits for;
// the other times are the best of several rounds. All are the processor's milliseconds. Each line runs in a process of its
// own, so that its peak memory is its own.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureDependencies, ensureRulebook, requireNode, root, tell } from "./lib/prepare.mjs";

requireNode();
ensureDependencies();
await ensureRulebook();

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const LAYOUTS = {
  list: "50,000 schools × 20 columns",
  wide: "100 indicators × 10,000 years and places",
  sheets: "1,000 sheets of 50 schools × 20 columns",
};
const json = process.argv.includes("--json");

function measured(script, argument) {
  const result = spawnSync(
    process.execPath,
    ["--expose-gc", "--max-old-space-size=12000", "--import", "tsx", join(root, "test", "bench", script), argument],
    {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (result.status !== 0) process.exit(1);
  return JSON.parse(result.stdout);
}

const rows = SIZES.map((n) => {
  if (!json) tell(`${n.toLocaleString("en-US")} 行 × 20 列 / rows × 20 columns …`);
  return measured("one.ts", String(n));
});
if (!json) tell("识别一百万个单元格 / recognition of 1,000,000 cells …");
const recognition = Object.keys(LAYOUTS).map((layout) => measured("recognition.ts", layout));
const total = (row) => row.recogniseMs + row.assessMs;
const [hundredThousand, million] = rows.slice(-2);
const exponent = Math.log10(total(million) / total(hundredThousand));

if (json) process.stdout.write(`${JSON.stringify({ rows, exponent, recognition })}\n`);
else {
  const line = (cells, note = "") =>
    process.stdout.write(`${cells.map((cell, i) => String(cell).padStart(i === 0 ? 10 : 14)).join("")}  ${note}\n`);
  line(["rows", "floor ms", "recognise ms", "assess ms", "first ms", "× floor", "peak MB", "verdicts"]);
  for (const row of rows) {
    line([
      row.n,
      row.floorMs.toFixed(1),
      row.recogniseMs.toFixed(1),
      row.assessMs.toFixed(1),
      row.firstMs.toFixed(1),
      row.totalOverFloor.toFixed(2),
      (row.peakBytes / 1e6).toFixed(0),
      row.verdicts,
    ]);
  }
  process.stdout.write(`exponent between 100k and 1M: ${exponent.toFixed(3)}\n\n`);
  line(["cells", "floor ms", "recognise ms", "× floor"]);
  for (const { layout, cells, floorMs, recogniseMs, overFloor } of recognition) {
    line([cells, floorMs.toFixed(1), recogniseMs.toFixed(1), overFloor.toFixed(2)], LAYOUTS[layout]);
  }
}
