import { dateSerial, readDateText, yearOfSerial } from "../../../src/core/recognition/dates";
import { grid } from "../../support/grid";

describe("a table written as text", () => {
  const snapshot = grid(`
    某县教育费附加情况
    | 年度 | 教育费附加 | <     |
    | ^    | 征收额     | 占比  |
    |------|------------|-------|
    | 2008 | 1,000      | 30%   |
    | 2009 | 12.40      |       |
  `);

  it("keeps numbers as numbers, with the digits that were typed", () => {
    expect(snapshot.values[4]).toEqual([2009, 12.4, null]);
    expect(snapshot.values[3]).toEqual([2008, "1,000", 0.3]);
    const codeAt = (row: number, column: number): string | undefined =>
      snapshot.formats.codes[snapshot.formats.indexes?.[row * 3 + column] ?? 0];
    expect(codeAt(4, 1)).toBe("0.00");
    expect(codeAt(3, 2)).toBe("0%");
  });

  it("merges with the cell on the left and above", () => {
    expect(
      snapshot.merged.map(({ rowIndex, columnIndex, rowCount, columnCount }) => [rowIndex, columnIndex, rowCount, columnCount]),
    ).toEqual([
      [1, 0, 2, 1],
      [1, 1, 1, 2],
    ]);
  });

  it("reads dates as Excel numbers them", () => {
    expect(dateSerial(2016, 3, 2)).toBe(42431);
    expect(dateSerial(1900, 3, 1)).toBe(61);
    expect(dateSerial(2023, 2, 29)).toBeNull();
    expect(readDateText("2016年3月2日")).toBe(42431);
    expect(yearOfSerial(42431)).toBe(2016);
    expect(yearOfSerial(42369)).toBe(2015);
    expect(yearOfSerial(42370)).toBe(2016);
    expect(grid("| 2016-03-02 |").values[0]?.[0]).toBe(42431);
  });
});
