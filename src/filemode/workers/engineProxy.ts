import type { PlanRequest } from "../../app/engine";
import type { Progress } from "../../app/ports";
import type { PaneEngine } from "../../app/ruleDesk";
import type { CheckSettings, CheckSummary, Locale } from "../../app/views";
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

export interface EngineProxy extends PaneEngine {
  /** Forgets the last check: another workbook has been opened. */
  reset(): void;
}

/** `connect` gives the other end of an engine's line to the workbook's worker. What is not in `Seats` goes to the last check's engine as it is. */
export function engineInWorkers(connect: (port: MessagePort) => void): EngineProxy {
  const seats = new Seats(connect);
  const own: Partial<EngineProxy> = {
    check: (...given) => seats.check(...given),
    plan: (...given) => seats.plan(...given),
    reset: () => seats.reset(),
  };
  return new Proxy(own as EngineProxy, {
    get: (target, name: keyof EngineProxy) =>
      // Whoever awaits the engine must not take it for a promise.
      target[name] ?? (name === ("then" as string) ? undefined : (...given: never[]) => seats.ask(name as keyof EngineApi, given)),
  });
}

/**
 * The engine behind workers. A check is computed in a spare one while the last check stands in its own; when it is done
 * they change places, when it is cancelled only the spare one is ended. So cancelling costs nothing and loses nothing,
 * though the computation itself cannot be interrupted.
 */
class Seats {
  #current: Seat;
  #spare: Seat;

  constructor(private readonly connect: (port: MessagePort) => void) {
    this.#current = this.#newSeat();
    this.#spare = this.#newSeat();
  }

  ask(name: keyof EngineApi, given: never[]): Promise<unknown> {
    return this.#current.remote.call(name, given as never);
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
      this.#spare.remote.tell("release", []);
      return summary;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  async plan(request: PlanRequest, locale: Locale): Promise<WorkbookPlan> {
    const { outline, ticket } = await this.#current.remote.call("plan", [request, locale]);
    return planHandle(outline, ticket);
  }

  reset(): void {
    this.#current.remote.tell("release", []);
  }

  #newSeat(): Seat {
    const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { name: "engine" });
    const remote = new Remote<EngineApi>(worker as Wire);
    worker.onerror = (event) => remote.break(new Error(event.message));
    const { port1, port2 } = new MessageChannel();
    remote.tell("connect", [port1], [port1]);
    this.connect(port2);
    return { remote, end: () => worker.terminate() };
  }
}

function sourceOf(snapshots: readonly RangeSnapshot[]): SnapshotSource {
  const ids = snapshots.map(handleId);
  return ids.every((id) => id !== undefined) ? { ids } : { snapshots };
}
