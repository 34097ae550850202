/** @jest-environment node */
import fc from "fast-check";
import { Axis, exceptionsOf } from "../../../src/filemode/grid/axis";

const exceptions = fc
  .uniqueArray(fc.tuple(fc.nat(60), fc.integer({ min: 0, max: 90 })), { selector: ([index]) => index, maxLength: 20 })
  .map((list) => list.sort((a, b) => a[0] - b[0]));

describe("Axis", () => {
  it("adds up sizes one by one, whatever the exceptions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), exceptions, (count, list) => {
        const axis = new Axis(count, 20, exceptionsOf(list));
        let offset = 0;
        for (let index = 0; index < count; index++) {
          expect(axis.offset(index)).toBe(offset);
          offset += axis.size(index);
        }
        expect(axis.offset(count)).toBe(offset);
      }),
    );
  });

  it("finds the item that covers a position", () => {
    fc.assert(
      fc.property(exceptions, fc.nat(2000), (list, position) => {
        const axis = new Axis(50, 20, exceptionsOf(list));
        const index = axis.at(position);
        expect(axis.offset(index)).toBeLessThanOrEqual(position);
        if (index < 49) expect(axis.offset(index + 1)).toBeGreaterThan(position);
      }),
    );
  });

  it("measures a merged area to the end of the sheet at most", () => {
    expect(new Axis(5, 10, exceptionsOf([[4, 30]])).span(3, 10)).toBe(40);
  });

  it("steps over hidden items, and stays when all are hidden", () => {
    const axis = new Axis(
      5,
      20,
      exceptionsOf([
        [1, 0],
        [2, 0],
      ]),
    );
    expect(axis.visible(1, 1)).toBe(3);
    expect(axis.visible(2, -1)).toBe(0);
    expect(new Axis(2, 0, exceptionsOf([])).visible(1, 1)).toBe(1);
  });
});
