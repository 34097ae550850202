import type { ApplyReceipt, CellRef, Message, RangeSnapshot } from "../../core/model";
import { FINDINGS_SHEET_ID } from "../../core/presentation";
import type { Explanation } from "../../app/engine";
import type { Mapping } from "../../app/corrections";
import type { WriteOptions } from "../../app/checkAndWrite";
import { check, clear, explanationsOf, planFor } from "../../app/checkAndWrite";
import { insertedIn } from "../../app/insert";
import { keepMapping, keptMapping } from "../../app/keptMapping";
import { keepPacks } from "../../app/keptPacks";
import { HostError, type Progress, type SettingsStore, type WorkbookHost } from "../../app/ports";
import type { PackFile } from "../../app/packs";
import { keepReviewed, keptReviewed } from "../../app/reviewed";
import type { PaneEngine, RuleDesk } from "../../app/ruleDesk";
import type { CheckSettings, FindingView, Locale } from "../../app/views";
import type { Standing } from "../standing";
import { keptRules } from "../rules/keptRules";
import type { RulesScreen } from "../rules/place";
import { paneMessage } from "../words";
import { countStandings } from "./counts";
import { DEFAULT_CHOICES, loadPreferences, savePreferences } from "./preferences";
import { isCancelled, problemOf, unusableProblem } from "./problem";
import type { PaneState, Problem, Screen, Tab, WriteChoices } from "./state";
import { Takeaways } from "./takeaways";

