import { parseArgs } from "node:util";
import type { Message } from "../core/model";
import { instant } from "../core/model";
import { LOCALES, type ChartId, type Locale, type TableId } from "../app";
import { CHART_IDS, TABLE_IDS } from "../core/presentation";

export const FORMATS = ["text", "json", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly out: string | null;
  readonly asOf: string;
  readonly locale: Locale;
  readonly region: string;
  readonly sheets: readonly string[] | null;
  /** Files with rules of the user's own. */
  readonly packs: readonly string[];
  /** Packs of the rulebook that are switched off by default (us/idea-moe, unesco/ffa …). */
  readonly alsoPacks: readonly string[];
  /** Summary tables for the written copy. */
  readonly tables: readonly TableId[];
  /** `list`: name the tables and charts that the data can fill, write nothing. */
  readonly list: boolean;
  /** null: all that the data can fill. */
  readonly charts: readonly ChartId[] | null;
  readonly help: boolean;
}

/** A wrong command line, as a sentence. */
export class UsageError extends Error {
  readonly said: Message;
  constructor(said: Message) {
    super(said.id);
    this.said = said;
  }
}

const OPTIONS = {
  format: { type: "string" },
  out: { type: "string" },
  "as-of": { type: "string" },
  lang: { type: "string" },
  region: { type: "string" },
  sheet: { type: "string", multiple: true },
  pack: { type: "string", multiple: true },
  with: { type: "string", multiple: true },
  tables: { type: "string" },
  charts: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** The language asked for, even when the rest of the line is wrong: the complaint should be in it. */
export function localeOf(args: readonly string[]): Locale {
  const at = args.indexOf("--lang");
  const value = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
  return LOCALES.find((locale) => locale === value) ?? "zh-CN";
}

/** Throws `UsageError`. */
export function readOptions(args: readonly string[], today: string): CheckOptions {
  const { values, positionals } = parse(args);
  const oneOf = <T extends string>(option: string, value: string | undefined, accepted: readonly T[], fallback: T): T => {
    if (value === undefined) return fallback;
    const found = accepted.find((item) => item === value);
    if (found === undefined) throw badValue(option, value, accepted.join(" | "));
    return found;
  };
  const asOf = values["as-of"] ?? today;
  try {
    instant(asOf);
  } catch {
    throw badValue("--as-of", asOf, "YYYY-MM-DD");
  }
  const help = values.help ?? false;
  if (!help && positionals.length === 0) throw new UsageError({ id: "cli.noFile" });
  return {
    paths: positionals,
    format: oneOf("--format", values.format, FORMATS, "text"),
    out: values.out ?? null,
    asOf,
    locale: oneOf("--lang", values.lang, LOCALES, "zh-CN"),
    region: values.region ?? "",
    sheets: values.sheet ?? null,
    packs: values.pack ?? [],
    alsoPacks: values.with ?? [],
    tables: values.tables === undefined || values.tables === "list" ? [] : idsOf("--tables", values.tables, TABLE_IDS),
    list: values.tables === "list" || values.charts === "list",
    charts: values.charts === undefined || values.charts === "list" ? null : idsOf("--charts", values.charts, CHART_IDS),
    help,
  };
}

/** `a,b,c`, or `all`. */
function idsOf<Id extends string>(option: string, value: string, accepted: readonly Id[]): readonly Id[] {
  if (value === "all") return accepted;
  return value.split(/[,，、]/).map((part) => {
    const id = accepted.find((one) => one === part.trim());
    if (id === undefined) throw badValue(option, part, ["all", "list", ...accepted].join(" | "));
    return id;
  });
}

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true; args: string[] }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const named = /'(-[^ '<]+)/.exec(error instanceof Error ? error.message : "")?.[1];
    throw new UsageError({ id: "cli.unknownOption", data: { option: named ?? args.join(" ") } });
  }
}

function badValue(option: string, found: string, accepted: string): UsageError {
  return new UsageError({ id: "cli.badValue", data: { option, found, accepted } });
}
