import type { CellArea, CellRef, Finding, PlannedCell, PlannedRow, PlannedSheet } from "../../model";
import { areaText, packsInUse } from "../../model";
import { cellTexts } from "../cells";
import { cellNumberOf, textWidth } from "../display";
import { whatToDoOf } from "../findingDetail";
import { allIssues } from "../issues";
import type { ListedFindings } from "../order";
import { ruleOf } from "../rulebookIndex";
import type { Explanation, PlanRequest, PresentationInput } from "../types";
import type { Verdict } from "../words";
import {
  VERDICTS,
  VERDICT_SYMBOLS,
  classWord,
  figuresOf,
  lawText,
  levelWords,
  periodWords,
  reasonText,
  say,
  verdictOf,
  verdictWord,
} from "../words";
import { HIDDEN_HEADINGS, hiddenCells, needsConfirmation } from "./explanations";
import { rowHeight } from "./rowHeight";
import {
  CENTERED,
  COUNT_STYLES,
  HEADER,
  HIDDEN,
  INPUT,
  INPUT_TO_CONFIRM,
  LINK,
  NOTE,
  SECTION,
  SIGNATURE,
  SUBTITLE,
  TAB_COLORS,
  TEXT,
  TITLE,
  VERDICT_STYLES,
  numberStyle,
} from "./style";

export const FINDINGS_SHEET_ID = "findings";

/** The columns a person sees, left to right, with their widths in characters; the hidden ones stand behind them. */
const COLUMNS = [
  ["outcome", 11],
  ["class", 9],
  ["rule", 21],
  ["entity", 9],
  ["period", 9],
  ["level", 9],
  ["value", 12],
  ["requirement", 15],
  ["bound", 10],
  ["shortfall", 12],
  ["cells", 14],
  ["law", 17],
  ["advice", 42],
  ["reviewed", 9],
  ["explanation", 18],
] as const;
type ColumnName = (typeof COLUMNS)[number][0];
const LAST = COLUMNS.length - 1;
const at = (name: ColumnName): number => COLUMNS.findIndex(([column]) => column === name);

/** Numbers need room, or Excel shows ####; wider than this nothing gets. */
const WIDEST_NUMBER = 24;
/** Addresses stand on one line up to this width: programs differ in how they break a linked text. */
const WIDEST_PLACES = 24;
const MOST_ISSUES = 200;
const NATION = "全国";
const MOST_PLACES = 4;

