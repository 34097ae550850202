import fc from "fast-check";
import { divideUnits, formatUnit, multiplyUnits, parseUnit, RATIO, sameUnit } from "../../../src/core/model";

const symbol = fc.constantFrom("CNY", "pupil", "m2", "room", "year");
const unit = fc
  .tuple(fc.array(symbol, { maxLength: 3 }), fc.array(symbol, { maxLength: 3 }))
  .map(([top, below]) => divideUnits(parseUnit(top.join(".")), parseUnit(below.join("."))));

it("reads and writes the text form", () => {
  for (const text of ["CNY", "CNY/pupil", "1", "pp", "1/pupil", "CNY.year/pupil", "CNY/pupil/year"])
    expect(formatUnit(parseUnit(text))).toBe(text);
  expect(parseUnit("CNY/pupil")).toEqual({ numerators: ["CNY"], denominators: ["pupil"] });
  expect([parseUnit("1"), parseUnit("")]).toEqual([RATIO, RATIO]);
  expect(formatUnit(parseUnit("pupil.CNY/year.class"))).toBe("CNY.pupil/class/year");
});

it("multiplies and divides as the figures do", () => {
  const text = (one: ReturnType<typeof parseUnit>): string => formatUnit(one);
  expect(text(divideUnits(parseUnit("CNY"), parseUnit("pupil")))).toBe("CNY/pupil");
  expect(text(multiplyUnits(parseUnit("CNY/pupil"), parseUnit("pupil")))).toBe("CNY");
  expect(text(divideUnits(parseUnit("CNY/pupil"), parseUnit("CNY/class")))).toBe("class/pupil");
  expect(text(divideUnits(parseUnit("m2"), parseUnit("m2")))).toBe("1");
  expect(text(multiplyUnits(parseUnit("m2"), parseUnit("m2")))).toBe("m2.m2");
  expect(text(divideUnits(parseUnit("m2.m2"), parseUnit("m2")))).toBe("m2");
});

it("undoes a product by a quotient, in any order", () => {
  fc.assert(
    fc.property(unit, unit, unit, (a, b, c) => {
      expect(sameUnit(divideUnits(multiplyUnits(a, b), b), a)).toBe(true);
      expect(sameUnit(multiplyUnits(a, b), multiplyUnits(b, a))).toBe(true);
      expect(sameUnit(multiplyUnits(multiplyUnits(a, b), c), multiplyUnits(a, multiplyUnits(b, c)))).toBe(true);
      expect(sameUnit(divideUnits(a, a), RATIO)).toBe(true);
      expect(sameUnit(parseUnit(formatUnit(a)), a)).toBe(true);
    }),
  );
  expect([
    sameUnit(parseUnit("CNY"), parseUnit("pupil")),
    sameUnit(parseUnit("CNY"), parseUnit("1/CNY")),
    sameUnit(RATIO, parseUnit("pp")),
  ]).toEqual([false, false, false]);
});
