import { printedAs, roundedAt } from "../../../src/core/presentation/display";

describe("rounding as a sheet rounds", () => {
  it("takes halves away from zero on the digits that are shown, not on their binary neighbours", () => {
    expect(roundedAt(1.005, 2)).toBe(1.01);
    expect(roundedAt(-1.005, 2)).toBe(-1.01);
    expect(roundedAt(0.00005, 4)).toBe(0.0001);
  });

  it("prints a number as its format shows it", () => {
    expect(printedAs(0.10005, "0.00%")).toBe("10.01%");
    expect(printedAs(1.005, "#,##0.00")).toBe("1.01");
    expect(printedAs(0.5, "0%")).toBe("50%");
  });
});
