/** @jest-environment node */
import { Axis, exceptionsOf } from "../../../src/filemode/grid/axis";
import { keyMove } from "../../../src/filemode/grid/keys";
import { Merges } from "../../../src/filemode/grid/merges";
import { areaOf, at, moved } from "../../../src/filemode/grid/selection";

const rows = new Axis(100, 20, exceptionsOf([[5, 0]]));
const columns = new Axis(20, 64, exceptionsOf([[2, 0]]));
const merges = new Merges([{ rowIndex: 2, columnIndex: 3, rowCount: 2, columnCount: 4 }]);

describe("selection", () => {
  it("moves over hidden rows and columns", () => {
    expect(moved({ row: 4, column: 1 }, "down", 1, rows, columns, merges)).toEqual({ row: 6, column: 1 });
    expect(moved({ row: 4, column: 1 }, "right", 1, rows, columns, merges)).toEqual({ row: 4, column: 3 });
  });

  it("enters a merged area at its first cell and leaves it behind its last", () => {
    expect(moved({ row: 1, column: 5 }, "down", 1, rows, columns, merges)).toEqual({ row: 2, column: 3 });
    expect(moved({ row: 2, column: 3 }, "right", 1, rows, columns, merges)).toEqual({ row: 2, column: 7 });
    expect(moved({ row: 2, column: 3 }, "down", 1, rows, columns, merges)).toEqual({ row: 4, column: 3 });
  });

  it("never leaves the sheet", () => {
    expect(moved({ row: 0, column: 0 }, "up", 1, rows, columns, merges)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 90, column: 0 }, "down", 50, rows, columns, merges)).toEqual({ row: 99, column: 0 });
  });

  it("holds merged areas whole", () => {
    expect(areaOf(at(3, 4), merges)).toEqual({ rowIndex: 2, columnIndex: 3, rowCount: 2, columnCount: 4 });
    expect(areaOf({ active: { row: 0, column: 0 }, corner: { row: 1, column: 1 } }, merges)).toEqual({
      rowIndex: 0,
      columnIndex: 0,
      rowCount: 2,
      columnCount: 2,
    });
  });
});

describe("keys", () => {
  const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey" | "metaKey", boolean>> = {}) =>
    keyMove({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held });

  it("reads Excel's own", () => {
    expect(press("ArrowDown")).toEqual({ kind: "step", direction: "down", pages: false, extend: false });
    expect(press("ArrowRight", { ctrlKey: true, shiftKey: true })).toEqual({ kind: "edge", direction: "right", extend: true });
    expect(press("PageUp")).toEqual({ kind: "step", direction: "up", pages: true, extend: false });
    expect(press("Home", { ctrlKey: true })).toEqual({ kind: "sheetStart", extend: false });
    expect(press("Tab", { shiftKey: true })).toEqual({ kind: "tab", direction: "left" });
  });

  it("leaves the browser's and the system's alone", () => {
    expect(press("ArrowLeft", { altKey: true })).toBeNull();
    expect(press("Tab", { ctrlKey: true })).toBeNull();
    expect(press("F5")).toBeNull();
  });
});
