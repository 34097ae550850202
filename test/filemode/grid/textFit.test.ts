/** @jest-environment node */
import { Axis, exceptionsOf } from "../../../src/filemode/grid/axis";
import { PLAIN_STYLE } from "../../../src/filemode/grid/cellStyle";
import { overflowWidth, tooWide } from "../../../src/filemode/grid/textFit";
import type { Cell } from "../../../src/filemode/grid/tiles";
import { KIND_BLANK, KIND_NUMBER, KIND_TEXT } from "../../../src/filemode/grid/view";

const cell = (text: string, kind: number, style = PLAIN_STYLE): Cell => ({ text, kind, style, link: undefined, flag: undefined });
const columns = new Axis(10, 64, exceptionsOf([]));

describe("texts that do not fit", () => {
  it("hides a number that would be cut, and only a number", () => {
    expect(tooWide(cell("1,234,567,890.12", KIND_NUMBER), 64)).toBe(true);
    expect(tooWide(cell("1,234.56", KIND_NUMBER), 64)).toBe(false);
    expect(tooWide(cell("清城区教育经费投入情况", KIND_TEXT), 64)).toBe(false);
  });

  it("lets text run over blank neighbours up to the next filled one", () => {
    const row = [cell("清城区教育经费投入情况表", KIND_TEXT), cell("", KIND_BLANK), cell("1", KIND_NUMBER), cell("", KIND_BLANK)];
    const neighbour = (column: number): Cell => row[column] ?? cell("", KIND_BLANK);
    expect(overflowWidth(neighbour(0), 64, neighbour, 0, columns)).toBe(128 - 6);
  });

  it("keeps wrapped, centred and short text inside", () => {
    const blank = (): Cell => cell("", KIND_BLANK);
    const long = "清城区教育经费投入情况表";
    expect(overflowWidth(cell(long, KIND_TEXT, { ...PLAIN_STYLE, wrap: true }), 64, blank, 0, columns)).toBe(0);
    expect(overflowWidth(cell(long, KIND_TEXT, { ...PLAIN_STYLE, horizontal: "center" }), 64, blank, 0, columns)).toBe(0);
    expect(overflowWidth(cell("经费", KIND_TEXT), 64, blank, 0, columns)).toBe(0);
  });
});
