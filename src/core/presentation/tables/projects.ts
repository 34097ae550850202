import type { FieldId } from "../../model";
import type { PresentationInput } from "../types";
import { periodWords, say } from "../words";
import type { Figures, Subject } from "./figures";
import { figuresOfInput, live, subjectKey } from "./figures";
import { ratioOf } from "./growth";
import type { TableMaker } from "./maker";
import { COUNTIES } from "./maker";
import { EXACT_DIGITS, PERCENT, WAN, digitsFor, printOf, unitWordOf } from "./prints";
import type { Print, SummaryTable, TableCell, TableSection } from "./table";
import { NONE, number, text, verdict, withoutEmptyColumns } from "./table";
import { verdictsOf } from "./verdicts";

const FUNDS: readonly FieldId[] = [
  "projectFundsTotal",
  "fundsCentral",
  "fundsProvincial",
  "fundsPrefecture",
  "fundsCounty",
  "fundsOther",
  "fundsConstruction",
  "fundsEquipment",
  "completedInvestment",
];
const SPECIAL: readonly FieldId[] = ["specialFundsPlanned", "specialFundsReceived", "specialFundsSpent"];
export const PLANS: readonly { readonly planned: FieldId; readonly done: FieldId }[] = [
  { planned: "plannedProjects", done: "completedProjects" },
  { planned: "plannedSchools", done: "completedSchools" },
  { planned: "plannedArea", done: "completedArea" },
  { planned: "plannedEquipmentFunds", done: "completedEquipmentFunds" },
  { planned: "plannedInvestment", done: "completedInvestment" },
];
const FIELDS = [...new Set([...FUNDS, ...SPECIAL, ...PLANS.flatMap(({ planned, done }) => [planned, done])])];
const COLUMNS = 1 + FUNDS.length + 1;

/** 改薄项目资金与进度表: funds a row a project with their total, then what came and was spent, then plan against done. */
export const projects: TableMaker = {
  id: "renovation-projects",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const sections = [fundsSection(input, figures), specialSection(input, figures), ...planSections(input, figures)].filter(
      (section) => section !== null,
    );
    if (sections.length === 0) return null;
    const { translate } = input;
    const title = (id: FieldId): string => say(translate, "presentation.value", { value: { kind: "title", of: "field", id } });
    const table: SummaryTable = {
      id: "renovation-projects",
      title: say(translate, "presentation.table.renovation-projects"),
      unit: say(translate, "presentation.table.unitLine", { unit: say(translate, "presentation.table.unit.tenThousand") }),
      columns: [
        { title: say(translate, "presentation.column.project"), width: 26 },
        ...FUNDS.map((field) => ({ title: title(field), width: 12 })),
        { title: say(translate, "presentation.column.completion"), width: 12 },
      ],
      sections,
      notes: [say(translate, "presentation.table.projects.note"), say(translate, "presentation.table.note.exact")],
    };
    return withoutEmptyColumns(table, 5);
  },
};

function fundsSection(input: PresentationInput, figures: Figures): TableSection | null {
  const subjects = figures.subjects(["projectFundsTotal"], ["project"]);
  if (subjects.length === 0) return null;
  const print = moneyPrint(figures, FUNDS);
  const amount = (field: FieldId, subject: Subject): TableCell => {
    const point = figures.at(field, subject);
    return point ? number(live(point), print) : NONE;
  };
  const rows = subjects.map((subject): TableCell[] => {
    const [done, total] = [figures.at("completedInvestment", subject), figures.at("projectFundsTotal", subject)];
    return [
      text(projectName(input, subject)),
      ...FUNDS.map((field) => amount(field, subject)),
      done && total && total.value > 0 ? number(ratioOf(live(done), live(total)), PERCENT) : NONE,
    ];
  });
  const totals = [
    { kind: "text", text: say(input.translate, "presentation.table.total"), bold: true } as const,
    ...FUNDS.map((_, at) => totalOf(rows, at + 1, print)),
    NONE,
  ];
  return { heading: say(input.translate, "presentation.table.projects.funds"), rows, totals: [totals] };
}

