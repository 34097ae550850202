import { FarError } from "./errors";
import type { FarWorkbook } from "./model";
import { member, NULL_OBJECT, type Remote } from "./remote";
import { workbookRemote } from "./workbook";

const LIMIT = 5 * 1024 * 1024;

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly (number | readonly unknown[] | null)[];
}
interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}
interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: {
    readonly Select?: readonly string[];
    readonly Expand?: readonly string[];
    readonly Top?: number;
    readonly Skip?: number;
  };
}
interface Body {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

/** What goes wrong with one request. Requests are counted from 1; releases of references are not counted. */
export type Fault =
  /** The host refuses the request; nothing of it happens. */
  | { readonly kind: "refused"; readonly code: string }
  /** The request stops after this share of its actions; those before it happened. */
  | { readonly kind: "halfway"; readonly share: number; readonly code: string }
  /** The request stops before this action; `lost`: and the connection breaks, so that nobody hears why. */
  | { readonly kind: "stop"; readonly action: number; readonly code: string; readonly lost?: boolean }
  /** Everything happens, but the answer is lost: the connection breaks. */
  | { readonly kind: "lost" }
  /** Everything happens, and nothing is ever heard again of this request. */
  | { readonly kind: "silent" }
  /** A cell is being edited from here on, for so many requests. */
  | { readonly kind: "editing"; readonly requests: number }
  /** Something happens to the workbook just before the request is carried out. */
  | { readonly kind: "before"; readonly change: (workbook: FarWorkbook) => void };

export interface Counts {
  syncs: number;
  maxRequestBytes: number;
  maxResponseBytes: number;
}

/** As the client numbers them. */
const EVENT_TYPES = { changed: 10, deleted: 15 } as const;

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");

/** The host's side of Microsoft's wire protocol over a workbook in memory. */
export class FarSide {
  readonly counts: Counts = { syncs: 0, maxRequestBytes: 0, maxResponseBytes: 0 };
  /** By number of the request. */
  readonly faults = new Map<number, Fault>();
  /** So many requests are turned away as long as a cell is being edited. */
  busyFor = 0;
  /** Calls of the last request. */
  lastCalls = 0;
  /** Whether a request was stopped halfway. */
  stopped = false;
  /** Every member that was used, as `Type.Member`. */
  readonly used = new Set<string>();
  readonly #references = new Map<string, Remote>();
  #nextReference = 1;
  #nextEvent = 1;

  /** Takes messages that the host sends of its own accord. */
  send: (text: string) => void = () => undefined;

