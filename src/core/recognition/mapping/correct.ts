import { entryFor } from "./structure";
import type { LineCorrection, Mapping, TableMapping } from "./types";

/** What the officer changes of a table as a whole; null takes her earlier word back. */
export interface TableCorrection {
  readonly headerRows?: number | null;
  readonly periodKind?: TableMapping["periodKind"] | null;
  readonly schoolLevel?: TableMapping["schoolLevel"] | null;
  readonly excluded?: boolean;
}

/** From so much in common on an entry is about this very form; below it a new one is begun. */
const THIS_FORM = 0.9;

/**
 * The mapping with one more correction of a line; null takes her word back. `structure`: the line keys of the table as it
 * is understood by itself (`TableReading.structure`); `lineKey`: the line's key in the table as it is shown.
 */
export function withLineCorrection(
  mapping: Mapping,
  structure: readonly string[],
  lineKey: string,
  correction: LineCorrection | null,
): Mapping {
  return change(mapping, structure, (entry) => {
    const { [lineKey]: earlier, ...others } = entry.lines;
    return { ...entry, lines: correction === null ? others : { ...others, [lineKey]: { ...earlier, ...correction } } };
  });
}

export function withTableCorrection(mapping: Mapping, structure: readonly string[], correction: TableCorrection): Mapping {
  return change(mapping, structure, (entry) => {
    const { headerRows, periodKind, schoolLevel, excluded, ...rest } = entry;
    const rows = correction.headerRows === undefined ? headerRows : correction.headerRows;
    const kind = correction.periodKind === undefined ? periodKind : correction.periodKind;
    const level = correction.schoolLevel === undefined ? schoolLevel : correction.schoolLevel;
    return {
      ...rest,
      ...(rows ? { headerRows: rows } : {}),
      ...(kind ? { periodKind: kind } : {}),
      ...(level ? { schoolLevel: level } : {}),
      ...((correction.excluded ?? excluded) ? { excluded: true as const } : {}),
    };
  });
}

function change(mapping: Mapping, structure: readonly string[], make: (entry: TableMapping) => TableMapping): Mapping {
  const known = entryFor(structure, mapping.tables, THIS_FORM);
  // A like form's corrections hold for this one already and are taken over.
  const base = known ?? entryFor(structure, mapping.tables) ?? { structure, lines: {} };
  const made = make({ ...base, structure });
  const others = mapping.tables.filter((entry) => entry !== known);
  const isEmpty = Object.keys(made.lines).length === 0 && !made.headerRows && !made.periodKind && !made.schoolLevel && !made.excluded;
  return { format: 1, tables: isEmpty ? others : [...others, made] };
}
