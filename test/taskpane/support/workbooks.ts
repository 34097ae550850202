import "./encoding";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { libraryDoor, type PaneEngine } from "../../../src/app/ruleDesk";
import { createRuleLibrary } from "../../../src/app/ruleLibrary";
import { createEngine } from "../../../src/app/createEngine";
import type { WorkbookHost, WorkbookNotes } from "../../../src/app/ports";
import { HostError } from "../../../src/app/ports";
import type { CellRef, WorkbookPlan } from "../../../src/core/model";
import { cellAddress } from "../../../src/core/model";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { createTranslator } from "../../../src/locales";
import { rulebook } from "../../support/rulebook";
import { workbookBytes } from "../../support/workbooks";

export const TRANSLATORS = { "zh-CN": createTranslator("zh-CN", rulebook), "en-US": createTranslator("en-US", rulebook) };
export const TOOL = { name: "EduFund Check", version: "0.1.0" };

/** The product's own engine, in this thread. */
export const realEngine = (): PaneEngine => ({
  ...createEngine({ rulebook, translators: TRANSLATORS, tool: TOOL, translatorFor: (locale, book) => createTranslator(locale, book) }),
  ...libraryDoor(createRuleLibrary({ rulebook, translatorFor: (locale, book) => createTranslator(locale, book) })),
});

type Failing = "read" | "apply" | "revert" | "select";

/** A real workbook file as host; it remembers what it was asked, and fails once where it is told to. */
export class WatchedHost implements WorkbookHost {
  readonly plans: WorkbookPlan[] = [];
  readonly selected: string[] = [];
  private failing: { readonly method: Failing; readonly error: HostError } | null = null;

  readonly notes?: WorkbookNotes;

  constructor(private readonly inner: WorkbookHost) {
    if (inner.notes) this.notes = inner.notes;
  }

  failOnce(method: Failing, error: HostError): void {
    this.failing = { method, error };
  }

  get capabilities() {
    return this.inner.capabilities;
  }
  readonly name: WorkbookHost["name"] = () => this.inner.name();
  readonly sheets: WorkbookHost["sheets"] = () => this.inner.sheets();
  readonly receipt: WorkbookHost["receipt"] = () => this.inner.receipt();
  readonly readOwn: WorkbookHost["readOwn"] = (sheetId) => this.inner.readOwn(sheetId);
  readonly activeCell: WorkbookHost["activeCell"] = () => this.inner.activeCell();
  readonly room: WorkbookHost["room"] = (area, block) => this.inner.room(area, block);
  async read(...given: Parameters<WorkbookHost["read"]>) {
    this.fault("read");
    return this.inner.read(...given);
  }
  async apply(...given: Parameters<WorkbookHost["apply"]>) {
    this.fault("apply");
    this.plans.push(given[0]);
    return this.inner.apply(...given);
  }
  async revert(...given: Parameters<WorkbookHost["revert"]>) {
    this.fault("revert");
    return this.inner.revert(...given);
  }
  async select(cell: CellRef) {
    this.fault("select");
    this.selected.push(cellAddress(cell));
    return this.inner.select(cell);
  }

  private fault(method: Failing): void {
    if (this.failing?.method !== method) return;
    const { error } = this.failing;
    this.failing = null;
    throw error;
  }
}

/** 清城区教育经费三年: stated growth of 生均公用经费 in I7 (1.56 %) disagrees with H7 and H6 (1.594 %). */
export const county = (): WatchedHost => sampleHost("清城区教育经费三年.xlsx");

export function sampleHost(name: string): WatchedHost {
  const bytes = new Uint8Array(readFileSync(join(process.cwd(), "test/fixtures/samples", name)));
  return new WatchedHost(openWorkbook(bytes, name));
}

/** As many districts, each with growth of appropriation and revenue to compare. */
export function districts(count: number): WatchedHost {
  const rows = Array.from({ length: count }, (_, at) =>
    [2008, 2009].map((year, step) => [`第${at + 1}区`, year, 1000 + at + 100 * step, 2000 + at + 150 * step]),
  ).flat();
  return new WatchedHost(
    openWorkbook(workbookBytes({ 经费: [["区县", "年度", "教育财政拨款（万元）", "财政经常性收入（万元）"], ...rows] }), "多区县.xlsx"),
  );
}

export function notes(): WatchedHost {
  return new WatchedHost(openWorkbook(workbookBytes({ 便签: [["会议记录"], ["周三上午"]] }), "便签.xlsx"));
}

export const protectedSheet = (): HostError => new HostError("protectedSheet", "核查结果", { cause: new Error("AccessDenied") });
