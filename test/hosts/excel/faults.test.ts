import { HostError } from "../../../src/app/ports";
import type { FarSheet, FarWorkbook } from "../../support/farside/model";
import type { Fault } from "../../support/farside/wire";
import { COUNTY } from "../contract";
import { excelWith, farWorkbookOf, QUICK, type Stand } from "./open";
import { checkAndWrite, SITUATIONS } from "./situations";

describe.each(SITUATIONS)("writing $name", ({ before, plan }) => {
  /** Its cells stand on a sheet of hers: there they are compared one by one, not counted. */
  const amongHers = [before, plan].some((one) => (one?.blocks ?? []).length > 0);
  const fresh = async (patience = QUICK): Promise<{ stand: Stand; print: string }> => {
    const stand = excelWith(farWorkbookOf(COUNTY), "1.20", patience);
    if (before) await stand.host.apply(before);
    stand.farSide.resetCounts();
    return { stand, print: stand.workbook.print(false) };
  };
  /** Formulas as they stand, whatever they give by now. */
  const contentOf = ({ workbook }: Stand, name: string | undefined): unknown => {
    const found = workbook.sheets.find((one) => one.name === name);
    return found && { rows: found.rows, formulas: [...found.formulas] };
  };
  const complete = async (): Promise<{ syncs: number; print: string; contents: ReadonlyMap<string, unknown> }> => {
    const { stand } = await fresh();
    await checkAndWrite(stand, plan);
    const { syncs } = stand.farSide.counts;
    const print = stand.workbook.print(false);
    const contents = new Map<string, unknown>();
    for (const { id, name } of (await stand.host.receipt())?.sheets ?? []) contents.set(id, contentOf(stand, name));
    return { syncs, print, contents };
  };

  const FAULTS: readonly (readonly [string, Fault])[] = [
    ["the host refuses it", { kind: "refused", code: "GeneralException" }],
    ["the host stops at a tenth of it", { kind: "halfway", share: 0.1, code: "GeneralException" }],
    ["the host stops in the middle", { kind: "halfway", share: 0.5, code: "AccessDenied" }],
    ["the host stops just before the end", { kind: "halfway", share: 0.9, code: "GeneralException" }],
    ["the answer is lost", { kind: "lost" }],
    ["nothing is heard again", { kind: "silent" }],
    ["Excel is busy", { kind: "refused", code: "ServerBusy" }],
    ["a cell is being edited for a moment", { kind: "editing", requests: 1 }],
    ["a cell is being edited for a while", { kind: "editing", requests: 3 }],
  ];

  it.each(FAULTS)("%s, at every sync: all or nothing, and a reason", async (_, fault) => {
    const whole = await complete();
    expect(whole.syncs).toBeLessThanOrEqual(amongHers ? 7 : 6);
    const outcomes: string[] = [];
    for (let k = 1; k <= whole.syncs; k += 1) {
      // Silence counts as lost after a moment; on a busy machine an honest answer may take seconds.
      let asked = (): number => -1;
      const isSilent = (): boolean => fault.kind === "silent" && asked() === k - 1;
      const { stand, print } = await fresh({
        ...QUICK,
        get longestWait(): number {
          return isSilent() ? 60 : QUICK.longestWait;
        },
      });
      asked = () => stand.farSide.counts.syncs;
      stand.farSide.faults.set(k, fault);
      const error: unknown = await checkAndWrite(stand, plan).then(
        () => null,
        (reason: unknown) => reason,
      );
      const after = stand.workbook.print(false);
      if (error === null) expect([k, after]).toEqual([k, whole.print]);
      else {
        expect(error).toBeInstanceOf(HostError);
        expect([k, after]).toEqual([k, print]);
      }
      if (!amongHers) expect(stand.workbook.cellsOutsideOwned).toBe(0);
      outcomes.push(error === null ? "complete" : "as it was");
    }
    // Before the last sync nothing can be complete; an answer that is lost at the last one is.
    expect(outcomes[whole.syncs - 1]).toBe(fault.kind === "lost" || fault.kind === "silent" ? "complete" : "as it was");
    // What only reads waits for her to leave the cell.
    if (fault.kind === "editing") expect(outcomes[0]).toBe("complete");
  });

  const sheet = (workbook: FarWorkbook) => workbook.required("教育经费");
  const own = (workbook: FarWorkbook, change: (sheet: FarSheet) => void): void => {
    const found = workbook.sheet("核查结果");
    if (found) change(found);
  };
  const CHANGES: readonly (readonly [string, (workbook: FarWorkbook) => void, string | null])[] = [
    ["the source sheet is renamed", (workbook) => workbook.rename(sheet(workbook), "经费改名"), "changedByOther"],
    ["the source sheet is deleted", (workbook) => workbook.remove(sheet(workbook)), "sheetMissing"],
    ["a co-author writes into the source", (workbook) => void sheet(workbook).type(3, 1, 999), null],
    ["the source sheet becomes protected", (workbook) => void (sheet(workbook).isProtected = true), null],
    ["a sheet of hers comes", (workbook) => void workbook.add("新来的", false), null],
    ["our result sheet is renamed", (workbook) => own(workbook, (one) => workbook.rename(one, "改过的结果")), null],
    ["our result sheet is deleted", (workbook) => own(workbook, (one) => workbook.remove(one)), null],
    ["she types on our result sheet", (workbook) => own(workbook, (one) => void one.type(1, 2, "说明")), null],
    ["the workbook's structure becomes protected", (workbook) => void (workbook.structureProtected = true), "protectedWorkbook"],
  ];

  it.each(CHANGES)("%s before any sync: never half", async (_, change, code) => {
    const { syncs, contents } = await complete();
    for (let k = 2; k <= syncs; k += 1) {
      const { stand } = await fresh();
      let changed = "";
      stand.farSide.faults.set(k, {
        kind: "before",
        change: (workbook) => {
          change(workbook);
          changed = workbook.print(false);
        },
      });
      const error: unknown = await checkAndWrite(stand, plan).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) {
        expect(error).toBeInstanceOf(HostError);
        expect([k, stand.workbook.print(false)]).toEqual([k, changed]);
        if (code !== null && k < syncs) expect([k, (error as HostError).code]).toEqual([k, code]);
      } else {
        const { sheets = [] } = (await stand.host.receipt()) ?? {};
        expect(sheets.map(({ id }) => id)).toEqual(plan.sheets.map(({ id }) => id));
        // Her sheets' new names and ours, as the workbook itself follows them.
        const now = (await stand.elsewhere().sheets()).filter(({ ours }) => ours).map(({ name }) => name);
        expect([k, now.map((name) => contentOf(stand, name))]).toEqual([k, sheets.map(({ id }) => contents.get(id))]);
      }
      if (!amongHers) expect(stand.workbook.cellsOutsideOwned).toBe(0);
    }
  });

  it("waits while a cell is being edited for a while, and says so when it lasts", async () => {
    const whole = await complete();
    const { stand, print } = await fresh();
    stand.farSide.busyFor = 2;
    await stand.host.read({ sheets: null });
    stand.farSide.busyFor = 100;
    await expect(stand.host.apply(plan)).rejects.toMatchObject({ code: "cellEditMode" });
    stand.farSide.busyFor = 0;
    expect(stand.workbook.print(false)).toBe(print);
    await stand.host.apply(plan);
    expect(stand.workbook.print(false)).toBe(whole.print);
  });
});
