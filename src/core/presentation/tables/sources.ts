import type { FieldId } from "../../model";
import { minus } from "../../formulas";
import type { PresentationInput } from "../types";
import { say } from "../words";
import { balanced, balancedFormula } from "./balance";
import type { Figures, Live } from "./figures";
import { figuresOfInput, inUnit, live } from "./figures";
import { ratioOf } from "./growth";
import type { Group, TableMaker } from "./maker";
import { COUNTIES, groupHeading, groupsOf } from "./maker";
import { PERCENT, WAN } from "./prints";
import type { Print, TableCell } from "./table";
import { GAP, NONE, join, text } from "./table";

/** Sources that add up to a total, with the part that no column names; then parts of a part, that add to nothing. */
const TOTALS: readonly { readonly total: FieldId; readonly parts: readonly FieldId[] }[] = [
  { total: "educationFundsTotal", parts: ["fiscalEducationFunds"] },
  { total: "fiscalEducationFunds", parts: ["generalBudgetEducationExpenditure", "landRevenueEducationEarmark"] },
  { total: "projectFundsTotal", parts: ["fundsCentral", "fundsProvincial", "fundsPrefecture", "fundsCounty", "fundsOther"] },
];
/** Within the general budget since 2015 or earlier, so never added to it. */
const WITHIN: readonly FieldId[] = ["educationSurchargeCollected", "localEducationSurchargeCollected", "transferSpentOnEducation"];
const FIELDS = [...new Set([...TOTALS.flatMap(({ total, parts }) => [total, ...parts]), ...WITHIN])];
/** A remainder smaller than this part of its total is the noise of rounding. */
const NOISE = 1e-9;

const MONEY: Print = { scale: WAN, digits: 2, grouped: true };

/** 教育经费来源构成表: amounts and shares of each total, rounded so that the printed parts add up to it. */
export const sources: TableMaker = {
  id: "sources",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const subjects = figures.subjects(FIELDS, COUNTIES);
    const groups = groupsOf(subjects);
    const sections = groups.flatMap((group) => {
      const rows = [...TOTALS.flatMap((one) => compositionRows(input, figures, group, one)), ...withinRows(input, figures, group)];
      return rows.length < 2 ? [] : [{ heading: groupHeading(input, group), rows }];
    });
    if (sections.every(({ rows }) => rows.every((row) => row[2]?.kind !== "printed"))) return null;
    const { translate } = input;
    return {
      id: "sources",
      title: say(translate, "presentation.table.sources"),
      unit: say(translate, "presentation.table.unitLine", { unit: say(translate, "presentation.table.unit.tenThousand") }),
      columns: [
        { title: say(translate, "presentation.column.source"), width: 36 },
        { title: say(translate, "presentation.column.amount"), width: 16 },
        { title: say(translate, "presentation.column.share"), width: 12 },
      ],
      sections,
      notes: [say(translate, "presentation.table.sources.note"), say(translate, "presentation.table.note.balanced")],
    };
  },
};

/** The parts of a total with what no column names, in the order of the table. */
export interface Part {
  readonly name: string;
  readonly figure: Live;
}

export function partsOf(
  input: PresentationInput,
  figures: Figures,
  group: Group,
  { total, parts }: (typeof TOTALS)[number],
): { readonly whole: Live; readonly parts: readonly Part[] } | undefined {
  const at = (field: FieldId): Live | undefined => {
    const point = figures.near(field, { ...group, schoolLevel: "total" });
    return point && live(point);
  };
  const whole = at(total);
  if (!whole || whole.value <= 0) return undefined;
  const known = parts.flatMap((field): Part[] => {
    const figure = at(field);
    return figure ? [{ name: titleOfField(input, field), figure }] : [];
  });
  if (known.length === 0) return undefined;
  const rest = known.reduce((left, { figure }) => join(left, figure, (a, b) => a - b, minus), whole);
  const isNoise = Math.abs(rest.value) <= Math.abs(whole.value) * NOISE;
  return { whole, parts: isNoise ? known : [...known, { name: say(input.translate, "presentation.table.sources.rest"), figure: rest }] };
}

export const COMPOSITIONS = TOTALS;

function compositionRows(input: PresentationInput, figures: Figures, group: Group, of: (typeof TOTALS)[number]): TableCell[][] {
  const found = partsOf(input, figures, group, of);
  if (!found) return [];
  const { whole, parts } = found;
  const shares = parts.map(({ figure }) => ratioOf(figure, whole));
  const amounts = printedParts(
    parts.map(({ figure }) => figure),
    MONEY,
  );
  const percents = printedParts(shares, { ...PERCENT, digits: 2 });
  const one = printedParts([ratioOf(whole, whole)], PERCENT);
  return [
    [{ kind: "text", text: titleOfField(input, of.total), bold: true }, printedParts([whole], MONEY)[0] ?? GAP, one[0] ?? GAP],
    ...parts.map(({ name }, at): TableCell[] => [text(`　${name}`), amounts[at] ?? GAP, percents[at] ?? GAP]),
  ];
}

/** Parts of one total as printed: balanced, each with its formula. */
export function printedParts(parts: readonly Live[], print: Print): TableCell[] {
  const digits = print.percent ? print.digits + 2 : print.digits;
  const scale = print.percent ? 1 : print.scale;
  const values = balanced(
    parts.map(({ value }) => value / scale),
    digits,
  );
  return parts.map((part, at) => ({
    kind: "printed",
    value: values[at] ?? 0,
    formula: balancedFormula(
      parts.slice(0, at + 1).map(({ term }) => inUnit(term, scale)),
      digits,
    ),
    print,
    cells: part.cells,
  }));
}

function withinRows(input: PresentationInput, figures: Figures, group: Group): TableCell[][] {
  return WITHIN.flatMap((field): TableCell[][] => {
    const point = figures.near(field, { ...group, schoolLevel: "total" });
    if (!point) return [];
    const name = say(input.translate, "presentation.table.sources.within", { name: titleOfField(input, field) });
    return [[text(name), printedParts([live(point)], MONEY)[0] ?? GAP, NONE]];
  });
}

const titleOfField = ({ translate }: PresentationInput, id: FieldId): string =>
  say(translate, "presentation.value", { value: { kind: "title", of: "field", id } });
