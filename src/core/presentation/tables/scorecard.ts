import type { FieldId } from "../../model";
import type { PresentationInput } from "../types";
import { say } from "../words";
import type { Point } from "../charts/points";
import { live, subjectKey } from "./figures";
import type { Live } from "./figures";
import { differenceOf, ratioOf } from "./growth";
import type { TableMaker } from "./maker";
import { EXACT_DIGITS, PERCENT, digitsFor } from "./prints";
import type { Print, SummaryTable, TableCell } from "./table";
import { NONE, number, text, verdict, withoutEmptyColumns } from "./table";
import { totalOf } from "./projects";
import { verdictsOf } from "./verdicts";
import { pointAt } from "../charts/points";
import { VALUE } from "../../model";

const FIELDS: readonly FieldId[] = ["itemScore", "itemFullMarks", "mandatoryItems", "mandatoryItemsMet", "totalScore", "fullMarks"];

/** One item of a score sheet. */
export interface ScoreLine {
  readonly item: string;
  readonly score: Live | undefined;
  readonly full: Live | undefined;
  readonly mandatory: boolean;
  readonly key: string;
}

/** Score sheets of the workbook, each with its items; figures are read block by block, for items of one name occur on several sheets. */
export function scoreSheets(input: PresentationInput): readonly { readonly name: string; readonly lines: readonly ScoreLine[] }[] {
  return input.dataset.blocks.flatMap((block) => {
    const column = (field: FieldId): (typeof block.columns)[number] | undefined =>
      block.columns.find((one) => one.field === field && !one.stated);
    const [score, full] = [column("itemScore"), column("itemFullMarks")];
    if (!score || !full) return [];
    const mandatory = column("mandatoryItems");
    const lines = Array.from({ length: block.rowCount }, (_, row): ScoreLine => {
      const at = (one: typeof score | undefined): Live | undefined => {
        const point: Point | undefined = one && pointAt(input, block, one, row);
        return point && live(point);
      };
      const found = pointAt(input, block, score, row) ?? pointAt(input, block, full, row);
      return {
        item: input.dataset.entities.nameOf(block.entityOf[row] ?? 0),
        score: at(score),
        full: at(full),
        mandatory: mandatory?.states[row] === VALUE && (mandatory.values[row] ?? 0) > 0,
        key: found ? subjectKey(found) : "",
      };
    });
    return [{ name: score.cellOf(0).sheet, lines }];
  });
}

/** 督导自评得分表: a row an item with its rate, a total a sheet. */
export const scorecard: TableMaker = {
  id: "scorecard",
  fields: FIELDS,
  make(input) {
    const sheets = scoreSheets(input);
    if (sheets.length === 0) return null;
    const { translate } = input;
    const marks = sheets.flatMap(({ lines }) =>
      lines.flatMap(({ score, full }) => [score, full].flatMap((one) => (one ? [one.value] : []))),
    );
    const print: Print = { scale: 1, digits: digitsFor(marks, 1, EXACT_DIGITS), grouped: false };
    const table: SummaryTable = {
      id: "scorecard",
      title: say(translate, "presentation.table.scorecard"),
      unit: say(translate, "presentation.table.unitLine", { unit: say(translate, "presentation.table.unit.marks") }),
      columns: [
        { title: say(translate, "presentation.column.item"), width: 28 },
        { title: say(translate, "presentation.column.fullMarks"), width: 11 },
        { title: say(translate, "presentation.column.score"), width: 11 },
        { title: say(translate, "presentation.column.lost"), width: 11 },
        { title: say(translate, "presentation.column.scoreRate"), width: 11 },
        { title: say(translate, "presentation.column.mandatory"), width: 11 },
        { title: say(translate, "presentation.column.result"), width: 12 },
      ],
      sections: sheets.map(({ name, lines }) => {
        const rows = lines.map((line) => rowOf(input, line, print));
        return {
          heading: sheets.length > 1 ? name : null,
          rows,
          totals: [
            [
              { kind: "text", text: say(translate, "presentation.table.total"), bold: true },
              ...[1, 2, 3].map((column) => totalOf(rows, column, print)),
              NONE,
              NONE,
              NONE,
            ],
          ],
        };
      }),
      notes: [say(translate, "presentation.table.note.exact")],
    };
    return withoutEmptyColumns(table, 5);
  },
};

function rowOf(input: PresentationInput, { item, score, full, mandatory, key }: ScoreLine, print: Print): TableCell[] {
  const verdicts = verdictsOf(input);
  const place = score?.cells[0];
  const own = [...input.assessment.findings({ rules: ["score-within-full-marks", "mandatory-items-all-met"], entity: item })].filter(
    ({ cells }) => place !== undefined && cells.some(({ sheet, rowIndex }) => sheet === place.sheet && rowIndex === place.rowIndex),
  );
  const worst =
    own.find(({ outcome }) => outcome === "fail") ?? own[0] ?? (place ? undefined : verdicts.of("score-within-full-marks").get(key));
  return [
    text(item),
    number(full, print),
    number(score, print),
    score && full ? number(differenceOf(full, score), print) : NONE,
    score && full && full.value > 0 ? number(ratioOf(score, full), PERCENT) : NONE,
    mandatory ? text(say(input.translate, "presentation.table.mandatory"), "center") : NONE,
    verdict(worst),
  ];
}
