import type { WriteOptions } from "../../app/checkAndWrite";
import type { Inserted, InsertProposal, InsertRequest } from "../../app/insert";
import { insertTable, proposeInsert, removeInserted } from "../../app/insert";
import { planFor } from "../../app/checkAndWrite";
import type { Progress, WorkbookHost } from "../../app/ports";
import type { ChartId, ReportTone, TakeawayEngine } from "../../app/takeaways";
import type { Locale } from "../../app/views";
import type { ApplyReceipt, CellRef, Message } from "../../core/model";
import { areaText } from "../../core/model";
import { paneMessage } from "../words";

/** What writing needs of the session. */
export interface Desk {
  readonly locale: () => Locale;
  readonly options: () => Promise<WriteOptions>;
  /** Shows how far the writing is, then what stands in the workbook and `done`; false: it failed, and the pane says why. */
  readonly write: (step: Message, action: (progress: Progress) => Promise<ApplyReceipt>, done: Message) => Promise<boolean>;
  /** An answer, or null and the reason on the pane. */
  readonly ask: <T>(question: () => Promise<T>) => Promise<T | null>;
}

/** What the officer puts into the workbook besides the results: tables, charts, report text. */
export class Takeaways {
  constructor(
    private readonly host: WorkbookHost,
    private readonly engine: TakeawayEngine,
    private readonly desk: Desk,
  ) {}

  /** The cell she stands on; null where the host knows none. */
  activeCell(): Promise<CellRef | null> {
    return this.desk.ask(() => this.host.activeCell());
  }

  /** Text of the cells she has selected, a line a row; null: it could not be read. */
  selectedText(): Promise<string | null> {
    return this.desk.ask(async () => {
      const snapshots = await this.host.read({ sheets: null, selectionOnly: true });
      const rows = snapshots.flatMap(({ values }) => values);
      const lines = rows.map((row) => row.filter((value) => value !== null && value !== "").map(String));
      return lines
        .filter((line) => line.length > 0)
        .map((line) => line.join(" "))
        .join("\n");
    });
  }

  propose(request: InsertRequest): Promise<InsertProposal | null> {
    return this.desk.ask(() => proposeInsert(this.host, this.engine, request, this.desk.locale()));
  }

  insert({ request, area }: InsertProposal, title: string): Promise<boolean> {
    return this.desk.write(
      paneMessage("taskpane.insert.inserting", { title }),
      async (progress) => insertTable(this.host, this.engine, await this.desk.options(), request, this.desk.locale(), progress),
      area
        ? paneMessage("taskpane.insert.done.area", { title, area: areaText(area) })
        : paneMessage("taskpane.insert.done.sheet", { title }),
    );
  }

  /** Writes everything of ours anew from the last check. */
  update(): Promise<boolean> {
    return this.apply({}, paneMessage("taskpane.insert.updating"), paneMessage("taskpane.insert.updated"));
  }

  remove(items: readonly Inserted[]): Promise<boolean> {
    const ids = items.map(({ id }) => id);
    return this.desk.write(
      paneMessage("taskpane.insert.removing"),
      async (progress) => removeInserted(this.host, this.engine, await this.desk.options(), ids, this.desk.locale(), progress),
      paneMessage("taskpane.insert.removed", { count: items.length }),
    );
  }

  /** The charts that stand on the sheet of charts; none: no such sheet. */
  chooseCharts(charts: readonly ChartId[], done: Message): Promise<boolean> {
    return this.apply({ charts, withCharts: charts.length > 0 }, paneMessage("taskpane.insert.updating"), done);
  }

  placeReport(tone: ReportTone): Promise<boolean> {
    return this.apply({ reportTone: tone }, paneMessage("taskpane.report.placing"), paneMessage("taskpane.report.placed"));
  }

  private apply(change: Partial<WriteOptions>, step: Message, done: Message): Promise<boolean> {
    return this.desk.write(
      step,
      async (progress) => {
        const options = { ...(await this.desk.options()), ...change };
        return this.host.apply(await planFor(this.host, this.engine, options, this.desk.locale()), progress);
      },
      done,
    );
  }
}

/** Where something inserted stands, for a link to it. */
export const placeOf = ({ sheet, area }: Inserted): CellRef =>
  area ? { sheet, rowIndex: area.rowIndex, columnIndex: area.columnIndex } : { sheet, rowIndex: 0, columnIndex: 0 };

export const placeText = (item: Inserted): string => (item.area ? areaText(item.area) : item.sheet);
