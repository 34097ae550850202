import type { RangeSnapshot } from "../../model";
import { valueAt } from "../../model";
import type { TableReading } from "../types";
import { rowsOfBand } from "./blocks";
import { keyColumn } from "./keys";

const TOWN = /^(.*[省市县区旗])?([^省市县区旗]{1,8}(?:镇|乡|街道|苏木))$/;

/** County and town of a table that is about a town: 清水县 and 东镇 of 清水县东镇; null for a county or no place. */
export function townOf({ entity }: TableReading): { readonly county: string; readonly town: string } | null {
  const [, county = "", town] = TOWN.exec(entity ?? "") ?? [];
  return town === undefined ? null : { county, town };
}

/** The place that tells a list's schools from those of its like: its town, or its county where it is about a whole one. */
function placeOf(table: TableReading): { readonly kind: "town" | "county"; readonly name: string } | null {
  if (townOf(table)) return { kind: "town", name: table.entity ?? "" };
  return /[县区市旗]$/.test(table.entity ?? "") ? { kind: "county", name: table.entity ?? "" } : null;
}

/** Name that a school of a table goes by in the dataset. */
export type SchoolNames = (table: TableReading, name: string) => string;

/**
 * 中心小学 stands in the list of every town and is another school in each: names that stand in the lists of several towns,
 * or of several counties, are said with their place. All other names are as written, so that a school is found in a
 * table that says no place.
 */
export function schoolNames(tables: readonly TableReading[], bySheet: ReadonlyMap<string, RangeSnapshot>): SchoolNames {
  const first = { town: new Map<string, string>(), county: new Map<string, string>() };
  const twins = new Set<string>();
  const lists = tables.filter((table) => table.entityKind === "school" && keyColumn(table, "entity").length === 1);
  // With one place for all lists nothing has to be told apart.
  const places = new Set(lists.map((table) => placeOf(table)?.name));
  for (const table of places.size < 2 ? [] : lists) {
    const place = placeOf(table);
    const snapshot = bySheet.get(table.sheet);
    const [column] = keyColumn(table, "entity");
    if (!place || !snapshot || column === undefined) continue;
    const known = first[place.kind];
    for (const row of rowsOfBand(table, "data")) {
      const name = String(valueAt(snapshot, row, column) ?? "").trim();
      const at = known.get(name);
      if (at === undefined) known.set(name, place.name);
      else if (at !== place.name) twins.add(name);
    }
  }
  const counties = new Set(lists.map((table) => townOf(table)?.county).filter((county) => county !== undefined));
  return (table, name) => {
    if (!twins.has(name)) return name;
    const place = (counties.size === 1 ? townOf(table)?.town : undefined) ?? placeOf(table)?.name;
    return place === undefined ? name : `${place} ${name}`;
  };
}
