import { assess } from "../core/assessment";
import type { FindingLevel, Message, Outcome, RangeSnapshot, Rulebook, Translate } from "../core/model";
import { OUTCOMES, instant } from "../core/model";
import type { PresentationInput } from "../core/presentation";
import {
  blockSize,
  checkReport,
  compareFindings,
  findingDetail,
  findingView,
  makeTable,
  planWorkbook,
  previewOf,
  reportText,
  writeReport,
} from "../core/presentation";
import { recognise, toDataset } from "../core/recognition";
import { regionChain } from "../core/rules";
import type { RulebookView } from "./engine";
import type { Progress } from "./ports";
import { ownPackOf, rulebookWith } from "./packs";
import { chartOf, documentOf, offersOf, statementReport } from "./createTakeaways";
import { borderlinesOf } from "./borderlines";
import { sensitivityOf } from "./sensitivity";
import { isUnderstood, tableViews } from "./tableViews";
import type { TakeawayEngine } from "./takeaways";
import { uncheckedRules } from "./unchecked";
import type { CheckSettings, CheckSummary, FindingQuery, FindingView, Locale, RuleSummary } from "./views";

export interface EngineParts {
  readonly rulebook: Rulebook;
  readonly translators: Readonly<Record<Locale, Translate>>;
  readonly tool: { readonly name: string; readonly version: string };
  /** Makes sentences that know the titles of the officer's own rules; without it packs of her own have no names. */
  readonly translatorFor?: (locale: Locale, rulebook: Rulebook) => Translate;
}

const DEFAULT_LIMIT = 500;
/** Rows of a table in the gallery's picture of it. */
const PREVIEW_ROWS = 12;
const step = (id: string): Message => ({ id });

/** What stays of a check, without a language: every view is made from it on demand. */
type Checked = Omit<PresentationInput, "translate" | "locale"> & { readonly cellsRead: number };

/** The engine in this thread. The composition roots decide whether it stands in a worker. */
export function createEngine({ rulebook: base, translators: baseTranslators, tool, translatorFor }: EngineParts): TakeawayEngine {
  let checked: Checked | null = null;
  let rulebook = base;
  let translators = baseTranslators;

  const inputFor = (locale: Locale): PresentationInput => {
    if (!checked) throw new Error("nothing has been checked yet");
    return { ...checked, translate: translators[locale], locale };
  };

  // Judging again takes a moment: once a check and language, however often its results are written.
  const borderlines = new Map<Locale, { readonly of: Checked | null; readonly found: ReturnType<typeof borderlinesOf> }>();
  const borderlinesFor = (input: PresentationInput, locale: Locale): ReturnType<typeof borderlinesOf> => {
    const known = borderlines.get(locale);
    if (known && known.of === checked) return known.found;
    const found = borderlinesOf(input);
    borderlines.set(locale, { of: checked, found });
    return found;
  };

  return {
    async rulebook(locale): Promise<RulebookView> {
      return {
        sha256: rulebook.sha256,
        packs: rulebook.packs.map((pack) => ({
          id: pack.id,
          title: pack.title[locale],
          rules: rulebook.rules.filter((rule) => rule.pack === pack.id).length,
          enabledByDefault: pack.enabledByDefault,
        })),
        fields: rulebook.fields.map((field) => ({ id: field.id, title: field.title[locale], units: field.unitsSeen })),
      };
    },

    async check(snapshots, settings, locale, progress, signal): Promise<CheckSummary> {
      const packed = rulebookWith(base, settings.packFiles ?? [], baseTranslators[locale]);
      const own = settings.packFiles?.map((file) => ownPackOf(file.document)) ?? [];
      const packs = settings.packs && [...settings.packs, ...own];
      checked = runCheck(snapshots, { ...settings, packs }, packed, progress, signal);
      if (packed !== rulebook) {
        rulebook = packed;
        translators =
          packed === base || !translatorFor
            ? baseTranslators
            : { "zh-CN": translatorFor("zh-CN", packed), "en-US": translatorFor("en-US", packed) };
      }
      return summarise(checked, translators[locale], locale);
    },

    async summary(locale): Promise<CheckSummary | null> {
      return checked ? summarise(checked, translators[locale], locale) : null;
    },

    async findings(query, locale) {
      const input = inputFor(locale);
      const views: FindingView[] = [];
      const offset = query.offset ?? 0;
      const limit = query.limit ?? DEFAULT_LIMIT;
      // Without words to look for, verdicts are counted and no more findings made than the page needs.
      const counted = isSearch(query) ? null : countOf(input, query);
      if (counted !== null && (limit === 0 || offset >= counted)) return { total: counted, findings: views };
      let total = 0;
      for (const view of matching(input, query)) {
        if (total >= offset && views.length < limit) views.push(view());
        total += 1;
        if (counted !== null && views.length >= limit) break;
      }
      return { total: counted ?? total, findings: views };
    },

    async detail(key, locale) {
      const input = inputFor(locale);
      const finding = input.assessment.find(key);
      return finding ? findingDetail(finding, input) : null;
    },

    async plan(request, locale) {
      const input = inputFor(locale);
      return planWorkbook({ ...input, borderlines: borderlinesFor(input, locale) }, request);
    },

    async report(workbook, locale) {
      return [...writeReport(inputFor(locale), { workbook, tool })].join("");
    },

    async offers(locale) {
      return offersOf(inputFor(locale));
    },

    async preview(id, locale, free) {
      const input = inputFor(locale);
      const table = makeTable(input, id, free);
      return table ? previewOf(input, table, PREVIEW_ROWS) : null;
    },

    async blockSize(choice, locale) {
      return blockSize(inputFor(locale), choice);
    },

    async chartPreview(id, locale) {
      return chartOf(inputFor(locale), id);
    },

    async reportText({ tone }, locale) {
      return reportText(inputFor(locale), tone);
    },

    async checkReport({ workbookName }, locale) {
      return checkReport(inputFor(locale), workbookName);
    },

    async reportDocument(request, locale) {
      return documentOf(inputFor(locale), request);
    },

    async statements(text, locale) {
      return statementReport(text, checked?.dataset ?? null, rulebook, translators[locale]);
    },

    async compare(earlier, locale) {
      return compareFindings(inputFor(locale), earlier);
    },

    async sensitivity(key, locale) {
      return sensitivityOf(inputFor(locale), key);
    },
  };
}