/** The sum of a column over the table's own cells; nothing where the column is empty. */
export function totalOf(rows: readonly (readonly TableCell[])[], column: number, print: Print): TableCell {
  const values = rows.flatMap((row) => {
    const cell = row[column];
    return cell?.kind === "number" ? [cell.figure.value / print.scale] : [];
  });
  if (values.length === 0) return NONE;
  return {
    kind: "own",
    value: Number(values.reduce((sum, value) => sum + value, 0).toPrecision(15)),
    formula: ({ first, last }) => `SUM(${first}:${last})`,
    print,
    bold: true,
  };
}

/** Enough decimals that printed parts are the figures themselves. */
function moneyPrint(figures: Figures, fields: readonly FieldId[]): Print {
  const values = fields.flatMap((field) => [...figures.of(field).values()].map(({ value }) => value));
  return { scale: WAN, digits: digitsFor(values, WAN, EXACT_DIGITS), grouped: true };
}

const projectName = (input: PresentationInput, { entity, period }: Subject): string =>
  [input.dataset.entities.nameOf(entity), periodWords(period, input.translate)].filter((part) => part !== "").join(" ");

/** A line of small headings inside the table, then its rows. */
function heading(titles: readonly string[]): TableCell[] {
  return filled(titles.map((title): TableCell => ({ kind: "text", text: title, align: "center", bold: true })));
}

const filled = (cells: readonly TableCell[]): TableCell[] => [
  ...cells,
  ...Array.from({ length: Math.max(0, COLUMNS - cells.length) }, (): TableCell => NONE),
];

function specialSection(input: PresentationInput, figures: Figures): TableSection | null {
  const subjects = figures.subjects(SPECIAL);
  if (subjects.length === 0) return null;
  const { translate } = input;
  const print = moneyPrint(figures, SPECIAL);
  const rows = subjects.map((subject) => {
    const [planned, received, spent] = SPECIAL.map((field) => figures.at(field, subject));
    const share = (part: typeof planned, whole: typeof planned): TableCell =>
      part && whole && whole.value > 0 ? number(ratioOf(live(part), live(whole)), PERCENT) : NONE;
    return filled([
      text(projectName(input, subject)),
      ...[planned, received, spent].map((point) => number(point && live(point), print)),
      share(received, planned),
      verdict(verdictsOf(input).of("special-funds-received-in-full").get(subjectKey(subject))),
      share(spent, received),
      verdict(verdictsOf(input).of("special-funds-fully-spent").get(subjectKey(subject))),
    ]);
  });
  const titles = [
    say(translate, "presentation.column.project"),
    ...SPECIAL.map((id) => say(translate, "presentation.value", { value: { kind: "title", of: "field", id } })),
    say(translate, "presentation.table.projects.receivedShare"),
    say(translate, "presentation.column.result"),
    say(translate, "presentation.table.projects.spentShare"),
    say(translate, "presentation.column.result"),
  ];
  return { heading: say(translate, "presentation.table.projects.special"), rows: [heading(titles), ...rows] };
}

function planSections(input: PresentationInput, figures: Figures): TableSection[] {
  const { translate } = input;
  const planned = PLANS.map((plan) => plan.planned);
  return figures.subjects(planned, COUNTIES).map((subject) => {
    const rows = PLANS.flatMap(({ planned: plan, done }): TableCell[][] => {
      const [a, b] = [figures.at(plan, subject), figures.at(done, subject)];
      if (!a && !b) return [];
      const print = printOf(
        input,
        plan,
        [a, b].flatMap((point) => (point ? [point.value] : [])),
      );
      const name = say(translate, "presentation.value", { value: { kind: "title", of: "field", id: done } });
      return [
        filled([
          text(name),
          text(unitWordOf(input, plan), "center"),
          number(a && live(a), print),
          number(b && live(b), print),
          a && b && a.value > 0 ? number(ratioOf(live(b), live(a)), PERCENT, b.value < a.value ? "fail" : undefined) : NONE,
        ]),
      ];
    });
    const titles = (["indicator", "unit", "planned", "done", "completion"] as const).map((id) =>
      say(translate, `presentation.column.${id}`),
    );
    return {
      heading: say(translate, "presentation.table.projects.progress", { entity: input.dataset.entities.nameOf(subject.entity) }),
      rows: [heading(titles), ...rows],
    };
  });
}
