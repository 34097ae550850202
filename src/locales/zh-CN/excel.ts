import type { Sentences } from "../../core/model";
import type { ExcelMessages } from "../../hosts/excel/messages";

export const excel: Sentences<ExcelMessages> = {
  "excel.limit.mergedAreas": "这个版本的 Excel 读不出合并单元格，合并的表头按内容推断。",
  "excel.limit.undo": "这个版本的 Excel 不能一步撤销全部写入，请用“清除结果”。",
  "excel.limit.print": "这台电脑没有可用的打印机，结果表没有设置打印版式；其余内容已写全。",
  "excel.ribbon.nothingRecognised": "这张工作表中没有认出教育经费表，没有写入任何内容。",
  "excel.ribbon.doubtful": "检查已完成，但有的列不能确定是什么，暂未使用，请在核查面板的“识别结果”中确认。",
  "excel.ribbon.cannotFill": "现有数据填不了“{title}”，没有写入任何内容。",
  "excel.ribbon.missing": "缺少：{names}。",
};
