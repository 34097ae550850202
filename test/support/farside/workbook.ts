import { FarError } from "./errors";
import { chartsRemote } from "./chart";
import { absoluteReference } from "../../../src/core/model";
import type { Area, FarName, FarSheet, FarWorkbook } from "./model";
import { areaOfAddress, rangeRemote, touch, wholeSheet } from "./range";
import { isColour, isFlag, isText, NULL_OBJECT, oneOf, remembered, type Remote } from "./remote";
import { xmlPartsRemote } from "./xmlParts";

export function workbookRemote(workbook: FarWorkbook): Remote {
  return {
    type: "Workbook",
    get: { Name: () => workbook.name },
    walk: {
      Worksheets: () => worksheetsRemote(workbook),
      Settings: () => settingsRemote(workbook),
      Names: () => namesRemote(workbook),
      CustomXmlParts: () => xmlPartsRemote(workbook),
      Application: () => ({ type: "Application", get: { CalculationMode: () => workbook.calculationMode } }),
      Protection: () => ({ type: "WorkbookProtection", get: { Protected: () => workbook.structureProtected } }),
    },
    call: {
      GetSelectedRange: () => {
        const { sheet, areas } = selectedIn(workbook);
        if (areas.length > 1) throw new FarError("InvalidSelection", "several ranges are selected");
        return rangeRemote(sheet, areas);
      },
      GetSelectedRanges: () => {
        const { sheet, areas } = selectedIn(workbook);
        return rangeRemote(sheet, areas, "RangeAreas");
      },
      GetActiveCell: () => {
        const { sheet, areas } = selectedIn(workbook);
        const { rowIndex = 0, columnIndex = 0 } = areas[0] ?? {};
        return rangeRemote(sheet, [{ rowIndex, columnIndex, rowCount: 1, columnCount: 1 }]);
      },
    },
  };
}

/** What she has selected. Throws where no cells are. */
function selectedIn(workbook: FarWorkbook): { readonly sheet: FarSheet; readonly areas: readonly Area[] } {
  const { selection } = workbook;
  if (workbook.onChartSheet || selection?.shape === true) throw new FarError("InvalidSelection", "no cells are selected");
  const sheet = workbook.required(workbook.activeId);
  if (selection?.sheetId !== sheet.id) return { sheet, areas: [{ rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 1 }] };
  return { sheet, areas: [selection.area, ...(selection.more ?? [])] };
}

function namesRemote(workbook: FarWorkbook): Remote {
  const find = (name: unknown): FarName | undefined => workbook.names.find((one) => one.name.toLowerCase() === String(name).toLowerCase());
  const named = (one: FarName): Remote => ({
    type: "NamedItem",
    id: one.name,
    get: {
      Name: () => one.name,
      Formula: () => `=${workbook.sheets.includes(one.sheet) ? rangeAddress(one) : "#REF!"}`,
      Visible: () => one.visible,
    },
    set: {
      Visible: (value) => {
        if (!isFlag(value)) throw new FarError("InvalidArgument", "visible");
        one.visible = value === true;
      },
    },
    call: {
      Delete: () => {
        workbook.names = workbook.names.filter((other) => other !== one);
      },
    },
  });
  return {
    type: "NamedItemCollection",
    items: () => workbook.names.map(named),
    item: (key) => {
      const found = find(key);
      if (!found) throw new FarError("ItemNotFound", String(key));
      return named(found);
    },
    call: {
      GetItemOrNullObject: (key) => {
        const found = find(key);
        return found ? named(found) : NULL_OBJECT;
      },
      Add: (name, range) => {
        const { place } = range as Remote;
        const [area] = place?.areas ?? [];
        if (!place || !area) throw new FarError("InvalidArgument", "a range is wanted");
        if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(String(name))) throw new FarError("InvalidArgument", String(name));
        if (find(name)) throw new FarError("ItemAlreadyExists", String(name));
        const made = { name: String(name), sheet: place.sheet, area, visible: true };
        workbook.names.push(made);
        return named(made);
      },
    },
  };
}

const rangeAddress = ({ sheet, area }: FarName): string => absoluteReference({ sheet: sheet.name, ...area });

