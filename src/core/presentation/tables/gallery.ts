import type { FieldId } from "../../model";
import type { FreeTableChoice, Offer, PresentationInput, TableId } from "../types";
import { TABLE_IDS } from "../types";
import { say } from "../words";
import { aid } from "./aid";
import { districts } from "./districts";
import { figuresOfInput } from "./figures";
import { free, freeTable } from "./free";
import type { TableMaker } from "./maker";
import { perPupil } from "./perPupil";
import { projects } from "./projects";
import { SCHOOL_FIELDS, sevenIndicators, variation } from "./qualityBalance";
import { scorecard } from "./scorecard";
import { sources } from "./sources";
import { staffing } from "./staffing";
import { surcharge } from "./surcharge";
import type { SummaryTable } from "./table";
import { threeGrowths } from "./threeGrowths";

const MAKERS: Readonly<Record<TableId, TableMaker>> = {
  "three-growths": threeGrowths,
  "per-pupil": perPupil,
  sources,
  "surcharge-and-transfer": surcharge,
  "seven-indicators": sevenIndicators,
  variation,
  "staffing-and-class-size": staffing,
  "renovation-projects": projects,
  "student-aid": aid,
  scorecard,
  districts,
  free,
};

/** What a table cannot do without: named where it cannot be made, rather than everything that it could show. */
const NEEDS: Readonly<Record<TableId, readonly FieldId[]>> = {
  "three-growths": [
    "educationAppropriation",
    "recurrentFiscalRevenue",
    "perPupilEducationSpending",
    "teacherAverageAnnualPay",
    "perPupilOperatingFunds",
  ],
  "per-pupil": ["perPupilGeneralBudgetEducationExpenditure", "perPupilOperatingFunds"],
  sources: ["educationFundsTotal", "fiscalEducationFunds", "generalBudgetEducationExpenditure"],
  "surcharge-and-transfer": ["educationSurchargeCollected", "ruralTaxReformTransfer"],
  "seven-indicators": SCHOOL_FIELDS,
  variation: SCHOOL_FIELDS,
  "staffing-and-class-size": ["staffOnEstablishment", "fullTimeTeachers", "classCount", "largestClassSize"],
  "renovation-projects": ["projectFundsTotal", "completedInvestment"],
  "student-aid": ["aidPersons", "aidPaid"],
  scorecard: ["itemScore", "itemFullMarks"],
  districts: ["educationAppropriation", "recurrentFiscalRevenue"],
  free: ["educationAppropriation", "perPupilOperatingFunds", "enrolment"],
};

/** null: her data cannot fill it. */
export function makeTable(input: PresentationInput, id: TableId, choice?: FreeTableChoice): SummaryTable | null {
  return id === "free" ? freeTable(input, choice) : MAKERS[id].make(input);
}

export const tableName = ({ translate }: Pick<PresentationInput, "translate">, id: TableId): string =>
  say(translate, `presentation.table.${id}`);

/** Every table with what her data lacks for it. */
export function tableOffers(input: PresentationInput): readonly Offer<TableId>[] {
  return TABLE_IDS.map((id) => {
    const table = makeTable(input, id);
    const several = id === "districts" && table === null ? [say(input.translate, "presentation.table.districts.missing")] : [];
    return {
      id,
      title: tableName(input, id),
      available: table !== null,
      missing: [...several, ...missingFields(input, table === null ? NEEDS[id] : MAKERS[id].fields)],
    };
  });
}

export function missingFields(input: PresentationInput, fields: readonly FieldId[]): string[] {
  const figures = figuresOfInput(input);
  // A growth that the sheet states stands in for the amounts.
  return fields
    .filter((field) => !figures.has(field) && !figures.has(`${field}Growth`))
    .map((id) => say(input.translate, "presentation.value", { value: { kind: "title", of: "field", id } }));
}
