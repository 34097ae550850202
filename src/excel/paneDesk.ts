import { isDoubtful, sheetsAtHand, type Locale, type TableId, type TakeawayEngine, type WorkbookHost } from "../app";
import type { Desk, Outcome } from "../commands/ribbon";
import type { PaneSession } from "../taskpane";

const NEEDS_HER: Outcome = { kind: "decide", why: [] };

/** The buttons' work in the pane's own session: what they do is what she finds when she opens the pane. */
export function paneDesk(session: PaneSession, host: WorkbookHost, engine: TakeawayEngine, locale: () => Locale): Desk {
  const check = async (): Promise<boolean> => {
    await settled(session);
    const { settings } = session.current();
    const sheets = await sheetsAtHand(host, settings.sheets);
    if (JSON.stringify(sheets) !== JSON.stringify(settings.sheets)) session.changeSettings({ sheets });
    await session.check();
    const { problem, result } = session.current();
    return problem === null && result !== null && result.summary.tables.length > 0;
  };
  const tell = async (work: () => Promise<Outcome>): Promise<Outcome> => {
    try {
      return await work();
    } catch (error) {
      session.failed(error);
      return NEEDS_HER;
    }
  };
  return {
    check: () =>
      tell(async () => {
        if (!(await check())) return NEEDS_HER;
        const { result, receipt } = session.current();
        if (result && isDoubtful(result.summary)) return NEEDS_HER;
        return { kind: "done", goTo: receipt?.sheets[0]?.name ?? null };
      }),
    insert: (table: TableId) =>
      tell(async () => {
        await settled(session);
        const { result, stale } = session.current();
        if ((!result || stale !== null) && !(await check())) return NEEDS_HER;
        // Where nothing was recognised, the results say what was looked for.
        if (session.current().result?.summary.tables.length === 0) {
          session.showTab("results");
          return NEEDS_HER;
        }
        const offer = (await engine.offers(locale())).tables.find(({ id }) => id === table);
        const proposal = offer?.available === true ? await session.takeaways.propose({ table, at: null }) : null;
        // Where her data cannot fill it, the gallery says what is missing.
        if (!offer || !proposal || !(await session.takeaways.insert(proposal, offer.title))) {
          session.showTab("insert");
          return NEEDS_HER;
        }
        const { receipt } = session.current();
        return { kind: "done", goTo: receipt?.sheets.find(({ id }) => id === `table:${table}`)?.name ?? null };
      }),
    clear: () =>
      tell(async () => {
        await settled(session);
        await session.clear();
        return session.current().problem === null ? { kind: "done", goTo: null } : NEEDS_HER;
      }),
    goTo: (sheet) => session.select({ sheet, rowIndex: 0, columnIndex: 0 }),
  };
}

/** Waits until the session knows the workbook (or why not) and nothing else is under way. */
function settled(session: PaneSession): Promise<void> {
  const isSettled = (): boolean => {
    const { workbook, problem, work } = session.current();
    return work === null && (workbook !== null || problem !== null);
  };
  return new Promise((resolve) => {
    if (isSettled()) return resolve();
    const stop = session.subscribe(() => {
      if (!isSettled()) return;
      stop();
      resolve();
    });
  });
}
