import fc from "fast-check";
import type { PlannedCell, PlannedChart, PlannedFlag, PlannedSheet, PlannedStyle, WorkbookPlan } from "../../../src/core/model";

const TEXTS = ["年度", "=SUM(A1)", "+86", "-", "@x", " 两端 ", "a&b<c>\"d'", "_x000D_", "第一行\n第二行", "", "1.50", "𠮷"];
const color = fc.constantFrom("C00000", "1F4E79", "FFFFFF");

const style: fc.Arbitrary<PlannedStyle> = fc.record(
  {
    font: fc.record(
      { bold: fc.boolean(), italic: fc.boolean(), color, size: fc.constantFrom(9, 11, 14), name: fc.constantFrom("宋体", "A & B") },
      { requiredKeys: [] },
    ),
    fill: color,
    border: fc.record({ color, sides: fc.subarray(["left", "right", "top", "bottom"] as const) }),
    numberFormat: fc.constantFrom("0.00%", "#,##0.0_ ", 'yyyy"年"', "General", "@"),
    horizontal: fc.constantFrom("left", "center", "right"),
    wrap: fc.boolean(),
    indent: fc.nat(3),
  },
  { requiredKeys: [] },
);

const value = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

/** Plans over the given user sheets. */
export function plans(userSheets: readonly string[]): fc.Arbitrary<WorkbookPlan> {
  const cell: fc.Arbitrary<PlannedCell | null> = fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 4,
      arbitrary: fc.record(
        {
          value,
          style,
          formula: fc.constantFrom("1+1", "SUM(A1:B2)", '"a"&"<b>"'),
          link: fc.constantFrom(
            { to: { sheet: userSheets[0] ?? "x", rowIndex: 0, columnIndex: 0 }, tip: "去看" },
            { href: "https://example.org/?a=1&b=2" },
            { href: "javascript:alert(1)" },
          ),
        },
        { requiredKeys: ["value"] },
      ),
    },
  );
  const chart = (name: string): fc.Arbitrary<PlannedChart> =>
    fc.record({
      id: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("line", "column", "bar", "combo"),
      title: fc.constantFrom("三个增长", "a & <b>"),
      description: fc.constant("说明"),
      categories: fc.constant({ area: { sheet: name, rowIndex: 1, columnIndex: 0, rowCount: 2, columnCount: 1 }, cache: ["2019", null] }),
      series: fc.array(
        fc.record({
          name: fc.constantFrom("实际", "底线"),
          type: fc.constantFrom("line", "column"),
          values: fc.constant({ area: { sheet: name, rowIndex: 1, columnIndex: 1, rowCount: 2, columnCount: 1 }, cache: [1.5, null] }),
          color,
          dashed: fc.boolean(),
          markers: fc.boolean(),
          dataLabels: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      categoryAxisTitle: fc.constantFrom(null, "年度"),
      valueAxisTitle: fc.constantFrom(null, "万元"),
      valueFormat: fc.constantFrom("0.0%", "#,##0"),
      valueMinimum: fc.constantFrom(null, 0),
      anchor: fc.constant({ rowIndex: 5, columnIndex: 0, rowCount: 10, columnCount: 4 }),
    });
  const sheet = (id: string, name: string): fc.Arbitrary<PlannedSheet> =>
    fc.record({
      id: fc.constant(id),
      name: fc.constant(name),
      columnWidths: fc.array(fc.integer({ min: 4, max: 40 }), { maxLength: 4 }),
      rows: fc.array(fc.record({ cells: fc.array(cell, { maxLength: 4 }) }), { maxLength: 5 }),
      merges: fc.constantFrom([], [{ rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 3 }]),
      frozen: fc.constantFrom(null, { rows: 1, columns: 0 }, { rows: 2, columns: 1 }),
      autoFilter: fc.constantFrom(null, { rowIndex: 0, columnIndex: 0, rowCount: 3, columnCount: 3 }),
      print: fc.record({
        orientation: fc.constantFrom("portrait", "landscape"),
        fitToWidth: fc.boolean(),
        repeatRows: fc.constantFrom(null, { first: 0, last: 1 }),
        area: fc.constantFrom(null, { rowIndex: 0, columnIndex: 0, rowCount: 3, columnCount: 3 }),
        footer: fc.constantFrom(["", "", ""] as const, ["教育 & 财政", "", "2024"] as const),
      }),
      charts: fc.array(chart(name), { maxLength: 2 }),
      showGridlines: fc.boolean(),
    });
  const flag: fc.Arbitrary<PlannedFlag> = fc.record({
    cells: fc.array(
      fc.record({
        sheet: fc.constantFrom(...userSheets),
        rowIndex: fc.nat(30),
        columnIndex: fc.nat(5),
        rowCount: fc.integer({ min: 1, max: 3 }),
        columnCount: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    level: fc.constantFrom("error", "warning", "note"),
    text: fc.constant("低于要求 <&>"),
  });
  return fc
    .tuple(fc.subarray(["findings", "charts", "table:three-growths"], { minLength: 0 }), fc.array(flag, { maxLength: 6 }))
    .chain(([ids, flags]) =>
      fc.record({
        sheets: fc.tuple(...ids.map((id, i) => sheet(id, `我们的${i}'s`))),
        flags: fc.constant(flags),
        stamp: fc.constant({ tool: "t", version: "1", rulebookSha256: "", asOf: "2024-12-31" }),
      }),
    );
}
