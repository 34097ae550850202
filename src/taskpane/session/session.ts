import type { CellRef, Message } from "../../core/model";
import type { Explanation } from "../../app/engine";
import type { Mapping } from "../../app/corrections";
import { check, clear, explanationsOf, planFor } from "../../app/checkAndWrite";
import { keepMapping, keptMapping } from "../../app/keptMapping";
import type { SettingsStore, WorkbookHost } from "../../app/ports";
import type { TakeawayEngine } from "../../app/takeaways";
import type { CheckSettings, FindingView, Locale } from "../../app/views";
import type { Standing } from "../standing";
import { paneMessage } from "../words";
import { countStandings } from "./counts";
import { DEFAULT_CHOICES, loadPreferences, savePreferences } from "./preferences";
import { isCancelled, problemOf } from "./problem";
import type { PaneState, Problem, Screen, Tab, WriteChoices } from "./state";

export interface SessionParts {
  readonly host: WorkbookHost;
  readonly engine: TakeawayEngine;
  readonly store: SettingsStore;
  readonly locale: Locale;
  readonly today: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** Up to here the tables are recognised as soon as the workbook is open; a larger workbook waits for the check. */
const PREVIEW_CELLS = 500_000;

/**
 * One workbook in one pane: what is shown, and what the officer can do. Holds no React; the screens read its state and
 * call its methods. Nothing she typed is lost by a failing step.
 */
export class PaneSession {
  private state: PaneState;
  private locale: Locale;
  private readonly listeners = new Set<() => void>();
  private controller: AbortController | null = null;
  private preview: AbortController | null = null;
  private runs = 0;

  constructor(private readonly parts: SessionParts) {
    this.locale = parts.locale;
    this.state = {
      tab: "results",
      screen: { kind: "start" },
      workbook: null,
      preview: null,
      result: null,
      stale: null,
      work: null,
      problem: null,
      notice: null,
      receipt: null,
      settings: { asOf: parts.today, region: "", packs: null, parameters: {}, sheets: null },
      choices: DEFAULT_CHOICES,
      filter: null,
      search: "",
      opened: new Map(),
      explanations: new Map(),
      waiting: new Set(),
      reviewed: new Set(),
    };
  }

  readonly current = (): PaneState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Name, sheets, earlier results; then a look at the tables, so that the start screen can say what was recognised. */
  async open(): Promise<void> {
    try {
      const { region, packs, choices } = await loadPreferences(this.parts.store);
      this.update({ settings: { ...this.state.settings, region, packs }, choices });
      const { host } = this.parts;
      const [name, sheets, receipt] = await Promise.all([host.name(), host.sheets(), host.receipt()]);
      const mapping = await keptMapping(host);
      this.update({ workbook: { name, sheets }, receipt, settings: { ...this.state.settings, mapping } });
      await this.look();
    } catch (error) {
      this.fail(error, "open");
    }
  }

  /** Stops what is under way; the workbook stays as it is. For when the pane goes away. */
  close(): void {
    this.preview?.abort();
    this.controller?.abort();
    this.listeners.clear();
  }

  private async look(): Promise<void> {
    const { host, engine } = this.parts;
    const cells = (this.state.workbook?.sheets ?? []).reduce(
      (sum, sheet) => sum + (sheet.ours ? 0 : sheet.rowCount * sheet.columnCount),
      0,
    );
    if (cells > PREVIEW_CELLS) return this.update({ preview: { kind: "tooLarge" } });
    if (this.state.work || this.state.result) return;
    const controller = new AbortController();
    this.preview = controller;
    this.update({ preview: { kind: "working" } });
    try {
      const snapshots = await host.read({ sheets: this.state.settings.sheets }, undefined, controller.signal);
      const summary = await engine.check(snapshots, this.state.settings, this.locale, undefined, controller.signal);
      if (!controller.signal.aborted) this.update({ preview: { kind: "ready", summary } });
    } catch (error) {
      if (controller.signal.aborted) return;
      this.update({ preview: null });
      if (!isCancelled(error)) this.fail(error, "open");
    }
  }

  /** Reads, checks, writes. Scroll, filter and open finding stay; what is shown stays until the new result is there. */
  async check(): Promise<void> {
    if (this.state.work) return;
    this.preview?.abort();
    const controller = new AbortController();
    this.controller = controller;
    this.update({ work: { step: { id: "app.progress.reading" }, done: 0, total: 0, cancellable: true }, problem: null, notice: null });
    const checked = await this.attempt("check", () => this.judge(controller.signal));
    this.controller = null;
    if (!checked) return;
    const written = await this.attempt("write", () => this.put());
    const { result } = this.state;
    if (!result || !written) return;
    const { fail, query, open, pass } = result.counts;
    this.update({ notice: paneMessage("taskpane.done", { fail, query, open, pass }) });
  }

