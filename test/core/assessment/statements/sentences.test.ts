import { workbookFigures } from "../../../../src/core/assessment/statements";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { recognise, toDataset } from "../../../../src/core/recognition";
import { openWorkbook } from "../../../../src/hosts/xlsx";
import { rulebook } from "../../../support/rulebook";
import { outcomeOf } from "./marked";
import { ENGLISH, REPORTS } from "./reports";
import { SENTENCES } from "./sentences";

describe("sentences held against the workbook they speak of", () => {
  it.each([
    ["sentences", SENTENCES, 60],
    ["sentences of reports", REPORTS, 150],
    ["English sentences", ENGLISH, 40],
  ] as const)(
    "%s: at least 95 %% of the figures that can be checked are, every wrong one is caught, no false alarm",
    async (what, all, least) => {
      const alarms: string[] = [];
      const lost: string[] = [];
      let checked = 0;
      let sentences = 0;
      for (const [name, texts] of Object.entries(all)) {
        const bytes = readFileSync(resolve(__dirname, "../../../fixtures/samples", `${name}.xlsx`));
        const snapshots = await openWorkbook(new Uint8Array(bytes), name).read({ sheets: null });
        const workbook = workbookFigures(toDataset(recognise(snapshots, rulebook.fields), snapshots), rulebook.fields);
        for (const text of texts) {
          const { held, missed, falseAlarms } = outcomeOf(text, { workbook });
          sentences += 1;
          checked += held.filter((line) => !line.startsWith("cannotCheck")).length;
          lost.push(...missed.map((line) => `${text}: ${line}`));
          alarms.push(...falseAlarms.map((line) => `${text}: ${line}`));
        }
      }
      const checkable = checked + lost.length;
      process.stdout.write(`${sentences} ${what}, ${checked} of ${checkable} checkable figures checked, ${alarms.length} false alarms\n`);
      expect(alarms).toEqual([]);
      expect(lost.filter((line) => line.includes("expected disagrees"))).toEqual([]);
      expect(sentences).toBeGreaterThanOrEqual(least);
      expect(checked / checkable).toBeGreaterThanOrEqual(0.95);
    },
  );
});