  constructor(readonly workbook: FarWorkbook) {
    workbook.tell = ({ what, ...event }) => {
      if (!workbook.heard.has(what)) return;
      const entry = [65_536, EVENT_TYPES[what], "Workbook", JSON.stringify(event), this.#nextEvent++];
      this.send(JSON.stringify({ type: 3, message: { entries: [entry] } }));
    };
  }

  resetCounts(): void {
    Object.assign(this.counts, { syncs: 0, maxRequestBytes: 0, maxResponseBytes: 0 });
    this.workbook.cellsWritten = 0;
    this.workbook.cellsOutsideOwned = 0;
  }

  /** Takes a message as the client sends it; gives the answer as text, or null when none ever comes. */
  answer(text: string): string | null {
    const message = JSON.parse(text) as { readonly id: number; readonly type: number; readonly message: { readonly body: Body | string } };
    const body = typeof message.message.body === "string" ? (JSON.parse(message.message.body) as Body) : message.message.body;
    const isRelease = body.Actions.every((action) => action.ActionType === 1 || action.Name === "_RemoveReference");
    const reply = (status: number, answer: unknown): string =>
      JSON.stringify({ id: message.id, type: 1, flags: 0, message: { statusCode: status, headers: {}, body: JSON.stringify(answer) } });
    if (isRelease) return reply(200, this.#run(body, Infinity));
    this.counts.syncs += 1;
    const requestBytes = bytesOf(text);
    this.counts.maxRequestBytes = Math.max(this.counts.maxRequestBytes, requestBytes);
    const fault = this.faults.get(this.counts.syncs);
    if (fault?.kind === "before") fault.change(this.workbook);
    if (fault?.kind === "editing") this.busyFor = fault.requests;
    if (this.busyFor > 0) {
      this.busyFor -= 1;
      return reply(200, failure("InvalidOperationInCellEditMode", 0));
    }
    if (requestBytes > LIMIT) return reply(200, failure("RequestPayloadSizeLimitExceeded", 0));
    if (fault?.kind === "refused") return reply(200, failure(fault.code, 0));
    const stopAt =
      fault?.kind === "halfway" ? Math.floor(body.Actions.length * fault.share) : fault?.kind === "stop" ? fault.action : Infinity;
    this.lastCalls = body.Actions.length;
    this.stopped ||= stopAt < body.Actions.length;
    const result = this.#run(body, stopAt, fault && "code" in fault ? fault.code : "GeneralException");
    if (fault?.kind === "silent") return null;
    if (fault?.kind === "lost" || (fault?.kind === "stop" && fault.lost === true))
      return reply(503, { error: { code: "ConnectionFailure", message: "" } });
    const answer = reply(200, result);
    const responseBytes = bytesOf(answer);
    if (responseBytes > LIMIT) return reply(200, failure("ResponsePayloadSizeLimitExceeded", 0));
    this.counts.maxResponseBytes = Math.max(this.counts.maxResponseBytes, responseBytes);
    return answer;
  }

  #run(body: Body, stopAt: number, code = "GeneralException"): unknown {
    const objects = new Map<number, Remote>();
    const results: { readonly ActionId: number; readonly Value: unknown }[] = [];
    for (const [index, action] of body.Actions.entries()) {
      try {
        if (index >= stopAt) throw new FarError(code, "a fault was asked for");
        results.push({ ActionId: action.Id, Value: this.#act(action, body, objects) });
      } catch (error) {
        if (!(error instanceof FarError)) throw error;
        return { ...failure(error.code, index, error.message, error.location), Results: results };
      }
    }
    return { Results: results };
  }

  #act(action: Action, body: Body, objects: Map<number, Remote>): unknown {
    try {
      return this.#perform(action, body, objects);
    } catch (error) {
      if (error instanceof FarError && error.location === "" && action.ActionType > 2)
        error.location = `${objects.get(action.ObjectPathId)?.type ?? ""}.${lower(action.Name)}`;
      throw error;
    }
  }

  #perform(action: Action, body: Body, objects: Map<number, Remote>): unknown {
    if (action.ActionType === 1) {
      // A path with an effect (a sheet that is added) takes effect once in a request.
      const fresh = this.#resolve(action.ObjectPathId, body, objects);
      return fresh === NULL_OBJECT ? null : this.#identity(fresh);
    }
    // A trace speaks of nothing; the client waits for it to come back.
    if (action.ActionType === 5) return null;
    const remote = this.#resolve(action.ObjectPathId, body, objects);
    switch (action.ActionType) {
      case 2:
        return this.#query(remote, action.QueryInfo ?? {});
      case 3:
        return this.#call(remote, action.Name, this.#arguments(action.ArgumentInfo, body, objects));
      case 4: {
        if (remote === NULL_OBJECT) throw new FarError("ItemNotFound", `${action.Name} of nothing`);
        this.used.add(`${remote.type}.${action.Name}`);
        member(remote.set, remote, action.Name)(action.ArgumentInfo?.Arguments?.[0]);
        return null;
      }
      default:
        throw new FarError("ApiNotFound", `the far side knows no action ${action.ActionType}`);
    }
  }

  #call(remote: Remote, name: string, args: readonly unknown[]): unknown {
    if (name === "_KeepReference") return null;
    if (name === "_RemoveReference") {
      this.#references.delete(String(args[0]));
      return null;
    }
    if (remote === NULL_OBJECT) throw new FarError("ItemNotFound", `${name}() of nothing`);
    this.used.add(`${remote.type}.${name}`);
    const value = member(remote.call, remote, name)(...args);
    return value === undefined ? null : value;
  }

  #arguments(info: ArgumentInfo | undefined, body: Body, objects: Map<number, Remote>): unknown[] {
    return (info?.Arguments ?? []).map((value, i) => {
      const id = info?.ReferencedObjectPathIds?.[i];
      return typeof id === "number" && id > 0 ? this.#resolve(id, body, objects) : value;
    });
  }

