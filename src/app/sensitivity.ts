import { assess } from "../core/assessment";
import type { CellRef, Column, Dataset, DatasetBlock, RuleId, Rulebook } from "../core/model";
import { VALUE, titleOf } from "../core/model";
import type { PresentationInput, Sensitivity } from "../core/presentation";

const STEPS = [0.01, -0.01] as const;
/** Inputs that are tried; a verdict that rests on more is no borderline of one of them. */
const MOST_INPUTS = 12;
/** Judging again takes a moment for each step; larger books are not tried. */
const MOST_ROWS = 100_000;

/** Inputs of a finding that, changed by 1 %, give it another outcome: the rule is judged again on the changed number. */
export function sensitivityOf(input: PresentationInput, key: string): readonly Sensitivity[] {
  const { assessment, dataset, rulebook, options, translate } = input;
  const finding = assessment.find(key);
  if (!finding || (finding.outcome !== "pass" && finding.outcome !== "fail")) return [];
  if (dataset.blocks.reduce((rows, block) => rows + block.rowCount, 0) > MOST_ROWS) return [];
  const own = rulesFor(rulebook, finding.rule);
  // Reading the prose again takes longer than all else, and hardly any finding is of it.
  const figures = { ...dataset, statements: [] };
  const judged = assess(figures, own, options).find(key)?.outcome === finding.outcome ? figures : dataset;
  return finding.cells.slice(0, MOST_INPUTS).flatMap((cell) =>
    STEPS.flatMap((change): Sensitivity[] => {
      const changed = withChange(judged, cell, 1 + change);
      if (!changed) return [];
      const outcome = assess(changed.dataset, own, options).find(key)?.outcome;
      if (outcome === undefined || outcome === finding.outcome) return [];
      return [{ cell, title: translate({ id: "presentation.value", data: { value: titleOf("field", changed.field) } }), change, outcome }];
    }),
  );
}

/** The rule with those that it counts, and nothing else. */
function rulesFor(rulebook: Rulebook, id: RuleId): Rulebook {
  const wanted = new Set<RuleId>();
  const collect = (rule: RuleId): void => {
    if (wanted.has(rule)) return;
    wanted.add(rule);
    const comparison = rulebook.rules.find((one) => one.id === rule)?.comparison;
    if (comparison && "rules" in comparison) comparison.rules?.forEach(collect);
  };
  collect(id);
  return { ...rulebook, rules: rulebook.rules.filter((rule) => wanted.has(rule.id)) };
}

function withChange(dataset: Dataset, cell: CellRef, factor: number): { readonly dataset: Dataset; readonly field: string } | undefined {
  for (const block of dataset.blocks) {
    for (const column of block.columns) {
      if (column.stated) continue;
      const row = rowAt(block, (at) => column.cellOf(at), cell);
      if (row < 0 || column.states[row] !== VALUE) continue;
      const values = column.values.slice();
      values[row] = (values[row] ?? 0) * factor;
      const columns = block.columns.map((one) => (one === column ? withValues(column, values) : one));
      return {
        dataset: { ...dataset, blocks: dataset.blocks.map((one) => (one === block ? { ...block, columns } : one)) },
        field: column.field,
      };
    }
  }
  return undefined;
}

/** A view of the column with other numbers; its places and steps stay its own. */
function withValues(column: Column, values: Float64Array): Column {
  return {
    field: column.field,
    ...(column.shared ? { shared: column.shared } : {}),
    unit: column.unit,
    written: column.written,
    values,
    states: column.states,
    cellOf: (row) => column.cellOf(row),
    ...(column.textAt ? { textAt: (row: number) => column.textAt?.(row) ?? null } : {}),
    storedStep: (row) => column.storedStep(row),
    printedStep: (row) => column.printedStep(row),
  };
}

function rowAt(block: DatasetBlock, cellOf: (row: number) => CellRef, { sheet, rowIndex, columnIndex }: CellRef): number {
  if (block.rowCount === 0 || cellOf(0).sheet !== sheet) return -1;
  for (let row = 0; row < block.rowCount; row += 1) {
    const at = cellOf(row);
    if (at.rowIndex === rowIndex && at.columnIndex === columnIndex) return row;
  }
  return -1;
}
