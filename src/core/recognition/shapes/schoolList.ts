import type { TableShape } from "../../model";
import type { ColumnRoles } from "./keyColumns";

/**
 * One row for each school. Figures by level (在校学生数 › 小学, 初中) give the school a row for each level that it runs;
 * figures of the whole school are repeated on these rows (`Column.shared`), and splitting them is a matter of assessment.
 */
export function schoolListShape(roles: ColumnRoles, entityKind: string): TableShape | null {
  return entityKind === "school" && roles.entity.length > 0 ? "schoolList" : null;
}
