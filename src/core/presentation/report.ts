import type { Finding, Issue, Outcome, Quantity, RecognizedTable, Requirement } from "../model";
import { areaText, cellText, formatUnit, packsInUse, periodText } from "../model";
import type { PresentationInput } from "./types";
import { allIssues } from "./issues";
import { reasonText } from "./words";

/** What `check --format json` prints; docs/report.schema.json describes it. Money in CNY, rates as ratios, gaps in pp. */
export interface Report {
  readonly schema: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly rulebook: { readonly packs: readonly string[]; readonly sha256: string };
  readonly workbook: { readonly name: string; readonly sha256: string };
  readonly asOf: string;
  readonly lang: string;
  readonly tables: readonly ReportedTable[];
  readonly findings: readonly ReportedFinding[];
  readonly issues: readonly ReportedIssue[];
  readonly summary: Readonly<Record<Outcome, number>>;
}

export interface ReportedTable {
  readonly id: string;
  readonly range: string;
  readonly shape: string;
  /** `unit` as the sheet writes it (万元), else in text form (`CNY`); null where the line has none. */
  readonly fields: readonly { readonly field: string; readonly range: string; readonly unit: string | null; readonly confidence: number }[];
}

export interface ReportedQuantity {
  readonly value: number;
  readonly unit: string;
}

export interface ReportedFinding {
  readonly key: string;
  readonly rule: string;
  readonly pack: string;
  readonly class: string;
  readonly entity: string;
  readonly period: string;
  readonly schoolLevel: string;
  readonly outcome: Outcome;
  readonly level: string;
  readonly observed: ReportedQuantity | null;
  /** `high` closes a range (`between`, the interval of `agrees`). */
  readonly required: { readonly operator: string; readonly value: number | null; readonly high?: number; readonly unit: string } | null;
  readonly shortfall: ReportedQuantity | null;
  readonly cells: readonly string[];
  readonly message: string;
  readonly references: readonly { readonly title: string; readonly article: string | null; readonly href: string | null }[];
  readonly verified: boolean;
}

export interface ReportedIssue {
  readonly id: string;
  readonly level: string;
  readonly cells: readonly string[];
  readonly message: string;
}

export interface ReportStamp {
  readonly workbook: { readonly name: string; readonly sha256: string };
  readonly tool: { readonly name: string; readonly version: string };
}

/** The whole report as one object; for large workbooks `writeReport` needs no second copy. */
export function reportOf(input: PresentationInput, stamp: ReportStamp): Report {
  return {
    ...headOf(input, stamp),
    findings: Array.from(input.assessment.findings(), (finding) => reportedFinding(finding, input)),
    ...tailOf(input),
  };
}

/** About so many characters go out at once. */
const CHUNK = 1 << 16;

/** The report as JSON text on one line, in chunks; no line break at the end. Joined it is `JSON.stringify(reportOf(…))`. */
export function* writeReport(input: PresentationInput, stamp: ReportStamp): Generator<string> {
  let buffer = `${JSON.stringify(headOf(input, stamp)).slice(0, -1)},"findings":[`;
  let separator = "";
  for (const finding of input.assessment.findings()) {
    buffer += separator + JSON.stringify(reportedFinding(finding, input));
    separator = ",";
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = "";
  }
  yield `${buffer}],${JSON.stringify(tailOf(input)).slice(1)}`;
}

function headOf(input: PresentationInput, { workbook, tool }: ReportStamp): Omit<Report, "findings" | "issues" | "summary"> {
  const { options, rulebook } = input;
  const packs = packsInUse(rulebook, options.packs);
  return {
    schema: 1,
    tool: { name: tool.name, version: tool.version },
    rulebook: { packs: [...packs], sha256: rulebook.sha256 },
    workbook: { name: workbook.name, sha256: workbook.sha256 },
    asOf: options.asOf,
    lang: input.locale,
    tables: input.tables.map(reportedTable),
  };
}

function tailOf(input: PresentationInput): Pick<Report, "issues" | "summary"> {
  const { assessment } = input;
  return {
    issues: allIssues(input).map((issue) => reportedIssue(issue, input)),
    summary: {
      pass: assessment.count("pass"),
      fail: assessment.count("fail"),
      open: assessment.count("open"),
      notApplicable: assessment.count("notApplicable"),
    },
  };
}

function reportedTable({ id, area, shape, lines }: RecognizedTable): ReportedTable {
  return {
    id,
    range: areaText(area),
    shape,
    fields: lines.flatMap(({ meaning, area: lineArea, unit, confidence }) => {
      if (meaning.kind !== "field" && meaning.kind !== "stated") return [];
      const field = meaning.kind === "field" ? meaning.field : meaning.figure;
      const unitText = unit === null ? null : unit.text === "" ? formatUnit(unit.unit) : unit.text;
      return [{ field, range: areaText(lineArea), unit: unitText, confidence }];
    }),
  };
}

function reportedFinding(finding: Finding, input: PresentationInput): ReportedFinding {
  return {
    key: finding.key,
    rule: finding.rule,
    pack: finding.pack,
    class: finding.class,
    entity: finding.entity,
    period: periodText(finding.period),
    schoolLevel: finding.schoolLevel,
    outcome: finding.outcome,
    level: finding.level,
    observed: reportedQuantity(finding.observed),
    required: reportedRequirement(finding.required),
    shortfall: reportedQuantity(finding.shortfall),
    cells: finding.cells.map(cellText),
    message: reasonText(finding, input),
    references: finding.references.map(({ title, article, href }) => ({ title, article, href })),
    verified: finding.verified,
  };
}

const reportedQuantity = (quantity: Quantity | null): ReportedQuantity | null =>
  quantity && { value: quantity.value, unit: formatUnit(quantity.unit) };

function reportedRequirement(required: Requirement | null): ReportedFinding["required"] {
  if (!required) return null;
  const { operator, value, high, unit } = required;
  return { operator, value, ...(high === undefined ? {} : { high }), unit: formatUnit(unit) };
}

function reportedIssue({ id, level, cells, message }: Issue, { translate }: PresentationInput): ReportedIssue {
  return { id, level, cells: cells.map(cellText), message: translate(message) };
}
