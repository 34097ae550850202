import { check, clear, write } from "../app";
import { engineInWorker } from "../excel/engineProxy";
import { localeOf, OFFICE_JS, OFFICE_PATIENCE, today } from "../excel/parts";
import { LocalSettings } from "../filemode/settings";
import { TOOL } from "../filemode/tool";
import { createExcelHost, officeReady } from "../hosts/excel";
import { DEFAULT_CHOICES, loadPreferences } from "../taskpane/session/preferences";

/** Composition root of the ribbon's buttons that work without the pane. */
const settings = new LocalSettings();

async function checkCompliance(): Promise<void> {
  const host = createExcelHost();
  const engine = engineInWorker();
  const { region, packs, choices } = await loadPreferences(settings);
  const asOf = today();
  const locale = settings.getNow("locale") === "en-US" ? "en-US" : localeOf(settings.getNow("locale") ?? Office.context.displayLanguage);
  const { summary, explanations } = await check(host, engine, { asOf, region, packs, parameters: {}, sheets: null }, locale);
  // Nothing to judge, or something to decide: that is the pane's work.
  if (summary.tables.length === 0) return showPane();
  const { sha256 } = await engine.rulebook(locale);
  const stamp = { tool: TOOL.name, version: TOOL.version, rulebookSha256: sha256, asOf };
  const receipt = await write(host, engine, { ...DEFAULT_CHOICES, ...choices, explanations, stamp }, locale);
  const [first] = receipt.sheets;
  if (first) await host.select({ sheet: first.name, rowIndex: 0, columnIndex: 0 });
}

/** Opens the pane where the add-in may (shared runtime); elsewhere the officer opens it from the ribbon. */
async function showPane(): Promise<void> {
  if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) await Office.addin.showAsTaskpane();
}

/** A button has to be told that its work is over, whatever became of it. */
const button =
  (work: () => Promise<unknown>) =>
  async (event: Office.AddinCommands.Event): Promise<void> => {
    try {
      await work();
    } catch {
      // The workbook is as it was; the pane says why when it is asked the same.
      await showPane().catch(() => undefined);
    } finally {
      event.completed();
    }
  };

const associate = (): void => {
  Office.actions.associate("checkCompliance", button(checkCompliance));
  Office.actions.associate(
    "removeResults",
    button(() => clear(createExcelHost())),
  );
};
// Without Office.js no button can be pressed either: there is nobody to tell.
officeReady(OFFICE_JS, OFFICE_PATIENCE).then(associate, () => undefined);
