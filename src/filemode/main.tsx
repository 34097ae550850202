import { createRoot } from "react-dom/client";
import type { Locale } from "../app/views";
import type { Translate } from "../core/model";
import { app as appEnglish } from "../locales/en-US/app";
import { filemode as filemodeEnglish } from "../locales/en-US/filemode";
import { taskpane as taskpaneEnglish } from "../locales/en-US/taskpane";
import { app as appChinese } from "../locales/zh-CN/app";
import { filemode as filemodeChinese } from "../locales/zh-CN/filemode";
import { taskpane as taskpaneChinese } from "../locales/zh-CN/taskpane";
import { App } from "./App";
import "./filemode.css";
import { LocalSettings } from "./settings";
import { plainTranslator } from "./words";
import { engineInWorkers } from "./workers/engineProxy";
import { localDay } from "../app/today";
import { WorkbookWorker } from "./workers/workbookProxy";

/** Composition root of file mode: workers, sentences, settings, the page. */
const translators: Readonly<Record<Locale, Translate>> = {
  "zh-CN": plainTranslator("zh-CN", { ...appChinese, ...taskpaneChinese, ...filemodeChinese }),
  "en-US": plainTranslator("en-US", { ...appEnglish, ...taskpaneEnglish, ...filemodeEnglish }),
};
const workbooks = new WorkbookWorker();
const engine = engineInWorkers((port) => workbooks.connect(port));
const today = localDay(new Date());

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <App settings={new LocalSettings()} workbooks={workbooks} engine={engine} translators={translators} today={today} />,
);
