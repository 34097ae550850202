import type { WorkbookHost } from "../../../src/app/ports";
import type { RangeSnapshot } from "../../../src/core/model";
import { parseArea } from "../../../src/core/model";
import { createExcelHost } from "../../../src/hosts/excel";
import { loadClient, type Client } from "../../support/farside/client";
import { type FarWorkbook, workbookFrom } from "../../support/farside/model";
import { FarSide } from "../../support/farside/wire";
import type { ContractWorkbook } from "../contract";

export interface Stand {
  readonly host: WorkbookHost;
  readonly workbook: FarWorkbook;
  readonly farSide: FarSide;
  readonly client: Client;
  /** The same workbook on another machine. */
  elsewhere(): WorkbookHost;
}

const clients = new Map<string, Client>();

/** Never waits for real: pauses end at once. On a busy machine an honest answer may take seconds. */
export const QUICK = { longestWait: 10_000, pauses: [0, 0, 0], pause: async () => undefined };

/** Excel with this workbook: Microsoft's client here, our far side there. */
export function excelWith(workbook: FarWorkbook, level = "1.20", patience = QUICK): Stand {
  let client = clients.get(level);
  if (!client) clients.set(level, (client = loadClient(level)));
  const farSide = new FarSide(workbook);
  client.connect(farSide);
  Object.assign(globalThis, { Excel: client.Excel, Office: client.Office });
  return { host: createExcelHost(patience), workbook, farSide, client, elsewhere: () => createExcelHost(patience) };
}

/** The contract's workbook on the far side. */
export function farWorkbookOf(workbook: ContractWorkbook): FarWorkbook {
  return workbookFrom(
    workbook.name,
    workbook.sheets.map((sheet, sheetIndex): RangeSnapshot => ({
      sheet: sheet.name,
      sheetIndex,
      rowIndex: 0,
      columnIndex: 0,
      rowCount: sheet.rows.length,
      columnCount: Math.max(...sheet.rows.map((row) => row.length)),
      values: sheet.rows,
      formats: { codes: ["General"] },
      merged: (sheet.merged ?? []).flatMap((address) => parseArea(sheet.name, address) ?? []),
      hiddenRows: sheet.hiddenRows ?? [],
      hiddenColumns: [],
      sheetVisible: sheet.hidden !== true,
      protected: false,
      tables: [],
    })),
  );
}
