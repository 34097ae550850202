import type { TableShape } from "../../model";
import type { ColumnRoles } from "./keyColumns";

/** One row for each school level (幼儿园, 小学 …), perhaps with a row for all. */
export function levelsDownShape(roles: ColumnRoles): TableShape | null {
  return roles.level >= 0 && roles.entity.length === 0 && roles.period < 0 ? "levelsDown" : null;
}
