import type {
  Assessment,
  AssessmentOptions,
  Dataset,
  FieldId,
  Finding,
  FindingFilter,
  FindingLevel,
  Outcome,
  PackId,
  Rule,
  Rulebook,
  RuleId,
} from "../model";
import { OUTCOMES, packsInUse } from "../model";
import { Bounds } from "./bounds";
import { CHECKS } from "./checks";
import { countSegments } from "./composites";
import { DatasetIndex } from "./datasetIndex";
import { thresholdSegments } from "./thresholds";
import type { Segment } from "./segment";
import { codeOf, FAIL, listedSegments, OPEN, SILENT } from "./segment";
import { remarked } from "./remarks";
import { saidOnce } from "./saidOnce";
import { Spine } from "./spine";
import type { Context } from "./spine";
import { checkStatements } from "./statements";
import { comparableOf, statedColumns, statedSegment } from "./statedSegment";
import { worstPositions } from "./worst";

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
    this.packs = new Set(packsInUse(rulebook, options.packs));
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
  const segments = rules.flatMap((rule) => run.segmentsFor(rule.id));
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

const LEVELS: readonly FindingLevel[] = ["none", "note", "warning", "error"];

/** The level of a verdict; the finding is made only where the segment cannot tell without. */
function levelAt(segment: Segment, at: number): FindingLevel {
  if (segment.levelAt) return segment.levelAt(at);
  const code = segment.outcomes[at];
  return code === FAIL || code === OPEN ? segment.findingAt(at).level : "none";
}

class Verdicts implements Assessment {
  readonly asOf;
  readonly rules;
  readonly issues;
  private readonly segments: readonly Segment[];
  private readonly counts = new Map<string, Float64Array>();
  /** By rule: outcome × level, counted when somebody asks. */
  private readonly levels = new Map<string, Float64Array>();

  constructor(options: AssessmentOptions, dataset: Dataset, rulebook: Rulebook, judged: readonly Segment[]) {
    this.asOf = options.asOf;
    this.issues = dataset.issues;
    this.segments = judged.filter((segment) => this.enter(segment));
    this.rules = rulebook.rules.map((rule) => rule.id).filter((id) => this.counts.has(id));
  }

  /** Counts the outcomes of a segment; false where it says nothing at all. */
  private enter({ rule, outcomes }: Segment): boolean {
    const found = new Float64Array(SILENT + 1);
    for (let at = 0; at < outcomes.length; at += 1) {
      const code = outcomes[at] as number;
      found[code] = (found[code] as number) + 1;
    }
    if (found[SILENT] === outcomes.length) return false;
    const counts = this.counts.get(rule.id) ?? new Float64Array(OUTCOMES.length);
    this.counts.set(rule.id, counts);
    for (let code = 0; code < counts.length; code += 1) counts[code] = (counts[code] as number) + (found[code] as number);
    return true;
  }

  countLevel(outcome: Outcome, level: FindingLevel, rule?: string): number {
    const at = codeOf(outcome) * LEVELS.length + LEVELS.indexOf(level);
    let sum = 0;
    for (const id of rule === undefined ? this.rules : [rule]) sum += this.levelsOf(id)[at] ?? 0;
    return sum;
  }

  private levelsOf(rule: string): Float64Array {
    const known = this.levels.get(rule);
    if (known) return known;
    const counts = new Float64Array(OUTCOMES.length * LEVELS.length);
    this.levels.set(rule, counts);
    for (const segment of this.segments) {
      if (segment.rule.id !== rule) continue;
      const { outcomes } = segment;
      for (let at = 0; at < outcomes.length; at += 1) {
        const code = outcomes[at] as number;
        if (code === SILENT) continue;
        const cell = code * LEVELS.length + LEVELS.indexOf(levelAt(segment, at));
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
    return counts;
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
    const levels = filter.levels && new Set(filter.levels);
    for (const segment of this.segments) {
      if (rules && !rules.has(segment.rule.id)) continue;
      for (let at = 0; at < segment.outcomes.length; at += 1) {
        const code = segment.outcomes[at] ?? SILENT;
        if (code === SILENT || (wanted && !wanted.has(code))) continue;
        if (levels && !levels.has(levelAt(segment, at))) continue;
        if (filter.entity !== undefined && segment.entityAt(at) !== filter.entity) continue;
        yield segment.findingAt(at);
      }
    }
  }

  *worst(rule: string, count: number): Iterable<Finding> {
    const own = this.segments.filter((segment) => segment.rule.id === rule);
    for (const { segment, at } of worstPositions(own, count, levelAt)) yield segment.findingAt(at);
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
