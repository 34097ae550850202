import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RangeSnapshot } from "../../../../src/core/model";
import { recognise } from "../../../../src/core/recognition";
import { openWorkbook } from "../../../../src/hosts/xlsx";
import { rulebook } from "../../../support/rulebook";
import { SheetCopy } from "./copy";
import { Random } from "./random";
import type { Changed } from "./sampleChanges";
import { CHANGES } from "./sampleChanges";

const opened = new Map<string, readonly RangeSnapshot[]>();

export async function sampleSheets(name: string): Promise<readonly RangeSnapshot[]> {
  let sheets = opened.get(name);
  if (!sheets) {
    const file = join(process.cwd(), "test", "fixtures", "samples", name);
    sheets = await openWorkbook(new Uint8Array(readFileSync(file)), name).read({ sheets: null });
    opened.set(name, sheets);
  }
  return sheets;
}

/** A sample written and laid out differently; the same for the same seed. */
export async function variedSample(name: string, seed: number): Promise<Changed> {
  const sheets = await sampleSheets(name);
  const random = new Random(seed);
  const { tables } = recognise(sheets, rulebook.fields);
  const wanted = new Set(random.shuffle(Object.keys(CHANGES)).slice(0, random.whole(2, 4)));
  const done = new Set<string>();
  const copies = sheets.map((snapshot) => {
    const sheet = new SheetCopy(snapshot);
    const own = tables.filter((table) => table.sheet === snapshot.sheet);
    for (const [change, make] of Object.entries(CHANGES)) {
      if (wanted.has(change) && make({ sheet, tables: own }, random)) done.add(change);
    }
    return sheet;
  });
  const order = random.chance(0.3) ? random.shuffle(copies) : copies;
  return { names: [...done], snapshots: order.map((sheet, i) => sheet.snapshot(i)) };
}
