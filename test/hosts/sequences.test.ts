import fc from "fast-check";
import {
  check,
  clear,
  insertTable,
  insertedIn,
  proposeInsert,
  removeInserted,
  write,
  type TakeawayEngine,
  type WorkbookHost,
  type WriteOptions,
} from "../../src/app";
import { cellAddress, type CellRef, type RangeSnapshot } from "../../src/core/model";
import { FINDINGS_SHEET_ID, readExplanations, type TableId } from "../../src/core/presentation";
import { openWorkbook, type XlsxHost } from "../../src/hosts/xlsx";
import { fflateCodec } from "../../src/hosts/xlsx/ooxml/codec";
import { OoxmlPackage } from "../../src/hosts/xlsx/ooxml/package";
import { readWorkbookPart } from "../../src/hosts/xlsx/ooxml/workbookPart";
import { workbookFrom, type FarWorkbook } from "../support/farside/model";
import { newEngine, sampleBytes, settingsFor, writeOptions } from "../support/samples";
import { excelWith } from "./excel/open";
import { differingParts, partsIn } from "./xlsx/parts";

jest.setTimeout(300_000);

const [NAME, AS_OF] = ["清城区教育经费三年", "2010-03-31"] as const;
const TABLES: readonly TableId[] = ["three-growths", "per-pupil", "sources", "surcharge-and-transfer", "free"];

/** A workbook behind one door, with what a person or another program does to it there. */
interface Door {
  readonly host: WorkbookHost;
  /** A number of hers. */
  change(cell: CellRef, value: number): void;
  /** 情况说明, typed into our findings sheet. */
  explain(sheet: string, cell: Pick<CellRef, "rowIndex" | "columnIndex">, text: string): void;
  /** Fails unless the workbook is the original with these numbers changed, in every part or cell. */
  expectOriginal(changes: ReadonlyMap<CellRef, number>): void;
}

function edited(bytes: Uint8Array, sheet: string, edit: (xml: string) => string): Uint8Array {
  const pack = OoxmlPackage.open(bytes, fflateCodec);
  const part = readWorkbookPart(pack).sheets.find(({ name }) => name === sheet)?.part ?? "";
  const before = new TextDecoder().decode(pack.bytes(part));
  const after = edit(before);
  pack.set(part, new TextEncoder().encode(after));
  return pack.save();
}

const withNumber =
  (cell: CellRef, value: number) =>
  (xml: string): string => {
    const pattern = new RegExp(`(<c r="${cellAddress(cell)}"[^>]*>(?:<f>[^<]*</f>)?<v>)[^<]*(</v>)`);
    if (!pattern.test(xml)) throw new Error(`no number in ${cellAddress(cell)}`);
    return xml.replace(pattern, `$1${value}$2`);
  };

function fileDoor(): Door {
  const original = sampleBytes(NAME);
  let host: XlsxHost = openWorkbook(original, NAME);
  const reopen = (sheet: string, edit: (xml: string) => string): void => {
    host = openWorkbook(edited(host.bytes(), sheet, edit), NAME);
  };
  return {
    get host() {
      return host;
    },
    change: (cell, value) => reopen(cell.sheet, withNumber(cell, value)),
    explain: (sheet, cell, text) =>
      reopen(sheet, (xml) =>
        xml.replace(
          new RegExp(`<c r="${cellAddress(cell)}"( s="\\d+")?(?:/>|[^/].*?</c>)`),
          `<c r="${cellAddress(cell)}"$1 t="inlineStr"><is><t>${text}</t></is></c>`,
        ),
      ),
    expectOriginal(changes) {
      let expected = original;
      for (const [cell, value] of changes) expected = edited(expected, cell.sheet, withNumber(cell, value));
      expect(differingParts(partsIn(host.bytes()), partsIn(expected))).toEqual([]);
    },
  };
}

