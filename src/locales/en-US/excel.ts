import type { Sentences } from "../../core/model";
import type { ExcelMessages } from "../../hosts/excel/messages";

export const excel: Sentences<ExcelMessages> = {
  "excel.limit.mergedAreas": "This version of Excel cannot tell merged cells; merged headers are inferred from their content.",
  "excel.limit.undo": "This version of Excel cannot undo everything written in one step; use Remove results.",
  "excel.limit.print": "No printer is available on this computer, so the result sheets have no page setup; everything else was written.",
  "excel.ribbon.nothingRecognised": "No table of education funds was recognised on this sheet; nothing has been written.",
  "excel.ribbon.doubtful":
    "The check is done, but some columns could be several things and are not used yet: confirm them under Recognition in the check pane.",
  "excel.ribbon.cannotFill": "The data cannot fill “{title}”; nothing has been written.",
  "excel.ribbon.missing": "Missing: {names}.",
};
