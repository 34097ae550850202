/** @jest-environment node */
import { MessageChannel } from "node:worker_threads";
import { HostError } from "../../../src/app/ports";
import { answerCalls, Moved, Remote, type Wire } from "../../../src/filemode/workers/rpc";

type Api = {
  add(a: number, b: number): number;
  fail(code: "encrypted" | "plain" | "abort"): never;
  count(to: number): Promise<string>;
  move(): Moved<Uint8Array>;
};

const channel = new MessageChannel();
answerCalls(channel.port1 as unknown as Wire, (progress): Api => ({
  add: (a, b) => a + b,
  fail(code) {
    if (code === "encrypted") throw new HostError("encrypted", "经费");
    if (code === "abort") throw new DOMException("cancelled", "AbortError");
    throw new TypeError("broken");
  },
  async count(to) {
    for (let done = 1; done <= to; done++) progress({ id: "app.progress.reading" }, done, to);
    return "done";
  },
  move() {
    const bytes = new Uint8Array([1, 2, 3]);
    return new Moved(bytes, [bytes.buffer]);
  },
}));
const remote = new Remote<Api>(channel.port2 as unknown as Wire);
afterAll(() => {
  channel.port1.close();
  channel.port2.close();
});

describe("calls over a message port", () => {
  it("answers, each call its own", async () => {
    expect(await Promise.all([remote.call("add", [1, 2]), remote.call("add", [40, 2])])).toEqual([3, 42]);
  });

  it("keeps a host error's code and place", async () => {
    const failure: unknown = await remote.call("fail", ["encrypted"]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HostError);
    expect(failure).toMatchObject({ code: "encrypted", where: "经费" });
  });

  it("keeps a cancellation a cancellation, and any other failure its words", async () => {
    await expect(remote.call("fail", ["abort"])).rejects.toMatchObject({ name: "AbortError" });
    await expect(remote.call("fail", ["plain"])).rejects.toThrow("broken");
  });

  it("reports progress on the way", async () => {
    const seen: string[] = [];
    const progress = (step: { readonly id: string }, done: number, total: number): void => void seen.push(`${step.id} ${done}/${total}`);
    expect(await remote.call("count", [2], { progress })).toBe("done");
    expect(seen).toEqual(["app.progress.reading 1/2", "app.progress.reading 2/2"]);
  });

  it("raises no alarm for a message that nobody waits for, when its worker is ended before the answer", async () => {
    const silent: Wire = { postMessage: () => undefined, onmessage: null };
    const ended = new Remote<Api>(silent);
    const alarms: unknown[] = [];
    const hear = (reason: unknown): void => void alarms.push(reason);
    process.on("unhandledRejection", hear);
    ended.tell("add", [1, 2]);
    ended.break(new DOMException("cancelled", "AbortError"));
    await new Promise((resolve) => setTimeout(resolve, 0));
    process.off("unhandledRejection", hear);
    expect(alarms).toEqual([]);
    await expect(ended.call("add", [1, 2])).rejects.toMatchObject({ name: "AbortError" });
  });

  it("moves buffers", async () => {
    expect(await remote.call("move", [])).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("fails everything once it is broken", async () => {
    const other = new MessageChannel();
    const silent = new Remote<Api>(other.port2 as unknown as Wire);
    const waiting = silent.call("add", [1, 1]);
    silent.break(new Error("the worker ended"));
    await expect(waiting).rejects.toThrow("the worker ended");
    await expect(silent.call("add", [1, 1])).rejects.toThrow("the worker ended");
    other.port1.close();
  });
});