/** 核查结果: the counts, then one row a finding, the worst first. `listed`: those with an explanation among them. */
export function findingsSheet(input: PresentationInput, request: PlanRequest, listed: ListedFindings, name: string): PlannedSheet {
  const { translate } = input;
  const explanations = new Map(request.explanations.map((explanation) => [explanation.key, explanation]));
  const { findings, counts, unlisted, cuts } = listed;
  const cells = findings.map((finding) => rowCells(finding, input, request, explanations.get(finding.key)));
  const widths = columnWidths(cells);
  const hidden = (["entity", "level", "bound", "shortfall", "reviewed"] as const)
    .map(at)
    .filter((column) => cells.every((row) => saysNothing(row[column])));
  const total = widths.reduce((sum, width, column) => sum + (hidden.includes(column) ? 0 : width), 0);

  const rows: PlannedRow[] = [];
  const merges: Omit<CellArea, "sheet">[] = [];
  const mergeLast = (columnIndex: number, lastColumn: number): void => {
    merges.push({ rowIndex: rows.length - 1, columnIndex, rowCount: 1, columnCount: lastColumn - columnIndex + 1 });
  };
  const line = (value: string, style: PlannedCell["style"], height?: number): void => {
    rows.push({ height: height ?? rowHeight([{ text: value, width: total }]), cells: [{ value, ...(style ? { style } : {}) }] });
    mergeLast(0, LAST);
  };

  line(say(translate, "presentation.sheet.findingsTitle"), TITLE, 30);
  line(stampText(input, request), SUBTITLE);
  line(scopeText(input), SUBTITLE);
  pushCounts(rows, merges, counts, input);
  const left = VERDICTS.filter((verdict) => unlisted[verdict] > 0);
  if (left.length > 0) {
    const items = left.map((verdict) =>
      say(translate, "presentation.sheet.unlistedItem", { verdict: verdictWord(verdict, translate), count: unlisted[verdict] }),
    );
    line(say(translate, "presentation.sheet.unlisted", { items: { kind: "list", items } }), SUBTITLE);
  }
  const headerRow = rows.length;
  rows.push({
    height: 30,
    cells: [
      ...COLUMNS.map(([column]) => ({ value: say(translate, `presentation.column.${column}`), style: HEADER })),
      ...HIDDEN_HEADINGS.map((value) => ({ value, style: HIDDEN })),
    ],
  });
  for (const row of cells) rows.push({ height: heightOf(row, widths), cells: row });
  for (const row of orphanRows(input, request.explanations)) rows.push({ height: heightOf(row, widths), cells: row });
  const lastFinding = rows.length - 1;

  if (cuts.length > 0) {
    rows.push({ cells: [] });
    line(say(translate, "presentation.sheet.cuts", { count: cuts.length }), SECTION, 20);
    for (const cut of cuts) {
      const rule = ruleOf(input.rulebook, cut.rule)?.title[input.locale] ?? cut.rule;
      line(say(translate, "presentation.sheet.cut", { rule, listed: cut.listed, total: cut.total, left: cut.total - cut.listed }), NOTE);
    }
  }
  pushIssues(rows, merges, input, total, widths);
  rows.push({ cells: [] });
  for (const note of notesOf(input, request)) line(note, NOTE);
  line(say(translate, "presentation.sheet.signature"), SIGNATURE, 24);

  const area = { rowIndex: 0, columnIndex: 0, rowCount: rows.length, columnCount: COLUMNS.length };
  return {
    id: FINDINGS_SHEET_ID,
    name,
    tabColor: counts.fail > 0 ? TAB_COLORS.fails : TAB_COLORS.clean,
    columnWidths: [...widths, ...HIDDEN_HEADINGS.map(() => 12)],
    hiddenColumns: [...hidden, ...HIDDEN_HEADINGS.map((_, index) => LAST + 1 + index)],
    rows,
    merges,
    frozen: { rows: headerRow + 1, columns: at("rule") + 1 },
    autoFilter: { rowIndex: headerRow, columnIndex: 0, rowCount: lastFinding - headerRow + 1, columnCount: COLUMNS.length },
    print: {
      orientation: "landscape",
      fitToWidth: true,
      repeatRows: { first: headerRow, last: headerRow },
      area,
      footer: footerOf(input, request),
    },
    charts: [],
    showGridlines: false,
  };
}

/** Workbook, date, and the word in front of the page number that the host adds. */
export function footerOf({ translate, options }: PresentationInput, { workbookName }: PlanRequest): readonly [string, string, string] {
  return [workbookName, say(translate, "presentation.sheet.footer", { asOf: options.asOf }), say(translate, "presentation.sheet.page")];
}

function stampText({ translate, options, rulebook }: PresentationInput, { workbookName, stamp }: PlanRequest): string {
  return say(translate, "presentation.sheet.stamp", {
    workbook: workbookName,
    asOf: options.asOf,
    region: regionOf(options.regions, translate),
    packs: { kind: "list", items: packsInUse(rulebook, options.packs).map((id) => ({ kind: "title", of: "pack", id })) },
    rulebook: rulebook.sha256.slice(0, 8),
    tool: stamp.tool,
    version: stamp.version,
  });
}

/** The narrowest region that was chosen. */
function regionOf([narrowest = NATION]: readonly string[], translate: PresentationInput["translate"]): string {
  return narrowest === NATION ? say(translate, "presentation.region.nation") : narrowest;
}

function scopeText({ translate, tables, dataset }: PresentationInput): string {
  const places = tables.map((table) => areaText(table.area));
  const items = places.slice(0, 8);
  const scope = say(translate, "presentation.sheet.scope", { tables: places.length, places: { kind: "list", items } });
  return dataset.hiddenRowCount === 0
    ? scope
    : `${scope} ${say(translate, "presentation.sheet.hiddenRows", { count: dataset.hiddenRowCount })}`;
}

