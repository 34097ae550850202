import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { LOCALES, claimViews, type Locale } from "../app";
import {
  NO_WORKBOOK,
  checkClaims,
  readClaims,
  workbookFigures,
  type CheckedClaim,
  type Verdict,
  type WorkbookFigures,
} from "../core/assessment/statements";
import type { Message, Rulebook, Translate } from "../core/model";
import { recognise, toDataset } from "../core/recognition";
import { openWorkbook } from "../hosts/xlsx";
import { createTranslator } from "../locales";
import rulebookJson from "../rulebook/rulebook.generated.json";
import { EXIT, type ExitStatus, type Io } from "./io";
import { UsageError, localeOf } from "./options";

const FORMATS = ["text", "json"] as const;

interface StatementOptions {
  readonly path: string;
  readonly book: string | null;
  readonly format: (typeof FORMATS)[number];
  readonly locale: Locale;
  readonly help: boolean;
}

/**
 * `statements TEXT.txt [--book BOOK.xlsx] [--format text|json] [--lang zh-CN|en-US]`: every figure and claim of a text,
 * marked. Exit status 0: nothing disagrees, 1: something does, 2: not checked.
 */
export async function runStatements(args: readonly string[], io: Io): Promise<ExitStatus> {
  const rulebook = rulebookJson as unknown as Rulebook;
  let say = createTranslator(localeOf(args), rulebook, { missing: "placeholder" });
  try {
    const options = readOptions(args);
    say = createTranslator(options.locale, rulebook, { missing: "placeholder" });
    if (options.help) {
      io.out(`${say({ id: "statements.report.usage" })}\n`);
      return EXIT.nothingFails;
    }
    const text = decode(read(options.path, io));
    const workbook = options.book === null ? NO_WORKBOOK : await figuresOf(options.book, rulebook, io, say);
    const claims = checkClaims(readClaims(text), { workbook });
    io.out(options.format === "json" ? `${JSON.stringify(jsonOf(claims, say), null, 2)}\n` : textOf(text, claims, say));
    return claims.some((claim) => claim.verdict === "disagrees") ? EXIT.somethingFails : EXIT.nothingFails;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`${say(error.said)}\n`);
    return EXIT.notChecked;
  }
}

const OPTIONS = {
  book: { type: "string" },
  format: { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

function readOptions(args: readonly string[]): StatementOptions {
  const { values, positionals } = parse(args);
  const oneOf = <T extends string>(option: string, value: string | undefined, accepted: readonly T[], fallback: T): T => {
    const found = value === undefined ? fallback : accepted.find((item) => item === value);
    if (found === undefined)
      throw new UsageError({ id: "cli.badValue", data: { option, found: value ?? "", accepted: accepted.join(" | ") } });
    return found;
  };
  const help = values.help ?? false;
  const [path = ""] = positionals;
  if (!help && positionals.length !== 1) throw new UsageError({ id: "statements.report.noFile" });
  return {
    path,
    book: values.book ?? null,
    format: oneOf("--format", values.format, FORMATS, "text"),
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

function read(path: string, io: Io): Uint8Array {
  const full = resolve(io.workingFolder, path);
  if (!existsSync(full)) throw new UsageError({ id: "cli.fileMissing", data: { path } });
  try {
    return readFileSync(full);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UsageError({ id: "cli.cannotRead", data: { path, reason } });
  }
}

/** UTF-8 or UTF-16 by its mark; else UTF-8 where the bytes are, else GB 18030 as Chinese Windows writes text files. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

async function figuresOf(path: string, rulebook: Rulebook, io: Io, say: Translate): Promise<WorkbookFigures> {
  const bytes = read(path, io);
  try {
    const snapshots = await openWorkbook(bytes, basename(path)).read({ sheets: null });
    return workbookFigures(toDataset(recognise(snapshots, rulebook.fields), snapshots), rulebook.fields);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? `app.hostError.${String(error.code)}` : null;
    if (code === null) throw error;
    const speak = (id: string): string => say({ id, data: { where: path } }).trim();
    throw new UsageError({ id: "cli.notChecked", data: { file: path, what: speak(code), whatToDo: speak(`${code}.whatToDo`) } });
  }
}

/** Offsets in UTF-16 code units of the text as decoded, without its byte order mark; values in the unit as printed. */
function jsonOf(claims: readonly CheckedClaim[], say: Translate): unknown {
  const report = claimViews(claims, say);
  return { claims: report.claims.map(({ subject: _subject, cells: _cells, ...claim }) => claim), summary: report.summary };
}

const countOf = (claims: readonly CheckedClaim[], verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length;

const ORDER: readonly Verdict[] = ["disagrees", "cannotCheck", "agrees"];

/** What disagrees first, then what cannot be checked and why, then what agrees; each with its line in the text. */
function textOf(text: string, claims: readonly CheckedClaim[], say: Translate): string {
  const lineOf = lineNumbers(text);
  const lines: string[] = [];
  const summary: Message = {
    id: "statements.report.summary",
    data: { agrees: countOf(claims, "agrees"), disagrees: countOf(claims, "disagrees"), cannotCheck: countOf(claims, "cannotCheck") },
  };
  lines.push(say(summary));
  for (const verdict of ORDER) {
    const own = claims.filter((claim) => claim.verdict === verdict);
    if (own.length === 0) continue;
    lines.push("", say({ id: `statements.report.${verdict}`, data: { count: own.length } }));
    for (const { line, texts, subject, because } of grouped(own, lineOf, say)) {
      const parts = [say({ id: "statements.report.line", data: { line } }), texts.join("、"), subject, because];
      lines.push(`  ${parts.filter((part) => part !== "").join("  ")}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

interface Line {
  readonly line: number;
  readonly texts: string[];
  readonly subject: string;
  readonly because: string;
}

/** Neighbours of which the same is said share a line. */
function grouped(claims: readonly CheckedClaim[], lineOf: (at: number) => number, say: Translate): Line[] {
  const lines: Line[] = [];
  for (const claim of claims) {
    const because = [say(claim.reason), ...claim.suggestions.map(say)].join(say({ id: "statements.report.join" }));
    const line = lineOf(claim.start);
    const text = claim.text.replace(/\s+/g, " ");
    const last = lines.at(-1);
    if (last && last.line === line && last.subject === claim.subject && last.because === because) last.texts.push(text);
    else lines.push({ line, texts: [text], subject: claim.subject, because });
  }
  return lines;
}

/** Line numbers of ascending or descending positions, from 1. */
function lineNumbers(text: string): (at: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
