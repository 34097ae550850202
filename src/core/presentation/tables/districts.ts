import type { FieldId, Period } from "../../model";
import { SCHOOL_LEVELS, columnIndexOf, columnName } from "../../model";
import type { PresentationInput } from "../types";
import { periodWords, say } from "../words";
import type { Figures, Live, Subject } from "./figures";
import { figuresOfInput, live } from "./figures";
import { differenceOf, stepOf } from "./growth";
import type { TableMaker } from "./maker";
import { COUNTIES } from "./maker";
import { PERCENT, printOf, unitWordOf } from "./prints";
import type { Print, TableCell } from "./table";
import { GAP, NONE, text, verdict } from "./table";
import { shareAt } from "./threeGrowths";
import { verdictsOf } from "./verdicts";

/** Fewer units are no comparison. */
const FEWEST = 3;
/** Five shades from pale to strong, each a step darker in grey; ranks are printed beside them. */
const HEAT = ["FFFFFF", "EAF1F8", "D3E2F0", "B9D1E7", "9DBEDC"] as const;

const PER_PUPIL: readonly FieldId[] = ["perPupilEducationSpending", "perPupilGeneralBudgetEducationExpenditure", "perPupilOperatingFunds"];
const FIELDS: readonly FieldId[] = [
  "educationAppropriation",
  "recurrentFiscalRevenue",
  "generalBudgetEducationExpenditure",
  "generalBudgetExpenditure",
  ...PER_PUPIL,
  "teacherAverageAnnualPay",
];

interface Measure {
  readonly title: string;
  readonly print: Print;
  readonly of: (subject: Subject) => Live | undefined;
}

/** 多区县对比表: a row a unit, ranked by the lead of the appropriation; each measure with its rank and a shade. */
export const districts: TableMaker = {
  id: "districts",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const subjects = figures.subjects(FIELDS, COUNTIES).filter(({ period }) => period.kind !== "none");
    const entities = [...new Set(subjects.map(({ entity }) => entity))];
    if (entities.length < FEWEST) return null;
    const period = subjects.map((one) => one.period).reduce((a, b) => (b.year > a.year ? b : a));
    const measures = measuresOf(input, figures, entities, period);
    if (measures.length === 0) return null;
    const { translate } = input;
    const subject = (entity: number): Subject => ({ entity, period, schoolLevel: "total" });
    const values = measures.map((measure) => entities.map((entity) => measure.of(subject(entity))));
    const order = entities.map((_, at) => at).sort((a, b) => (values[0]?.[b]?.value ?? -Infinity) - (values[0]?.[a]?.value ?? -Infinity));
    const rule = "appropriation-grows-faster-than-recurrent-revenue";
    const judged = entities.some((entity) => verdictsOf(input).at(rule, subject(entity)));
    return {
      id: "districts",
      title: say(translate, "presentation.table.districts.title", { period: periodWords(period, translate) }),
      unit: "",
      columns: [
        { title: say(translate, "presentation.column.entity"), width: 14 },
        ...measures.flatMap(({ title }) => [
          { group: title, title: say(translate, "presentation.column.amountOrRate"), width: 12 },
          { group: title, title: say(translate, "presentation.column.rank"), width: 6 },
        ]),
        ...(judged ? [{ title: say(translate, "presentation.table.districts.verdict"), width: 14 }] : []),
      ],
      sections: [
        {
          heading: null,
          rows: order.map((at): TableCell[] => [
            text(input.dataset.entities.nameOf(entities[at] ?? 0)),
            ...measures.flatMap(({ print }, column) => rankedCells(values[column] ?? [], at, print)),
            ...(judged ? [verdict(verdictsOf(input).at(rule, subject(entities[at] ?? 0)))] : []),
          ]),
        },
      ],
      notes: [say(translate, "presentation.table.districts.note")],
    };
  },
};

function rankedCells(values: readonly (Live | undefined)[], at: number, print: Print): TableCell[] {
  const figure = values[at];
  if (!figure) return [GAP, NONE];
  const known = values.flatMap((one) => (one ? [one.value] : []));
  // Excel's RANK: equals share the better place.
  const rank = 1 + known.filter((other) => other > figure.value).length;
  const shade = HEAT[Math.min(HEAT.length - 1, Math.floor(((known.length - rank) / Math.max(1, known.length - 1)) * HEAT.length))];
  return [
    { kind: "number", figure, print, ...(shade === undefined || shade === "FFFFFF" ? {} : { fill: shade }) },
    {
      kind: "own",
      value: rank,
      formula: ({ first, last, self }) => `RANK(${left(self)},${absolute(left(first))}:${absolute(left(last))})`,
      print: { scale: 1, digits: 0, grouped: false },
    },
  ];
}

/** The cell one column to the left. */
function left(address: string): string {
  const [, letters = "A", row = "1"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return `${columnName(columnIndexOf(letters) - 1)}${row}`;
}

const absolute = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, "$1$$$2");

function measuresOf(input: PresentationInput, figures: Figures, entities: readonly number[], period: Period): Measure[] {
  const { translate } = input;
  const title = (id: FieldId): string => say(translate, "presentation.value", { value: { kind: "title", of: "field", id } });
  const growth =
    (field: FieldId) =>
    (subject: Subject): Live | undefined =>
      stepOf(figures, field, subject).growth;
  const [appropriation, revenue] = [growth("educationAppropriation"), growth("recurrentFiscalRevenue")];
  const all: Measure[] = [
    {
      title: say(translate, "presentation.table.inUnit", {
        name: say(translate, "presentation.table.lead"),
        unit: say(translate, "presentation.table.unit.points"),
      }),
      print: { scale: 0.01, digits: 2, grouped: false },
      of: (subject) => {
        const [a, b] = [appropriation(subject), revenue(subject)];
        return a && b ? differenceOf(a, b) : undefined;
      },
    },
    { title: say(translate, "presentation.chart.growthOf", { field: title("educationAppropriation") }), print: PERCENT, of: appropriation },
    {
      title: say(translate, "presentation.table.share.budget"),
      print: PERCENT,
      of: (subject) => shareAt(figures, "generalBudgetEducationExpenditure", "generalBudgetExpenditure", subject),
    },
    ...[...PER_PUPIL, "teacherAverageAnnualPay"].map((field): Measure => ({
      title: say(translate, "presentation.table.inUnit", { name: title(field), unit: unitWordOf(input, field) }),
      print: { ...printOf(input, field), digits: 2 },
      of: (subject) => {
        const point = figures.near(field, subject) ?? onlyLevel(figures, field, subject);
        return point && live(point);
      },
    })),
  ];
  return all.filter(({ of }) => entities.filter((entity) => of({ entity, period, schoolLevel: "total" })).length >= FEWEST);
}

/** Where a field has no total: its one level, if it has just one. */
function onlyLevel(figures: Figures, field: FieldId, subject: Subject): ReturnType<Figures["at"]> {
  const found = SCHOOL_LEVELS.flatMap((schoolLevel) => figures.at(field, { ...subject, schoolLevel }) ?? []);
  return found.length === 1 ? found[0] : undefined;
}
