import type { Sentences } from "../../core/model";
import type { TaskpaneMappingMessages } from "../../taskpane/mapping/messages";

export const taskpaneMapping: Sentences<TaskpaneMappingMessages> = {
  "taskpane.band.title": "Title",
  "taskpane.band.unit": "Unit",
  "taskpane.band.header": "Header",
  "taskpane.band.data": "Data",
  "taskpane.band.total": "Total",
  "taskpane.band.group": "Section",
  "taskpane.band.note": "Note",
  "taskpane.mapping.rowKind": "Row",
  "taskpane.mapping.column": "Column {column}: {taken}",
  "taskpane.mapping.row": "{kind} in row {row}: {taken}",
  "taskpane.mapping.tableLevel": "School level of the table",
  "taskpane.mapping.tableLevel.asRead": "As the table says",
  "taskpane.mapping.maybe": "maybe {fields}",
  "taskpane.mapping.take": "It is “{field}”",
  "taskpane.mapping.rest": "{count, plural, one {# line} other {# lines}} certain or not for the check",
  "taskpane.mapping.doubted": "The line with {cell} is open below and can be changed.",
  "taskpane.mapping.doubted.none": "{cell} is in none of the recognised columns and rows.",
  "taskpane.mapping.allSure": "Every column is certain",
};
