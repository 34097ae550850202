import type { FieldId, RuleId } from "../../model";
import type { PresentationInput } from "../types";
import { periodWords, say } from "../words";
import type { Figures, Subject } from "./figures";
import { figuresOfInput, live } from "./figures";
import type { TableMaker } from "./maker";
import { bySubject, levelName } from "./maker";
import { observedOf } from "./qualityBalance";
import { PERCENT, WHOLE, printOf } from "./prints";
import type { TableCell } from "./table";
import { NONE, number, text, verdict, withoutEmptyColumns } from "./table";
import { shareAt } from "./threeGrowths";
import { verdictsOf } from "./verdicts";

const STAFF: readonly FieldId[] = ["enrolment", "staffTotal", "staffOnEstablishment", "fullTimeTeachers"];
const CLASSES: readonly FieldId[] = ["classCount", "averageClassSize", "largestClassSize", "largeClassCount", "extraLargeClassCount"];
const FIELDS = [...STAFF, "qualifiedTeachers", ...CLASSES];
/** Pupils alone make no table of posts and classes. */
const OWN = FIELDS.filter((field) => field !== "enrolment");

const RULES = {
  posts: "staffing-matches-establishment",
  large: "large-classes-within-share",
  extraLarge: "extra-large-classes-within-share",
  size: "class-size-within-limit",
} as const satisfies Record<string, RuleId>;

/** 教职工编制与班额情况表: a row a unit (or school) and level. */
export const staffing: TableMaker = {
  id: "staffing-and-class-size",
  fields: FIELDS,
  make(input) {
    const figures = figuresOfInput(input);
    const subjects = [...figures.subjects(OWN)].sort(bySubject);
    if (subjects.length === 0) return null;
    const { translate } = input;
    const title = (id: FieldId): string => say(translate, "presentation.value", { value: { kind: "title", of: "field", id } });
    const result = say(translate, "presentation.column.result");
    const [posts, classes] = [say(translate, "presentation.table.posts"), say(translate, "presentation.table.classes")];
    return withoutEmptyColumns(
      {
        id: "staffing-and-class-size",
        title: say(translate, "presentation.table.staffing-and-class-size"),
        unit: "",
        columns: [
          { title: say(translate, "presentation.column.entity"), width: 16 },
          { title: say(translate, "presentation.column.level"), width: 14 },
          { title: say(translate, "presentation.column.period"), width: 10 },
          ...STAFF.map((field) => ({ group: posts, title: title(field), width: 11 })),
          { group: posts, title: say(translate, "presentation.table.postsOver"), width: 12 },
          { group: posts, title: result, width: 12 },
          { group: posts, title: say(translate, "presentation.table.qualifiedShare"), width: 11 },
          ...CLASSES.map((field) => ({ group: classes, title: title(field), width: 11 })),
          { group: classes, title: say(translate, "presentation.table.largeShare"), width: 11 },
          { group: classes, title: result, width: 12 },
          { group: classes, title: say(translate, "presentation.table.extraLargeShare"), width: 11 },
          { group: classes, title: result, width: 12 },
          { group: classes, title: say(translate, "presentation.table.classSizeResult"), width: 12 },
        ],
        sections: [{ heading: null, rows: subjects.map((subject) => rowOf(input, figures, subject)) }],
        notes: [say(translate, "presentation.table.staffing.note")],
      },
      2,
    );
  },
};

function rowOf(input: PresentationInput, figures: Figures, subject: Subject): TableCell[] {
  const verdicts = verdictsOf(input);
  const field = (id: FieldId): TableCell => {
    const point = figures.near(id, subject);
    const values = [...figures.of(id).values()].map(({ value }) => value);
    return values.length === 0 ? NONE : number(point && live(point), printOf(input, id, values));
  };
  const share = (part: FieldId, whole: FieldId): TableCell =>
    figures.has(part) ? number(shareAt(figures, part, whole, subject), PERCENT) : NONE;
  const posts = verdicts.at(RULES.posts, subject);
  const over = posts && observedOf(posts);
  const qualified = shareAt(figures, "qualifiedTeachers", "fullTimeTeachers", subject) ?? statedShare(figures, subject);
  return [
    text(input.dataset.entities.nameOf(subject.entity)),
    text(levelName(input, subject)),
    text(periodWords(subject.period, input.translate), "center"),
    ...STAFF.map(field),
    over ? number(over, WHOLE) : NONE,
    verdict(posts),
    qualified ? number(qualified, PERCENT) : NONE,
    ...CLASSES.map(field),
    share("largeClassCount", "classCount"),
    verdict(verdicts.at(RULES.large, subject)),
    share("extraLargeClassCount", "classCount"),
    verdict(verdicts.at(RULES.extraLarge, subject)),
    verdict(verdicts.at(RULES.size, subject)),
  ];
}

/** The share of qualified teachers as the sheet states it. */
function statedShare(figures: Figures, subject: Subject): ReturnType<typeof live> | undefined {
  const teachers = figures.near("fullTimeTeachers", subject);
  const column = teachers?.block.columns.find(
    ({ stated }) => stated?.figure === "statedShare" && stated.of[0] === "qualifiedTeachers" && stated.of[1] === "fullTimeTeachers",
  );
  const point = teachers && column && figures.pointIn(teachers, column);
  return point && live(point);
}