function settingsRemote(workbook: FarWorkbook): Remote {
  const setting = (key: string): Remote => ({
    type: "Setting",
    get: { Key: () => key, Value: () => workbook.settings.get(key) ?? null },
    call: {
      Delete: () => {
        workbook.settings.delete(key);
      },
    },
  });
  return {
    type: "SettingCollection",
    items: () => [...workbook.settings.keys()].map(setting),
    item: (key) => {
      if (!workbook.settings.has(String(key))) throw new FarError("ItemNotFound", String(key));
      return setting(String(key));
    },
    call: {
      GetItemOrNullObject: (key) => (workbook.settings.has(String(key)) ? setting(String(key)) : NULL_OBJECT),
      Add: (key, value) => {
        workbook.settings.set(String(key), value);
        return setting(String(key));
      },
    },
  };
}

function worksheetsRemote(workbook: FarWorkbook): Remote {
  const { heard } = workbook;
  return {
    type: "WorksheetCollection",
    items: () => workbook.sheets.map(worksheetRemote),
    item: (key) => worksheetRemote(workbook.required(String(key))),
    call: {
      GetActiveWorksheet: () => {
        if (workbook.onChartSheet) throw new FarError("GeneralException", "the active sheet is no worksheet");
        return worksheetRemote(workbook.required(workbook.activeId));
      },
      GetItemOrNullObject: (key) => {
        const found = workbook.sheet(String(key));
        return found ? worksheetRemote(found) : NULL_OBJECT;
      },
      Add: (name) => worksheetRemote(workbook.add(String(name), true)),
      _RegisterDataChangedEvent: () => heard.add("changed"),
      _UnregisterDataChangedEvent: () => heard.delete("changed"),
      _RegisterDeletedEvent: () => heard.add("deleted"),
      _UnregisterDeletedEvent: () => heard.delete("deleted"),
    },
  };
}