  #resolve(id: number, body: Body, objects: Map<number, Remote>): Remote {
    const known = objects.get(id);
    if (known) return known;
    const path = body.ObjectPaths[id];
    if (!path) throw new FarError("InvalidObjectPath", String(id));
    const made = this.#make(path, body, objects);
    objects.set(id, made);
    return made;
  }

  #make(path: ObjectPath, body: Body, objects: Map<number, Remote>): Remote {
    if (path.ObjectPathType === 1) return workbookRemote(this.workbook);
    if (path.ObjectPathType === 7) return NULL_OBJECT;
    if (path.ObjectPathType === 6) {
      const kept = this.#references.get(path.Name);
      if (!kept) throw new FarError("InvalidReference", path.Name);
      if (kept.place && !this.workbook.sheets.includes(kept.place.sheet)) throw new FarError("InvalidReference", "the sheet is gone");
      return kept;
    }
    const parent = this.#resolve(path.ParentObjectPathId ?? -1, body, objects);
    if (parent === NULL_OBJECT) {
      if (/OrNullObject$/.test(path.Name) || path.ObjectPathType === 4) return NULL_OBJECT;
      throw new FarError("ItemNotFound", `${path.Name} of nothing`);
    }
    const args = this.#arguments(path.ArgumentInfo, body, objects);
    if (path.ObjectPathType === 5) {
      if (!parent.item) throw new FarError("ApiNotFound", `${parent.type} has no items`);
      return parent.item(args[0]);
    }
    this.used.add(`${parent.type}.${path.Name}`);
    try {
      if (path.ObjectPathType === 4) return member(parent.walk, parent, path.Name)() ?? NULL_OBJECT;
      if (path.ObjectPathType === 3) return member(parent.call, parent, path.Name)(...args) as Remote;
    } catch (error) {
      if (error instanceof FarError && error.location === "") error.location = `${parent.type}.${lower(path.Name)}`;
      throw error;
    }
    throw new FarError("InvalidObjectPath", `the far side knows no object path of type ${path.ObjectPathType}`);
  }

  #identity(remote: Remote): Record<string, unknown> {
    if (remote.place) {
      const name = `{REF-${this.#nextReference++}}`;
      this.#references.set(name, remote);
      return { _ReferenceId: name };
    }
    return remote.id === undefined ? {} : { _Id: remote.id };
  }

  #query(remote: Remote, { Select = [], Expand = [], Top, Skip }: NonNullable<Action["QueryInfo"]>): unknown {
    if (remote === NULL_OBJECT) return null;
    if (Expand.length > 0) throw new FarError("InvalidArgument", `expand ${Expand.join()}`);
    if (Select.length === 0) throw new FarError("InvalidArgument", `name what to load of ${remote.type}`);
    if (!remote.items) return { ...this.#identity(remote), ...this.#select(remote, Select) };
    if (Top !== undefined || Skip !== undefined) throw new FarError("ApiNotFound", "top and skip");
    return { _Items: remote.items().map((item) => ({ ...this.#identity(item), ...this.#select(item, Select) })) };
  }

  #select(remote: Remote, names: readonly string[]): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    const nested = new Map<string, string[]>();
    for (const path of names) {
      const [first = "", ...rest] = path.split("/");
      const name = upper(first);
      if (rest.length > 0) nested.set(name, [...(nested.get(name) ?? []), rest.join("/")]);
      else {
        this.used.add(`${remote.type}.${name}`);
        values[name] = member(remote.get, remote, name)();
      }
    }
    for (const [name, paths] of nested) {
      this.used.add(`${remote.type}.${name}`);
      const child = member(remote.walk, remote, name)();
      if (child === null) values[name] = null;
      else if (child.items) {
        const inner = paths.map((path) => path.replace(/^items\//, ""));
        values[name] = { _Items: child.items().map((item) => ({ ...this.#identity(item), ...this.#select(item, inner) })) };
      } else values[name] = this.#select(child, paths);
    }
    return values;
  }
}

function failure(
  code: string,
  index: number,
  message = code,
  location = "",
): { readonly Error: unknown; readonly Results: readonly never[] } {
  return { Results: [], Error: { Code: code, Message: message, Location: location, ActionIndex: index, HttpStatusCode: 400 } };
}