/** Five boxes over the table: sign, word, number. */
function pushCounts(
  rows: PlannedRow[],
  merges: Omit<CellArea, "sheet">[],
  counts: Readonly<Record<Verdict, number>>,
  { translate }: PresentationInput,
): void {
  const boxes: readonly (readonly [Verdict, first: number, last: number])[] = [
    ["fail", 0, 1],
    ["query", 2, 2],
    ["open", 3, 6],
    ["pass", 7, 8],
    ["notApplicable", 9, 10],
  ];
  const cells: (PlannedCell | null)[] = [];
  for (const [verdict, first, last] of boxes) {
    const value = `${VERDICT_SYMBOLS[verdict]} ${verdictWord(verdict, translate)} ${counts[verdict]}`;
    for (let column = first; column <= last; column += 1)
      cells[column] = { value: column === first ? value : null, style: COUNT_STYLES[verdict] };
    if (last > first) merges.push({ rowIndex: rows.length, columnIndex: first, rowCount: 1, columnCount: last - first + 1 });
  }
  rows.push({ height: 24, cells });
}

function rowCells(finding: Finding, input: PresentationInput, request: PlanRequest, explanation: Explanation | undefined): PlannedCell[] {
  const { translate } = input;
  const verdict = verdictOf(finding);
  const figures = figuresOf(finding, input);
  const rule = ruleOf(input.rulebook, finding.rule);
  const confirm = needsConfirmation(explanation, figures.observed);
  const hint =
    confirm && explanation
      ? [say(translate, "presentation.sheet.valueChanged", { before: explanation.forValue || "—", now: figures.observed || "—" })]
      : [];
  const advice = whatToDoOf(finding, rule, input);
  const text = [
    ...hint,
    reasonText(finding, input),
    ...borderlineText(finding, input),
    ...(advice === "" ? [] : [say(translate, "presentation.sheet.advice", { advice })]),
  ].join("\n");
  return [
    { value: `${VERDICT_SYMBOLS[verdict]} ${verdictWord(verdict, translate)}`, style: VERDICT_STYLES[verdict] },
    { value: classWord(finding.class, translate), style: CENTERED },
    { value: rule?.title[input.locale] ?? "", style: TEXT },
    { value: finding.entity, style: TEXT },
    { value: periodWords(finding.period, translate), style: CENTERED },
    { value: levelWords(finding.schoolLevel, translate), style: CENTERED },
    observedCell(finding, input, figures.digits, request.liveFormulas),
    { value: figures.required, style: CENTERED },
    boundCell(finding, input),
    shortfallCell(finding, input),
    placesCell(finding.cells, input),
    { value: lawOf(finding, input), style: TEXT },
    { value: text, style: TEXT },
    reviewedCell(request.reviewed?.get(finding.key), figures.observed, translate),
    { value: explanation?.text ?? null, style: confirm ? INPUT_TO_CONFIRM : INPUT },
    ...hiddenCells(finding.key, figures.observed, explanation),
  ];
}

/** Her tick; one that was made for another value asks to be made again. */
function reviewedCell(forValue: string | undefined, observed: string, translate: PresentationInput["translate"]): PlannedCell {
  if (forValue === undefined) return { value: null, style: CENTERED };
  return {
    value: say(translate, forValue === observed ? "presentation.sheet.reviewed" : "presentation.sheet.reviewedBefore"),
    style: CENTERED,
  };
}

/** 临界：…提高1%即为“不符合”. */
function borderlineText({ key }: Finding, { borderlines, translate }: PresentationInput): string[] {
  const inputs = (borderlines?.get(key) ?? []).slice(0, MOST_PLACES);
  if (inputs.length === 0) return [];
  const items = inputs.map(({ cell, title, change, outcome }) =>
    say(translate, "presentation.sheet.borderlineInput", {
      cell: { kind: "cells", cells: [cell] },
      title,
      direction: change > 0 ? "up" : "down",
      outcome: verdictWord(outcome, translate),
    }),
  );
  return [say(translate, "presentation.sheet.borderline", { items: items.join(say(translate, "presentation.report.semicolon")) })];
}

/** Decimals to which what should be nothing is computed: the last bits of a sum would show as -0. */
const GAP_DECIMALS = 6;