  private async judge(signal: AbortSignal): Promise<void> {
    const { host, engine } = this.parts;
    const { settings } = this.state;
    const run = await check(host, engine, settings, this.locale, this.report, signal);
    signal.throwIfAborted();
    const counted = await countStandings(engine, run.summary, this.locale);
    this.mergeExplanations(run.explanations);
    this.runs += 1;
    this.update({
      result: { ...counted, run: this.runs },
      preview: { kind: "ready", summary: run.summary },
      stale: this.state.settings === settings ? null : "settings",
      screen: this.state.screen.kind === "start" ? { kind: "results" } : this.state.screen,
      tab: "results",
    });
  }

  /** Writes the last check once more: after a failed write, or when explanations are waiting. */
  async write(): Promise<void> {
    if (this.state.work || !this.state.result) return;
    this.update({ problem: null, notice: null });
    await this.attempt("write", async () => {
      this.mergeExplanations(await explanationsOf(this.parts.host));
      await this.put();
    });
  }

  private async put(): Promise<void> {
    const { host, engine, tool } = this.parts;
    const { explanations, choices, settings, result } = this.state;
    if (!result || result.summary.tables.length === 0) return this.update({ work: null });
    this.update({ work: { step: { id: "app.progress.planning" }, done: 0, total: 0, cancellable: false } });
    const { sha256 } = await engine.rulebook(this.locale);
    const plan = await planFor(
      host,
      engine,
      {
        ...choices,
        explanations: [...explanations.values()].filter((explanation) => explanation.text.trim() !== ""),
        stamp: { tool: tool.name, version: tool.version, rulebookSha256: sha256, asOf: settings.asOf },
      },
      this.locale,
    );
    const flags = plan.flags.reduce((sum, flag) => sum + flag.cells.length, 0);
    const step = paneMessage("taskpane.progress.plan", { sheets: plan.sheets.length, flags });
    this.update({ work: { step, done: 0, total: 0, cancellable: false } });
    const receipt = await host.apply(plan, (_, done, total) => this.report(step, done, total, false));
    this.update({ receipt, waiting: new Set(), work: null });
    await this.refreshSheets();
  }

  cancel(): void {
    if (this.state.work?.cancellable) this.controller?.abort();
  }

  /** Lifts everything we wrote. Her explanations stay here, to be written again with the next check. */
  async clear(): Promise<void> {
    if (this.state.work) return;
    const { host } = this.parts;
    this.update({
      problem: null,
      notice: null,
      work: { step: paneMessage("taskpane.action.clear"), done: 0, total: 0, cancellable: false },
    });
    await this.attempt("clear", async () => {
      this.mergeExplanations(await explanationsOf(host));
      await clear(host);
      this.update({
        work: null,
        receipt: null,
        waiting: new Set(this.state.explanations.keys()),
        notice: paneMessage("taskpane.results.cleared"),
      });
      await this.refreshSheets();
    });
  }

  retry(): void {
    const what = this.state.problem?.retry;
    if (what === "open") void this.open();
    else if (what === "check") void this.check();
    else if (what === "write") void this.write();
    else if (what === "clear") void this.clear();
  }

  async select(cell: CellRef): Promise<void> {
    try {
      await this.parts.host.select(cell);
    } catch (error) {
      this.fail(error, null);
    }
  }

  /** Opens a finding and goes to its first cell. */
  openFinding(finding: Pick<FindingView, "key" | "cells">): void {
    this.show({ kind: "detail", key: finding.key });
    const [first] = finding.cells;
    if (first) void this.select(first);
  }

  show(screen: Screen): void {
    this.update({ screen, tab: "results" });
  }
  showTab(tab: Tab): void {
    this.update({ tab });
  }
  filterBy(filter: Standing | null): void {
    this.update({ filter, opened: new Map() });
  }
  searchFor(search: string): void {
    this.update({ search });
  }
  setOpened(group: string, open: boolean): void {
    this.update({ opened: new Map(this.state.opened).set(group, open) });
  }
  /** A question of a screen to the engine came to nothing. */
  failed(error: unknown): void {
    if (!isCancelled(error)) this.fail(error, null);
  }
  dismissProblem(): void {
    this.update({ problem: null });
  }

