import { HostError } from "../../../app/ports";
import { areaAddress, type CellArea, type PlannedFlag } from "../../../core/model";
import { addressLists } from "../addresses";
import type { Context } from "../batch";
import { hostError, isTooLarge } from "../errors";
import type { Inspection } from "../inspect";
import { FLAG_FORMULA, type FlagGroup } from "../receipt";

/** Fill and text of a flag by level: readable on white, told apart in grey print by lightness. */
const LOOKS = {
  error: { fill: "#FBD5D5", font: "#8A1C1C" },
  warning: { fill: "#FCE9C2", font: "#6B4A00" },
  note: { fill: "#DCE6F5", font: "#22406B" },
} as const;

const LEVELS = ["error", "warning", "note"] as const;

/** Flags by sheet and level, loudest first, in the order in which the plan first names the sheets. Cells one above the other become one area. */
export function flagGroups(flags: readonly PlannedFlag[]): FlagGroup[] {
  const sheets = new Map<string, Map<PlannedFlag["level"], CellArea[]>>();
  for (const flag of flags) {
    for (const area of flag.cells) {
      let levels = sheets.get(area.sheet);
      if (!levels) sheets.set(area.sheet, (levels = new Map<PlannedFlag["level"], CellArea[]>()));
      const areas = levels.get(flag.level);
      if (areas) areas.push(area);
      else levels.set(flag.level, [area]);
    }
  }
  return [...sheets].flatMap(([sheet, levels]) =>
    LEVELS.flatMap((level) => {
      const areas = levels.get(level);
      return areas ? [{ sheet, level, ranges: joined(areas).map(areaAddress) }] : [];
    }),
  );
}

function joined(areas: readonly CellArea[]): CellArea[] {
  const sorted = [...areas].sort((a, b) => a.columnIndex - b.columnIndex || a.columnCount - b.columnCount || a.rowIndex - b.rowIndex);
  const result: CellArea[] = [];
  for (const area of sorted) {
    const last = result[result.length - 1];
    const touches =
      last &&
      last.columnIndex === area.columnIndex &&
      last.columnCount === area.columnCount &&
      area.rowIndex <= last.rowIndex + last.rowCount;
    if (last && touches)
      result[result.length - 1] = { ...last, rowCount: Math.max(last.rowCount, area.rowIndex + area.rowCount - last.rowIndex) };
    else result.push(area);
  }
  return result;
}

/** The id of the officer's sheet that a flag stands on. Throws `HostError` sheetMissing. */
export function flaggedSheetId(inspection: Inspection, name: string): string {
  const found = inspection.sheets.find((sheet) => sheet.name === name && sheet.ownId === null);
  if (!found) throw new HostError("sheetMissing", name);
  return found.id;
}

/** The calls that set a group's flags: a conditional format each for as many areas as an address can name. */
export function flagCalls(worksheet: Excel.Worksheet, { level, ranges }: FlagGroup): (() => void)[] {
  const look = LOOKS[level];
  return addressLists(ranges).map((address) => () => {
    const flag = worksheet.getRanges(address).conditionalFormats.add("Custom");
    flag.custom.rule.formula = FLAG_FORMULA;
    flag.custom.format.fill.color = look.fill;
    flag.custom.format.font.color = look.font;
  });
}

/** How flags are looked for. */
export interface FlagSearch {
  /**
   * Rule by rule instead of all at once: Excel fails to tell some rules that a person made (office-js#6827, #6835), and then
   * the whole request fails.
   */
  readonly oneByOne: boolean;
  /** A rule without a formula is ours too: a write broke right after adding it, and nobody can make one by hand. */
  readonly alsoBare: boolean;
}

/** Asks for what tells our flags from hers; ours after the next sync. Looking one by one takes syncs of its own. */
export function askFlags(
  context: Context,
  worksheet: Excel.Worksheet,
  { oneByOne, alsoBare }: FlagSearch,
): () => Promise<readonly Excel.ConditionalFormat[]> {
  const formats = worksheet.getRange().conditionalFormats;
  formats.load(oneByOne ? "items/id,items/type" : "items/id,items/type,items/customOrNullObject/rule/formula");
  const isOurs = (formula: string | null | undefined): boolean => formula === FLAG_FORMULA || (alsoBare && (formula ?? "") === "");
  return async () => {
    const custom = formats.items.filter((format) => format.type === "Custom");
    return oneByOne
      ? legible(context, custom, (format) => isOurs(format.custom.rule.formula))
      : custom.filter((format) => isOurs(format.customOrNullObject.rule.formula));
  };
}

/** Halves what Excel fails to tell, until it is one rule: that one is hers. */
async function legible(
  context: Context,
  formats: readonly Excel.ConditionalFormat[],
  isOurs: (format: Excel.ConditionalFormat) => boolean,
): Promise<readonly Excel.ConditionalFormat[]> {
  if (formats.length === 0) return [];
  for (const { custom } of formats) custom.rule.load("formula");
  try {
    await context.sync();
  } catch (error) {
    if (!isIllegible(error)) throw error;
    if (formats.length === 1) return [];
    const half = Math.ceil(formats.length / 2);
    return [...(await legible(context, formats.slice(0, half), isOurs)), ...(await legible(context, formats.slice(half), isOurs))];
  }
  return formats.filter(isOurs);
}

/** Whether a request that asked for rules may have failed because of them. */
export function isIllegible(error: unknown): boolean {
  const { code } = hostError(error);
  return code === "unknown" || code === "notSupportedHere" || isTooLarge(error);
}
