import { HostError } from "../../../src/app/ports";
import { LOOKS_KEY, RECEIPT_KEY, WRITING_KEY } from "../../../src/hosts/excel/receipt";
import type { FarWorkbook } from "../../support/farside/model";
import type { Fault } from "../../support/farside/wire";
import { COUNTY, PLAN } from "../contract";
import { excelWith, farWorkbookOf, type Stand } from "./open";
import { checkAndWrite, SITUATIONS } from "./situations";

jest.setTimeout(120_000);

const CLEAN = farWorkbookOf(COUNTY).print();
const stop = (action: number, lost: boolean): Fault => ({ kind: "stop", action, code: "GeneralException", lost });
/** By what becomes protected: the situations in which something of a broken write lies behind that. */
const STAYS: Readonly<Record<string, readonly string[]>> = {
  "her sheet": SITUATIONS.map(({ name }) => name),
  "the workbook's structure": ["on a workbook without results", "over earlier results"],
  "our sheet": SITUATIONS.map(({ name }) => name).filter((name) => name !== "on a workbook without results"),
};
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (reason: unknown) => reason,
  );

describe.each(SITUATIONS)("writing $name", ({ name, before, plan }) => {
  const fresh = async (level: string): Promise<Stand> => {
    const stand = excelWith(farWorkbookOf(COUNTY), level);
    if (before) await stand.host.apply(before);
    stand.farSide.resetCounts();
    return stand;
  };
  /** Which request writes, of how many calls, and what stands then. */
  const whole = async (): Promise<{ syncs: number; calls: number; print: string }> => {
    const stand = await fresh("1.20");
    await checkAndWrite(stand, plan);
    return { syncs: stand.farSide.counts.syncs, calls: stand.farSide.lastCalls, print: stand.workbook.print() };
  };
  const receiptOf = async (stand: Stand): Promise<void> => {
    const other = stand.elsewhere();
    const receipt = await other.receipt();
    if (receipt) await other.revert(receipt);
  };

  it.each([
    ["1.12", false],
    ["1.20", true],
  ] as const)("stops at any call of the request (%s, answer lost: %s): all or nothing, looks and all", async (level, lost) => {
    const { syncs, calls, print } = await whole();
    expect(calls).toBeGreaterThan(40);
    for (let action = lost ? 0 : 4; action < calls; action += 7) {
      const stand = await fresh(level);
      const original = stand.workbook.print();
      stand.farSide.faults.set(syncs, stop(action, lost));
      const error = await errorOf(checkAndWrite(stand, plan));
      expect(stand.farSide.stopped).toBe(true);
      if (error !== null) expect(error).toBeInstanceOf(HostError);
      expect([action, stand.workbook.print()]).toEqual([action, error === null ? print : original]);
    }
  });

  it("when the pane is closed on the way, the next one clears it, or writes over it", async () => {
    const { syncs, calls, print } = await whole();
    for (let action = 3; action < calls; action += 11) {
      const stand = await fresh(action % 3 === 0 ? "1.12" : "1.20");
      stand.farSide.faults.set(syncs, stop(action, true));
      for (let k = syncs + 1; k < syncs + 40; k += 1) stand.farSide.faults.set(k, { kind: "refused", code: "ConnectionFailure" });
      expect(await errorOf(checkAndWrite(stand, plan))).toMatchObject({ code: "connectionLost" });
      stand.farSide.faults.clear();
      if (action % 2 === 0) {
        await checkAndWrite({ ...stand, host: stand.elsewhere() }, plan);
        expect([action, anyRun(stand.workbook)]).toEqual([action, anyRun(print)]);
      }
      await receiptOf(stand);
      expect([action, stand.workbook.print()]).toEqual([action, CLEAN]);
    }
  });

  const LOCKS: readonly (readonly [string, (workbook: FarWorkbook, locked: boolean) => void])[] = [
    ["her sheet", (workbook, locked) => void (workbook.required("教育经费").isProtected = locked)],
    ["the workbook's structure", (workbook, locked) => void (workbook.structureProtected = locked)],
    [
      "our sheet",
      (workbook, locked) => {
        const own = workbook.sheet("核查结果");
        if (own) own.isProtected = locked;
      },
    ],
  ];

  it.each(LOCKS)("%s becomes protected before it can be taken back: what stays is said, and goes once it can", async (lockName, lock) => {
    const { syncs, calls, print } = await whole();
    let stayed = 0;
    for (let action = 1; action < calls; action += 5) {
      const stand = await fresh(action % 3 === 0 ? "1.20" : "1.12");
      const original = stand.workbook.print();
      stand.farSide.faults.set(syncs, stop(action, false));
      stand.farSide.faults.set(syncs + 1, { kind: "before", change: (workbook) => lock(workbook, true) });
      const error = await errorOf(checkAndWrite(stand, plan));
      lock(stand.workbook, false);
      if (error === null) {
        expect([action, anyRun(stand.workbook)]).toEqual([action, anyRun(print)]);
        continue;
      }
      if (stand.workbook.print() === original) expect(error).not.toMatchObject({ code: "leftBehind" });
      else {
        const where: unknown = expect.stringMatching(/./);
        expect([action, error]).toEqual([action, expect.objectContaining({ code: "leftBehind", where })]);
        stayed += 1;
      }
      // Between a sheet's coming and its mark nobody can tell that it is ours: it stays, empty.
      for (const sheet of stand.workbook.sheets.filter(({ ofAddIn, customProperties }) => ofAddIn && customProperties.size === 0)) {
        expect(sheet.used(false)).toBeNull();
        stand.workbook.remove(sheet);
      }
      if (action % 2 === 0) {
        await checkAndWrite(stand, plan);
        expect([action, anyRun(stand.workbook)]).toEqual([action, anyRun(print)]);
      }
      await receiptOf(stand);
      expect([action, stand.workbook.print()]).toEqual([action, CLEAN]);
    }
    // Where nothing of a write lies behind the lock, nothing has to stay.
    expect(stayed > 0).toBe(STAYS[lockName]?.includes(name));
  });
});

