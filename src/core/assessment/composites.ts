import type { CellRef, Finding, Message, Quantity, Requirement, Rule } from "../model";
import { parseUnit, quantityValue, titleOf } from "../model";
import type { Run } from "./assess";
import { unique } from "./explain";
import { bareFinding, keyOf, levelOf, noThreshold, notInForce } from "./findingText";
import { scopeOf } from "./scope";
import { FAIL, NOT_APPLICABLE, OPEN, outcomeAt, PASS, SILENT } from "./segment";
import type { Segment } from "./segment";
import type { Spine } from "./spine";

/** The verdicts of the rules that a composite counts, on one block; undefined where a rule had nothing to say there. */
interface Members {
  readonly spine: Spine;
  readonly rules: readonly string[];
  readonly segments: readonly (Segment | undefined)[];
  /** By row, one byte each from the lowest: rules met, failed, open or silent, applicable. */
  readonly counts: Uint32Array;
}

interface Tally {
  readonly met: readonly number[];
  readonly failed: readonly number[];
  readonly open: readonly number[];
  readonly silent: boolean;
}

/** Made once for the rules that count the same rules. */
const made = new WeakMap<Run, Map<string, readonly Members[]>>();

function membersOf(rules: readonly string[], run: Run): readonly Members[] {
  const known = made.get(run) ?? new Map<string, readonly Members[]>();
  made.set(run, known);
  const key = rules.join();
  const members = known.get(key) ?? findMembers(rules, run);
  known.set(key, members);
  return members;
}

function findMembers(rules: readonly string[], run: Run): readonly Members[] {
  const spines = new Map<Spine, (Segment | undefined)[]>();
  rules.forEach((id, at) => {
    for (const segment of run.segmentsFor(id)) {
      if (!segment.spine) continue;
      const list = spines.get(segment.spine) ?? rules.map(() => undefined);
      list[at] ??= segment;
      spines.set(segment.spine, list);
    }
  });
  return [...spines.entries()].map(([spine, segments]) => ({ spine, rules, segments, counts: countAll(spine, segments) }));
}

function tallyAt(members: Members, row: number): Tally {
  const met: number[] = [];
  const failed: number[] = [];
  const open: number[] = [];
  let heard = 0;
  let applicable = 0;
  members.segments.forEach((segment, at) => {
    const code = segment?.outcomes[row] ?? SILENT;
    if (code !== SILENT) heard += 1;
    if (code === PASS || code === FAIL || code === OPEN) applicable += 1;
    if (code === PASS) met.push(at);
    else if (code === FAIL) failed.push(at);
    else if (code !== NOT_APPLICABLE) open.push(at);
  });
  return { met, failed, open, silent: heard === 0 || applicable === 0 };
}

const MET = 0;
const FAILED = 8;
const UNDECIDED = 16;
const APPLICABLE = 24;

/** One of the four counts of a row. */
const take = (packed: number, shift: number): number => (packed >>> shift) & 0xff;

/** The tallies of all rows as numbers: what each outcome adds, rule by rule. A composite counts fewer than 256 rules. */
function countAll(spine: Spine, segments: readonly (Segment | undefined)[]): Uint32Array {
  const adds = new Uint32Array(256).fill(1 << UNDECIDED);
  adds[PASS] = (1 << MET) + (1 << APPLICABLE);
  adds[FAIL] = (1 << FAILED) + (1 << APPLICABLE);
  adds[OPEN] = (1 << UNDECIDED) + (1 << APPLICABLE);
  adds[NOT_APPLICABLE] = 0;
  const counts = new Uint32Array(spine.length);
  for (const segment of segments) {
    if (!segment) {
      for (let row = 0; row < counts.length; row += 1) counts[row] = (counts[row] as number) + (1 << UNDECIDED);
      continue;
    }
    const { outcomes } = segment;
    for (let row = 0; row < counts.length; row += 1) {
      counts[row] = (counts[row] as number) + (adds[outcomes[row] as number] as number);
    }
  }
  return counts;
}

