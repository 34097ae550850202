import { sheetsAtHand, type SheetInfo, type WorkbookHost } from "../../src/app";

const sheet = (name: string, more: Partial<SheetInfo> = {}): SheetInfo => ({
  name,
  visible: true,
  active: false,
  ours: false,
  rowCount: 1,
  columnCount: 1,
  ...more,
});
const standingOn = (name: string): WorkbookHost => {
  const all = [sheet("经费"), sheet("学校"), sheet("核查结果", { ours: true })];
  const sheets = async (): Promise<readonly SheetInfo[]> => all.map((one) => ({ ...one, active: one.name === name }));
  return { sheets } as WorkbookHost;
};

describe("what a check without the pane reads", () => {
  it("is the sheet she stands on", async () => {
    expect(await sheetsAtHand(standingOn("学校"), null)).toEqual(["学校"]);
    expect(await sheetsAtHand(standingOn("学校"), ["经费"])).toEqual(["学校"]);
  });

  it("is her own choice where this sheet is in it", async () => {
    expect(await sheetsAtHand(standingOn("学校"), ["经费", "学校"])).toEqual(["经费", "学校"]);
  });

  it("on a sheet of ours is what was checked last", async () => {
    expect(await sheetsAtHand(standingOn("核查结果"), null)).toBeNull();
    expect(await sheetsAtHand(standingOn("核查结果"), ["经费"])).toEqual(["经费"]);
  });
});
