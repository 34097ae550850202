import type { FieldId } from "../../model";
import { times } from "../../formulas";
import type { PresentationInput } from "../types";
import { figuresOf, periodWords, say } from "../words";
import type { Figures, Subject } from "./figures";
import { figuresOfInput, live, subjectKey } from "./figures";
import { ratioOf } from "./growth";
import type { TableMaker } from "./maker";
import { bySubject, levelName } from "./maker";
import { EXACT_DIGITS, TWO, WAN, digitsFor, printOf } from "./prints";
import { remarkOf } from "./threeGrowths";
import { totalOf } from "./projects";
import type { TableCell } from "./table";
import { NONE, join, number, text, verdict, withoutEmptyColumns } from "./table";
import { verdictsOf } from "./verdicts";

const FIELDS: readonly FieldId[] = ["aidPersons", "aidPersonTimes", "aidPaid", "nutritionPupils", "nutritionSubsidyPaid", "mealDays"];
/** One of them judges an item: the first that speaks. */
const RULES = [
  "aid-paid-matches-standard",
  "boarding-living-aid-matches-standard",
  "senior-grant-average-matches-standard",
  "vocational-grant-average-matches-standard",
  "nutrition-subsidy-matches-standard",
  "per-head-aid-within-standard-range",
];

/** 学生资助情况表: a row an item and level. */
export const aid: TableMaker = {
  id: "student-aid",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const subjects = [...figures.subjects(["aidPersons", "aidPaid", "nutritionPupils", "nutritionSubsidyPaid"])].sort(bySubject);
    if (subjects.length === 0) return null;
    const { translate } = input;
    const title = (id: FieldId): string => say(translate, "presentation.value", { value: { kind: "title", of: "field", id } });
    const rows = subjects.map((subject) => rowOf(input, figures, subject));
    const sum = totalOf(rows, 6, moneyPrint(figures));
    return withoutEmptyColumns(
      {
        id: "student-aid",
        title: say(translate, "presentation.table.student-aid"),
        unit: say(translate, "presentation.table.unitLine", { unit: say(translate, "presentation.table.unit.tenThousand") }),
        columns: [
          { title: say(translate, "presentation.column.item"), width: 24 },
          { title: say(translate, "presentation.column.level"), width: 12 },
          { title: say(translate, "presentation.column.period"), width: 10 },
          { title: title("aidPersons"), width: 11 },
          { title: title("aidPersonTimes"), width: 11 },
          { title: title("mealDays"), width: 10 },
          { title: title("aidPaid"), width: 13 },
          { title: say(translate, "presentation.table.aid.perHead"), width: 13 },
          { title: say(translate, "presentation.column.requirement"), width: 16 },
          { title: say(translate, "presentation.column.result"), width: 12 },
          { title: say(translate, "presentation.column.remark"), width: 20 },
        ],
        sections: [
          {
            heading: null,
            rows,
            ...(sum.kind === "none"
              ? {}
              : {
                  totals: [
                    [
                      { kind: "text", text: say(translate, "presentation.table.total"), bold: true },
                      ...Array.from({ length: 5 }, () => NONE),
                      sum,
                      ...Array.from({ length: 4 }, () => NONE),
                    ],
                  ],
                }),
          },
        ],
        notes: [say(translate, "presentation.table.aid.note"), say(translate, "presentation.table.note.exact")],
      },
      1,
    );
  },
};

const moneyPrint = (figures: Figures): typeof TWO => ({
  scale: WAN,
  digits: digitsFor(
    [...figures.of("aidPaid").values(), ...figures.of("nutritionSubsidyPaid").values()].map(({ value }) => value),
    WAN,
    EXACT_DIGITS,
  ),
  grouped: true,
});

function rowOf(input: PresentationInput, figures: Figures, subject: Subject): TableCell[] {
  const at = (field: FieldId): ReturnType<typeof live> | undefined => {
    const point = figures.at(field, subject);
    return point && live(point);
  };
  const persons = at("aidPersons") ?? at("nutritionPupils");
  const paid = at("aidPaid") ?? at("nutritionSubsidyPaid");
  const days = at("mealDays");
  const heads = persons && days ? join(persons, days, (a, b) => a * b, times) : persons;
  const finding = RULES.map((rule) => verdictsOf(input).of(rule).get(subjectKey(subject))).find((one) => one !== undefined);
  const personTimes = at("aidPersonTimes");
  return [
    text(input.dataset.entities.nameOf(subject.entity)),
    text(levelName(input, subject)),
    text(periodWords(subject.period, input.translate), "center"),
    number(persons, printOf(input, "aidPersons")),
    personTimes ? number(personTimes, printOf(input, "aidPersonTimes")) : NONE,
    days ? number(days, printOf(input, "mealDays")) : NONE,
    number(paid, moneyPrint(figures)),
    paid && heads && heads.value > 0 ? number(ratioOf(paid, heads), TWO) : NONE,
    text(finding ? figuresOf(finding, input).required : "", "center"),
    verdict(finding),
    text(remarkOf(input, finding)),
  ];
}