function excelDoor(snapshots: readonly RangeSnapshot[]): Door {
  const workbook: FarWorkbook = workbookFrom(NAME, snapshots);
  const { host } = excelWith(workbook);
  const put = (book: FarWorkbook, { sheet, rowIndex, columnIndex }: CellRef, value: number): void => {
    (book.required(sheet).rows[rowIndex] ??= [])[columnIndex] = value;
  };
  return {
    host,
    change: (cell, value) => put(workbook, cell, value),
    explain: (sheet, { rowIndex, columnIndex }, text) => void workbook.required(sheet).type(rowIndex, columnIndex, text),
    expectOriginal(changes) {
      const expected = workbookFrom(NAME, snapshots);
      for (const [cell, value] of changes) put(expected, cell, value);
      expect(JSON.parse(workbook.print())).toEqual(JSON.parse(expected.print()));
    },
  };
}

type Step =
  | { readonly do: "insert"; readonly table: TableId; readonly at: readonly [row: number, column: number] | null }
  | { readonly do: "change"; readonly pick: number; readonly factor: number }
  | { readonly do: "explain"; readonly pick: number; readonly text: string }
  | { readonly do: "remove"; readonly pick: number }
  | { readonly do: "rerun" }
  | { readonly do: "clear" };

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("insert" as const),
        table: fc.constantFrom(...TABLES),
        at: fc.option(fc.tuple(fc.nat(14), fc.nat(12)), { freq: 4 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("change" as const), pick: fc.nat(), factor: fc.constantFrom(0.5, 0.9, 1.1, 2) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant("explain" as const), pick: fc.nat(), text: fc.constantFrom("情况属实", "已核实更正") }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), pick: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("rerun" as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("clear" as const) }) },
  ),
  { minLength: 3, maxLength: 8 },
);

/** Cells of hers that hold plain numbers. */
const numbersIn = (snapshots: readonly RangeSnapshot[]): CellRef[] =>
  snapshots.flatMap(({ sheet, values, rowIndex, columnIndex, hasFormula, columnCount }) =>
    values.flatMap((row, r) =>
      row.flatMap((value, c) =>
        typeof value === "number" && value > 3000 && hasFormula?.[r * columnCount + c] !== 1
          ? [{ sheet, rowIndex: rowIndex + r, columnIndex: columnIndex + c }]
          : [],
      ),
    ),
  );

class Session {
  readonly #engine: TakeawayEngine = newEngine();
  readonly #changes = new Map<CellRef, number>();
  readonly #numbers: readonly CellRef[];
  /** Key → text, as she typed them since the last clear, and the value that each was written for. */
  #typed = new Map<string, { readonly text: string; readonly forValue: string }>();

  /** What the last step took away. */
  #removed: string | null = null;

  constructor(
    private readonly door: Door,
    private readonly snapshots: readonly RangeSnapshot[],
  ) {
    this.#numbers = numbersIn(snapshots);
  }

  async #options(): Promise<WriteOptions> {
    const { explanations } = await check(this.door.host, this.#engine, settingsFor(AS_OF), "zh-CN");
    return { ...writeOptions(AS_OF), explanations };
  }

