/** @jest-environment node */
import { placeNamed } from "../../../src/filemode/grid/FormulaBar";

const sheets = ["经费", "2019-2023经费", "it's", "Budget"];
const place = (text: string) => {
  const area = placeNamed(text, "经费", sheets);
  return area ? `${area.sheet} ${area.rowIndex},${area.columnIndex} ${area.rowCount}x${area.columnCount}` : null;
};

describe("name box", () => {
  it.each([
    ["b4", "经费 3,1 1x1"],
    ["$A$4:h7", "经费 3,0 4x8"],
    ["2019-2023经费!I7", "2019-2023经费 6,8 1x1"],
    ["'2019-2023经费'!I7", "2019-2023经费 6,8 1x1"],
    ["'it''s'!A1", "it's 0,0 1x1"],
    ["经费！C2", "经费 1,2 1x1"],
    ["budget!A2", "Budget 1,0 1x1"],
    ["Budget", "Budget 0,0 1x1"],
  ])("%s", (text, expected) => expect(place(text)).toBe(expected));

  it.each(["没有!A1", "经费", "A0", "1A", "经费!", ""].filter((text) => text !== "经费"))("does not know %j", (text) =>
    expect(place(text)).toBeNull(),
  );
});
