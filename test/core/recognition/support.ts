import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Column, Dataset, FieldId, RangeSnapshot, RecognizedLine } from "../../../src/core/model";
import { CELL_STATES, levelAt, periodText } from "../../../src/core/model";
import type { Recognition } from "../../../src/core/recognition";
import { recognise, toDataset } from "../../../src/core/recognition";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { rulebook } from "../../support/rulebook";

export interface Understood {
  readonly recognition: Recognition;
  readonly dataset: Dataset;
}

export function understand(snapshots: readonly RangeSnapshot[]): Understood {
  const recognition = recognise(snapshots, rulebook.fields);
  return { recognition, dataset: toDataset(recognition, snapshots) };
}

export async function understandSample(name: string): Promise<Understood> {
  const file = join(process.cwd(), "test", "fixtures", "samples", name);
  const host = openWorkbook(new Uint8Array(readFileSync(file)), name);
  return understand(await host.read({ sheets: null }));
}

/** What a line is taken for: `educationAppropriation`, `statedGrowth(x)`, `key:period`, `unknown`, with `?` when unsure. */
export function meaningText({ meaning, certainty }: RecognizedLine): string {
  const text =
    meaning.kind === "field"
      ? meaning.field
      : meaning.kind === "stated"
        ? `${meaning.figure}(${meaning.of.join(",")})`
        : meaning.kind === "key"
          ? `key:${meaning.key}`
          : meaning.kind;
  return certainty === "unsure" && meaning.kind !== "unknown" ? `${text}?` : text;
}

/** Values by `entity|period|level`, the state's name where there is none; every block of the dataset. */
export function valuesOf(dataset: Dataset, field: FieldId, stated?: readonly FieldId[]): Record<string, number | string> {
  const found: Record<string, number | string> = {};
  for (const block of dataset.blocks) {
    for (const column of block.columns) {
      if (column.field !== field || (stated ? column.stated?.of.join() !== stated.join() : false)) continue;
      for (let row = 0; row < block.rowCount; row += 1) found[keyOf(dataset, block, row)] = valueOf(column, row);
    }
  }
  return found;
}

export function keyOf(dataset: Dataset, block: Dataset["blocks"][number], row: number): string {
  const period = dataset.periods[block.periodOf[row] ?? 0];
  return `${dataset.entities.nameOf(block.entityOf[row] ?? 0)}|${period ? periodText(period) : ""}|${levelAt(block.levelOf[row] ?? 0)}`;
}

function valueOf(column: Column, row: number): number | string {
  return column.states[row] === 0 ? (column.values[row] ?? NaN) : (CELL_STATES[column.states[row] ?? 0] ?? "");
}

export function certainFields(recognition: Recognition): string[] {
  return recognition.tables.flatMap((table) =>
    table.lines
      .filter((line) => line.certainty === "certain" && (line.meaning.kind === "field" || line.meaning.kind === "stated"))
      .map(meaningText),
  );
}
