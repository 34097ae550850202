import fc from "fast-check";
import {
  absoluteReference,
  areaAddress,
  areaContains,
  areaOf,
  areaText,
  cellAddress,
  cellReference,
  cellText,
  columnIndexOf,
  columnName,
  parseArea,
} from "../../../src/core/model";

const area = (rowIndex: number, columnIndex: number, rowCount: number, columnCount: number, sheet = "经费") => ({
  sheet,
  rowIndex,
  columnIndex,
  rowCount,
  columnCount,
});

it("names columns as a sheet does", () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16383].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
  expect(["A", "z", "AA", "xfd"].map(columnIndexOf)).toEqual([0, 25, 26, 16383]);
  expect(["", "1", "A1", "ABCD", "Ä", " A"].map(columnIndexOf)).toEqual([-1, -1, -1, -1, -1, -1]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 16383 }), (index) => expect(columnIndexOf(columnName(index))).toBe(index)));
});

it("writes cells and areas for people, for formulas and for charts", () => {
  const cell = { sheet: "2023's 经费", rowIndex: 3, columnIndex: 1 };
  expect([cellAddress(cell), cellText(cell), cellReference(cell)]).toEqual(["B4", "2023's 经费!B4", "'2023''s 经费'!B4"]);
  expect([
    areaAddress(area(3, 0, 4, 8)),
    areaAddress(area(3, 1, 1, 1)),
    areaAddress(area(3, 1, 1, 2)),
    areaAddress(area(3, 1, 2, 1)),
  ]).toEqual(["A4:H7", "B4", "B4:C4", "B4:B5"]);
  expect(areaText(area(3, 0, 4, 8))).toBe("经费!A4:H7");
  expect([absoluteReference(area(3, 1, 6, 1)), absoluteReference(area(3, 1, 1, 1))]).toEqual(["'经费'!$B$4:$B$9", "'经费'!$B$4"]);
});

it("knows what lies inside", () => {
  const inside = (rowIndex: number, columnIndex: number, sheet = "经费"): boolean =>
    areaContains(area(2, 3, 2, 2), { sheet, rowIndex, columnIndex });
  expect([inside(2, 3), inside(3, 4), inside(2, 4), inside(3, 3)]).toEqual([true, true, true, true]);
  expect([inside(1, 3), inside(4, 3), inside(2, 2), inside(2, 5), inside(2, 3, "表")]).toEqual([false, false, false, false, false]);
  expect(areaOf({ sheet: "经费", rowIndex: 5, columnIndex: 6 })).toEqual(area(5, 6, 1, 1));
});

it("reads addresses in either order, and nothing else", () => {
  expect([parseArea("经费", "B4"), parseArea("经费", " $b$4 "), parseArea("经费", "A4:H7"), parseArea("经费", "$H7:a$4")]).toEqual([
    area(3, 1, 1, 1),
    area(3, 1, 1, 1),
    area(3, 0, 4, 8),
    area(3, 0, 4, 8),
  ]);
  expect(parseArea("经费", "B10:A9")).toEqual(area(8, 0, 2, 2));
  expect(["B0", "B", "4", "B4:", "经费!B4", "ABCD1", "B12345678", "A1:B2:C3"].map((text) => parseArea("经费", text))).toEqual(
    Array.from({ length: 8 }, () => undefined),
  );
  const rectangle = fc.tuple(fc.nat(2000), fc.nat(300), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(rectangle, ([row, column, rows, columns]) => {
      const one = area(row, column, rows, columns);
      expect(parseArea("经费", areaAddress(one))).toEqual(one);
    }),
  );
});
