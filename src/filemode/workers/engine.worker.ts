import { createEngine, createRuleLibrary, libraryDoor, type Locale, type TakeawayEngine } from "../../app";
import type { Rulebook, Translate } from "../../core/model";
import { createTranslator } from "../../locales";
import rulebookFile from "../../rulebook/rulebook.generated.json";
import { TOOL } from "../tool";
import type { EngineApi } from "./engineApi";
import { outlineOf } from "./planHandle";
import { answerCalls, Remote, type Wire } from "./rpc";
import type { WorkbookSideApi } from "./workbookApi";

const rulebook = rulebookFile as unknown as Rulebook;
const translators = {
  "zh-CN": createTranslator("zh-CN", rulebook, { missing: "placeholder" }),
  "en-US": createTranslator("en-US", rulebook, { missing: "placeholder" }),
};

const translatorFor = (locale: Locale, own: Rulebook): Translate => createTranslator(locale, own, { missing: "placeholder" });
const library = libraryDoor(createRuleLibrary({ rulebook, translatorFor }));
const newEngine = (): TakeawayEngine => createEngine({ rulebook, translators, tool: TOOL, translatorFor });

let engine = newEngine();
let workbook: Remote<WorkbookSideApi> | null = null;

function connected(): Remote<WorkbookSideApi> {
  if (!workbook) throw new Error("the engine has not been connected to a workbook");
  return workbook;
}

answerCalls(globalThis as unknown as Wire, (progress): EngineApi => ({
  ...engine,
  ...library,
  async check(source, settings, locale) {
    if ("snapshots" in source) return engine.check(source.snapshots, settings, locale, progress);
    return engine.check(await connected().call("snapshots", [source.ids]), settings, locale, progress);
  },
  async plan(request, locale) {
    const plan = await engine.plan(request, locale);
    return { ticket: await connected().call("stage", [plan]), outline: outlineOf(plan) };
  },
  connect(port) {
    workbook = new Remote<WorkbookSideApi>(port as Wire);
  },
  release() {
    engine = newEngine();
  },
}));