/** The value in its shown unit; live where a formula over her cells gives it, with the same number cached. */
function observedCell({ observed, required, formula }: Finding, { locale }: PresentationInput, digits: number, live: boolean): PlannedCell {
  if (!observed) return { value: null, style: TEXT };
  const { scale, numberFormat } = cellNumberOf(observed, locale, digits);
  const style = numberStyle(numberFormat);
  const value = observed.value / scale;
  if (!live || formula === null) return { value, style };
  const shown = scale === 1 ? formula : `(${formula})/${scale}`;
  const isGap = required?.operator === "equals" && required.value === 0;
  return isGap
    ? { value: Number(value.toFixed(GAP_DECIMALS)) + 0, formula: `ROUND(${shown},${GAP_DECIMALS})`, style }
    : { value, formula: shown, style };
}

function boundCell({ required, observed }: Finding, { locale }: PresentationInput): PlannedCell {
  if (!required || required.value === null || required.operator === "agrees" || required.operator === "holds")
    return { value: null, style: TEXT };
  const written = required.quantity?.written ?? observed?.written;
  const quantity = required.quantity ?? { value: required.value, unit: required.unit, ...(written ? { written } : {}) };
  const { scale, numberFormat } = cellNumberOf(quantity, locale);
  return { value: quantity.value / scale, style: numberStyle(numberFormat) };
}

/** Rounded away from zero: whoever adds the amount that is shown has added enough. */
function shortfallCell({ shortfall }: Finding, { locale, translate }: PresentationInput): PlannedCell {
  if (!shortfall) return { value: null, style: TEXT };
  const over = shortfall.value < 0;
  const word = say(translate, over ? "presentation.shortfall.over" : "presentation.shortfall.short", { value: "" }).trim();
  const size = { ...shortfall, value: Math.abs(shortfall.value) };
  const { scale, numberFormat } = cellNumberOf(size, locale, undefined, `${word} `);
  const decimals = /0\.(0+)/.exec(numberFormat)?.[1]?.length ?? 0;
  const step = 10 ** -(numberFormat.endsWith("%") ? decimals + 2 : decimals);
  const steps = Math.ceil(Number((size.value / scale / step).toPrecision(12)));
  return { value: Number((steps * step).toPrecision(15)), style: numberStyle(numberFormat) };
}

/** The first cell is linked; the others stand beside it. */
function placesCell(cells: readonly CellRef[], { translate, locale }: PresentationInput): PlannedCell {
  const [to] = cells;
  const comma = locale === "zh-CN" ? "、" : ", ";
  if (!to) return { value: null, style: TEXT };
  const places = cellTexts(cells);
  const value =
    places.length <= MOST_PLACES
      ? places.join(comma)
      : say(translate, "presentation.sheet.places", { places: places.slice(0, MOST_PLACES).join(comma), count: places.length });
  return { value, style: LINK, link: { to, tip: say(translate, "presentation.sheet.goTo", { cell: { kind: "cells", cells: [to] } }) } };
}

function lawOf({ references, verified }: Finding, input: PresentationInput): string {
  // A threshold may cite another sentence of the same paper: one line a paper is enough here, the detail has them all.
  const papers = references.filter(({ title }, index) => references.findIndex((other) => other.title === title) === index);
  const laws = papers.map((reference) => lawText(reference, input));
  return [...laws, ...(verified ? [] : [say(input.translate, "presentation.sheet.unverified")])].join("\n");
}

/** Explanations whose finding is no longer there: kept, so that nothing she wrote is lost. */
function orphanRows(input: PresentationInput, explanations: readonly Explanation[]): PlannedCell[][] {
  const { translate } = input;
  return explanations
    .filter(({ key }) => input.assessment.find(key) === undefined)
    .map((explanation) => [
      { value: `${VERDICT_SYMBOLS.notApplicable} ${verdictWord("notApplicable", translate)}`, style: VERDICT_STYLES.notApplicable },
      ...Array.from({ length: at("advice") - 1 }, () => ({ value: null, style: TEXT })),
      { value: say(translate, "presentation.sheet.orphan"), style: TEXT },
      { value: null, style: TEXT },
      { value: explanation.text, style: INPUT_TO_CONFIRM },
      ...hiddenCells(explanation.key, "", explanation),
    ]);
}

