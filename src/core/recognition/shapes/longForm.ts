import type { TableShape } from "../../model";
import type { ColumnRoles } from "./keyColumns";

/** Several keys beside each other (区县, 年度, 学段), one row for each combination. */
export function longFormShape(roles: ColumnRoles): TableShape | null {
  const keys = (roles.period >= 0 ? 1 : 0) + (roles.level >= 0 ? 1 : 0) + (roles.entity.length > 0 ? 1 : 0);
  return keys >= 2 ? "longForm" : null;
}
