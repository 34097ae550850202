import type { TakeawayEngine } from "../app";
import { HostError } from "../app";
import { Remote, type Wire } from "../filemode/workers/rpc";

/** Every method of the engine, as the worker answers it; what can be cancelled is cancelled on this side. */
export type ExcelEngineApi = { readonly [Name in keyof TakeawayEngine]: TakeawayEngine[Name] };

/** The engine in a worker: Excel stays usable while a province's schools are checked. */
export function engineInWorker(): TakeawayEngine {
  const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { name: "engine" });
  const remote = new Remote<ExcelEngineApi>(worker as Wire);
  worker.onerror = (event) => remote.break(new HostError("unknown", event.message));
  const forward = new Proxy({} as TakeawayEngine, {
    get: (_, name: keyof ExcelEngineApi) =>
      name === ("then" as string) ? undefined : (...args: never[]) => remote.call(name, args as never),
  });
  const check: TakeawayEngine["check"] = async (snapshots, settings, locale, progress, signal) => {
    signal?.throwIfAborted();
    const summary = await remote.call("check", [snapshots, settings, locale], { progress });
    signal?.throwIfAborted();
    return summary;
  };
  return new Proxy(forward, { get: (target, name: keyof TakeawayEngine) => (name === "check" ? check : target[name]) });
}
