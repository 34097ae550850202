import { RATIO, periodValue, quantityValue } from "../../model";
import type { PresentationInput } from "../types";
import type { Live, Subject } from "../tables/figures";
import { figuresOfInput } from "../tables/figures";
import { COUNTIES, before } from "../tables/maker";
import { shareAt } from "../tables/threeGrowths";
import { verdictsOf } from "../tables/verdicts";
import { periodWords, say } from "../words";
import type { ChartBlock } from "./chartBlock";
import { DARK, LIGHT, LIMIT } from "./colors";
import { tight } from "./growthChart";
import { tableBlock } from "./tableBlock";
import { roundedAt } from "../display";

const PART = "generalBudgetEducationExpenditure";
const WHOLE = "generalBudgetExpenditure";
const MOST = 40;

/**
 * Education's share of the budget: over the years of one unit, over the units of the latest year (lowest first). The line is
 * the floor: the assigned share where it is known; else, over the years, the share of the year before, which the law wants
 * to rise; over units their average.
 */
export function budgetShareChart(input: PresentationInput, live: boolean): ChartBlock | null {
  const figures = figuresOfInput(input);
  const subjects = figures
    .subjects([PART], COUNTIES)
    .filter(({ period, schoolLevel }) => period.kind !== "none" && (schoolLevel === "total" || schoolLevel === "any"));
  const known = subjects.flatMap((subject) => {
    const share = shareAt(figures, PART, WHOLE, subject);
    return share ? [{ subject, share }] : [];
  });
  const last = known.at(-1);
  if (!last) return null;
  const entities = new Set(known.map(({ subject }) => subject.entity));
  const several = entities.size > 1;
  const year = Math.max(...known.map(({ subject }) => subject.period.year));
  const rows = several
    ? known.filter(({ subject }) => subject.period.year === year).sort((a, b) => a.share.value - b.share.value)
    : [...known].sort((a, b) => a.subject.period.year - b.subject.period.year);
  const shown = rows.slice(0, MOST);
  if (shown.length < 2) return null;
  const { translate, locale } = input;
  const label = ({ period, entity }: Subject): string => (several ? input.dataset.entities.nameOf(entity) : periodWords(period, translate));
  const floor = shown.map(({ subject }) => {
    const finding = verdictsOf(input).at("education-share-of-budget-reaches-assigned-floor", subject);
    return finding?.required?.value ?? null;
  });
  const yearBefore = shown.map(({ subject }) => shareAt(figures, PART, WHOLE, before(subject)) ?? null);
  const average = shown.map(({ share }) => share.value).reduce((sum, value) => sum + value, 0) / shown.length;
  const name = say(translate, "presentation.table.share.budget");
  return tableBlock(
    {
      id: "budget-share",
      kind: "combo",
      grouping: "clustered",
      title: tight(titleOf(input, shown, several), locale),
      description: say(translate, "presentation.chart.pairs", {
        name,
        items: {
          kind: "list",
          items: shown.map(({ subject, share }) =>
            say(translate, "presentation.chart.rate", { label: label(subject), value: percent(share.value) }),
          ),
        },
      }),
      categoryTitle: say(translate, several ? "presentation.column.entity" : "presentation.column.period"),
      labels: shown.map(({ subject }) => label(subject)),
      columns: [
        { title: name, values: shown.map(({ share }) => share), series: { type: "column", color: LIGHT, dataLabels: shown.length <= 8 } },
        ...(floor.some((value) => value !== null)
          ? [
              {
                title: say(translate, "presentation.chart.floor"),
                values: floor,
                series: { type: "line", color: LIMIT, dashed: true } as const,
              },
            ]
          : several
            ? [
                {
                  title: say(translate, "presentation.chart.average"),
                  values: shown.map(() => average),
                  series: { type: "line", color: DARK, dashed: true } as const,
                },
              ]
            : yearBefore.some((value) => value !== null)
              ? [
                  {
                    title: say(translate, "presentation.chart.lastYearShare"),
                    values: yearBefore,
                    series: { type: "line", color: LIMIT, dashed: true } as const,
                  },
                ]
              : []),
      ],
      axisTitle: say(translate, "presentation.chart.shareAxis"),
      scale: 1,
      cellFormat: "0.00%",
      axisFormat: shown.length <= 8 ? "0.0%" : "0%",
      minimum: 0,
    },
    live,
  );
}

const percent = (value: number): ReturnType<typeof quantityValue> => quantityValue({ value: roundedAt(value, 4), unit: RATIO });

function titleOf(
  { translate, dataset }: PresentationInput,
  shown: readonly { readonly subject: Subject; readonly share: Live }[],
  several: boolean,
): string {
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return "";
  if (several)
    return say(translate, "presentation.chart.budgetShare.units", {
      period: periodValue(last.subject.period),
      low: dataset.entities.nameOf(first.subject.entity),
      value: percent(first.share.value),
    });
  const fell = shown.filter(({ share }, at) => at > 0 && share.value < (shown[at - 1]?.share.value ?? 0));
  const worst = fell.at(-1);
  return worst
    ? say(translate, "presentation.chart.budgetShare.falls", {
        period: periodValue(worst.subject.period),
        value: percent(worst.share.value),
      })
    : say(translate, "presentation.chart.budgetShare.rises", { from: percent(first.share.value), to: percent(last.share.value) });
}
