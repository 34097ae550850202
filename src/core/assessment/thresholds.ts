import type { DatasetBlock, EntityKind, Expression, FieldId, Rule, RuleExpression } from "../model";
import { ABSENT, cellsValue, periodValue, titleOf } from "../model";
import { formulaOf } from "../formulas";
import { fieldsOf, formulasOf } from "../rules";
import type { Run } from "./assess";
import { bareFinding, keyOf } from "./findingText";
import { groupSegments } from "./groupSegment";
import { Limits, NOT_YET, UNSPOKEN } from "./limits";
import { operatorOf, rowSegment } from "./rowSegment";
import { scopeOf } from "./scope";
import { OPEN } from "./segment";
import type { Segment } from "./segment";
import type { Spine } from "./spine";

const OWN_TABLE: ReadonlySet<EntityKind> = new Set(["scorecard", "project", "aidItem"]);

type Form = Pick<RuleExpression, "expression" | "proves">;

/** Verdicts of a rule that compares a figure with a threshold. */
export function thresholdSegments(rule: Rule, run: Run): readonly Segment[] {
  if (rule.measures) {
    return rule.measures.flatMap((measure, at) => {
      const present = fieldsOf(measure.expression).every((field) => run.context.index.has(field));
      return present ? formSegments(rule, [measure], run, `m${at + 1}`) : [];
    });
  }
  if (!rule.expression) return [];
  return formSegments(rule, [{ expression: rule.expression }, ...(rule.alternatives ?? [])], run, "");
}

function runsOverMembers(expression: Expression): boolean {
  return formulasOf(expression).some((id) => formulaOf(id)?.kind === "group");
}

/** The first form whose fields all have columns somewhere; else the one that misses least. */
function chooseForm(forms: readonly Form[], run: Run): { readonly form: Form; readonly missing: readonly FieldId[] } | null {
  let best: { form: Form; missing: readonly FieldId[] } | null = null;
  for (const form of forms) {
    const fields = fieldsOf(form.expression);
    const missing = fields.filter((field) => !run.context.index.has(field));
    if (missing.length === fields.length) continue;
    if (!best || missing.length < best.missing.length) best = { form, missing };
  }
  return best;
}

function formSegments(rule: Rule, forms: readonly Form[], run: Run, suffix: string): readonly Segment[] {
  const chosen = chooseForm(forms, run);
  if (!chosen) return [];
  const { form, missing } = chosen;
  if (runsOverMembers(form.expression)) return groupSegments(rule, form.expression, run, missing, suffix);
  const fields = fieldsOf(form.expression);
  // A rule without the figure that it is about has nothing to say; one without what it compares with says what is missing.
  const [subject] = fields;
  if (subject === undefined || missing.includes(subject)) return [];
  const blocks = subjectBlocks(rule, subject, fields, run);
  if (missing.length > 0) return missingColumns(rule, subject, missing, blocks, run, suffix);
  const places = new Map(blocks.map((at, order) => [at, order]));
  return blocks.map((at, order) => {
    const spine = run.spine(at);
    const column = run.context.index.columnIn(spine.block, subject);
    const named = itemFilter(rule, at, run);
    const national = nationFilter(rule, at, run);
    // Two score sheets or two ledgers name the same items without speaking of the same thing.
    const isOwnTable = OWN_TABLE.has(spine.block.entityKind);
    const isAlone = isOwnTable || order === 0;
    const ownSuffix = isOwnTable ? [spine.block.tableId, suffix].filter((part) => part !== "").join(":") : suffix;
    const isNew = (row: number): boolean =>
      !run.context.index.someLike(spine.block, row, (other) => {
        const block = (places.get(other.at) ?? order) < order ? run.dataset.blocks[other.at] : undefined;
        return block !== undefined && run.context.index.columnIn(block, subject)?.states[other.row] !== ABSENT;
      });
    const filters = [national, named, isAlone ? null : isNew].filter((one) => one !== null);
    return rowSegment({
      rule,
      expression: form.expression,
      spine,
      ...(column ? { subject: column } : {}),
      within: scopeOf(rule, spine),
      concerns: filters.length === 0 ? null : (row): boolean => filters.every((filter) => filter(row)),
      suffix: ownSuffix,
      ...(form.proves ? { proves: form.proves } : {}),
    });
  });
}

