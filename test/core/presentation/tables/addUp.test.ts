import fc from "fast-check";
import type { TakeawayEngine } from "../../../../src/app";
import type { TableId, TablePreview } from "../../../../src/core/presentation";
import { openWorkbook } from "../../../../src/hosts/xlsx";
import { SAMPLES, newEngine, openSample, settingsFor } from "../../../support/samples";
import { workbookBytes } from "../../../support/workbooks";

jest.setTimeout(300_000);

/** What a reader sees, in millionths; null: no number. */
function printed(text: string | undefined): number | null {
  const plain = (text ?? "").replace(/[,✕\s%]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 1e6) : null;
}
const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((total, value) => total + (value ?? 0), 0);

/** Every total that stands under its column equals the sum of what is printed above it. */
function columnsAddUp({ rows }: TablePreview, section: number, total: number, columns: readonly number[]): void {
  const above = rows.slice(section, total);
  for (const column of columns) {
    const shown = printed(rows[total]?.cells[column]);
    if (shown !== null) expect([column, sum(above.map(({ cells }) => printed(cells[column])))]).toEqual([column, shown]);
  }
}

const FUNDS = ["项目名称", "项目资金总额（元）", "中央资金（元）", "省级资金（元）", "市级资金（元）", "县级资金（元）", "其他资金（元）"];
const fen = fc.integer({ min: 0, max: 90_000_000_00 }).map((value) => value / 100);
const projects = fc.array(fc.tuple(fen, fen, fen, fen, fen), { minLength: 2, maxLength: 6 });
const scores = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 1000 })), { minLength: 2, maxLength: 8 });

async function previewsOf(sheets: Readonly<Record<string, (string | number | null)[][]>>, tables: readonly TableId[]) {
  const engine: TakeawayEngine = newEngine();
  const host = openWorkbook(workbookBytes(sheets), "x.xlsx");
  await engine.check(await host.read({ sheets: null }), settingsFor("2024-12-31"), "zh-CN");
  return Promise.all(tables.map((table) => engine.preview(table, "zh-CN")));
}

describe("parts and totals as printed", () => {
  test("1,000 generated tables: what is printed adds up, down the columns and along the rows, and is what the books hold", async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(projects, scores, async (funds, marks) => {
        const rows = funds.map((parts, at) => {
          const cents = parts.map((part) => Math.round(part * 100));
          return [`项目${at + 1}`, cents.reduce((total, part) => total + part, 0) / 100, ...parts];
        });
        const [table, sheet] = await previewsOf(
          {
            资金表: [["改薄项目资金表"], FUNDS, ...rows],
            打分表: [
              ["督导自评打分表"],
              ["项目", "分值", "得分"],
              ...marks.map(([full, tenths], at) => [`指标${at + 1}`, full, Math.min(full, tenths / 8)]),
            ],
          },
          ["renovation-projects", "scorecard"],
        );
        if (!table || !sheet) throw new Error("no table");
        const total = table.rows.findIndex(({ cells }) => cells[0] === "合计");
        expect(total).toBe(rows.length + 1);
        columnsAddUp(table, 1, total, [1, 2, 3, 4, 5, 6]);
        for (const [at, row] of rows.entries()) {
          const cells = table.rows[at + 1]?.cells ?? [];
          expect(sum(cells.slice(2, 7).map(printed))).toBe(printed(cells[1]));
          // 万元: the printed figure is the one of the book.
          expect(printed(cells[1])).toBe(Math.round(Number(row[1]) * 100));
        }
        const last = sheet.rows.findIndex(({ cells }) => cells[0] === "合计");
        expect(last).toBe(marks.length);
        columnsAddUp(sheet, 0, last, [1, 2, 3]);
        checked += 2;
      }),
      { numRuns: 500 },
    );
    expect(checked).toBe(1000);
  });

  test.each(SAMPLES)(
    "%s: totals are the sums of what stands above them, sources of what stands below; changes are what a reader subtracts",
    async (name, asOf) => {
      const { engine } = await openSample(name, asOf);
      const before = JSON.stringify((await engine.findings({}, "zh-CN")).findings.map(({ key, outcome }) => [key, outcome]));
      for (const locale of ["zh-CN", "en-US"] as const) {
        const word = locale === "zh-CN" ? "合计" : "Total";
        const document = await engine.reportDocument({ workbookName: name, tone: "briefing" }, locale);
        for (const table of document.tables) {
          table.rows.forEach(({ cells }, at) => {
            if (cells[0] !== word) return;
            const section = table.rows.slice(0, at).findLastIndex(({ heading, cells: above }) => heading || above[0] === word) + 1;
            columnsAddUp(
              table,
              section,
              at,
              cells.flatMap((_, column) => (column > 0 ? [column] : [])),
            );
          });
          const [first] = table.header;
          const thisYear = first?.findIndex((title) => title === "本年" || title === "This year") ?? -1;
          if (thisYear < 0) continue;
          for (const { cells } of table.rows) {
            const [now, last, change] = [cells[thisYear], cells[thisYear + 1], cells[thisYear + 2]].map(printed);
            if (now !== null && last !== null && change !== null && !cells[thisYear]?.includes("%"))
              expect([cells[0], Number(now) - Number(last)]).toEqual([cells[0], change]);
          }
        }
      }
      // Whatever is printed how: the verdicts rest on the figures.
      expect(JSON.stringify((await engine.findings({}, "zh-CN")).findings.map(({ key, outcome }) => [key, outcome]))).toBe(before);
    },
  );
});
