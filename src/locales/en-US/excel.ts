import type { Sentences } from "../../core/model";
import type { ExcelMessages } from "../../hosts/excel/messages";

export const excel: Sentences<ExcelMessages> = {
  "excel.limit.mergedAreas": "This version of Excel cannot tell merged cells; merged headers are inferred from their content.",
  "excel.limit.undo": "This version of Excel cannot undo everything written in one step; use Remove results.",
};
