import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext, type Context } from "node:vm";
import type { FarSide } from "./wire";

const LIBRARY = resolve("node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js");
let source: string | null = null;

/** Microsoft's own client in a context of its own, talking to a far side. `level`: the highest ExcelApi set it is told of. */
export interface Client {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  /** From now on requests go there. */
  connect(farSide: FarSide): void;
  /** Requirement sets that were asked for while running, `ExcelApi 1.13` and the like. */
  readonly probed: Set<string>;
}

export function loadClient(level: string): Client {
  source ??= readFileSync(LIBRARY, "utf8");
  const probed = new Set<string>();
  const most = Number(level.split(".")[1]);
  const isSetSupported = (name: string, version: string): boolean => {
    if (name === "ExcelApi") return Number(version.split(".")[1]) <= most;
    return name === "DelayForCellEdit";
  };
  const nothing = (): void => undefined;
  const office = {
    context: {
      requirements: { isSetSupported },
      displayLanguage: "zh-CN",
    },
  };
  const scope: Record<string, unknown> = {
    console: { log: nothing, warn: nothing, error: nothing, info: nothing },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    Promise,
    performance,
    navigator: { userAgent: "node" },
    location: { href: "https://localhost/taskpane.html", search: "", hash: "" },
    document: {
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: nothing, style: {} }),
      getElementById: () => null,
      head: { appendChild: nothing },
    },
    addEventListener: nothing,
    removeEventListener: nothing,
    localStorage: { getItem: () => null, setItem: nothing },
    sessionStorage: { getItem: () => null, setItem: nothing },
    XMLHttpRequest: nothing,
    Office: office,
  };
  scope["window"] = scope;
  scope["self"] = scope;
  scope["parent"] = scope;
  scope["top"] = scope;
  const context: Context = createContext(scope);
  try {
    runInContext(source, context, { filename: LIBRARY });
  } catch (error) {
    // The library looks for the script tag it came from; all its globals stand by then.
    if (scope["Excel"] === undefined) throw error;
  }
  // The library brings an Office of its own, made for pages: the client asks only for requirement sets.
  scope["Office"] = office;
  const asked = {
    context: {
      ...office.context,
      requirements: {
        isSetSupported: (name: string, version: string) => {
          probed.add(`${name} ${version}`);
          return isSetSupported(name, version);
        },
      },
    },
  };
  const { HostBridge } = scope["OfficeExtension"] as { HostBridge: { init(bridge: Bridge): void } };
  return {
    Excel: scope["Excel"] as typeof Excel,
    Office: asked as unknown as typeof Office,
    probed,
    connect: (farSide) => {
      const bridge: Bridge = {
        sendMessageToHost: (text) => {
          setImmediate(() => {
            const answer = farSide.answer(text);
            if (answer !== null) bridge.onMessageFromHost?.(answer);
          });
        },
      };
      HostBridge.init(bridge);
      farSide.send = (text) => bridge.onMessageFromHost?.(text);
    },
  };
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}
