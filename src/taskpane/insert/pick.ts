import type { ChartId, TableId } from "../../app/takeaways";

/** What lies open over the gallery. */
export type Pick = { readonly kind: "table"; readonly id: TableId } | { readonly kind: "chart"; readonly id: ChartId };

export const pickId = ({ kind, id }: Pick): string => `${kind}:${id}`;