function sub(members: Members, at: number, row: number): Finding | undefined {
  const segment = members.segments[at];
  return segment && segment.outcomes[row] !== SILENT ? segment.findingAt(row) : undefined;
}

function cellsOf(members: Members, which: readonly number[], row: number): readonly CellRef[] {
  return unique(which.flatMap((at) => sub(members, at, row)?.cells ?? []));
}

const names = (members: Members, which: readonly number[]): { readonly kind: "list"; readonly items: ReturnType<typeof titleOf>[] } => ({
  kind: "list",
  items: which.map((at) => titleOf("rule", members.rules[at] ?? "")),
});

function place(
  members: Members,
  row: number,
): { readonly entity: string; readonly period: ReturnType<Spine["periodAt"]>; readonly schoolLevel: ReturnType<Spine["levelAt"]> } {
  const { spine } = members;
  return {
    entity: spine.context.index.dataset.entities.nameOf(spine.entityAt(row)),
    period: spine.periodAt(row),
    schoolLevel: spine.levelAt(row),
  };
}

function rows(
  rule: Rule,
  members: Members,
  codeAt: (row: number) => number,
  findingAt: (row: number) => Finding,
  verifiedAt: (row: number) => boolean,
): Segment {
  const outcomes = new Uint8Array(members.spine.length).fill(SILENT);
  const within = scopeOf(rule, members.spine);
  for (let row = 0; row < outcomes.length; row += 1) if (!within || within[row] === 1) outcomes[row] = codeAt(row);
  return {
    rule,
    outcomes,
    spine: members.spine,
    levelAt: (row) => levelOf(rule, outcomeAt(outcomes, row), verifiedAt(row)),
    entityAt: (row) => place(members, row).entity,
    keyAt: (row) => {
      const { entity, period, schoolLevel } = place(members, row);
      return keyOf(rule, entity, period, schoolLevel);
    },
    findingAt,
  };
}

/** At least so many of several rules are met; what is missing counts neither way. */
export function countSegments(rule: Rule, run: Run): readonly Segment[] {
  const { comparison } = rule;
  if (comparison.kind !== "countOf" && comparison.kind !== "anyOf") return [];
  return membersOf(comparison.rules, run).map((members) => {
    const { counts, spine } = members;
    const { of: slots } = spine.slots;
    const numbers = comparison.kind === "anyOf" ? null : spine.numbersOf(comparison.parameter);
    /** NaN: none is in force. */
    const asked = (row: number): number => (numbers ? (numbers[slots[row] as number] as number) : 1);
    const codeAt = (row: number): number => {
      const packed = counts[row] as number;
      if (take(packed, APPLICABLE) === 0) return SILENT;
      const [met, open] = [take(packed, MET), take(packed, UNDECIDED)];
      const least = asked(row);
      if (Number.isNaN(least)) return NOT_APPLICABLE;
      if (met >= least) return PASS;
      if (met + open >= least) return OPEN;
      // A school without pupils has nothing that could fail.
      return take(packed, FAILED) > 0 ? FAIL : NOT_APPLICABLE;
    };
    const findingAt = (row: number): Finding => {
      const tally = tallyAt(members, row);
      const least = asked(row);
      const where = place(members, row);
      if (Number.isNaN(least)) return bareFinding(rule, where, "notApplicable", notInForce(where.period));
      const code = codeAt(row);
      if (code === NOT_APPLICABLE) return bareFinding(rule, where, "notApplicable", { id: "assessment.zeroDenominator" });
      const outcome = code === PASS ? "pass" : code === FAIL ? "fail" : "open";
      const unit = parseUnit(rule.unit);
      const observed: Quantity = { value: tally.met.length, unit };
      const required: Requirement = { operator: "atLeast", value: least, quantity: { value: least, unit }, unit };
      const data = {
        met: tally.met.length,
        least,
        failed: names(members, tally.failed),
        failedCount: tally.failed.length,
        open: names(members, tally.open),
        openCount: tally.open.length,
      };
      const message: Message = { id: `assessment.count.${outcome}`, data };
      const deciding = outcome === "pass" ? [...tally.met, ...tally.failed] : [...tally.failed, ...tally.open];
      return bareFinding(rule, where, outcome, message, {
        observed,
        required,
        cells: cellsOf(members, deciding, row),
        trace: () => ({
          label: message,
          value: observed,
          cells: [],
          children: members.segments.flatMap((_, at) => sub(members, at, row)?.trace() ?? []),
        }),
      });
    };
    return rows(rule, members, codeAt, findingAt, () => rule.verified);
  });
}