export interface SessionParts {
  readonly host: WorkbookHost;
  readonly engine: PaneEngine;
  readonly rules: RuleDesk;
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
  private opening: Promise<boolean> = Promise.resolve(true);
  /** The findings sheet that the last check replaced, for the comparison in another language. */
  private earlier: RangeSnapshot | null = null;
  readonly takeaways: Takeaways;
  /** Packs kept with the workbook that cannot be used now: they stay kept. */
  private unusable: readonly PackFile[] = [];

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
      rulesPlace: [],
      filter: null,
      search: "",
      opened: new Map(),
      explanations: new Map(),
      waiting: new Set(),
      ticked: new Set(),
      reviewed: new Map(),
      inserted: [],
      comparison: null,
    };
    this.takeaways = new Takeaways(parts.host, parts.engine, {
      locale: () => this.locale,
      options: () => this.options(),
      write: (step, action, done) => this.putting(step, action, done),
      ask: (question) => this.ask(question),
    });
  }

  readonly current = (): PaneState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Name, sheets, earlier results; then a look at the tables, so that the start screen can say what was recognised. */
  async open(): Promise<void> {
    this.opening = this.acquaint();
    if (await this.opening) await this.look();
  }

  /** False: it failed, and the pane says why. */
  private acquaint(): Promise<boolean> {
    return this.attempt("open", async () => {
      const { region, packs, choices } = await loadPreferences(this.parts.store);
      this.update({ settings: { ...this.state.settings, region, packs }, choices });
      const { host } = this.parts;
      const [name, sheets, receipt] = await Promise.all([host.name(), host.sheets(), host.receipt()]);
      const [mapping, reviewed, inserted] = await Promise.all([keptMapping(host), keptReviewed(host), insertedIn(host)]);
      const { usable, unusable, errors } = await keptRules(host, this.parts.rules, this.locale);
      this.unusable = unusable;
      this.update({
        workbook: { name, sheets },
        receipt,
        reviewed,
        inserted,
        settings: { ...this.state.settings, mapping, packFiles: usable },
      });
      if (errors.length > 0) this.update({ problem: unusableProblem(errors) });
    });
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
    // Her settings and corrections come with the opening: a quick hand must not check without them.
    await this.opening;
    const checked = await this.attempt("check", () => this.judge(controller.signal));
    this.controller = null;
    if (!checked) return;
    const written = await this.attempt("write", () => this.put());
    const { result } = this.state;
    // Where no table was found there is nothing to count.
    if (!result || !written || result.summary.tables.length === 0) return;
    const { fail, query, open, pass } = result.counts;
    this.update({ notice: paneMessage("taskpane.done", { fail, query, open, pass }) });
  }

  private async judge(signal: AbortSignal): Promise<void> {
    const { host, engine } = this.parts;
    const { settings, tab } = this.state;
    this.earlier = await host.readOwn(FINDINGS_SHEET_ID);
    const run = await check(host, engine, settings, this.locale, this.report, signal);
    signal.throwIfAborted();
    const counted = await countStandings(engine, run.summary, this.locale);
    const comparison = this.earlier ? await engine.compare(this.earlier, this.locale) : null;
    this.mergeExplanations(run.explanations);
    this.runs += 1;
    this.update({
      result: { ...counted, run: this.runs },
      comparison,
      preview: { kind: "ready", summary: run.summary },
      stale: this.state.settings === settings ? null : "settings",
      screen: this.state.screen.kind === "start" ? { kind: "results" } : this.state.screen,
      // From the settings the way leads to the results; whoever reads a report stays there.
      tab: tab === "settings" ? "results" : tab,
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
    const { host, engine } = this.parts;
    const { result, reviewed } = this.state;
    if (!result || result.summary.tables.length === 0) return this.update({ work: null });
    this.update({ work: { step: { id: "app.progress.planning" }, done: 0, total: 0, cancellable: false } });
    const plan = await planFor(host, engine, await this.options(), this.locale);
    const flags = plan.flags.reduce((sum, flag) => sum + flag.cells.length, 0);
    const step = paneMessage("taskpane.progress.plan", { sheets: plan.sheets.length, flags });
    this.update({ work: { step, done: 0, total: 0, cancellable: false } });
    const receipt = await host.apply(plan, (_, done, total) => this.report(step, done, total, false));
    await keepReviewed(host, reviewed);
    await this.stood(receipt);
  }

  /** How the results of the last check are to be written, with her explanations. */
  private async options(): Promise<WriteOptions> {
    const { engine, tool } = this.parts;
    const { explanations, reviewed, choices, settings } = this.state;
    const { sha256 } = await engine.rulebook(this.locale);
    return {
      ...choices,
      explanations: [...explanations.values()].filter((explanation) => explanation.text.trim() !== ""),
      reviewed,
      stamp: { tool: tool.name, version: tool.version, rulebookSha256: sha256, asOf: settings.asOf },
    };
  }

  /** Something else than results is written; explanations typed on the sheet meanwhile go along. */
  private async putting(step: Message, action: (progress: Progress) => Promise<ApplyReceipt>, done: Message): Promise<boolean> {
    if (this.state.work || !this.state.result) return false;
    this.update({ problem: null, notice: null, work: { step, done: 0, total: 0, cancellable: false } });
    return this.attempt(null, async () => {
      this.mergeExplanations(await explanationsOf(this.parts.host));
      await this.stood(await action((_, at, total) => this.report(step, at, total, false)));
      this.update({ notice: done });
    });
  }

  /** What stands in the workbook after a writing. */
  private async stood(receipt: ApplyReceipt | null): Promise<void> {
    // Asked together they are one look at the workbook.
    const [inserted, sheets] = await Promise.all([insertedIn(this.parts.host), this.parts.host.sheets()]);
    const { workbook } = this.state;
    this.update({
      receipt,
      inserted,
      workbook: workbook && { ...workbook, sheets },
      waiting: receipt ? new Set() : new Set(this.state.explanations.keys()),
      ticked: new Set(),
      work: null,
    });
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
      await keepReviewed(host, new Map());
      await this.stood(null);
      this.update({ notice: paneMessage("taskpane.results.cleared") });
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
  /** What the last deed did has been seen. */
  dismissNotice(): void {
    if (this.state.notice) this.update({ notice: null });
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
  /** Ticks a finding with the value that was looked at; kept with the workbook where results stand in it. */
  review(key: string, reviewed: boolean, value: string): void {
    const ticks = new Map(this.state.reviewed);
    if (reviewed) ticks.set(key, value);
    else ticks.delete(key);
    this.update({ reviewed: ticks, ticked: new Set(this.state.ticked).add(key) });
    if (this.state.receipt) void this.ask(() => keepReviewed(this.parts.host, ticks));
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

  /** Takes her rules as they are now and keeps them with the workbook; they hold even where keeping fails. */
  async changeRules(packFiles: readonly PackFile[]): Promise<void> {
    this.update({
      settings: { ...this.state.settings, packFiles },
      stale: this.state.result ? (this.state.stale ?? "rules") : null,
      problem: null,
      notice: null,
    });
    await this.attempt(null, async () => {
      const isKept = await keepPacks(this.parts.host, [...packFiles, ...this.unusable]);
      this.update({ notice: paneMessage(isKept ? "taskpane.rules.kept" : "taskpane.rules.notKept") });
    });
  }
  showRules(rulesPlace: readonly RulesScreen[]): void {
    this.update({ rulesPlace, tab: "settings" });
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
      const comparison = result && this.earlier ? await this.parts.engine.compare(this.earlier, locale) : null;
      if (result && this.state.result === result) this.update({ result: { ...result, summary }, comparison });
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

  private async ask<T>(question: () => Promise<T>): Promise<T | null> {
    try {
      return await question();
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

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
    // What stayed can be cleared: the pane has to know that there is something.
    if (error instanceof HostError && error.code === "leftBehind")
      void this.ask(async () => this.update({ receipt: await this.parts.host.receipt() }));
  }

  private update(change: Partial<PaneState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
