import type { CellRef, Finding, PlannedFlag } from "../../model";
import { cellText } from "../../model";
import { mergeCells } from "../cells";
import type { ListedFindings } from "../order";
import { ruleOf } from "../rulebookIndex";
import type { PresentationInput } from "../types";
import { subjectOf } from "../words";

type FlagLevel = PlannedFlag["level"];
const LOUDNESS: readonly FlagLevel[] = ["note", "warning", "error"];

/** Up to so many cells each have a sentence of their own; beyond, cells of one rule share the rule's title. */
const MOST_SENTENCES = 500;

interface Flagged {
  readonly cell: CellRef;
  level: FlagLevel;
  readonly findings: Finding[];
}

/**
 * Marks on the cells that findings speak of: where "go to cell" lands, not the figures beside it that may be right. A
 * cell with several findings has one mark, the loudest, with all their sentences. Findings that the sheet leaves out for their
 * number leave no mark either.
 */
export function flagsOf(input: PresentationInput, { findings, cuts }: ListedFindings): PlannedFlag[] {
  const flagged = new Map<string, Flagged>();
  const breaches =
    cuts.length > 0 ? findings.filter(({ outcome }) => outcome === "fail") : input.assessment.findings({ outcomes: ["fail"] });
  for (const finding of breaches) {
    const [cell] = finding.cells;
    if (!cell || finding.level === "none") continue;
    const key = cellText(cell);
    const known = flagged.get(key);
    if (!known) flagged.set(key, { cell, level: finding.level, findings: [finding] });
    else {
      known.findings.push(finding);
      if (LOUDNESS.indexOf(finding.level) > LOUDNESS.indexOf(known.level)) known.level = finding.level;
    }
  }
  return flagged.size > MOST_SENTENCES ? flagsByRule([...flagged.values()], input) : flagsByCell([...flagged.values()], input);
}

function flagsByCell(flagged: readonly Flagged[], input: PresentationInput): PlannedFlag[] {
  const sentence = (finding: Finding): string =>
    [subjectOf(finding, input), input.translate(finding.message)]
      .filter((part) => part !== "")
      .join(input.locale === "zh-CN" ? "：" : ": ");
  return flagged.map(({ cell, level, findings }) => ({ cells: mergeCells([cell]), level, text: findings.map(sentence).join("\n") }));
}

function flagsByRule(flagged: readonly Flagged[], input: PresentationInput): PlannedFlag[] {
  const groups = new Map<string, { readonly level: FlagLevel; readonly rule: string; readonly cells: CellRef[] }>();
  for (const { cell, level, findings } of flagged) {
    const rule = findings[0]?.rule ?? "";
    const group = groups.get(`${level} ${rule}`) ?? { level, rule, cells: [] };
    groups.set(`${level} ${rule}`, group);
    group.cells.push(cell);
  }
  return [...groups.values()].map(({ level, rule, cells }) => ({
    cells: mergeCells(cells),
    level,
    text: ruleOf(input.rulebook, rule)?.title[input.locale] ?? "",
  }));
}
