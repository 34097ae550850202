import { recognise, toDataset } from "../../src/core/recognition";
import { rulebook } from "../support/rulebook";
import { schoolSheet, walkAndConvert } from "./schools";
import { manySheets, wideSheet } from "./shapes";

/** Recognition of 1,000,000 cells in three layouts, each beside the floor of walking the same cells. */
const CASES = {
  list: { rounds: 60, make: () => [schoolSheet(50_000)] },
  wide: { rounds: 5, make: () => [wideSheet(100, 10_000, rulebook.fields)] },
  sheets: { rounds: 5, make: () => manySheets(1000, 50) },
} as const;
type Case = keyof typeof CASES;

const name = process.argv[2] as Case;
const { rounds, make } = CASES[name];
const snapshots = make();
const cells = snapshots.reduce((sum, { values }) => sum + values.reduce((whole, row) => whole + row.length, 0), 0);

/** Milliseconds of the processor, all threads (compiling and collecting garbage too): other programs do not count. */
function timed(work: () => void): number {
  global.gc?.();
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

// Floor and subject take turns, so that what noise is left meets both; it only ever adds, so the best of each counts.
let floorMs = Infinity;
let recogniseMs = Infinity;
let figures = 0;
for (let round = 0; round < rounds; round += 1) {
  floorMs = Math.min(
    floorMs,
    timed(() => {
      for (const snapshot of snapshots) walkAndConvert(snapshot);
    }),
  );
  recogniseMs = Math.min(
    recogniseMs,
    timed(() => {
      const dataset = toDataset(recognise(snapshots, rulebook.fields), snapshots);
      figures = dataset.blocks.reduce((sum, block) => sum + block.rowCount * block.columns.length, 0);
    }),
  );
}
if (figures * 2 < cells) throw new Error(`only ${figures} figures in ${cells} cells: the bench measures nothing`);

process.stdout.write(JSON.stringify({ layout: name, cells, figures, floorMs, recogniseMs, overFloor: recogniseMs / floorMs }));
