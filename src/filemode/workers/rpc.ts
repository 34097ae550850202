import { HOST_ERROR_CODES, HostError, type HostErrorCode, type Progress } from "../../app/ports";
import type { Message } from "../../core/model";

/** A set of methods that can stand behind a message port: arguments and answers are plain data. */
export type Methods = { readonly [Name: string]: (...args: never[]) => unknown };

/** Either side of a wire: a Worker, a worker's own scope, or a MessagePort. */
export interface Wire {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

type ErrorData =
  | { readonly kind: "host"; readonly code: HostErrorCode; readonly where: string }
  | { readonly kind: "abort" }
  | { readonly kind: "unexpected"; readonly text: string; readonly stack: string };

type Reply =
  | { readonly id: number; readonly kind: "answer"; readonly value: unknown }
  | { readonly id: number; readonly kind: "failure"; readonly error: ErrorData }
  | { readonly id: number; readonly kind: "progress"; readonly step: Message; readonly done: number; readonly total: number };

/** An answer whose buffers are moved, not copied. */
export class Moved<T> {
  constructor(
    readonly value: T,
    readonly transfer: Transferable[],
  ) {}
}

export type Answer<T> = Awaited<T> extends Moved<infer Value> ? Value : Awaited<T>;

/**
 * Answers calls that come over the wire. Each handler gets the call's arguments; `progressOf` makes the progress function
 * of the call under way.
 */
export function answerCalls(wire: Wire, methodsFor: (progress: Progress) => Methods): void {
  wire.onmessage = async (event: MessageEvent): Promise<void> => {
    const { id, method, args } = event.data as Call;
    const post = (reply: Reply, transfer: Transferable[] = []): void => wire.postMessage(reply, transfer);
    try {
      const handler = methodsFor((step, done, total) => post({ id, kind: "progress", step, done, total }))[method];
      if (!handler) throw new Error(`the worker has no method ${method}`);
      const value = await (handler as (...args: readonly unknown[]) => unknown)(...args);
      if (value instanceof Moved) post({ id, kind: "answer", value: value.value }, value.transfer);
      else post({ id, kind: "answer", value });
    } catch (error) {
      post({ id, kind: "failure", error: dataOf(error) });
    }
  };
}

/** Calls the methods on the other side of a wire. */
export class Remote<Api extends Methods> {
  readonly #wire: Wire;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void; progress: Progress | undefined }>();
  #next = 1;
  #broken: Error | null = null;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.onmessage = (event: MessageEvent): void => this.#hear(event.data as Reply);
  }

  call<Name extends keyof Api & string>(
    method: Name,
    args: Parameters<Api[Name]>,
    options: { readonly progress?: Progress | undefined; readonly transfer?: Transferable[] } = {},
  ): Promise<Answer<ReturnType<Api[Name]>>> {
    return new Promise((resolve, reject) => {
      if (this.#broken) {
        reject(this.#broken);
        return;
      }
      const id = this.#next++;
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, progress: options.progress });
      this.#wire.postMessage({ id, method, args } satisfies Call, options.transfer ?? []);
    });
  }

  /** A call whose answer nobody waits for. Where it fails, the next call that somebody waits for fails too and is heard. */
  tell<Name extends keyof Api & string>(method: Name, args: Parameters<Api[Name]>, transfer: Transferable[] = []): void {
    this.call(method, args, { transfer }).catch(() => undefined);
  }

  /** Everything under way, and every later call, fails with this error. */
  break(error: Error): void {
    this.#broken = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #hear(reply: Reply): void {
    const call = this.#waiting.get(reply.id);
    if (!call) return;
    if (reply.kind === "progress") {
      call.progress?.(reply.step, reply.done, reply.total);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.kind === "answer") call.resolve(reply.value);
    else call.reject(errorOf(reply.error));
  }
}

function dataOf(error: unknown): ErrorData {
  if (error instanceof HostError) return { kind: "host", code: error.code, where: error.where };
  if (error instanceof DOMException && error.name === "AbortError") return { kind: "abort" };
  return {
    kind: "unexpected",
    text: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? (error.stack ?? "") : "",
  };
}

function errorOf(data: ErrorData): Error {
  if (data.kind === "abort") return new DOMException("cancelled", "AbortError");
  if (data.kind === "host" && HOST_ERROR_CODES.includes(data.code)) return new HostError(data.code, data.where);
  const error = new Error(data.kind === "unexpected" ? data.text : "unknown failure");
  if (data.kind === "unexpected") error.stack = data.stack;
  return error;
}
