/** Sample workbooks that are built into the page; the first one is opened when none is given. */
export const SAMPLES = [
  "清城区教育经费三年.xlsx",
  "安澜县教育经费五年_横排多单位.xlsx",
  "望河县义务教育学校基本情况表.xlsx",
  "全面改薄项目台账.xlsx",
  "丹湖市多区县经费长表.xlsx",
  "督导自评打分表.xlsx",
] as const;

const fetched = new Map<string, Promise<ArrayBuffer>>();

/** A sample's bytes; fetched once, so that it opens without a network later. */
export async function sampleBytes(name: string): Promise<ArrayBuffer> {
  let bytes = fetched.get(name);
  if (!bytes) {
    bytes = fetch(`assets/samples/${encodeURIComponent(name)}`).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.arrayBuffer();
    });
    fetched.set(name, bytes);
    bytes.catch(() => fetched.delete(name));
  }
  // The caller may move the buffer away: it gets a copy.
  return (await bytes).slice(0);
}

/** Fetches what has not been fetched yet, in the background; a failure shows when the sample is asked for. */
export function prefetchSamples(): void {
  for (const name of SAMPLES) void sampleBytes(name).catch(() => undefined);
}

/** The workbook that was named on the command line; null when there is none, or no local server. */
export async function givenWorkbook(): Promise<{ readonly bytes: ArrayBuffer; readonly name: string } | null> {
  const response = await fetch("workbook").catch(() => null);
  const name = response?.headers.get("X-Workbook-Name");
  if (response?.status !== 200 || !name) return null;
  return { bytes: await response.arrayBuffer(), name: decodeURIComponent(name) };
}
