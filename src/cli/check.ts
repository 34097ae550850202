import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import {
  HostError,
  check,
  hasUsedLine,
  keptMapping,
  keptPacks,
  write,
  type CheckEngine,
  type CheckSettings,
  type CheckSummary,
  type Locale,
  type TakeawayEngine,
  PackError,
  type PackFile,
} from "../app";
import type { Message, PlanStamp, Translate } from "../core/model";
import type { XlsxHost } from "../hosts/xlsx";
import { openWorkbook } from "../hosts/xlsx";
import { EXIT, type ExitStatus, type Io } from "./io";
import { freeResultPath, sameFile, workbooksOf } from "./files";
import { offersText } from "./offersText";
import { readPacks } from "./packs";
import { UsageError, localeOf, readOptions, type CheckOptions } from "./options";

/** What the composition root hands to a command. */
export interface CheckTools {
  /** A fresh engine: one workbook each. */
  readonly engine: () => TakeawayEngine;
  readonly translators: Readonly<Record<Locale, Translate>>;
  readonly textOf: (engine: CheckEngine, workbook: { name: string }, summary: CheckSummary, locale: Locale) => Promise<string>;
  readonly stamp: (asOf: string) => PlanStamp;
}

/** A workbook that could not be checked: says what and what to do, in one sentence. */
class NotChecked extends Error {
  readonly said: Message;
  constructor(said: Message) {
    super(said.id);
    this.said = said;
  }
}

/** `check FILE… [options]`. Reports go to `io.out`, reasons to `io.error`; never writes over an input. */
export async function runCheck(args: readonly string[], io: Io, tools: CheckTools): Promise<ExitStatus> {
  let say = tools.translators[localeOf(args)];
  try {
    const options = readOptions(args, io.today);
    say = tools.translators[options.locale];
    if (options.help) {
      io.out(`${say({ id: "cli.usage" })}\n`);
      return EXIT.nothingFails;
    }
    const files = workbooksOf(options.paths, io.workingFolder);
    const packFiles = readPacks(options.packs, io.workingFolder);
    const sink = openSink(options, files, io);
    let status: ExitStatus = EXIT.nothingFails;
    for (const file of files) {
      const one = await checkOne(file, options, packFiles, tools, sink, io, say);
      status = Math.max(status, one) as ExitStatus;
    }
    sink.close();
    return status;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`${say(error.said)}\n`);
    return EXIT.notChecked;
  }
}

async function checkOne(
  file: string,
  options: CheckOptions,
  packFiles: readonly PackFile[],
  tools: CheckTools,
  sink: Sink,
  io: Io,
  say: Translate,
): Promise<ExitStatus> {
  const name = basename(file);
  try {
    const bytes = read(file);
    const host = openWorkbook(bytes, name);
    const engine = tools.engine();
    const settings: CheckSettings = {
      asOf: options.asOf,
      region: options.region,
      packs: await chosenPacks(engine, options),
      parameters: {},
      sheets: await chosenSheets(host, name, options),
      packFiles: [...(await keptPacks(host)), ...packFiles],
    };
    const mapping = await keptMapping(host);
    const { summary, explanations } = await check(host, engine, { ...settings, mapping }, options.locale);
    const verdicts = Object.values(summary.counts).reduce((sum, count) => sum + count, 0);
    if (verdicts === 0 && !summary.tables.some(hasUsedLine)) {
      throw notChecked(name, "app.nothingRecognised", "app.nothingRecognised.whatToDo", { sheets: (await host.sheets()).length }, say);
    }
    if (options.list) {
      sink.text(file, offersText(name, await engine.offers(options.locale), say));
    } else if (options.format === "xlsx") {
      const receipt = await write(
        host,
        engine,
        {
          explanations,
          withFlags: true,
          withCharts: true,
          liveFormulas: true,
          stamp: tools.stamp(options.asOf),
          tables: options.tables,
          ...(options.charts ? { charts: options.charts } : {}),
        },
        options.locale,
      );
      const path = sink.workbook(file, host.bytes());
      io.out(`${say({ id: "cli.written", data: { path, cells: receipt.cellsWritten, other: receipt.otherCells } })}\n`);
    } else if (options.format === "json") {
      sink.text(file, `${await engine.report({ name, sha256: createHash("sha256").update(bytes).digest("hex") }, options.locale)}\n`);
    } else {
      sink.text(file, await tools.textOf(engine, { name }, summary, options.locale));
    }
    return summary.counts.fail > 0 ? EXIT.somethingFails : EXIT.nothingFails;
  } catch (error) {
    // A wrong pack is wrong for every workbook: said once.
    if (error instanceof PackError) throw new UsageError({ id: "cli.badPack", data: { what: error.message } });
    io.error(`${say(reasonOf(error, name, say))}\n`);
    return EXIT.notChecked;
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NotChecked({ id: "cli.cannotRead", data: { path: file, reason: codeOf(error) } });
  }
}

