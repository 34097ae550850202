import { write } from "../../src/app";
import type { ChartSeries, PlannedChart, PlannedSheet, WorkbookPlan } from "../../src/core/model";
import { CHARTS_SHEET_ID, CHART_IDS, type ChartId } from "../../src/core/presentation";
import type { Locale } from "../../src/app";
import { openWorkbook } from "../../src/hosts/xlsx";
import { unescapeXml } from "../../src/hosts/xlsx/ooxml/xml";
import { workbookFrom, type FarChart } from "../support/farside/model";
import { SAMPLES, openSample, sampleBytes, writeOptions } from "../support/samples";
import { excelWith } from "./excel/open";
import { partsIn, textOf } from "./xlsx/parts";

jest.setTimeout(300_000);

/** Kinds with a line to be held against, by what its name says. */
const LINES: Partial<Record<ChartId, RegExp>> = {
  "budget-share": /上年比例|核定比例|平均|before|Assigned|verage/,
  "school-indicators": /标准|tandard/,
  variation: /限值|imit/,
  "project-progress": /计划|lan/,
  scorecard: /总得分率|whole/,
};
/** A unit, or a name of what has none (a coefficient). */
const UNIT = /[%％]|万元|元|CNY|㎡|m²|生|人|系数|oefficient|分|marks/i;

interface Drawn {
  readonly id: ChartId;
  readonly planned: PlannedChart;
  readonly sheet: PlannedSheet;
  readonly xml: string;
  readonly far: FarChart;
}

/** Every chart of a sample through both doors: as planned, as the part of the file, as the far side of Excel holds it. */
async function drawn(name: string, asOf: string, locale: Locale): Promise<Drawn[]> {
  const { engine, snapshots } = await openSample(name, asOf);
  const options = writeOptions(asOf);
  const plan: WorkbookPlan = await engine.plan(
    { ...options, reportTone: "briefing", workbookName: name, userSheets: snapshots.map(({ sheet }) => sheet) },
    locale,
  );
  const file = openWorkbook(sampleBytes(name), name);
  await file.apply(plan);
  const parts = partsIn(file.bytes());
  const added = [...parts.keys()].filter((part) => /charts\/chart\d+\.xml$/.test(part)).map((part) => textOf(parts, part));
  const { host, workbook } = excelWith(workbookFrom(name, snapshots));
  await write(host, engine, options, locale);
  const own = workbook.sheets.find(({ charts }) => charts.length > 0);
  const sheet = plan.sheets.find(({ id }) => id === CHARTS_SHEET_ID);
  return (sheet?.charts ?? []).map((planned) => {
    const xml = added.find((text) => unescapeXml(text).includes(planned.title)) ?? "";
    const far = own?.charts.find(({ settings }) => settings.get("Name") === planned.id);
    if (!far || !sheet) throw new Error(`${planned.id} is not on the far side`);
    return { id: planned.id as ChartId, planned, sheet, xml, far };
  });
}

/** Lightness as a grey printer sees it, 0…1. */
function grey(color: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  return 0.299 * r + 0.587 * g + 0.114 * b;
}
/** Told apart on grey paper: by lightness, by dashes, or one is a column and the other a line. */
const apart = (a: ChartSeries, b: ChartSeries): boolean =>
  a.type !== b.type || (a.dashed ?? false) !== (b.dashed ?? false) || Math.abs(grey(a.color) - grey(b.color)) >= 0.12;

describe.each(["zh-CN", "en-US"] as const)("charts in %s", (locale) => {
  const all: Drawn[] = [];
  beforeAll(async () => {
    for (const [name, asOf] of SAMPLES) all.push(...(await drawn(name, asOf, locale)));
  });

  it("are drawn of every kind", () => {
    expect([...new Set(all.map(({ id }) => id))].sort()).toEqual([...CHART_IDS].sort());
  });

  it("say their message in the title and as text beside them", () => {
    for (const { planned, sheet } of all) {
      const texts = sheet.rows.slice(0, planned.anchor.rowIndex).flatMap(({ cells }) => cells.flatMap((cell) => cell?.value ?? []));
      expect(planned.title.length).toBeGreaterThan(6);
      expect(texts.slice(-2).join(" ").replace(/\s/g, "")).toContain(planned.title.replace(/\s/g, ""));
    }
  });

  it("stand in the file with series, names, axis titles and cached values", () => {
    for (const { id, planned, xml } of all) {
      const text = unescapeXml(xml);
      expect([id, text.match(/<c:ser>/g)?.length]).toEqual([id, planned.series.length]);
      for (const { name, values } of planned.series) {
        expect(text).toContain(`<c:tx><c:v>${name}</c:v></c:tx>`);
        for (const value of values.cache) if (typeof value === "number") expect(text).toContain(`<c:v>${value}</c:v>`);
      }
      expect([id, planned.valueAxisTitle]).toEqual([id, expect.stringMatching(UNIT)]);
      expect(text).toContain(`<a:t>${planned.valueAxisTitle}</a:t>`);
    }
  });

  it("begin bars at zero", () => {
    for (const { id, planned, xml } of all) {
      const bars = planned.series.filter(({ type }) => type === "column");
      if (bars.length === 0) continue;
      const negative = planned.series.some(({ values }) => values.cache.some((value) => typeof value === "number" && value < 0));
      expect([id, planned.valueMinimum]).toEqual([id, negative ? null : 0]);
      if (!negative) expect(xml).toContain('<c:min val="0"/>');
    }
  });

  it("draw the line to be held against, dashed and named", () => {
    for (const { id, planned, xml, far } of all) {
      const line = LINES[id];
      if (!line) continue;
      const at = planned.series.findIndex(({ name, dashed, type }) => line.test(name) && dashed === true && type === "line");
      expect([id, planned.series.map(({ name }) => name), at >= 0]).toEqual([id, expect.anything(), true]);
      expect(planned.series[at]?.values.cache.some((value) => typeof value === "number")).toBe(true);
      expect(xml).toContain('<a:prstDash val="dash"/>');
      expect(far.series[at]?.settings.get("line.LineStyle")).toBe("Dash");
    }
  });

  it("hold the coefficients of each level against that level's own limit, a flat line", () => {
    const variation = all.filter(({ id }) => id === "variation");
    expect(variation.length).toBeGreaterThan(0);
    for (const { planned } of variation) {
      const limits = planned.series.filter(({ type }) => type === "line");
      expect(limits.map(({ values }) => new Set(values.cache).size)).toEqual(limits.map(() => 1));
      expect(limits.map(({ values }) => values.cache[0])).toEqual([0.5, 0.45]);
    }
  });

  it("can be told apart in grey", () => {
    for (const { id, planned } of all)
      planned.series.forEach((one, at) => {
        for (const other of planned.series.slice(at + 1))
          expect([id, one.name, other.name, apart(one, other)]).toEqual([id, one.name, other.name, true]);
      });
  });

  it("stand on Excel's far side with the same series, titles and axis titles", () => {
    for (const { planned, far } of all) {
      expect(far.settings.get("Title.Text")).toBe(planned.title);
      expect(far.series.map(({ settings }) => settings.get("Name"))).toEqual(planned.series.map(({ name }) => name));
      expect([...far.settings.entries()].find(([key]) => /value.*Title\.Text$/i.test(key))?.[1]).toBe(planned.valueAxisTitle);
      expect(far.series.every(({ values, categories }) => values !== "" && categories !== "")).toBe(true);
    }
  });
});
