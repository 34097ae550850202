import { openWorkbook } from "../../../src/hosts/xlsx";
import { hostContract } from "../contract";
import { fileOf } from "./build";

hostContract("a workbook file", async (workbook) => {
  const host = openWorkbook(fileOf(workbook), workbook.name);
  return { host, elsewhere: async () => openWorkbook(host.bytes().slice(), workbook.name) };
});