async function chosenSheets(host: XlsxHost, file: string, options: CheckOptions): Promise<readonly string[] | null> {
  if (!options.sheets) return null;
  const names = (await host.sheets()).map((sheet) => sheet.name);
  const missing = options.sheets.find((sheet) => !names.includes(sheet));
  if (missing !== undefined) {
    throw new NotChecked({ id: "cli.sheetMissing", data: { file, sheet: missing, sheets: { kind: "list", items: names } } });
  }
  return options.sheets;
}

/** null: the rulebook's own choice. */
async function chosenPacks(engine: CheckEngine, { alsoPacks, locale }: CheckOptions): Promise<readonly string[] | null> {
  if (alsoPacks.length === 0) return null;
  const { packs } = await engine.rulebook(locale);
  const unknown = alsoPacks.find((id) => packs.every((pack) => pack.id !== id));
  if (unknown !== undefined) {
    const accepted = packs.filter((pack) => !pack.enabledByDefault).map((pack) => pack.id);
    throw new UsageError({ id: "cli.badValue", data: { option: "--with", found: unknown, accepted: accepted.join(" | ") } });
  }
  return packs.filter((pack) => pack.enabledByDefault || alsoPacks.includes(pack.id)).map((pack) => pack.id);
}

function notChecked(file: string, what: string, whatToDo: string, data: Message["data"], say: Translate): NotChecked {
  const speak = (id: string): string => say({ id, ...(data ? { data } : {}) });
  return new NotChecked({ id: "cli.notChecked", data: { file, what: speak(what).trim(), whatToDo: speak(whatToDo).trim() } });
}

function reasonOf(error: unknown, file: string, say: Translate): Message {
  if (error instanceof NotChecked || error instanceof UsageError) return error.said;
  if (error instanceof HostError) {
    const what = `app.hostError.${error.code}`;
    return notChecked(file, what, `${what}.whatToDo`, { where: error.where }, say).said;
  }
  return { id: "cli.internal", data: { file, reason: error instanceof Error ? error.message : String(error) } };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

interface Sink {
  text(file: string, text: string): void;
  /** Returns where it was written. */
  workbook(file: string, bytes: Uint8Array): string;
  close(): void;
}

function openSink(options: CheckOptions, files: readonly string[], io: Io): Sink {
  const out = options.out === null ? null : resolve(io.workingFolder, options.out);
  const several = files.length > 1;
  const isFolder = out !== null && existsSync(out) && statSync(out).isDirectory();
  if (out !== null && options.format === "xlsx" && several && existsSync(out) && !isFolder) {
    throw new UsageError({ id: "cli.outMustBeFolder", data: { path: options.out ?? "" } });
  }
  if (out !== null && !isFolder && files.some((file) => sameFile(file, out))) {
    throw new UsageError({ id: "cli.neverOverInput", data: { path: options.out ?? "" } });
  }
  const collected: string[] = [];
  const suffix = options.locale === "zh-CN" ? "核查结果" : "checked";
  return {
    text: (_file, text) => {
      if (out === null) io.out(text);
      else collected.push(text);
    },
    workbook: (file, bytes) => {
      const folder = out === null ? dirname(file) : several || isFolder ? out : dirname(out);
      const path = out === null || several || isFolder ? freeResultPath(folder, file, suffix, extname(file)) : out;
      if (files.some((input) => sameFile(input, path))) throw new NotChecked({ id: "cli.neverOverInput", data: { path } });
      save(path, bytes);
      return path;
    },
    close: () => {
      if (out === null || options.format === "xlsx" || collected.length === 0) return;
      const stem = files[0] === undefined ? "report" : basename(files[0], extname(files[0]));
      save(isFolder ? join(out, `${stem}.${options.format === "json" ? "json" : "txt"}`) : out, collected.join(""));
    },
  };
}

/** Written beside and renamed, so that a full disk leaves no half file. */
function save(path: string, content: Uint8Array | string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.part`;
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    throw new UsageError({ id: "cli.cannotWrite", data: { path, reason: codeOf(error) } });
  }
}