/** The first rule that fails in a row; -1: none. */
function failedOf({ segments }: Members, row: number): number {
  for (let at = 0; at < segments.length; at += 1) if (segments[at]?.outcomes[row] === FAIL) return at;
  return -1;
}

/** The one indicator that is not met reaches its share (85 %) of the standard. */
export function remainingSegments(rule: Rule, run: Run): readonly Segment[] {
  const { comparison } = rule;
  if (comparison.kind !== "check" || !comparison.rules || !comparison.parameter) return [];
  const { rules, parameter } = comparison;
  return membersOf(rules, run).map((members) => {
    const boundAt = members.spine.boundsOf(parameter);
    const numbers = members.spine.numbersOf(parameter);
    const { of: slots } = members.spine.slots;
    const { counts } = members;
    /** Share of the standard that the one remaining indicator reaches. */
    const shareAt = (row: number, at: number): number | null => {
      const segment = members.segments[at];
      const standard = segment?.requiredAt?.(row);
      return segment?.observedAt && standard ? segment.observedAt(row) / standard : null;
    };
    const codeAt = (row: number): number => {
      const packed = counts[row] as number;
      if (take(packed, APPLICABLE) === 0) return SILENT;
      const least = numbers[slots[row] as number] as number;
      const failed = take(packed, FAILED);
      if (Number.isNaN(least) || failed > 1 || take(packed, MET) === members.rules.length) return NOT_APPLICABLE;
      if (failed === 0) return OPEN;
      const share = shareAt(row, failedOf(members, row));
      if (share === null) return OPEN;
      if (share < least - 1e-12) return FAIL;
      return take(packed, UNDECIDED) > 0 ? OPEN : PASS;
    };
    const findingAt = (row: number): Finding => {
      const tally = tallyAt(members, row);
      const where = place(members, row);
      const bound = boundAt(row);
      const [only] = tally.failed;
      const code = codeAt(row);
      if (code === NOT_APPLICABLE || bound.kind !== "value") {
        const message: Message =
          bound.kind === "value"
            ? { id: tally.failed.length > 1 ? "assessment.remaining.several" : "assessment.remaining.none" }
            : bound.kind === "none"
              ? noThreshold(bound.parameter)
              : notInForce(where.period);
        return bareFinding(rule, where, "notApplicable", message);
      }
      const share = only === undefined ? null : shareAt(row, only);
      if (code === OPEN || only === undefined || share === null) {
        const message: Message = { id: "assessment.remaining.open", data: { open: names(members, tally.open) } };
        return bareFinding(rule, where, "open", message, { cells: cellsOf(members, tally.open, row) });
      }
      const outcome = code === PASS ? "pass" : "fail";
      const observed: Quantity = { value: share, unit: parseUnit("1") };
      const data = {
        indicator: titleOf("rule", members.rules[only] ?? ""),
        observed: quantityValue(observed),
        required: quantityValue({ value: bound.value, unit: bound.unit }),
      };
      return bareFinding(
        rule,
        where,
        outcome,
        { id: `assessment.remaining.${outcome}`, data },
        {
          observed,
          required: { operator: "atLeast", value: bound.value, unit: bound.unit },
          level: levelOf(rule, outcome, rule.verified && bound.verified),
          cells: cellsOf(members, [only], row),
        },
      );
    };
    return rows(rule, members, codeAt, findingAt, (row) => {
      const bound = boundAt(row);
      return rule.verified && (bound.kind !== "value" || bound.verified);
    });
  });
}