function worksheetRemote(sheet: FarSheet): Remote {
  const settle = (checks: Parameters<typeof remembered>[2], prefix = ""): Pick<Remote, "get" | "set"> => {
    const { get, set } = remembered(sheet.settings, prefix, checks);
    return {
      ...(get ? { get } : {}),
      set: Object.fromEntries(
        Object.entries(set ?? {}).map(([name, assign]) => [
          name,
          (value: unknown): void => {
            if (prefix === "page." && !sheet.workbook.hasPrinter) throw new FarError("GeneralException", "no printer");
            touch(sheet, { rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 1 });
            assign(value);
          },
        ]),
      ),
    };
  };
  const own = settle({ Gridlines: isFlag, TabColor: isColour });
  const whole = (): Remote => rangeRemote(sheet, [wholeSheet]);
  return {
    type: "Worksheet",
    id: sheet.id,
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Visibility: () => sheet.visibility,
      ...own.get,
    },
    set: {
      ...own.set,
      Name: (value) => sheet.workbook.rename(sheet, String(value)),
      Visibility: (value) => {
        if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") throw new FarError("InvalidArgument", String(value));
        sheet.visibility = value;
      },
    },
    walk: {
      Protection: () => ({ type: "WorksheetProtection", get: { Protected: () => sheet.isProtected } }),
      Tables: () => ({
        type: "TableCollection",
        items: () => sheet.tables.map((table) => tableRemote(sheet, table.name)),
        item: (key) => tableRemote(sheet, String(key)),
      }),
      Charts: () => chartsRemote(sheet),
      CustomProperties: () => ({
        type: "WorksheetCustomPropertyCollection",
        items: () => [...sheet.customProperties.keys()].map((key) => propertyRemote(sheet, key)),
        call: {
          Add: (key, value) => {
            if (!sheet.ofAddIn) throw new FarError("InvalidOperation", "a mark on a sheet that is not ours");
            sheet.customProperties.set(String(key), String(value));
            return propertyRemote(sheet, String(key));
          },
        },
      }),
      FreezePanes: () => ({
        type: "WorksheetFreezePanes",
        call: {
          FreezeRows: (count) => void sheet.settings.set("frozen", ["rows", count]),
          FreezeColumns: (count) => void sheet.settings.set("frozen", ["columns", count]),
          FreezeAt: (range) => void sheet.settings.set("frozen", ["at", (range as Remote).place?.areas]),
          Unfreeze: () => void sheet.settings.delete("frozen"),
        },
      }),
      HorizontalPageBreaks: () => ({
        type: "PageBreakCollection",
        call: {
          Add: (range) => {
            if (!sheet.workbook.hasPrinter) throw new FarError("GeneralException", "no printer");
            const [area] = (range as Remote).place?.areas ?? [];
            if (!area || area.rowIndex === 0) throw new FarError("InvalidArgument", "a page begins below the first row");
            const breaks = [...((sheet.settings.get("breaks") as number[] | undefined) ?? []), area.rowIndex];
            sheet.settings.set("breaks", breaks);
            return { type: "PageBreak", get: { ColumnIndex: () => 0 } };
          },
          RemovePageBreaks: () => {
            if (!sheet.workbook.hasPrinter) throw new FarError("GeneralException", "no printer");
            sheet.settings.delete("breaks");
          },
        },
      }),
      AutoFilter: () => ({
        type: "AutoFilter",
        call: {
          Apply: (range) => void sheet.settings.set("filter", (range as Remote).place?.areas),
          Remove: () => void sheet.settings.delete("filter"),
        },
      }),
      PageLayout: () => ({
        type: "PageLayout",
        ...settle(
          {
            Orientation: oneOf("Portrait", "Landscape"),
            PaperSize: oneOf("A4", "A3"),
            Zoom: (value) => {
              const { horizontalFitToPages, verticalFitToPages, scale, ...rest } = value as Readonly<Record<string, number>>;
              if (Object.keys(rest).length > 0) return false;
              return (
                [horizontalFitToPages, verticalFitToPages].every((pages) => pages === undefined || pages >= 1) &&
                (scale === undefined || (scale >= 10 && scale <= 400))
              );
            },
            CenterHorizontally: isFlag,
          },
          "page.",
        ),
        walk: {
          HeadersFooters: () => ({
            type: "HeaderFooterGroup",
            walk: {
              DefaultForAllPages: () => ({
                type: "HeaderFooter",
                ...settle({ LeftFooter: isText, CenterFooter: isText, RightFooter: isText }, "page."),
              }),
            },
          }),
        },
        call: {
          SetPrintArea: (range) => void sheet.settings.set("printArea", (range as Remote).place?.areas),
          SetPrintTitleRows: (range) => {
            if (typeof range === "string" && !/^\$\d+:\$\d+$/.test(range)) throw new FarError("InvalidArgument", range);
            sheet.settings.set("titleRows", range);
          },
        },
      }),
    },
    call: {
      GetRange: (address) =>
        address === null || address === undefined || address === "" ? whole() : rangeRemote(sheet, [areaOfAddress(String(address))]),
      GetRanges: (address) => {
        const text = String(address);
        if (text.length > 8192) throw new FarError("InvalidArgument", "an address has at most 8,192 characters");
        return rangeRemote(sheet, text.split(",").map(areaOfAddress), "RangeAreas");
      },
      GetRangeByIndexes: (row, column, rows, columns) => {
        const area = { rowIndex: Number(row), columnIndex: Number(column), rowCount: Number(rows), columnCount: Number(columns) };
        if (
          !Object.values(area).every(Number.isInteger) ||
          area.rowIndex < 0 ||
          area.columnIndex < 0 ||
          area.rowCount < 1 ||
          area.columnCount < 1
        )
          throw new FarError("InvalidArgument", JSON.stringify(area));
        return rangeRemote(sheet, [area]);
      },
      GetUsedRangeOrNullObject: (valuesOnly) => {
        const used = sheet.used(valuesOnly === true);
        return used ? rangeRemote(sheet, [used]) : NULL_OBJECT;
      },
      Activate: () => {
        if (sheet.visibility !== "Visible") throw new FarError("InvalidOperation", "the sheet is hidden");
        sheet.workbook.activeId = sheet.id;
      },
      Calculate: (all) => {
        if (!isFlag(all)) throw new FarError("InvalidArgument", "markAllDirty");
        if (!sheet.ofAddIn) throw new FarError("InvalidOperation", "her sheet is not ours to calculate");
        sheet.calculate();
      },
      Delete: () => sheet.workbook.remove(sheet),
    },
  };
}

function tableRemote(sheet: FarSheet, name: string): Remote {
  const table = sheet.tables.find((one) => one.name === name);
  if (!table) throw new FarError("ItemNotFound", name);
  return { type: "Table", id: name, get: { Id: () => name, Name: () => name }, call: { GetRange: () => rangeRemote(sheet, [table.area]) } };
}

function propertyRemote(sheet: FarSheet, key: string): Remote {
  return { type: "WorksheetCustomProperty", id: key, get: { Key: () => key, Value: () => sheet.customProperties.get(key) ?? "" } };
}
