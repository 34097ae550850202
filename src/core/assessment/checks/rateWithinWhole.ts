import type { Column, FieldId, Rule } from "../../model";
import { intervalOf, VALUE } from "../../model";
import type { Run } from "../assess";
import type { Segment } from "../segment";
import { cellCheck, cellData, valueOf } from "./cells";

/** Rates of a part in its whole. Gross enrolment, growth, completion and execution rates may be above 100 %. */
const NET_RATES: ReadonlySet<FieldId> = new Set([
  "netEnrolmentRate",
  "disabledEnrolmentRate",
  "publicSatisfactionRate",
  "publicRecognitionRate",
  "dropoutRate",
  "retentionRate",
  "freeMealShare",
  "specialNeedsShare",
]);

/** Money shares whose part lies inside the whole. */
const PARTS_OF_MONEY: ReadonlySet<string> = new Set([
  "surchargeSpentOnVocational/educationSurchargeCollected",
  "transferSpentOnEducation/ruralTaxReformTransfer",
  "generalBudgetEducationExpenditure/generalBudgetExpenditure",
  "fiscalEducationFunds/gdp",
]);

function isNet(column: Column, run: Run): boolean {
  if (!column.stated) return NET_RATES.has(column.field);
  if (column.stated.figure === "statedScoreRate") return true;
  if (column.stated.figure !== "statedShare") return false;
  const dimensions = column.stated.of.map((field) => run.context.fields.get(field)?.dimension);
  return PARTS_OF_MONEY.has(column.stated.of.join("/")) || dimensions.every((one) => one === "people" || one === "count");
}

/** A net rate, a share or a retention is not above 100 %. */
export function rateWithinWhole(rule: Rule, run: Run): readonly Segment[] {
  return cellCheck(rule, run, (block, _spine, hit) => {
    let seen = 0;
    for (const column of block.columns) {
      if (!isNet(column, run)) continue;
      for (let row = 0; row < block.rowCount; row += 1) {
        if (column.states[row] !== VALUE) continue;
        seen += 1;
        if (intervalOf(column.values[row] as number, column.printedStep(row)).low <= 1 + 1e-12) continue;
        hit({
          column,
          row,
          outcome: "fail",
          message: { id: "assessment.aboveWhole", data: cellData(column, row) },
          more: { observed: valueOf(column, row) },
        });
      }
    }
    return seen;
  });
}
