import type { Offers } from "../app";
import type { Translate } from "../core/model";

/** What `--tables list` prints: a line a table and chart, whether the data can fill it and what is missing. */
export function offersText(workbook: string, { tables, charts }: Offers, say: Translate): string {
  const widest = Math.max(...[...tables, ...charts].map(({ id }) => id.length));
  const lines = (offers: Offers["tables"] | Offers["charts"]): string[] =>
    offers.map(({ id, title, available, missing }) => {
      const lacks = missing.length === 0 ? "" : say({ id: "cli.missing", data: { items: { kind: "list", items: [...missing] } } });
      return `  ${available ? "✓" : "–"} ${id.padEnd(widest)}  ${title}${lacks === "" ? "" : `  ${lacks}`}`;
    });
  return `${[workbook, say({ id: "cli.tables" }), ...lines(tables), say({ id: "cli.charts" }), ...lines(charts)].join("\n")}\n`;
}
