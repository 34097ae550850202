/**
 * Runs the file host over folders of foreign workbooks: reads every sheet, applies a small plan (a sheet with text,
 * formula, links and a chart, and a flag on the first visible sheet), applies it again, reverts, and compares part by part.
 *
 *   npx tsx scripts/ooxml-check.mjs [--schema DIR] [--keep DIR] FOLDER…
 *
 * --schema  folder with the ISO 29500 transitional schemas; changed and new parts are then checked with xmllint
 * --keep    folder for the written workbooks, for a look with other tools
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openWorkbook } from "../src/hosts/xlsx/index.ts";
import { fflateCodec } from "../src/hosts/xlsx/ooxml/codec.ts";
import { OoxmlPackage } from "../src/hosts/xlsx/ooxml/package.ts";

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { schema: { type: "string" }, keep: { type: "string" } },
});
if (folders.length === 0) {
  console.error("Usage: npx tsx scripts/ooxml-check.mjs [--schema DIR] [--keep DIR] FOLDER…");
  process.exit(2);
}

const SCHEMAS = [
  [/^xl\/(worksheets|chartsheets)\/[^/]+\.xml$/, "sml.xsd"],
  [/^xl\/(workbook|styles)\.xml$/, "sml.xsd"],
  [/^xl\/charts\/chart\d+\.xml$/, "dml-chart.xsd"],
  [/^xl\/drawings\/drawing\d+\.xml$/, "dml-spreadsheetDrawing.xsd"],
];

function planFor(sheet) {
  const name = "核查结果";
  const bold = {
    font: { bold: true },
    fill: "1F4E79",
    border: { color: "BFBFBF", sides: ["left", "right", "top", "bottom"] },
    horizontal: "center",
    wrap: true,
  };
  const number = { numberFormat: "#,##0.00_ ", border: { color: "BFBFBF", sides: ["bottom"] } };
  const range = (columnIndex, cache) => ({ area: { sheet: name, rowIndex: 2, columnIndex, rowCount: 3, columnCount: 1 }, cache });
  const rows = [2019, 2020, 2021].map((year, i) => ({
    cells: [
      { value: `${year}年` },
      { value: i + 1.5, style: number },
      { value: (i + 1.5) * 2, formula: `B${i + 3}*2`, style: number },
      { value: "=1+1", ...(sheet ? { link: { to: { sheet, rowIndex: 0, columnIndex: 0 }, tip: "原单元格" } } : {}) },
    ],
  }));
  return {
    sheets: [
      {
        id: "findings",
        name,
        tabColor: "C00000",
        columnWidths: [12, 14, 14, 40],
        hiddenColumns: [4],
        rows: [
          { height: 24, cells: [{ value: "教育经费核查 & <结果>", style: bold }] },
          { cells: ["年度", "数值", "两倍", "说明"].map((value) => ({ value, style: bold })) },
          ...rows,
        ],
        merges: [{ rowIndex: 0, columnIndex: 0, rowCount: 1, columnCount: 4 }],
        frozen: { rows: 2, columns: 1 },
        autoFilter: { rowIndex: 1, columnIndex: 0, rowCount: 4, columnCount: 4 },
        print: {
          orientation: "landscape",
          fitToWidth: true,
          repeatRows: { first: 0, last: 1 },
          area: null,
          footer: ["教育局 & 财政局", "", "2024"],
        },
        charts: [
          {
            id: "c1",
            kind: "combo",
            title: "三个增长",
            description: "2021年低于底线",
            categories: range(0, ["2019年", "2020年", "2021年"]),
            series: [
              { name: "实际", type: "column", values: range(1, [1.5, null, 3.5]), color: "4472C4", dataLabels: true },
              { name: "底线", type: "line", values: range(2, [3, 5, 7]), color: "C00000", dashed: true },
            ],
            categoryAxisTitle: "年度",
            valueAxisTitle: "万元",
            valueFormat: "#,##0.0",
            valueMinimum: 0,
            anchor: { rowIndex: 6, columnIndex: 0, rowCount: 15, columnCount: 4 },
          },
        ],
        showGridlines: false,
      },
    ],
    flags: sheet
      ? [{ cells: [{ sheet, rowIndex: 0, columnIndex: 0, rowCount: 2, columnCount: 2 }], level: "error", text: "低于底线" }]
      : [],
    stamp: { tool: "ooxml-check", version: "1", rulebookSha256: "", asOf: "2024-12-31" },
  };
}

function parts(bytes) {
  const pack = OoxmlPackage.open(bytes, fflateCodec);
  return new Map(pack.names().map((name) => [name, pack.bytes(name)]));
}

function differences(a, b) {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].filter((name) => !a.has(name) || !b.has(name) || Buffer.compare(a.get(name), b.get(name)) !== 0);
}

function schemaErrors(name, bytes) {
  const schema = SCHEMAS.find(([pattern]) => pattern.test(name))?.[1];
  if (!schema || !bytes || Buffer.from(bytes.subarray(0, 2000)).includes("purl.oclc.org/ooxml")) return [];
  const folder = mkdtempSync(join(tmpdir(), "ooxml-"));
  writeFileSync(join(folder, "part.xml"), bytes);
  const run = spawnSync("xmllint", ["--huge", "--noout", "--schema", join(options.schema, schema), join(folder, "part.xml")], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  if (run.status === 0) return [];
  return [...run.stderr.matchAll(/error : (.*)/g)]
    .map((match) => match[1].replace(/'[^']{40,}'|\d+/g, "#"))
    .filter((text) => !text.includes("space'"));
}

async function check(path) {
  const bytes = new Uint8Array(readFileSync(path));
  const faults = [];
  const host = openWorkbook(bytes, path);
  const sheets = await host.sheets();
  await host.read({ sheets: sheets.map((sheet) => sheet.name) });
  const first = sheets.find((sheet) => sheet.visible && host.sheetView(sheet.name).kind === "worksheet");
  const plan = planFor(first?.name);
  const receipt = await host.apply(plan);
  if (receipt.otherCells !== 0) faults.push(`${receipt.otherCells} other cells changed`);
  const once = parts(host.bytes());
  if (options.keep) writeFileSync(join(options.keep, path.slice(path.lastIndexOf("/") + 1)), host.bytes());
  await host.apply(plan);
  for (const name of differences(once, parts(host.bytes()))) faults.push(`applied twice: ${name} differs`);
  const reopened = openWorkbook(host.bytes(), path);
  await reopened.revert(await reopened.receipt());
  const original = parts(bytes);
  for (const name of differences(original, parts(reopened.bytes()))) faults.push(`reverted: ${name} differs`);
  if (options.schema) {
    for (const name of differences(original, once)) {
      const known = new Set(schemaErrors(name, original.get(name)));
      for (const error of schemaErrors(name, once.get(name))) if (!known.has(error)) faults.push(`schema: ${name}: ${error}`);
    }
  }
  return faults;
}

if (options.keep) mkdirSync(options.keep, { recursive: true });
const counts = { fine: 0, refused: 0, faulty: 0 };
let slowest = { path: "", ms: 0 };
for (const folder of folders) {
  for (const file of readdirSync(folder)
    .filter((name) => /\.xls[xm]$/.test(name))
    .sort()) {
    const path = join(folder, file);
    const start = performance.now();
    try {
      const faults = await check(path);
      counts[faults.length === 0 ? "fine" : "faulty"] += 1;
      for (const fault of faults) console.log(`${file}: ${fault}`);
    } catch (error) {
      if (error.name === "HostError" && error.code !== "unknown") {
        counts.refused += 1;
        console.log(`${file}: refused, ${error.message}`);
      } else {
        counts.faulty += 1;
        console.log(`${file}: ${error.cause?.stack ?? error.stack}`);
      }
    }
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { path: file, ms };
  }
}
console.log(
  `${counts.fine} fine, ${counts.refused} refused with a reason, ${counts.faulty} faulty; slowest ${slowest.path} ${Math.round(slowest.ms)} ms`,
);
process.exit(counts.faulty > 0 ? 1 : 0);
