import type { CheckEngine, PlanRequest, RulebookView } from "../../app/engine";
import type { Progress } from "../../app/ports";
import type { CheckSettings, CheckSummary, FindingDetail, FindingPage, FindingQuery, Locale } from "../../app/views";
import type { RangeSnapshot, WorkbookPlan } from "../../core/model";
import type { EngineApi, SnapshotSource } from "./engineApi";
import { planHandle } from "./planHandle";
import { Remote, type Wire } from "./rpc";
import { handleId } from "./snapshotHandle";

/** One engine in its worker. */
interface Seat {
  readonly remote: Remote<EngineApi>;
  end(): void;
}

/**
 * The engine behind workers. A check is computed in a spare one while the last check stands in its own; when it is done
 * they change places, when it is cancelled only the spare one is ended. So cancelling costs nothing and loses nothing,
 * though the computation itself cannot be interrupted.
 */
export class EngineProxy implements CheckEngine {
  readonly #connect: (port: MessagePort) => void;
  #current: Seat;
  #spare: Seat;

  /** `connect` gives the other end of an engine's line to the workbook's worker. */
  constructor(connect: (port: MessagePort) => void) {
    this.#connect = connect;
    this.#current = this.#newSeat();
    this.#spare = this.#newSeat();
  }

  rulebook(locale: Locale): Promise<RulebookView> {
    return this.#current.remote.call("rulebook", [locale]);
  }

  async check(
    snapshots: readonly RangeSnapshot[],
    settings: CheckSettings,
    locale: Locale,
    progress?: Progress,
    signal?: AbortSignal,
  ): Promise<CheckSummary> {
    const cancelled = (): DOMException => new DOMException("cancelled", "AbortError");
    if (signal?.aborted) throw cancelled();
    const seat = this.#spare;
    const stop = (): void => {
      seat.end();
      seat.remote.break(cancelled());
      this.#spare = this.#newSeat();
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const summary = await seat.remote.call("check", [sourceOf(snapshots), settings, locale], { progress });
      if (signal?.aborted) throw cancelled();
      this.#spare = this.#current;
      this.#current = seat;
      void this.#spare.remote.call("release", []);
      return summary;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  summary(locale: Locale): Promise<CheckSummary | null> {
    return this.#current.remote.call("summary", [locale]);
  }

  findings(query: FindingQuery, locale: Locale): Promise<FindingPage> {
    return this.#current.remote.call("findings", [query, locale]);
  }

  detail(key: string, locale: Locale): Promise<FindingDetail | null> {
    return this.#current.remote.call("detail", [key, locale]);
  }

  async plan(request: PlanRequest, locale: Locale): Promise<WorkbookPlan> {
    const { outline, ticket } = await this.#current.remote.call("plan", [request, locale]);
    return planHandle(outline, ticket);
  }

  report(workbook: { readonly name: string; readonly sha256: string }, locale: Locale): Promise<string> {
    return this.#current.remote.call("report", [workbook, locale]);
  }

  /** Forgets the last check: another workbook has been opened. */
  reset(): void {
    void this.#current.remote.call("release", []);
  }

  #newSeat(): Seat {
    const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { name: "engine" });
    const remote = new Remote<EngineApi>(worker as Wire);
    worker.onerror = (event) => remote.break(new Error(event.message));
    const { port1, port2 } = new MessageChannel();
    void remote.call("connect", [port1], { transfer: [port1] });
    this.#connect(port2);
    return { remote, end: () => worker.terminate() };
  }
}

function sourceOf(snapshots: readonly RangeSnapshot[]): SnapshotSource {
  const ids = snapshots.map(handleId);
  return ids.every((id) => id !== undefined) ? { ids } : { snapshots };
}
