import { RATIO, quantityValue } from "../../model";
import type { PresentationInput } from "../types";
import { figuresOfInput } from "../tables/figures";
import { COUNTIES, groupHeading } from "../tables/maker";
import type { Group } from "../tables/maker";
import { COMPOSITIONS, partsOf } from "../tables/sources";
import { say } from "../words";
import type { ChartBlock } from "./chartBlock";
import { STACK_COLORS } from "./colors";
import { tight } from "./growthChart";
import { tableBlock } from "./tableBlock";
import { roundedAt } from "../display";

const MOST_GROUPS = 24;
/** 合计省级资金占66.42%: what a total line is called is no name of a unit. */
const TOTAL_NAMES = /^(?:合计|总计|小计|共计|total)$/i;

/** Where the money comes from, stacked: a column a year of one unit, or a unit. */
export function sourcesChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const figures = figuresOfInput(input);
  for (const composition of COMPOSITIONS) {
    const groups = new Map<string, Group>();
    for (const { entity, period } of figures.subjects([composition.total], COUNTIES))
      groups.set(`${entity} ${period.kind} ${period.year}`, { entity, period });
    const found = [...groups.values()]
      .sort((a, b) => a.entity - b.entity || a.period.year - b.period.year)
      .flatMap((group) => {
        const parts = partsOf(input, figures, group, composition);
        return parts ? [{ group, ...parts }] : [];
      })
      .slice(-MOST_GROUPS);
    const names = [...new Set(found.flatMap(({ parts }) => parts.map(({ name }) => name)))];
    const latest = found.at(-1);
    if (!latest || names.length < 2) continue;
    const { translate, locale } = input;
    const largest = latest.parts.reduce(
      (most, part) => (part.figure.value > most.figure.value ? part : most),
      latest.parts[0] ?? { name: "", figure: latest.whole },
    );
    const labels = found.map(({ group }) => groupHeading(input, group));
    const last = labels.at(-1) ?? "";
    const share = quantityValue({ value: roundedAt(largest.figure.value / latest.whole.value, 4), unit: RATIO });
    const items = latest.parts.map(({ name, figure }) =>
      say(translate, "presentation.chart.rate", {
        label: name,
        value: quantityValue({ value: roundedAt(figure.value / latest.whole.value, 4), unit: RATIO }),
      }),
    );
    return tableBlock(
      {
        id: "sources",
        kind: "column",
        grouping: "stacked",
        title: tight(
          TOTAL_NAMES.test(last)
            ? say(translate, "presentation.chart.sources.largestOfAll", { name: largest.name, share })
            : say(translate, "presentation.chart.sources.largest", { label: last, name: largest.name, share }),
          locale,
        ),
        description: say(translate, "presentation.chart.pairs", { name: last, items: { kind: "list", items } }),
        categoryTitle: say(translate, "presentation.column.subject"),
        labels,
        columns: names.map((name, at) => ({
          title: name,
          values: found.map(({ parts }) => parts.find((part) => part.name === name)?.figure ?? null),
          series: { type: "column", color: STACK_COLORS[at % STACK_COLORS.length] ?? STACK_COLORS[0] },
        })),
        axisTitle: say(translate, "presentation.table.unit.tenThousand"),
        scale: 1e4,
        cellFormat: "#,##0.00",
        axisFormat: "#,##0",
        minimum: 0,
      },
      live,
    );
  }
  return null;
}
