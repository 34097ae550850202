import type {
  Assessment,
  AssessmentOptions,
  Dataset,
  FieldId,
  Finding,
  FindingFilter,
  Outcome,
  PackId,
  Rule,
  Rulebook,
  RuleId,
} from "../model";
import { OUTCOMES } from "../model";
import { Bounds } from "./bounds";
import { CHECKS } from "./checks";
import { countSegments } from "./composites";
import { DatasetIndex } from "./datasetIndex";
import { thresholdSegments } from "./thresholds";
import type { Segment } from "./segment";
import { codeOf, listedSegments, SILENT } from "./segment";
import { remarked } from "./remarks";
import { saidOnce } from "./saidOnce";
import { Spine } from "./spine";
import type { Context } from "./spine";
import { checkStatements } from "./statements";
import { comparableOf, statedColumns, statedSegment } from "./statedSegment";

/** What every rule needs while it is judged. */
export class Run {
  readonly context: Context;
  private readonly packs: ReadonlySet<PackId>;
  private readonly spines = new Map<number, Spine>();
  private readonly segments = new Map<RuleId, readonly Segment[]>();

  constructor(
    readonly dataset: Dataset,
    readonly rulebook: Rulebook,
    readonly options: AssessmentOptions,
  ) {
    this.packs = new Set(options.packs ?? rulebook.packs.filter((pack) => pack.enabledByDefault).map((pack) => pack.id));
    this.context = {
      index: new DatasetIndex(dataset),
      bounds: new Bounds(rulebook, dataset, options),
      fields: new Map(rulebook.fields.map((field) => [field.id, field])),
    };
  }

  isEnabled(pack: PackId): boolean {
    return this.packs.has(pack);
  }

  /** Verdicts of a rule, judged once; composites read those of others. */
  segmentsFor(id: RuleId): readonly Segment[] {
    const known = this.segments.get(id);
    if (known) return known;
    // A rule that counts itself would never end: it sees nothing of its own.
    this.segments.set(id, []);
    const rule = this.rulebook.rules.find((one) => one.id === id);
    const judged = rule && this.context.bounds.concernsRegion(rule) ? segmentsOf(rule, this) : [];
    const segments = rule ? remarked(rule, saidOnce(rule, judged, this.context.bounds)) : judged;
    this.segments.set(id, segments);
    return segments;
  }

  spine(block: number): Spine {
    const known = this.spines.get(block);
    if (known) return known;
    const found = this.dataset.blocks[block];
    if (!found) throw new RangeError(`no block ${block}`);
    const spine = new Spine(this.context, found);
    this.spines.set(block, spine);
    return spine;
  }
}

/**
 * Judges a dataset by every enabled rule. Outcomes are arrays; a finding is made when someone looks at it. Rules without
 * any of their figures in the dataset stay silent.
 */
export function assess(dataset: Dataset, rulebook: Rulebook, options: AssessmentOptions): Assessment {
  const run = new Run(dataset, rulebook, options);
  const rules = rulebook.rules.filter((rule) => run.isEnabled(rule.pack) && run.context.bounds.concernsRegion(rule));
  const segments = rules.flatMap((rule) => run.segmentsFor(rule.id)).filter((segment) => segment.outcomes.some((code) => code !== SILENT));
  const statements = checkStatements(dataset.statements, dataset, rulebook, options);
  return new Verdicts(options, dataset, rulebook, [...segments, ...listedSegments(statements, rulebook)]);
}

function segmentsOf(rule: Rule, run: Run): readonly Segment[] {
  switch (rule.comparison.kind) {
    case "bound":
    case "between":
      return thresholdSegments(rule, run);
    case "agrees": {
      const figures: readonly FieldId[] = [rule.comparison.stated, ...(rule.measures ?? []).flatMap((measure) => measure.stated ?? [])];
      return run.dataset.blocks.flatMap((block, at) => {
        const spine = run.spine(at);
        return statedColumns(block, figures).map((column) => {
          const { figure, of } = column.stated ?? { figure: "statedGrowth", of: [] };
          return statedSegment(rule, spine, column, comparableOf(figure, of, spine));
        });
      });
    }
    case "countOf":
    case "anyOf":
      return countSegments(rule, run);
    case "check":
      return CHECKS[rule.comparison.check]?.(rule, run) ?? [];
  }
}

class Verdicts implements Assessment {
  readonly asOf;
  readonly rules;
  readonly issues;
  private readonly counts = new Map<string, number[]>();

  constructor(
    options: AssessmentOptions,
    dataset: Dataset,
    rulebook: Rulebook,
    private readonly segments: readonly Segment[],
  ) {
    this.asOf = options.asOf;
    this.issues = dataset.issues;
    const spoke = new Set(segments.map((segment) => segment.rule.id));
    this.rules = rulebook.rules.map((rule) => rule.id).filter((id) => spoke.has(id));
    for (const segment of segments) {
      const counts = this.counts.get(segment.rule.id) ?? OUTCOMES.map(() => 0);
      for (const code of segment.outcomes) if (code !== SILENT) counts[code] = (counts[code] ?? 0) + 1;
      this.counts.set(segment.rule.id, counts);
    }
  }

  count(outcome: Outcome, rule?: string): number {
    const code = codeOf(outcome);
    if (rule !== undefined) return this.counts.get(rule)?.[code] ?? 0;
    let sum = 0;
    for (const counts of this.counts.values()) sum += counts[code] ?? 0;
    return sum;
  }

  *findings(filter: FindingFilter = {}): Iterable<Finding> {
    const wanted = filter.outcomes && new Set(filter.outcomes.map(codeOf));
    const rules = filter.rules && new Set(filter.rules);
    for (const segment of this.segments) {
      if (rules && !rules.has(segment.rule.id)) continue;
      for (let at = 0; at < segment.outcomes.length; at += 1) {
        const code = segment.outcomes[at] ?? SILENT;
        if (code === SILENT || (wanted && !wanted.has(code))) continue;
        if (filter.entity !== undefined && segment.entityAt(at) !== filter.entity) continue;
        yield segment.findingAt(at);
      }
    }
  }

  find(key: string): Finding | undefined {
    const rule = key.slice(0, key.indexOf("|"));
    for (const segment of this.segments) {
      if (segment.rule.id !== rule) continue;
      for (let at = 0; at < segment.outcomes.length; at += 1) {
        if (segment.outcomes[at] !== SILENT && segment.keyAt(at) === key) return segment.findingAt(at);
      }
    }
    return undefined;
  }
}
