import type { TableShape } from "../../model";
import type { ColumnRoles } from "./keyColumns";

/** One thing over years: a period column and no name column. */
export function yearsDownShape(roles: ColumnRoles): TableShape | null {
  return roles.period >= 0 && roles.entity.length === 0 && roles.level < 0 ? "yearsDown" : null;
}
