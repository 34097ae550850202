import { COUNTY, PLAN } from "../contract";
import { excelWith, farWorkbookOf } from "./open";

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

async function watched() {
  const stand = excelWith(farWorkbookOf(COUNTY));
  await stand.host.read({ sheets: null });
  let changes = 0;
  const stop = stand.host.watch?.(() => (changes += 1));
  await moment();
  return { ...stand, stop, count: () => changes };
}

describe("hearing of changes", () => {
  it("hears of her cells, whoever types, and of a sheet of hers that goes", async () => {
    const { workbook, count } = await watched();
    const sheet = workbook.required("教育经费");
    workbook.typeAs("Local", sheet, 2, 1, 1);
    await moment();
    expect(count()).toBe(1);
    workbook.typeAs("Remote", sheet, 2, 1, 2);
    await moment();
    expect(count()).toBe(2);
    workbook.remove(sheet);
    await moment();
    expect(count()).toBe(3);
  });

  it("hears nothing of our own sheets, nor of anything once it is over", async () => {
    const { workbook, host, count, stop } = await watched();
    await host.apply(PLAN);
    await host.sheets();
    workbook.typeAs("Local", workbook.required("核查结果"), 1, 2, "说明");
    await moment();
    expect(count()).toBe(0);
    stop?.();
    await moment();
    workbook.typeAs("Local", workbook.required("教育经费"), 2, 1, 1);
    await moment();
    expect(count()).toBe(0);
    expect([...workbook.heard]).toEqual([]);
  });
});
