import { RATIO, quantityValue } from "../../model";
import type { PresentationInput } from "../types";
import { differenceOf, ratioOf } from "../tables/growth";
import { scoreSheets } from "../tables/scorecard";
import { say } from "../words";
import type { ChartBlock } from "./chartBlock";
import { LIGHT, LIMIT } from "./colors";
import { tight } from "./growthChart";
import { tableBlock } from "./tableBlock";
import { roundedAt } from "../display";

/** Rates of the items of the first score sheet, the lowest first, with the rate of the whole sheet as a line. */
export function scorecardChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const [sheet] = scoreSheets(input);
  const rows = (sheet?.lines ?? [])
    .flatMap(({ item, score, full }) => (score && full && full.value > 0 ? [{ item, score, full, rate: ratioOf(score, full) }] : []))
    .sort((a, b) => a.rate.value - b.rate.value);
  const [first] = rows;
  if (!first) return null;
  const { translate, locale } = input;
  const sum = (pick: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const whole = sum(({ score }) => score.value) / sum(({ full }) => full.value);
  const percent = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value: roundedAt(value, 4), unit: RATIO });
  const lost = rows.filter(({ score, full }) => differenceOf(full, score).value > 0);
  return tableBlock(
    {
      id: "scorecard",
      kind: "combo",
      grouping: "clustered",
      title: tight(
        say(translate, "presentation.chart.scorecard.lowest", {
          item: first.item,
          value: percent(first.rate.value),
          whole: percent(whole),
        }),
        locale,
      ),
      description:
        lost.length === 0
          ? say(translate, "presentation.chart.scorecard.full")
          : say(translate, "presentation.chart.pairs", {
              name: say(translate, "presentation.chart.scorecard.lost"),
              items: {
                kind: "list",
                items: lost.map(({ item, score, full }) =>
                  say(translate, "presentation.chart.rate", {
                    label: item,
                    value: say(translate, "presentation.chart.marks", { marks: Number((full.value - score.value).toPrecision(12)) }),
                  }),
                ),
              },
            }),
      categoryTitle: say(translate, "presentation.column.item"),
      labels: rows.map(({ item }) => item),
      columns: [
        {
          title: say(translate, "presentation.column.scoreRate"),
          values: rows.map(({ rate }) => rate),
          series: { type: "column", color: LIGHT },
        },
        {
          title: say(translate, "presentation.chart.wholeRate"),
          values: rows.map(() => whole),
          series: { type: "line", color: LIMIT, dashed: true },
        },
      ],
      axisTitle: say(translate, "presentation.chart.scoreAxis"),
      scale: 1,
      cellFormat: "0.00%",
      axisFormat: "0%",
      minimum: 0,
    },
    live,
  );
}
