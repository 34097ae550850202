import {
  check,
  clear,
  insertTable,
  isDoubtful,
  keptMapping,
  keptPacks,
  sheetsAtHand,
  write,
  type CheckSummary,
  type Locale,
  type TakeawayEngine,
  type WorkbookHost,
  type WriteOptions,
} from "../app";
import type { SettingsStore } from "../app/ports";
import type { Translate } from "../core/model";
import { loadPreferences } from "../taskpane/session/preferences";
import { sentencesOf } from "./problem";
import type { Desk, Outcome } from "./ribbon";

export interface OwnParts {
  readonly host: WorkbookHost;
  readonly engine: TakeawayEngine;
  readonly settings: SettingsStore;
  readonly locale: Locale;
  readonly translate: Translate;
  readonly today: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The buttons' work with an engine of their own: where they run apart from the pane. */
export function ownDesk({ host, engine, settings: store, locale, translate, today, tool }: OwnParts): Desk {
  const judge = async (): Promise<{ readonly summary: CheckSummary; readonly options: WriteOptions }> => {
    const [{ region, packs, choices }, mapping, packFiles] = await Promise.all([
      loadPreferences(store),
      keptMapping(host),
      keptPacks(host),
    ]);
    const sheets = await sheetsAtHand(host, null);
    const { summary, explanations } = await check(
      host,
      engine,
      { asOf: today, region, packs, parameters: {}, sheets, mapping, packFiles },
      locale,
    );
    const { sha256 } = await engine.rulebook(locale);
    const stamp = { tool: tool.name, version: tool.version, rulebookSha256: sha256, asOf: today };
    return { summary, options: { ...choices, explanations, stamp } };
  };
  const told = async (work: () => Promise<Outcome>): Promise<Outcome> => {
    try {
      return await work();
    } catch (error) {
      // Nothing is half done: the workbook is as it was.
      return { kind: "decide", why: sentencesOf(error, translate) };
    }
  };
  const say = (id: string): string => translate({ id });
  return {
    check: () =>
      told(async () => {
        const { summary, options } = await judge();
        if (summary.tables.length === 0) return { kind: "decide", why: [say("excel.ribbon.nothingRecognised")] };
        const receipt = await write(host, engine, options, locale);
        if (isDoubtful(summary)) return { kind: "decide", why: [say("excel.ribbon.doubtful")] };
        return { kind: "done", goTo: receipt.sheets[0]?.name ?? null };
      }),
    insert: (table) =>
      told(async () => {
        const { summary, options } = await judge();
        if (summary.tables.length === 0) return { kind: "decide", why: [say("excel.ribbon.nothingRecognised")] };
        const offer = (await engine.offers(locale)).tables.find(({ id }) => id === table);
        if (offer?.available !== true) {
          const names = (offer?.missing ?? []).join(locale === "zh-CN" ? "、" : ", ");
          const why = [translate({ id: "excel.ribbon.cannotFill", data: { title: offer?.title ?? table } })];
          return { kind: "decide", why: names === "" ? why : [...why, translate({ id: "excel.ribbon.missing", data: { names } })] };
        }
        const receipt = await insertTable(host, engine, options, { table, at: null }, locale);
        return { kind: "done", goTo: receipt.sheets.find(({ id }) => id === `table:${table}`)?.name ?? null };
      }),
    clear: () =>
      told(async () => {
        await clear(host);
        return { kind: "done", goTo: null };
      }),
    goTo: (sheet) => host.select({ sheet, rowIndex: 0, columnIndex: 0 }),
  };
}
