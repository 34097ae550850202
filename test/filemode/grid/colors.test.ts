/** @jest-environment node */
import fc from "fast-check";
import { contrast, darkColors, rgbOf } from "../../../src/filemode/grid/colors";

const color = fc.integer({ min: 0, max: 0xffffff }).map((number) => number.toString(16).padStart(6, "0"));

describe("colours on a dark sheet", () => {
  it("keep every text readable on its fill", () => {
    fc.assert(
      fc.property(fc.option(color), fc.option(color), (text, fill) => {
        const dark = darkColors(text, fill);
        // Automatic letters on no fill are the theme's own.
        if (dark.color === null) return;
        expect(contrast(rgbOf(dark.color), rgbOf(dark.background ?? "1f1f1f"))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("turn a light fill dark and keep its hue", () => {
    const [red, green, blue] = rgbOf(darkColors(null, "ffc7ce").background ?? "");
    expect(red).toBeLessThan(140);
    expect(red).toBeGreaterThan((green ?? 0) + 20);
    expect(red).toBeGreaterThan((blue ?? 0) + 20);
  });
});
