import { RATIO, quantityValue } from "../../model";
import type { PresentationInput } from "../types";
import { figuresOfInput, live as liveOf } from "../tables/figures";
import type { Live } from "../tables/figures";
import { ratioOf } from "../tables/growth";
import { COUNTIES } from "../tables/maker";
import { PLANS } from "../tables/projects";
import { say } from "../words";
import type { ChartBlock } from "./chartBlock";
import { LIGHT, LIMIT } from "./colors";
import { tight } from "./growthChart";
import { tableBlock } from "./tableBlock";
import { roundedAt } from "../display";

/** What was done of the plan, measure by measure, with the plan as a line at 100 %. */
export function progressChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const figures = figuresOfInput(input);
  const [subject] = figures.subjects(
    PLANS.map(({ planned }) => planned),
    COUNTIES,
  );
  if (!subject) return null;
  const { translate, locale } = input;
  const rows = PLANS.flatMap(({ planned, done }): { readonly name: string; readonly rate: Live }[] => {
    const [a, b] = [figures.at(planned, subject), figures.at(done, subject)];
    if (!a || !b || a.value <= 0) return [];
    return [
      {
        name: say(translate, "presentation.value", { value: { kind: "title", of: "field", id: done } }),
        rate: ratioOf(liveOf(b), liveOf(a)),
      },
    ];
  });
  const [first] = rows;
  if (!first) return null;
  const lowest = rows.reduce((low, row) => (row.rate.value < low.rate.value ? row : low), first);
  const percent = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value: roundedAt(value, 4), unit: RATIO });
  const behind = rows.filter(({ rate }) => rate.value < 1).length;
  const data = { name: lowest.name, value: percent(lowest.rate.value), behind, count: rows.length };
  return tableBlock(
    {
      id: "project-progress",
      kind: "combo",
      grouping: "clustered",
      title: tight(say(translate, behind === 0 ? "presentation.chart.progress.done" : "presentation.chart.progress.behind", data), locale),
      description: say(translate, "presentation.chart.pairs", {
        name: say(translate, "presentation.column.completion"),
        items: {
          kind: "list",
          items: rows.map(({ name, rate }) => say(translate, "presentation.chart.rate", { label: name, value: percent(rate.value) })),
        },
      }),
      categoryTitle: say(translate, "presentation.column.indicator"),
      labels: rows.map(({ name }) => name),
      columns: [
        {
          title: say(translate, "presentation.column.completion"),
          values: rows.map(({ rate }) => rate),
          series: { type: "column", color: LIGHT, dataLabels: true },
        },
        {
          title: say(translate, "presentation.chart.plan"),
          values: rows.map(() => 1),
          series: { type: "line", color: LIMIT, dashed: true },
        },
      ],
      axisTitle: say(translate, "presentation.chart.completionAxis"),
      scale: 1,
      cellFormat: "0.00%",
      axisFormat: "0.0%",
      minimum: 0,
    },
    live,
  );
}
