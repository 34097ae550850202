import type { PaneEngine } from "../app";
import { HostError } from "../app";
import { Remote, type Wire } from "../filemode/workers/rpc";

/** Every method of the engine, as the worker answers it; what can be cancelled is cancelled on this side. */
export type ExcelEngineApi = { readonly [Name in keyof PaneEngine]: PaneEngine[Name] };

/** The engine in a worker: Excel stays usable while a province's schools are checked. */
export function engineInWorker(): PaneEngine {
  const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { name: "engine" });
  const remote = new Remote<ExcelEngineApi>(worker as Wire);
  worker.onerror = (event) => remote.break(new HostError("unknown", event.message));
  const forward = new Proxy({} as PaneEngine, {
    get: (_, name: keyof ExcelEngineApi) =>
      name === ("then" as string) ? undefined : (...args: never[]) => remote.call(name, args as never),
  });
  const check: PaneEngine["check"] = async (snapshots, settings, locale, progress, signal) => {
    signal?.throwIfAborted();
    const summary = await remote.call("check", [snapshots, settings, locale], { progress });
    signal?.throwIfAborted();
    return summary;
  };
  return new Proxy(forward, { get: (target, name: keyof PaneEngine) => (name === "check" ? check : target[name]) });
}
