import type { RangeSnapshot } from "../../model";
import { valueAt } from "../../model";
import type { TableReading } from "../types";
import { rowsOfBand } from "./blocks";
import { keyColumn } from "./keys";

/** Town of a table that is about one: 东镇 of 清水县东镇; null for a county or no place. */
export function townOf(table: TableReading): string | null {
  return /(?:^|[省市县区旗])([^省市县区旗]{1,8}(?:镇|乡|街道|苏木))$/.exec(table.entity ?? "")?.[1] ?? null;
}

function countyOf(table: TableReading): string | null {
  return /[县区市旗]$/.test(table.entity ?? "") ? table.entity : null;
}

/** Name that a school of a table goes by in the dataset. */
export type SchoolNames = (table: TableReading, name: string) => string;

/**
 * 中心小学 stands in the list of every town and is another school in each: names that stand in the lists of several towns,
 * or of several counties, are said with their place. All other names are as written, so that a school is found in a
 * table that says no place.
 */
export function schoolNames(tables: readonly TableReading[], bySheet: ReadonlyMap<string, RangeSnapshot>): SchoolNames {
  const twins = new Set<string>();
  const asWritten: SchoolNames = (_, name) => name;
  const lists = tables.filter((table) => table.entityKind === "school" && keyColumn(table, "entity").length === 1);
  for (const placeOf of [townOf, countyOf]) {
    if (new Set(lists.map(placeOf).filter((place) => place !== null)).size < 2) continue;
    const places = new Map<string, string>();
    for (const table of lists) {
      const place = placeOf(table);
      const snapshot = bySheet.get(table.sheet);
      const [column] = keyColumn(table, "entity");
      if (place === null || !snapshot || column === undefined) continue;
      for (const row of rowsOfBand(table, "data")) {
        const name = String(valueAt(snapshot, row, column) ?? "").trim();
        const known = places.get(name);
        if (known === undefined) places.set(name, place);
        else if (known !== place) twins.add(name);
      }
    }
  }
  if (twins.size === 0) return asWritten;
  return (table, name) => {
    const place = twins.has(name) ? (townOf(table) ?? countyOf(table)) : null;
    return place === null ? name : `${place} ${name}`;
  };
}
