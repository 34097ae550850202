import type { Period, RecognizedLine } from "../../model";
import { areaOf, RATIO } from "../../model";
import type { ColumnSketch } from "../headers";
import { isFigure } from "../layout";
import { say } from "../messages";
import { readNumber } from "../numbers";
import { readStated } from "../stated";
import type { TableSlot } from "../types";
import { unitInHeader } from "../units";
import type { LineGuess } from "../understand";
import { keyLine } from "./build";
import type { DownDraft } from "./yearsAcross";

/** What a column beside the years compares: the amount or the rate of change against the year before. */
interface Comparison {
  readonly column: ColumnSketch;
  readonly figure: "statedGrowth" | "statedIncrement";
}

/**
 * The figures of 增减额 and 增长率 columns beside the years of a table whose rows are items: one line a cell, about the
 * latest year. Only where the columns are one run of years of one thing, so that there is one year before.
 */
export function comparisonLines(draft: DownDraft, slots: readonly TableSlot[], taken: Set<string>): RecognizedLine[] {
  const { input, roles, rows, inputs, guesses } = draft;
  const latest = latestOfRun(slots);
  if (latest === null) return [];
  const used = new Set(slots.map((slot) => slot.columnIndex));
  const comparisons = roles.figures
    .filter((column) => !used.has(column.columnIndex))
    .map(comparisonOf)
    .filter((one) => one !== null);
  const lines: RecognizedLine[] = [];
  rows.forEach((row, i) => {
    const guess = guesses[i];
    // Rates change by percentage points and by percent; the header does not say by which.
    if (!guess || guess.meaning.kind !== "field" || guess.certainty === "unsure" || !isAmount(guess)) return;
    for (const { column, figure } of comparisons) {
      const value = input.view.value(row, column.columnIndex);
      if (!isFigure(value)) continue;
      const cell = input.view.ref(row, column.columnIndex);
      const header = [...(inputs[i]?.header ?? []), ...column.header];
      const line = keyLine(
        header,
        [...(inputs[i]?.headerCells ?? []), ...column.headerCells],
        areaOf(cell),
        { kind: "stated", figure, of: [guess.meaning.field] },
        taken,
      );
      const isPercent = typeof value === "number" && input.view.format(row, column.columnIndex).includes("%");
      lines.push({
        ...line,
        unit:
          figure === "statedIncrement" ? guess.unit : { text: "%", unit: RATIO, scale: isPercent || readNumber(value).ratio ? 1 : 0.01 },
        schoolLevel: guess.level,
        period: latest,
        confidence: Math.min(0.95, guess.confidence),
        certainty: guess.certainty,
        reasons: [say("recognition.reason.stated", { header: column.header.join(" › ") })],
      });
    }
  });
  return lines;
}

function isAmount({ unit }: LineGuess): boolean {
  return unit !== null && unit.unit.numerators.length > 0 && unit.unit.numerators[0] !== "pp";
}

/** The last year, when the columns are years of one thing and hold the one before it. */
function latestOfRun(slots: readonly TableSlot[]): Period | null {
  const periods = slots.map((slot) => slot.period);
  if (periods.length < 2 || slots.some((slot) => slot.entity !== null || slot.schoolLevel !== null)) return null;
  let latest: Period | null = null;
  for (const period of periods) {
    if (period === null || (latest && period.kind !== latest.kind)) return null;
    if (!latest || period.year > latest.year) latest = period;
  }
  return latest && periods.some((period) => period?.year === (latest?.year ?? 0) - 1) ? latest : null;
}

function comparisonOf(column: ColumnSketch): Comparison | null {
  const joined = column.header.join("");
  const leaf = column.header[column.header.length - 1] ?? "";
  const unit = unitInHeader(leaf);
  const isPercent = unit?.unit.kind === "percent" || column.percentFormat;
  const rest = (unit?.rest ?? leaf).replace(/\s/g, "");
  // Words that only say the kind of change take their meaning from the label above: 比上年增减 › 绝对额, 幅度.
  const changes = /增|减|升降|变化|变动|同比/.test(joined);
  if (!changes || /占|均|累计|目标|计划|预算/.test(joined)) return null;
  if (/^(?:绝对额|绝对数|金额|数额|额|增减额|增加额|增减数|增加数|变化额)$/.test(rest))
    return isPercent ? null : { column, figure: "statedIncrement" };
  if (/^(?:幅度|比例|百分比|率|增幅|增减率|增长率|增减幅度|增减比例)$/.test(rest)) return { column, figure: "statedGrowth" };
  const wording = readStated(rest, unit?.unit.kind ?? (column.percentFormat ? "percent" : null));
  if (!wording || (wording.figure !== "statedGrowth" && wording.figure !== "statedIncrement") || wording.base !== "") return null;
  // A bare 增减 is a rate only where it says %.
  const isRate = isPercent || /率|幅|%|比例|百分/.test(joined);
  return { column, figure: isRate ? "statedGrowth" : "statedIncrement" };
}
