import type { FieldId, RuleId } from "../../model";
import type { PresentationInput } from "../types";
import { figuresOf, periodWords, say } from "../words";
import type { Figures, Subject } from "./figures";
import { figuresOfInput, live } from "./figures";
import type { TableMaker } from "./maker";
import { COUNTIES, bySubject, hasAny } from "./maker";
import { PERCENT, printOf } from "./prints";
import type { TableCell, TableColumn } from "./table";
import { NONE, number, text, verdict, withoutEmptyColumns } from "./table";
import { shareAt } from "./threeGrowths";
import { verdictsOf } from "./verdicts";

interface Part {
  readonly group: "surcharge" | "transfer" | "land";
  /** Amounts, left to right. */
  readonly amounts: readonly FieldId[];
  readonly share: { readonly part: FieldId; readonly whole: FieldId };
  readonly rule: RuleId;
}

const PARTS: readonly Part[] = [
  {
    group: "surcharge",
    amounts: [
      "vatAndConsumptionTaxPaid",
      "educationSurchargeCollected",
      "educationSurchargeSpentOnEducation",
      "surchargeSpentOnVocational",
    ],
    share: { part: "surchargeSpentOnVocational", whole: "educationSurchargeCollected" },
    rule: "surcharge-vocational-share-reaches-floor",
  },
  {
    group: "transfer",
    amounts: ["ruralTaxReformTransfer", "transferSpentOnEducation"],
    share: { part: "transferSpentOnEducation", whole: "ruralTaxReformTransfer" },
    rule: "transfer-education-share-reaches-approved-share",
  },
  {
    group: "land",
    amounts: ["landTransferNetRevenue", "landRevenueEducationEarmark"],
    share: { part: "landRevenueEducationEarmark", whole: "landTransferNetRevenue" },
    rule: "land-revenue-earmark-reaches-share",
  },
];
const FIELDS = PARTS.flatMap(({ amounts }) => amounts);

/** 教育费附加及转移支付使用情况表: a row a year. */
export const surcharge: TableMaker = {
  id: "surcharge-and-transfer",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const subjects = [...figures.subjects(FIELDS, COUNTIES)].sort(bySubject);
    if (subjects.length === 0) return null;
    const { translate } = input;
    const parts = PARTS.filter(({ amounts }) => hasAny(figures, amounts));
    const columns = parts.flatMap(({ group, amounts }): TableColumn[] => {
      const over = say(translate, `presentation.table.${group}`);
      return [
        ...amounts.map((id) => ({
          group: over,
          title: say(translate, "presentation.value", { value: { kind: "title", of: "field", id } }),
          width: 13,
        })),
        { group: over, title: say(translate, `presentation.table.${group}.share`), width: 11 },
        { group: over, title: say(translate, "presentation.column.requirement"), width: 11 },
        { group: over, title: say(translate, "presentation.column.result"), width: 12 },
      ];
    });
    return withoutEmptyColumns(
      {
        id: "surcharge-and-transfer",
        title: say(translate, "presentation.table.surcharge-and-transfer"),
        unit: say(translate, "presentation.table.unitLine", { unit: say(translate, "presentation.table.unit.tenThousand") }),
        columns: [
          { title: say(translate, "presentation.column.entity"), width: 12 },
          { title: say(translate, "presentation.column.period"), width: 10 },
          ...columns,
        ],
        sections: [{ heading: null, rows: subjects.map((subject) => rowOf(input, figures, parts, subject)) }],
        notes: [],
      },
      2,
    );
  },
};

function rowOf(input: PresentationInput, figures: Figures, parts: readonly Part[], subject: Subject): TableCell[] {
  return [
    text(input.dataset.entities.nameOf(subject.entity)),
    text(periodWords(subject.period, input.translate), "center"),
    ...parts.flatMap(({ amounts, share, rule }): TableCell[] => {
      const finding = verdictsOf(input).at(rule, subject);
      return [
        ...amounts.map((field) => {
          const point = figures.near(field, subject);
          const values = [...figures.of(field).values()].map(({ value }) => value);
          return number(point && live(point), printOf(input, field, values));
        }),
        number(shareAt(figures, share.part, share.whole, subject), PERCENT),
        finding ? text(figuresOf(finding, input).required, "center") : NONE,
        verdict(finding),
      ];
    }),
  ];
}
