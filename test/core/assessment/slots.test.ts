import { numbersBySlot, slotOf, slotsOf } from "../../../src/core/assessment/slots";
import { levelIndex, SCHOOL_LEVELS } from "../../../src/core/model";
import { datasetOf } from "../../support/dataset";

const dataset = datasetOf([
  {
    columns: [{ field: "a", unit: "1" }],
    rows: [
      ["甲县", 2022, "primary", 1],
      ["甲县", 2023, "primary", 2],
      ["乙县", 2022, "primary", 3],
      ["乙县", 2022, "junior", 4],
    ],
  },
]);
const [block] = dataset.blocks;
if (!block) throw new Error("no block");
const periods = dataset.periods.length;
const slot = (row: number): number => slotOf(block.periodOf[row] ?? -1, block.levelOf[row] ?? -1);

describe("rows by period and level", () => {
  it("share a slot where both are the same", () => {
    const slots = slotsOf(block, periods);
    expect([...slots.of]).toEqual([0, 1, 2, 3].map(slot));
    expect([...new Set(slots.of)]).toHaveLength(3);
    expect(slots.present).toEqual([slot(0), slot(1), slot(3)]);
    expect(slots.firstRows).toEqual([0, 1, 3]);
    expect([slotOf(0, 3), slotOf(2, 1)]).toEqual([3, 2 * SCHOOL_LEVELS.length + 1]);
  });

  it("have slots beyond what two bytes hold where there are so many periods", () => {
    const far = { ...block, rowCount: 1, periodOf: Uint16Array.of(60_000), levelOf: Uint8Array.of(levelIndex("junior")) };
    expect([...slotsOf(far, 60_001).of]).toEqual([slotOf(60_000, levelIndex("junior"))]);
    const last = { ...far, periodOf: Uint16Array.of(6552) };
    expect([...slotsOf(last, 6553).of]).toEqual([slotOf(6552, levelIndex("junior"))]);
  });

  it("have their numbers worked out once each, on the first row", () => {
    const asked: number[] = [];
    const numbers = numbersBySlot(slotsOf(block, periods), periods, (row) => {
      asked.push(row);
      return row * 10;
    });
    expect(asked).toEqual([0, 1, 3]);
    expect([0, 1, 2, 3].map((row) => numbers[slot(row)])).toEqual([0, 10, 0, 30]);
    expect([...numbers].filter((number) => !Number.isNaN(number))).toHaveLength(3);
    expect(numbers).toHaveLength(periods * SCHOOL_LEVELS.length);
  });
});
