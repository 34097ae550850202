import type { FieldId, RuleId } from "../../model";
import type { PresentationInput } from "../types";
import { say } from "../words";
import type { Figures, Subject } from "./figures";
import { figuresOfInput } from "./figures";
import { stepOf } from "./growth";
import type { TableMaker } from "./maker";
import { COUNTIES, bySubject, groupHeading, groupsOf, levelName } from "./maker";
import { PERCENT, printOf } from "./prints";
import type { TableCell } from "./table";
import { NONE, number, text, verdict, withoutEmptyColumns } from "./table";
import { verdictsOf } from "./verdicts";

const MEASURES: readonly { readonly field: FieldId; readonly rule: RuleId | null }[] = [
  { field: "perPupilEducationSpending", rule: "per-pupil-spending-grows" },
  { field: "perPupilGeneralBudgetEducationExpenditure", rule: "per-pupil-education-budget-does-not-fall" },
  { field: "perPupilRecurrentExpenditure", rule: null },
  { field: "perPupilOperatingFunds", rule: "per-pupil-operating-funds-grow" },
];
const FIELDS = MEASURES.map(({ field }) => field);

/** 分学段生均教育经费情况表: a row a school level, each indicator with last year and growth. */
export const perPupil: TableMaker = {
  id: "per-pupil",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const subjects = figures.subjects(FIELDS, COUNTIES).filter(({ period }) => period.kind !== "none");
    const groups = groupsOf(subjects);
    if (groups.length === 0) return null;
    const { translate } = input;
    const columns = MEASURES.flatMap(({ field }) => {
      const group = say(translate, "presentation.value", { value: { kind: "title", of: "field", id: field } });
      return (["thisYear", "lastYear", "growth", "result"] as const).map((id) => ({
        group,
        title: say(translate, `presentation.column.${id}`),
        width: id === "growth" ? 9 : 11,
      }));
    });
    return withoutEmptyColumns(
      {
        id: "per-pupil",
        title: say(translate, "presentation.table.per-pupil"),
        unit: say(translate, "presentation.table.unitLine", { unit: say(translate, "presentation.table.unit.yuanPerPupil") }),
        columns: [{ title: say(translate, "presentation.column.level"), width: 16 }, ...columns],
        sections: groups.map((group) => ({
          heading: groupHeading(input, group),
          rows: subjects
            .filter(({ entity, period }) => entity === group.entity && period.year === group.period.year)
            .sort(bySubject)
            .map((subject) => rowOf(input, figures, subject)),
        })),
        notes: [],
      },
      1,
    );
  },
};

function rowOf(input: PresentationInput, figures: Figures, subject: Subject): TableCell[] {
  return [
    text(levelName(input, subject)),
    ...MEASURES.flatMap(({ field, rule }) => {
      const { current, prior, growth } = stepOf(figures, field, subject);
      if (!current && !growth && !figures.of(field).size) return [NONE, NONE, NONE, NONE];
      const print = { ...printOf(input, field), digits: 2 };
      return [
        number(current, print),
        number(prior, print),
        number(growth, PERCENT),
        verdict(rule === null ? undefined : verdictsOf(input).at(rule, subject)),
      ];
    }),
  ];
}