/** A workbook whichever writing it was that came to its end, and in whatever order sheets and flags were made. */
function anyRun(workbook: FarWorkbook | string): unknown {
  const [sheets, settings, ...rest] = JSON.parse(typeof workbook === "string" ? workbook : workbook.print()) as [
    { name: string }[],
    [string, string][],
    ...unknown[],
  ];
  const told = settings
    .filter(([key]) => key === RECEIPT_KEY)
    .map(([, text]) => {
      const { excel, ...receipt } = JSON.parse(text) as { excel: { run: number } };
      return [receipt, { ...excel, run: 0 }];
    });
  const keys = settings.map(([key]) => key).sort();
  expect(keys).toEqual([LOOKS_KEY, RECEIPT_KEY].sort());
  expect(keys).not.toContain(WRITING_KEY);
  return [[...sheets].sort((a, b) => (a.name < b.name ? -1 : 1)), told, rest];
}

describe("flags on sheets of hers", () => {
  const clear = async ({ host }: Stand): Promise<void> => {
    const receipt = await host.receipt();
    if (receipt) await host.revert(receipt);
  };

  it("follow a sheet that she gave another name between two checks", async () => {
    const stand = excelWith(farWorkbookOf(COUNTY));
    await stand.host.apply(PLAN);
    const sheet = stand.workbook.required("教育经费");
    stand.workbook.rename(sheet, "经费（改）");
    const moved = JSON.parse(JSON.stringify(PLAN).replaceAll("教育经费", "经费（改）")) as typeof PLAN;
    await stand.host.read({ sheets: null });
    await stand.host.apply(moved);
    expect(sheet.flags).toHaveLength(1);
    await clear(stand);
    expect(sheet.flags).toEqual([]);
  });

  it("come back to a sheet with another name when a write breaks", async () => {
    let back = 0;
    for (let action = 1; action < 30; action += 1) {
      const stand = excelWith(farWorkbookOf(COUNTY));
      await stand.host.apply(PLAN);
      const sheet = stand.workbook.required("教育经费");
      stand.workbook.rename(sheet, "经费（改）");
      await stand.host.read({ sheets: null });
      const before = stand.workbook.print();
      stand.farSide.faults.set(stand.farSide.counts.syncs + 2, stop(action, false));
      const error = await errorOf(stand.host.apply({ ...PLAN, sheets: [], flags: [] }));
      if (error === null) expect(sheet.flags).toEqual([]);
      else {
        back += 1;
        expect([action, stand.workbook.print()]).toEqual([action, before]);
      }
    }
    expect(back).toBeGreaterThan(5);
  });

  it("go from a copy that she made of her sheet, and from one that was protected while results were written anew", async () => {
    const stand = excelWith(farWorkbookOf(COUNTY));
    await stand.host.apply(PLAN);
    const [sheet, copy] = [stand.workbook.required("教育经费"), stand.workbook.add("副本", false)];
    copy.flags = sheet.flags.map((flag) => ({ ...flag }));
    sheet.isProtected = true;
    await stand.host.apply(PLAN);
    sheet.isProtected = false;
    await clear(stand);
    expect([sheet.flags, copy.flags]).toEqual([[], []]);
  });

  it("are told from rules of hers that Excel itself fails to tell, which stay", async () => {
    const stand = excelWith(farWorkbookOf(COUNTY));
    const sheet = stand.workbook.required("教育经费");
    const area = { rowIndex: 1, columnIndex: 1, rowCount: 3, columnCount: 1 };
    const hers = ["=B2>1", "=B2>2", "=B2>3"].map((formula, at) => ({
      areas: [area],
      type: "Custom",
      formula,
      fill: "#FFFF00",
      font: "#000000",
      stopIfTrue: false,
      illegible: at === 1,
    }));
    sheet.flags.push(...hers);
    const before = stand.workbook.print();
    await stand.host.apply(PLAN);
    await stand.host.apply(PLAN);
    expect(sheet.flags).toHaveLength(4);
    stand.farSide.faults.set(stand.farSide.counts.syncs + 6, { kind: "halfway", share: 0.7, code: "GeneralException" });
    await errorOf(stand.host.apply(PLAN));
    expect(sheet.flags).toHaveLength(4);
    await clear(stand);
    expect(stand.workbook.print()).toBe(before);
  });
});
