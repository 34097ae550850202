import type { Sentences } from "../../core/model";
import type { ExcelMessages } from "../../hosts/excel/messages";

export const excel: Sentences<ExcelMessages> = {
  "excel.limit.mergedAreas": "这个版本的 Excel 读不出合并单元格，合并的表头按内容推断。",
  "excel.limit.undo": "这个版本的 Excel 不能一步撤销全部写入，请用“清除结果”。",
};
