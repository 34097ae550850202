import { createEngine } from "../app";
import type { Rulebook } from "../core/model";
import { TOOL } from "../filemode/tool";
import { answerCalls, type Wire } from "../filemode/workers/rpc";
import { createTranslator } from "../locales";
import rulebookFile from "../rulebook/rulebook.generated.json";
import type { ExcelEngineApi } from "./engineProxy";

const rulebook = rulebookFile as unknown as Rulebook;
const engine = createEngine({
  rulebook,
  translators: {
    "zh-CN": createTranslator("zh-CN", rulebook, { missing: "placeholder" }),
    "en-US": createTranslator("en-US", rulebook, { missing: "placeholder" }),
  },
  tool: TOOL,
});

answerCalls(globalThis as unknown as Wire, (progress): ExcelEngineApi => ({
  ...engine,
  check: (snapshots, settings, locale) => engine.check(snapshots, settings, locale, progress),
}));
