import fc from "fast-check";
import { KeyedRows, type RowAt } from "../../../src/core/assessment/keyedRows";
import type { DatasetBlock } from "../../../src/core/model";

/** Rows of several blocks as [entity, period, level]. */
const key = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2));
const tables = fc.array(fc.array(key, { maxLength: 12 }), { maxLength: 6 });

const blockOf = (rows: readonly (readonly [number, number, number])[]): DatasetBlock => ({
  tableId: "",
  rowCount: rows.length,
  entityKind: "school",
  entityOf: Uint32Array.from(rows, ([entity]) => entity),
  periodOf: Uint16Array.from(rows, ([, period]) => period),
  levelOf: Uint8Array.from(rows, ([, , level]) => level),
  priorOf: new Int32Array(rows.length).fill(-1),
  columns: [],
  texts: [],
  sums: [],
});

function rowsOf(keyed: KeyedRows, entity: number, period: number, level: number): RowAt[] {
  const found: RowAt[] = [];
  keyed.some(entity, period, level, (one) => {
    found.push(one);
    return false;
  });
  return found;
}

describe("rows of all tables by their keys", () => {
  it("are those that a look at every row finds, the last of each table, in the order of the tables", () => {
    fc.assert(
      fc.property(tables, key, (found, [entity, period, level]) => {
        const keyed = new KeyedRows(found.map(blockOf));
        const wanted = found.flatMap((rows, at) => {
          const row = rows.findLastIndex((one) => one[0] === entity && one[1] === period && one[2] === level);
          return row < 0 ? [] : [{ at, row }];
        });
        expect(rowsOf(keyed, entity, period, level)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it("are told apart in a table of very many", () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [at, at % 7, at % 5] as const);
    const keyed = new KeyedRows([blockOf(rows), blockOf(rows.slice(0, 100))]);
    rows.forEach(([entity, period, level], row) => {
      const wanted = [{ at: 0, row }, ...(row < 100 ? [{ at: 1, row }] : [])];
      expect(rowsOf(keyed, entity, period, level)).toEqual(wanted);
    });
    expect(rowsOf(keyed, 3, 4, 3)).toEqual([]);
    const asked: RowAt[] = [];
    expect(keyed.some(1, 1, 1, (one) => asked.push(one) > 0)).toBe(true);
    expect(asked).toEqual([{ at: 0, row: 1 }]);
  });
});