  async run(step: Step): Promise<void> {
    const standing = await this.#standing();
    await this.#take(step);
    // What stood there still stands, until she takes it away.
    const gone = step.do === "clear" ? standing : step.do === "remove" ? standing.filter((id) => id === this.#removed) : [];
    const kept = standing.filter((id) => !gone.includes(id));
    expect(await this.#standing()).toEqual(expect.arrayContaining(kept));
    await this.#look();
  }

  async #standing(): Promise<string[]> {
    return (await insertedIn(this.door.host)).map(({ id }) => id);
  }

  async #take(step: Step): Promise<void> {
    const { host } = this.door;
    if (step.do === "insert") {
      const options = await this.#options();
      const sheet = this.snapshots[0]?.sheet ?? "";
      const at = step.at && { sheet, rowIndex: step.at[0], columnIndex: step.at[1] };
      const proposal = await proposeInsert(host, this.#engine, { table: step.table, at }, "zh-CN");
      if (!proposal) return;
      const place = proposal.room ? proposal.room.nearest : null;
      await insertTable(host, this.#engine, options, { table: step.table, at: place }, "zh-CN");
    } else if (step.do === "change") {
      const cell = this.#numbers[step.pick % this.#numbers.length];
      if (!cell) return;
      const snapshot = this.snapshots.find(({ sheet }) => sheet === cell.sheet);
      const value = Number(snapshot?.values[cell.rowIndex - snapshot.rowIndex]?.[cell.columnIndex - snapshot.columnIndex]) * step.factor;
      this.#changes.set(cell, value);
      this.door.change(cell, value);
    } else if (step.do === "explain") await this.#explain(step.pick, step.text);
    else if (step.do === "remove") {
      const inserted = (await insertedIn(host)).filter(({ kind }) => kind === "table");
      const gone = inserted[step.pick % Math.max(1, inserted.length)];
      this.#removed = gone?.id ?? null;
      if (gone) await removeInserted(host, this.#engine, await this.#options(), [gone.id], "zh-CN");
    } else if (step.do === "rerun") await write(host, this.#engine, await this.#options(), "zh-CN");
    else {
      await clear(host);
      this.#typed = new Map();
    }
  }

  async #explain(pick: number, text: string): Promise<void> {
    const own = await this.door.host.readOwn(FINDINGS_SHEET_ID);
    if (!own) return;
    const [at] = own.values.flatMap((row, r) => (row.includes("edufund:key") ? [{ row: r, column: row.indexOf("edufund:key") }] : []));
    if (!at) throw new Error("no key column");
    const rows = own.values.flatMap((row, r) => (r > at.row && typeof row[at.column] === "string" && row[at.column] !== "" ? [r] : []));
    const row = rows[pick % Math.max(1, rows.length)];
    if (row === undefined) return;
    this.door.explain(own.sheet, { rowIndex: own.rowIndex + row, columnIndex: own.columnIndex + at.column - 1 }, text);
    const [key, value, written, earlier] = Array.from({ length: 4 }, (_, place) => String(own.values[row]?.[at.column + place] ?? ""));
    this.#typed.set(key ?? "", { text, forValue: (text === written ? earlier : value) ?? "" });
  }

  /** What must hold after every step: her cells as she left them, her explanations beside the findings they were written for. */
  async #look(): Promise<void> {
    const { host } = this.door;
    const now = await host.read({ sheets: null });
    expect(now.map(({ sheet }) => sheet)).toEqual(this.snapshots.map(({ sheet }) => sheet));
    for (const [at, snapshot] of now.entries()) expect(cellsOf(snapshot)).toEqual(this.#expected(at));
    const own = await host.readOwn(FINDINGS_SHEET_ID);
    if (!own) return;
    // Also where the finding is gone: it may come back. An explanation speaks of the value that it was written for until she says more.
    const kept = new Map(readExplanations(own).map(({ key, text, forValue }) => [key, { text, forValue }]));
    for (const [key, typed] of this.#typed) expect([key, kept.get(key)]).toEqual([key, typed]);
  }

  #expected(at: number): unknown {
    const snapshot = this.snapshots[at];
    if (!snapshot) return undefined;
    const values = snapshot.values.map((row) => [...row]);
    for (const [{ sheet, rowIndex, columnIndex }, value] of this.#changes)
      if (sheet === snapshot.sheet) (values[rowIndex - snapshot.rowIndex] ?? [])[columnIndex - snapshot.columnIndex] = value;
    return cellsOf({ ...snapshot, values });
  }

  async end(): Promise<void> {
    await clear(this.door.host);
    expect(await this.door.host.receipt()).toBeNull();
    this.door.expectOriginal(this.#changes);
  }
}

const cellsOf = ({ rowIndex, columnIndex, values }: RangeSnapshot): unknown => [
  rowIndex,
  columnIndex,
  values.map((row) => {
    const cells = row.map((value) => (value === "" ? null : value));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells;
  }),
];

const snapshotsOf = (): Promise<readonly RangeSnapshot[]> => openWorkbook(sampleBytes(NAME), NAME).read({ sheets: null });

describe.each([
  ["a file", async () => fileDoor(), 25],
  ["Excel's far side", async () => excelDoor(await snapshotsOf()), 12],
] as const)("any sequence of insert, change, re-run, remove, clear in %s", (_, open, numRuns) => {
  it("leaves her cells alone, keeps her explanations, and goes back to the original exactly", async () => {
    const snapshots = await snapshotsOf();
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const session = new Session(await open(), snapshots);
        for (const step of list) await session.run(step);
        await session.end();
      }),
      { numRuns },
    );
  });
});
