import { createEngine, type TakeawayEngine } from "../../app";
import type { Rulebook } from "../../core/model";
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

const newEngine = (): TakeawayEngine =>
  createEngine({
    rulebook,
    translators,
    tool: TOOL,
    translatorFor: (locale, own) => createTranslator(locale, own, { missing: "placeholder" }),
  });

let engine = newEngine();
let workbook: Remote<WorkbookSideApi> | null = null;

function connected(): Remote<WorkbookSideApi> {
  if (!workbook) throw new Error("the engine has not been connected to a workbook");
  return workbook;
}

answerCalls(globalThis as unknown as Wire, (progress): EngineApi => ({
  ...engine,
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