/** What the reader of the sheets has to be told, under the table. */
function pushIssues(
  rows: PlannedRow[],
  merges: Omit<CellArea, "sheet">[],
  input: PresentationInput,
  total: number,
  widths: readonly number[],
): void {
  const { translate } = input;
  const issues = allIssues(input);
  if (issues.length === 0) return;
  rows.push({ cells: [] });
  rows.push({ height: 20, cells: [{ value: say(translate, "presentation.sheet.issues", { count: issues.length }), style: SECTION }] });
  merges.push({ rowIndex: rows.length - 1, columnIndex: 0, rowCount: 1, columnCount: COLUMNS.length });
  const room = total - (widths[0] ?? 0) - (widths[1] ?? 0);
  for (const { level, cells, message } of issues.slice(0, MOST_ISSUES)) {
    const verdict = level === "note" ? "notApplicable" : level === "warning" ? "query" : "fail";
    const text = translate(message);
    const place = cells[0] ? placesCell([cells[0]], input) : { value: null, style: TEXT };
    const row = rows.length;
    rows.push({
      height: rowHeight([
        { text, width: room },
        { text: String(place.value ?? ""), width: (widths[0] ?? 0) + (widths[1] ?? 0) },
      ]),
      cells: [
        place,
        { value: null, style: TEXT },
        { value: text, style: { ...TEXT, ...(verdict === "notApplicable" ? {} : { font: VERDICT_STYLES[verdict].font ?? {} }) } },
        ...Array.from({ length: LAST - 2 }, () => ({ value: null, style: TEXT })),
      ],
    });
    merges.push({ rowIndex: row, columnIndex: 0, rowCount: 1, columnCount: 2 });
    merges.push({ rowIndex: row, columnIndex: 2, rowCount: 1, columnCount: LAST - 1 });
  }
}

function notesOf({ translate }: PresentationInput, { liveFormulas }: PlanRequest): string[] {
  return [
    say(translate, liveFormulas ? "presentation.note.live" : "presentation.note.valuesOnly"),
    say(translate, "presentation.note.rounding"),
    say(translate, "presentation.note.explanation"),
  ];
}

/** A column of such cells only is not worth its paper. */
const saysNothing = (cell: PlannedCell | undefined): boolean => cell?.value === null || cell?.value === undefined || cell.value === "";

const NUMBER_COLUMNS: readonly ColumnName[] = ["value", "bound", "shortfall"];

/** Number columns as wide as their longest number, the others as drawn. */
function columnWidths(rows: readonly (readonly PlannedCell[])[]): number[] {
  return COLUMNS.map(([name, width], column) => {
    if (name === "cells")
      return rows.reduce<number>(
        (most, row) => Math.min(WIDEST_PLACES, Math.max(most, textWidth(String(row[column]?.value ?? "")) + 1)),
        width,
      );
    if (!NUMBER_COLUMNS.includes(name)) return width;
    return rows.reduce<number>((most, row) => Math.min(WIDEST_NUMBER, Math.max(most, numberWidth(row[column]))), width - 2) + 2;
  });
}

function numberWidth(cell: PlannedCell | undefined): number {
  if (typeof cell?.value !== "number") return 0;
  const format = cell.style?.numberFormat ?? "";
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const shown = format.includes("%") ? cell.value * 100 : cell.value;
  const whole = Math.trunc(Math.abs(shown)).toString().length;
  const literals = [...format.matchAll(/"([^"]*)"/g)].reduce((sum, [, text = ""]) => sum + textWidth(text), 0);
  return (
    whole +
    (format.includes("#,##0") ? Math.floor((whole - 1) / 3) : 0) +
    (decimals === 0 ? 0 : decimals + 1) +
    literals +
    (format.includes("%") ? 1 : 0) +
    (shown < 0 ? 1 : 0)
  );
}

function heightOf(row: readonly PlannedCell[], widths: readonly number[]): number {
  return rowHeight(
    row
      .slice(0, COLUMNS.length)
      .map(({ value }, column) => ({ text: typeof value === "string" ? value : "", width: widths[column] ?? 10 })),
  );
}