  explain(key: string, text: string, forValue: string): void {
    const explanations = new Map(this.state.explanations);
    // An emptied one is kept while it stands on the sheet, so that the next write takes it off there.
    explanations.set(key, { key, text, forValue });
    this.update({ explanations, waiting: new Set(this.state.waiting).add(key) });
  }
  review(key: string, reviewed: boolean): void {
    const keys = new Set(this.state.reviewed);
    if (reviewed) keys.add(key);
    else keys.delete(key);
    this.update({ reviewed: keys });
  }

  changeSettings(change: Partial<CheckSettings>): void {
    this.update({ settings: { ...this.state.settings, ...change }, stale: this.state.result ? (this.state.stale ?? "settings") : null });
    this.keep();
  }
  /**
   * Takes the officer's corrections of what was recognised, keeps them with the workbook and shows at once what comes of
   * them. The result sheets follow with the next check.
   */
  async correct(mapping: Mapping): Promise<void> {
    if (this.state.work) return;
    this.preview?.abort();
    const controller = new AbortController();
    this.controller = controller;
    const before = this.state.settings.mapping;
    this.update({
      settings: { ...this.state.settings, mapping },
      problem: null,
      notice: null,
      work: { step: { id: "app.progress.recognising" }, done: 0, total: 0, cancellable: true },
    });
    const done = await this.attempt(null, async () => {
      const isKept = await keepMapping(this.parts.host, mapping);
      if (this.state.result) await this.judge(controller.signal);
      else {
        const { host, engine } = this.parts;
        const snapshots = await host.read({ sheets: this.state.settings.sheets }, undefined, controller.signal);
        const summary = await engine.check(snapshots, this.state.settings, this.locale, undefined, controller.signal);
        this.update({ preview: { kind: "ready", summary } });
      }
      this.update({
        work: null,
        stale: this.state.result ? "settings" : null,
        notice: paneMessage(isKept ? "taskpane.mapping.kept" : "taskpane.mapping.notKept"),
      });
    });
    this.controller = null;
    if (!done) this.update({ settings: { ...this.state.settings, ...(before ? { mapping: before } : {}) } });
  }

  changeChoices(change: Partial<WriteChoices>): void {
    this.update({ choices: { ...this.state.choices, ...change } });
    this.keep();
  }
  /** The workbook says that its data changed since it was read. */
  dataChanged(): void {
    if (this.state.result) this.update({ stale: "data" });
    else void this.open();
  }

  /** The same check in another language: nothing is read or judged again. */
  async speak(locale: Locale): Promise<void> {
    if (locale === this.locale) return;
    this.locale = locale;
    const { result, preview } = this.state;
    try {
      const summary = await this.parts.engine.summary(locale);
      if (!summary || locale !== this.locale) return;
      if (result && this.state.result === result) this.update({ result: { ...result, summary } });
      else if (preview?.kind === "ready" && this.state.preview === preview) this.update({ preview: { kind: "ready", summary } });
    } catch (error) {
      this.fail(error, null);
    }
  }

  private keep(): void {
    const { settings, choices } = this.state;
    savePreferences(this.parts.store, { region: settings.region, packs: settings.packs, choices }).catch((error: unknown) =>
      this.fail(error, null),
    );
  }

  private async refreshSheets(): Promise<void> {
    const { workbook } = this.state;
    if (workbook) this.update({ workbook: { ...workbook, sheets: await this.parts.host.sheets() } });
  }

  /** What stands on the sheet counts, unless she has typed something newer here. */
  private mergeExplanations(onSheet: readonly Explanation[]): void {
    const { explanations, waiting } = this.state;
    const merged = new Map(onSheet.map((explanation) => [explanation.key, explanation]));
    // An empty list can mean that the sheet is gone: then nothing of hers is dropped.
    for (const [key, explanation] of explanations) if (waiting.has(key) || onSheet.length === 0) merged.set(key, explanation);
    this.update({ explanations: merged });
  }

  /** Only whole percents and new steps are shown: hosts report often. */
  private readonly report = (step: Message, done: number, total: number, cancellable = true): void => {
    const shown = this.state.work;
    const percent = (n: number, of: number): number => (of > 0 ? Math.floor((100 * n) / of) : 0);
    if (shown && shown.step.id === step.id && percent(done, total) === percent(shown.done, shown.total) && shown.total === total) return;
    this.update({ work: { step, done, total, cancellable } });
  };

  private async attempt(retry: Problem["retry"], action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      this.fail(error, retry);
      return false;
    }
  }

  private fail(error: unknown, retry: Problem["retry"]): void {
    if (isCancelled(error)) this.update({ work: null, notice: paneMessage("taskpane.cancelled") });
    else this.update({ work: null, problem: problemOf(error, retry) });
  }

  private update(change: Partial<PaneState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
