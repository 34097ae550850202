import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { HostError, LOCALES, check, type Locale, type TakeawayEngine } from "../app";
import type { Translate } from "../core/model";
import { instant } from "../core/model";
import { REPORT_TONES, plainText, type ReportTone } from "../core/presentation";
import { reportDocx } from "../documents/reportDocx";
import { chartPart, openWorkbook } from "../hosts/xlsx";
import { freeResultPath, sameFile } from "./files";
import { EXIT, type ExitStatus, type Io } from "./io";
import { UsageError, localeOf } from "./options";

const FORMATS = ["text", "docx"] as const;

interface ReportOptions {
  readonly path: string;
  readonly format: (typeof FORMATS)[number];
  readonly tone: ReportTone;
  readonly out: string | null;
  readonly asOf: string;
  readonly region: string;
  readonly locale: Locale;
  readonly help: boolean;
}

export interface ReportTools {
  readonly engine: () => TakeawayEngine;
  readonly translators: Readonly<Record<Locale, Translate>>;
}

/** `report FILE [--format text|docx] [--out PATH]`: the report text and the one-page 核查报告; never over an input. */
export async function runReport(args: readonly string[], io: Io, tools: ReportTools): Promise<ExitStatus> {
  let say = tools.translators[localeOf(args)];
  try {
    const options = readOptions(args, io.today);
    say = tools.translators[options.locale];
    if (options.help) {
      io.out(`${say({ id: "cli.reportUsage" })}\n`);
      return EXIT.nothingFails;
    }
    await writeReport(options, io, tools, say);
    return EXIT.nothingFails;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`${say(error.said)}\n`);
    return EXIT.notChecked;
  }
}

async function writeReport(options: ReportOptions, io: Io, tools: ReportTools, say: Translate): Promise<void> {
  const { locale, tone } = options;
  const file = resolve(io.workingFolder, options.path);
  const name = basename(file);
  const out = options.out === null ? null : resolve(io.workingFolder, options.out);
  if (!existsSync(file)) throw new UsageError({ id: "cli.fileMissing", data: { path: options.path } });
  if (out !== null && sameFile(file, out)) throw new UsageError({ id: "cli.neverOverInput", data: { path: options.out ?? "" } });
  const engine = tools.engine();
  const failed = (what: string, data: Readonly<Record<string, string | number>>): UsageError => {
    const speak = (id: string): string => say({ id, data }).trim();
    return new UsageError({ id: "cli.notChecked", data: { file: name, what: speak(what), whatToDo: speak(`${what}.whatToDo`) } });
  };
  try {
    const host = openWorkbook(readFileSync(file), name);
    const settings = { asOf: options.asOf, region: options.region, packs: null, parameters: {}, sheets: null };
    const { summary } = await check(host, engine, settings, locale);
    if (summary.tables.length === 0) throw failed("app.nothingRecognised", { sheets: (await host.sheets()).length });
  } catch (error) {
    if (error instanceof HostError) throw failed(`app.hostError.${error.code}`, { where: error.where });
    if (error instanceof Error && "code" in error)
      throw new UsageError({ id: "cli.cannotRead", data: { path: options.path, reason: String(error.code) } });
    throw error;
  }
  const request = { workbookName: name, tone };
  if (options.format === "docx") {
    const bytes = await reportDocx(await engine.reportDocument(request, locale), chartPart);
    const suffix = locale === "zh-CN" ? "报告" : "report";
    const path = out ?? freeResultPath(dirname(file), join(dirname(file), `${basename(file, extname(file))}.docx`), suffix, ".docx");
    save(path, bytes);
    io.out(`${say({ id: "cli.saved", data: { path } })}\n`);
    return;
  }
  const text = `${plainText(await engine.reportText(request, locale))}\n\n${plainText(await engine.checkReport(request, locale))}\n`;
  if (out === null) io.out(text);
  else {
    save(out, text);
    io.out(`${say({ id: "cli.saved", data: { path: out } })}\n`);
  }
}

function save(path: string, content: Uint8Array | string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UsageError({ id: "cli.cannotWrite", data: { path, reason } });
  }
}

const OPTIONS = {
  format: { type: "string" },
  tone: { type: "string" },
  out: { type: "string" },
  "as-of": { type: "string" },
  region: { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

function readOptions(args: readonly string[], today: string): ReportOptions {
  const { values, positionals } = parse(args);
  const bad = (option: string, found: string, accepted: string): UsageError =>
    new UsageError({ id: "cli.badValue", data: { option, found, accepted } });
  const oneOf = <T extends string>(option: string, value: string | undefined, accepted: readonly T[], fallback: T): T => {
    const found = value === undefined ? fallback : accepted.find((item) => item === value);
    if (found === undefined) throw bad(option, value ?? "", accepted.join(" | "));
    return found;
  };
  const asOf = values["as-of"] ?? today;
  try {
    instant(asOf);
  } catch {
    throw bad("--as-of", asOf, "YYYY-MM-DD");
  }
  const help = values.help ?? false;
  const [path = ""] = positionals;
  if (!help && positionals.length !== 1) throw new UsageError({ id: "cli.noFile" });
  return {
    path,
    format: oneOf("--format", values.format, FORMATS, "text"),
    tone: oneOf("--tone", values.tone, REPORT_TONES, "briefing"),
    out: values.out ?? null,
    asOf,
    region: values.region ?? "",
    locale: oneOf("--lang", values.lang, LOCALES, "zh-CN"),
    help,
  };
}

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true; args: string[] }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const named = /'(-[^ '<]+)/.exec(error instanceof Error ? error.message : "")?.[1];
    throw new UsageError({ id: "cli.unknownOption", data: { option: named ?? args.join(" ") } });
  }
}
