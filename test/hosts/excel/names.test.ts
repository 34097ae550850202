import { COUNTY } from "../contract";
import { excelWith, farWorkbookOf } from "./open";

describe("names in an open workbook", () => {
  it("gives each sheet the officer's names that stand for its cells, without a request of their own", async () => {
    const plain = excelWith(farWorkbookOf(COUNTY));
    await plain.host.read({ sheets: null });
    const asked = plain.farSide.counts.syncs;
    const { host, workbook, farSide } = excelWith(farWorkbookOf(COUNTY));
    const [sheet] = workbook.sheets;
    if (!sheet) throw new Error("no sheet");
    const area = { rowIndex: 0, columnIndex: 0, rowCount: 3, columnCount: 2 };
    workbook.names.push({ name: "拨款", sheet, area, visible: true }, { name: "EduFundCheck_block", sheet, area, visible: false });
    const snapshots = await host.read({ sheets: null });
    const [own, ...others] = snapshots;
    expect(own?.names).toEqual([{ name: "拨款", area: { sheet: sheet.name, ...area } }]);
    expect(others.every((snapshot) => snapshot.names === undefined)).toBe(true);
    expect(farSide.counts.syncs).toBe(asked);
  });
});