/** Blocks that hold the rule's subject for things of the right kind, the fullest first. */
function subjectBlocks(rule: Rule, subject: FieldId, fields: readonly FieldId[], run: Run): readonly number[] {
  const { blocks } = run.dataset;
  const richness = (at: number): number => fields.filter((field) => blocks[at] && run.context.index.columnIn(blocks[at], field)).length;
  return blocks
    .map((_, at) => at)
    .filter((at) => {
      const block = blocks[at];
      return block !== undefined && kindFits(rule, block) && run.context.index.columnIn(block, subject) !== undefined;
    })
    .sort((a, b) => richness(b) - richness(a) || a - b);
}

export function kindFits(rule: Rule, block: DatasetBlock): boolean {
  // A table of places may have a row for the whole country; `nationFilter` keeps national rules to it.
  if (block.entityKind === "county" && rule.entityKinds.includes("nation")) return true;
  return rule.entityKinds.includes("table") || rule.entityKinds.includes(block.entityKind);
}

const WHOLE_COUNTRY = /^(?:全国|中国|China|national)$/i;

/** A national rule never judges a county. */
function nationFilter(rule: Rule, at: number, run: Run): ((row: number) => boolean) | null {
  const spine = run.spine(at);
  if (!rule.entityKinds.includes("nation") || rule.entityKinds.includes(spine.block.entityKind)) return null;
  return (row) => WHOLE_COUNTRY.test(run.dataset.entities.nameOf(spine.entityAt(row)));
}

/** Some rules judge only rows whose item is named in certain words (寄宿生 …). */
function itemFilter(rule: Rule, at: number, run: Run): ((row: number) => boolean) | null {
  const words = rule.itemWords;
  if (!words) return null;
  const spine = run.spine(at);
  // 非寄宿生生活补助 is no 寄宿生生活补助: it has a standard of its own.
  const isNamed = (text: string): boolean => words.some((word) => text.replaceAll(`非${word}`, "").includes(word));
  // A table without a list of items names the one that it is about in its title.
  if (spine.block.entityKind !== "aidItem" && isNamed(spine.block.title ?? "")) return null;
  return (row) => {
    const texts = [run.dataset.entities.nameOf(spine.entityAt(row)), ...spine.block.texts.map((text) => text.textOf(row))];
    return texts.some(isNamed);
  };
}

/** A whole column is missing: one finding that names it, on the latest period, not one for every row. */
function missingColumns(
  rule: Rule,
  subject: FieldId,
  missing: readonly FieldId[],
  blocks: readonly number[],
  run: Run,
  suffix: string,
): readonly Segment[] {
  for (const at of blocks) {
    const spine = run.spine(at);
    const states = run.context.index.columnIn(spine.block, subject)?.states;
    const national = nationFilter(rule, at, run);
    const latest = states ? latestRow(spine, new Limits(rule, operatorOf(rule), spine), states, national) : -1;
    if (latest < 0) continue;
    const row = latest;
    const entity = run.dataset.entities.nameOf(spine.entityAt(row));
    const where = { entity, period: spine.periodAt(row), schoolLevel: spine.levelAt(row), suffix };
    const place = spine.placeOf(subject, row);
    const cells = place ? [place.column.cellOf(place.row)] : [];
    const data = {
      fields: { kind: "list", items: missing.map((field) => titleOf("field", field)) },
      period: periodValue(where.period),
      cells: cellsValue(cells),
    } as const;
    return [
      {
        rule,
        outcomes: Uint8Array.of(OPEN),
        entityAt: () => entity,
        keyAt: () => keyOf(rule, where.entity, where.period, where.schoolLevel, suffix),
        findingAt: () => bareFinding(rule, where, "open", { id: "assessment.missingColumn", data }, { cells }),
      },
    ];
  }
  return [];
}

/** The first row of the latest year in which the rule and its threshold were in force and the figure has a cell; -1: none. */
function latestRow(spine: Spine, limits: Limits, states: Uint8Array, concerns: ((row: number) => boolean) | null): number {
  const { of: slots } = spine.slots;
  const years = spine.numbersBy((row) => {
    const kind = limits.kinds[slots[row] as number];
    return kind === UNSPOKEN || kind === NOT_YET ? Number.NaN : spine.periodAt(row).year;
  });
  const last = years.reduce((most, year) => (year > most ? year : most), Number.NEGATIVE_INFINITY);
  let latest = -1;
  let latestYear = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < slots.length && latestYear < last; row += 1) {
    const year = years[slots[row] as number] as number;
    if (!(year > latestYear) || states[row] === ABSENT || (concerns && !concerns(row))) continue;
    latest = row;
    latestYear = year;
  }
  return latest;
}