function runCheck(
  snapshots: readonly RangeSnapshot[],
  settings: CheckSettings,
  rulebook: Rulebook,
  progress?: Progress,
  signal?: AbortSignal,
): Checked {
  const pass = (message: Message, done: number): void => {
    if (signal?.aborted) throw new DOMException("cancelled", "AbortError");
    progress?.(message, done, 3);
  };
  const options = {
    asOf: instant(settings.asOf),
    regions: regionChain(settings.region),
    packs: settings.packs,
    parameters: settings.parameters,
  };
  pass(step("app.progress.recognising"), 0);
  const recognition = recognise(snapshots, rulebook.fields, settings.mapping ? { mapping: settings.mapping } : {});
  pass(step("app.progress.recognising"), 1);
  const dataset = toDataset(recognition, snapshots);
  pass(step("app.progress.assessing"), 2);
  const assessment = assess(dataset, rulebook, options);
  pass(step("app.progress.assessing"), 3);
  return {
    snapshots,
    tables: recognition.tables,
    dataset,
    assessment,
    options,
    rulebook,
    cellsRead: snapshots.reduce((cells, snapshot) => cells + snapshot.rowCount * snapshot.columnCount, 0),
  };
}

function summarise(checked: Checked, translate: Translate, locale: Locale): CheckSummary {
  const { assessment, rulebook } = checked;
  const countsOf = (rule?: string): Record<Outcome, number> => ({
    pass: assessment.count("pass", rule),
    fail: assessment.count("fail", rule),
    open: assessment.count("open", rule),
    notApplicable: assessment.count("notApplicable", rule),
  });
  const byId = new Map(rulebook.rules.map((rule) => [rule.id, rule]));
  const rules: RuleSummary[] = [];
  for (const id of assessment.rules) {
    const rule = byId.get(id);
    if (!rule) continue;
    const loudest = loudestLevel(checked, id);
    const counts = countsOf(id);
    rules.push({ rule: id, pack: rule.pack, class: rule.class, title: rule.title[locale], counts, level: loudest });
  }
  return {
    counts: countsOf(),
    queries: assessment.countLevel("fail", "warning") + assessment.countLevel("fail", "note"),
    rules,
    unchecked: uncheckedRules(checked, translate, locale),
    // A workbook in which nothing is known has no table of education funds.
    tables: checked.tables.some(isUnderstood) ? tableViews(checked.tables, checked.snapshots, rulebook.fields, translate, locale) : [],
    issues: checked.assessment.issues.map((issue) => ({
      id: issue.id,
      level: issue.level,
      cells: issue.cells,
      text: translate(issue.message),
    })),
    hiddenRowCount: checked.dataset.hiddenRowCount,
    cellsRead: checked.cellsRead,
  };
}

const LOUDNESS = ["error", "warning", "note"] as const;

function loudestLevel({ assessment }: Checked, rule: string): FindingLevel {
  const heard = (level: FindingLevel): boolean =>
    assessment.countLevel("fail", level, rule) > 0 || assessment.countLevel("open", level, rule) > 0;
  return LOUDNESS.find(heard) ?? "none";
}

const isSearch = (query: FindingQuery): boolean => (query.search ?? "").trim() !== "";

/** How many findings a query without a search has. */
function countOf({ assessment }: PresentationInput, query: FindingQuery): number {
  let total = 0;
  for (const rule of new Set(query.rules ?? assessment.rules)) {
    for (const outcome of new Set(query.outcomes ?? OUTCOMES)) {
      if (!query.levels) total += assessment.count(outcome, rule);
      else for (const level of new Set(query.levels)) total += assessment.countLevel(outcome, level, rule);
    }
  }
  return total;
}

/** Lazily: a view is only put into words when it is on the asked page or has to be searched. */
function* matching(input: PresentationInput, query: FindingQuery): Iterable<() => FindingView> {
  const search = query.search?.trim().toLocaleLowerCase() ?? "";
  const filter = {
    outcomes: query.outcomes ?? OUTCOMES,
    ...(query.rules ? { rules: query.rules } : {}),
    ...(query.levels ? { levels: query.levels } : {}),
  };
  for (const finding of input.assessment.findings(filter)) {
    if (search === "") {
      yield () => findingView(finding, input);
      continue;
    }
    const view = findingView(finding, input);
    if (`${view.title} ${view.subject} ${view.text}`.toLocaleLowerCase().includes(search)) yield () => view;
  }
}
