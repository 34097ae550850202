import { localDay } from "../app/today";
import type { Locale } from "../app";
import type { Translate } from "../core/model";
import { plainTranslator } from "../filemode/words";
import { app as appEnglish } from "../locales/en-US/app";
import { excel as excelEnglish } from "../locales/en-US/excel";
import { taskpane as taskpaneEnglish } from "../locales/en-US/taskpane";
import { app as appChinese } from "../locales/zh-CN/app";
import { excel as excelChinese } from "../locales/zh-CN/excel";
import { taskpane as taskpaneChinese } from "../locales/zh-CN/taskpane";

declare const __OFFICE_JS__: string;

/** Office.js on Microsoft's network: the global one, or 21Vianet's for China. Chosen when the add-in is built. */
export const OFFICE_JS = __OFFICE_JS__;
/** After so many milliseconds without Excel the page says so. */
export const OFFICE_PATIENCE = 8000;

export const translators: Readonly<Record<Locale, Translate>> = {
  "zh-CN": plainTranslator("zh-CN", { ...appChinese, ...taskpaneChinese, ...excelChinese }),
  "en-US": plainTranslator("en-US", { ...appEnglish, ...taskpaneEnglish, ...excelEnglish }),
};

/** zh-HK and the like get Chinese, everything else English. */
export const localeOf = (tag: string): Locale => (tag.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US");

export const today = (): string => localDay(new Date());
