import type { Sentences } from "../../core/model";
import type { TaskpaneMappingMessages } from "../../taskpane/mapping/messages";

export const taskpaneMapping: Sentences<TaskpaneMappingMessages> = {
  "taskpane.band.title": "表名",
  "taskpane.band.unit": "单位",
  "taskpane.band.header": "表头",
  "taskpane.band.data": "数据",
  "taskpane.band.total": "合计",
  "taskpane.band.group": "分组",
  "taskpane.band.note": "附注",
  "taskpane.mapping.rowKind": "行",
  "taskpane.mapping.column": "{column}列：{taken}",
  "taskpane.mapping.row": "第{row}行{kind}：{taken}",
  "taskpane.mapping.tableLevel": "整张表的学段",
  "taskpane.mapping.tableLevel.asRead": "按表中写法",
  "taskpane.mapping.maybe": "可能是：{fields}",
  "taskpane.mapping.take": "就是“{field}”",
  "taskpane.mapping.rest": "已确定和不作检查的 {count, number} 项",
  "taskpane.mapping.doubted": "{cell}所在的一项已展开，可在此修改。",
  "taskpane.mapping.doubted.none": "{cell}不在任何识别出的列或行中。",
  "taskpane.mapping.allSure": "各列含义均已确定",
};
