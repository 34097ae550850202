import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serve, type Served } from "../../../scripts/serve.mjs";
import { openWorkbook } from "../../../src/hosts/xlsx";
import { workbookFrom } from "../../support/farside/model";
import { FarSide } from "../../support/farside/wire";
import { launchBrowser } from "./browser";
import { sample } from "./page";

const ROOT = path.join(__dirname, "../../..");
/** Where the build stands; tests of one's own build say so. */
const DIST = process.env["DIST"] ?? path.join(ROOT, "dist");
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * What Microsoft's network would give: the client library as it is shipped, and around it as much of Office.js's own loader as
 * knows that the page stands in Excel. The host bridge leads to our far side.
 */
function officeJs(language: string, sharedRuntime: boolean, level: number): string {
  const library = readFileSync(path.join(ROOT, "node_modules/@microsoft/office-js/dist/excel-web-16.00.js"), "utf8");
  const host = `
    const sets = ["DelayForCellEdit"${sharedRuntime ? ', "SharedRuntime"' : ""}];
    const supported = (name, version) => name === "ExcelApi" ? Number(version.split(".")[1]) <= ${level} : sets.includes(name);
    const commands = {};
    window.panesShown = 0;
    window.dialogs = [];
    window.Office = {
      HostType: { Excel: "Excel" },
      onReady: async () => ({ host: "Excel", platform: "OfficeOnline" }),
      context: { displayLanguage: ${JSON.stringify(language)}, requirements: { isSetSupported: supported } },
      actions: { associate: (name, work) => { commands[name] = work; } },
      addin: { showAsTaskpane: async () => { window.panesShown += 1; } },
    };
    window.Office.context.ui = {
      displayDialogAsync: (address, options, done) => { window.dialogs.push(address); done({ status: "succeeded" }); },
    };
    window.commandNames = () => Object.keys(commands);
    window.runCommand = (name) => new Promise((resolve) => commands[name]({ completed: resolve }));
    window.fromFarSide = (text) => bridge.onMessageFromHost(text);
    const bridge = { sendMessageToHost: async (text) => { const answer = await window.toFarSide(text); if (answer !== null) bridge.onMessageFromHost(answer); } };
    OfficeExtension.HostBridge.init(bridge);`;
  return `try {\n${library}\n} catch (error) { if (typeof Excel === "undefined") throw error; }\n;(() => {${host}\n})();`;
}

/** The production pages of the add-in in a browser, with a workbook on the far side. */
export class ExcelStand {
  readonly complaints: string[] = [];
  private constructor(
    private readonly browser: Browser,
    private readonly server: Served,
  ) {}

  static async up(): Promise<ExcelStand> {
    return new ExcelStand(await launchBrowser(), await serve({ port: 0, page: path.join(DIST, "excel") }));
  }

  async farSide(name: string): Promise<FarSide> {
    const file = openWorkbook(new Uint8Array(readFileSync(sample(name))), name);
    return new FarSide(workbookFrom(name, await file.read({ sheets: null })));
  }

  /** `farSide` null: Office.js never arrives. */
  async open(
    page: "taskpane" | "commands",
    farSide: FarSide | null,
    options: BrowserContextOptions & { readonly language?: string; readonly sharedRuntime?: boolean; readonly level?: number } = {},
  ): Promise<Page> {
    const { language = "zh-CN", sharedRuntime = true, level = 20, ...rest } = options;
    const context = await this.browser.newContext({ locale: language, viewport: { width: 350, height: 720 }, ...rest });
    const tab = await context.newPage();
    tab.setDefaultTimeout(20_000);
    tab.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("Failed to load resource")) this.complaints.push(message.text());
    });
    tab.on("pageerror", (error) => this.complaints.push(error.stack ?? error.message));
    await tab.route(/^https:/, (route) =>
      farSide && route.request().url() === CDN
        ? route.fulfill({ contentType: "text/javascript", body: officeJs(language, sharedRuntime, level) })
        : route.abort(),
    );
    await tab.exposeFunction("toFarSide", (text: string) => farSide?.answer(text) ?? null);
    if (farSide) {
      farSide.send = (text) => {
        void tab.evaluate((message) => (window as unknown as { fromFarSide(text: string): void }).fromFarSide(message), text);
      };
    }
    await tab.goto(new URL(`${page}.html`, this.server.address).href);
    return tab;
  }

  get address(): string {
    return this.server.address;
  }

  async down(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
