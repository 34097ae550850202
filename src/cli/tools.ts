import packageJson from "../../package.json";
import { createEngine, type Locale } from "../app";
import type { Rulebook, Translate } from "../core/model";
import { createTranslator } from "../locales";
import rulebookJson from "../rulebook/rulebook.generated.json";
import type { CheckTools } from "./check";
import { textReport } from "./textReport";

/** Puts the house together for the command line. */
export function commandLineTools(): CheckTools {
  const rulebook = rulebookJson as unknown as Rulebook;
  const translators: Record<Locale, Translate> = {
    "zh-CN": createTranslator("zh-CN", rulebook, { missing: "placeholder" }),
    "en-US": createTranslator("en-US", rulebook, { missing: "placeholder" }),
  };
  const tool = { name: packageJson.name, version: packageJson.version };
  return {
    engine: () =>
      createEngine({
        rulebook,
        translators,
        tool,
        translatorFor: (locale, own) => createTranslator(locale, own, { missing: "placeholder" }),
      }),
    translators,
    textOf: (engine, workbook, summary, locale) => textReport(engine, workbook, summary, locale, translators[locale]),
    stamp: (asOf) => ({ tool: tool.name, version: tool.version, rulebookSha256: rulebook.sha256, asOf }),
  };
}
