import type { CellArea } from "../core/model";
import { areaOfName, isBlockName } from "./blocks";

/** A name of a workbook with what it stands for, as the file or Excel writes it. */
export interface WorkbookName {
  readonly name: string;
  /** `'经费'!$A$3:$F$9`, with or without "=". */
  readonly text: string;
}

/** The officer's names that stand for one rectangle of a sheet; ours, Excel's own (print areas, filters) and formulas are left out. */
export function namesOn(sheet: string, names: readonly WorkbookName[]): { readonly name: string; readonly area: CellArea }[] {
  return names.flatMap(({ name, text }) => {
    if (isBlockName(name) || /^_xl|^_FilterDatabase$|Print_(?:Area|Titles)$/i.test(name)) return [];
    const area = areaOfName(text);
    return area?.sheet === sheet ? [{ name, area }] : [];
  });
}
