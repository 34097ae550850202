import { hostContract } from "../contract";
import { excelWith, farWorkbookOf } from "./open";

describe.each(["1.12", "1.14", "1.17", "1.20"])("ExcelApi %s", (level) => {
  hostContract(
    `Excel through Microsoft's client at ${level}`,
    async (workbook) => {
      const stand = excelWith(farWorkbookOf(workbook), level);
      return { host: stand.host, elsewhere: async () => stand.elsewhere() };
    },
    { mergedAreas: level !== "1.12" },
  );
});
