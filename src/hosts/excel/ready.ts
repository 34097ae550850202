/** Office.js did not arrive, or the page does not stand in Excel. */
export class OfficeMissing extends Error {
  /** `script`: the library did not load in time; `host`: it loaded, but there is no Excel around the page. */
  readonly reason: "script" | "host";
  constructor(reason: "script" | "host") {
    super(reason);
    this.name = "OfficeMissing";
    this.reason = reason;
  }
}

export interface OfficeReady {
  /** Language tag of Excel's own interface. */
  readonly displayLanguage: string;
  /** undefined where Excel does not say (on the web). */
  readonly isDarkTheme: boolean | undefined;
}

/**
 * Loads Office.js from `address` (Microsoft's network; it may not be served from elsewhere) and waits for Excel. Throws
 * `OfficeMissing` after `patience` milliseconds; can be called again.
 */
export async function officeReady(address: string, patience: number): Promise<OfficeReady> {
  const deadline = Date.now() + patience;
  await within(loadScript(address), deadline, "script");
  const { host } = await within(Office.onReady(), deadline, "host");
  if (host !== Office.HostType.Excel) throw new OfficeMissing("host");
  const { displayLanguage, officeTheme } = Office.context;
  return { displayLanguage, isDarkTheme: officeTheme?.isDarkTheme };
}

function loadScript(address: string): Promise<void> {
  if (typeof Office !== "undefined") return Promise.resolve();
  return new Promise((resolve, reject) => {
    // An earlier try that failed is taken away: its tag would never fire again.
    for (const old of document.querySelectorAll(`script[src="${address}"]`)) old.remove();
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new OfficeMissing("script"));
    document.head.append(script);
  });
}

function within<T>(work: Promise<T>, deadline: number, reason: "script" | "host"): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OfficeMissing(reason)), Math.max(0, deadline - Date.now()));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
