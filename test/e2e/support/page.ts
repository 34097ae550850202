import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serve, type Served } from "../../../scripts/serve.mjs";
import { launchBrowser } from "./browser";
import { until } from "./until";

export const SAMPLES = path.join(__dirname, "../../fixtures/samples");
export const sample = (name: string): string => path.join(SAMPLES, name);

/** What the page fetches behind the first view, so that nothing is missing when the network goes. */
const FETCHED_LATER = [
  ...["grid", "insert", "report", "statements", "settings", "recognition", "documents", "docx"].map((part) => `/${part}.`),
  ...readdirSync(SAMPLES)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => `/assets/samples/${encodeURIComponent(name)}`),
];

/** Browser and server for one test file; every page is watched for errors and for violations of the security policy. */
export class Stand {
  readonly complaints: string[] = [];
  readonly #arrived = new Map<Page, string[]>();
  private constructor(
    private readonly browser: Browser,
    private readonly server: Served,
  ) {}

  static async up(workbookPath: string | null = null): Promise<Stand> {
    return new Stand(await launchBrowser(), await serve({ port: 0, workbookPath }));
  }

  /** A page in a profile of its own, with the first workbook shown. */
  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 860 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(error.stack ?? error.message));
    const arrived: string[] = [];
    this.#arrived.set(page, arrived);
    page.on("requestfinished", (request) => arrived.push(request.url()));
    await page.goto(this.server.address);
    await page.locator("#cell-0-0 .text").waitFor();
    return page;
  }

  /** All that the page fetches for later has arrived. */
  async fetched(page: Page): Promise<void> {
    const arrived = this.#arrived.get(page) ?? [];
    for (const part of FETCHED_LATER) await until(`${part} has arrived`, () => arrived.some((url) => url.includes(part)));
    await page.waitForLoadState("networkidle");
  }

  get address(): string {
    return this.server.address;
  }

  async down(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}

/** Presses the main button and waits for the results to be written. */
export async function check(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^检查合规$|^Check compliance$/ }).click();
  await page.getByRole("tab", { name: /核查结果|Check results/ }).waitFor();
}

type Impact = "minor" | "moderate" | "serious" | "critical";

/** What axe finds on the page, as readable lines. */
export async function violations(page: Page): Promise<string[]> {
  return (await found(page)).map(({ line }) => line);
}

/** Violations that axe calls serious or critical, as readable lines. */
export async function seriousViolations(page: Page): Promise<string[]> {
  return (await found(page)).filter(({ impact }) => impact === "serious" || impact === "critical").map(({ line }) => line);
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function found(page: Page): Promise<{ readonly impact: Impact; readonly line: string }[]> {
  // Colours on their way from one to another are neither of them.
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity),
  );
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Violation = {
      readonly id: string;
      readonly impact: Impact;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    };
    type Axe = { run(context: unknown): Promise<{ readonly violations: readonly Violation[] }> };
    const { axe } = window as unknown as { readonly axe: Axe };
    // Fluent's focus sentinels are never shown and never read.
    const { violations } = await axe.run({ exclude: ["[data-tabster-dummy]"] });
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => ({ impact, line: `${id}: ${html.slice(0, 200)} ${failureSummary}` })),
    );
  });
}
