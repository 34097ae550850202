import type { CellRef, Finding } from "../../model";
import { cellText } from "../tables/cellText";
import type { TableCell } from "../tables/table";
import type { PresentationInput, ReportParagraph, ReportRun, ReportText } from "../types";
import { say } from "../words";

/** Stand around the number of a run inside a sentence while it is put into words (private use characters). */
const OPEN = "\ue000";
const CLOSE = "\ue001";
const TOKEN = /\ue000(\d+)\ue001/;

/**
 * Puts sentences together in which every number knows where it comes from: figures and gaps are handed to the sentence
 * as tokens, and the finished sentence is cut at them.
 */
export class Composer {
  private readonly runs: ReportRun[] = [];
  private readonly paragraphs: ReportParagraph[] = [];

  constructor(private readonly input: PresentationInput) {}

  /** A number with its unit, as printed in the table. */
  figure(text: string, cells: readonly CellRef[], finding?: Finding): string {
    return this.token({ text, cells, ...(finding ? { finding: finding.key } : {}) });
  }

  /** A table's cell as a figure: the same digits, without separators in Chinese prose; `unit` stands behind it. */
  cell(cell: TableCell, unit: string, gapName: string, finding?: Finding): string {
    if (cell.kind !== "number" && cell.kind !== "printed" && cell.kind !== "own") return this.gap(gapName);
    const plain = { ...cell, print: { ...cell.print, grouped: this.input.locale === "en-US" } };
    const number = cellText("mark" in plain ? { kind: "number", figure: plain.figure, print: plain.print } : plain, this.input);
    const cells = cell.kind === "number" ? cell.figure.cells : cell.kind === "printed" ? cell.cells : [];
    return this.figure(`${number}${unit}`, cells, finding);
  }

  /** A number that her tables lack: 〔缺：2023年财政经常性收入〕. */
  gap(name: string): string {
    return this.token({ text: say(this.input.translate, "presentation.report.gap", { name }), gap: true });
  }

  /** Words that tell a verdict. */
  verdict(text: string, finding: Finding): string {
    return this.token({ text, finding: finding.key, cells: finding.cells });
  }

  add(id: string, kind: ReportParagraph["kind"], text: string): void {
    const runs: ReportRun[] = [];
    let rest = text;
    for (let match = TOKEN.exec(rest); match; match = TOKEN.exec(rest)) {
      if (match.index > 0) runs.push({ text: rest.slice(0, match.index) });
      const run = this.runs[Number(match[1])];
      if (run) runs.push(run);
      rest = rest.slice(match.index + match[0].length);
    }
    if (rest !== "") runs.push({ text: rest });
    if (runs.length > 0) this.paragraphs.push({ id, kind, runs });
  }

  done(): ReportText {
    return { paragraphs: this.paragraphs, gaps: this.paragraphs.reduce((sum, { runs }) => sum + runs.filter(({ gap }) => gap).length, 0) };
  }

  private token(run: ReportRun): string {
    this.runs.push(run);
    return `${OPEN}${this.runs.length - 1}${CLOSE}`;
  }
}

/** The text as copied: a line a paragraph. */
export const plainText = ({ paragraphs }: ReportText): string =>
  paragraphs.map(({ runs }) => runs.map(({ text }) => text).join("")).join("\n");
