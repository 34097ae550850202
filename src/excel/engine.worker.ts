import { createEngine, createRuleLibrary, libraryDoor, type Locale } from "../app";
import type { Rulebook, Translate } from "../core/model";
import { TOOL } from "../filemode/tool";
import { answerCalls, type Wire } from "../filemode/workers/rpc";
import { createTranslator } from "../locales";
import rulebookFile from "../rulebook/rulebook.generated.json";
import type { ExcelEngineApi } from "./engineProxy";

const rulebook = rulebookFile as unknown as Rulebook;
const translatorFor = (locale: Locale, own: Rulebook): Translate => createTranslator(locale, own, { missing: "placeholder" });
const engine = createEngine({
  rulebook,
  translators: { "zh-CN": translatorFor("zh-CN", rulebook), "en-US": translatorFor("en-US", rulebook) },
  tool: TOOL,
  translatorFor,
});
const library = libraryDoor(createRuleLibrary({ rulebook, translatorFor }));

answerCalls(globalThis as unknown as Wire, (progress): ExcelEngineApi => ({
  ...engine,
  ...library,
  check: (snapshots, settings, locale) => engine.check(snapshots, settings, locale, progress),
}));
