import type { SeenTables } from "../../app/ruleViews";
import type { PaneState } from "../session/state";

/** What the tables are about, as far as they have been recognised; null: not looked at yet. */
export function seenTables({ workbook, result, preview }: Pick<PaneState, "workbook" | "result" | "preview">): SeenTables | null {
  const summary = result?.summary ?? (preview?.kind === "ready" ? preview.summary : null);
  if (!workbook || !summary || summary.tables.length === 0) return null;
  const fields = summary.tables.flatMap((table) =>
    table.lines.filter((line) => line.kind !== "excluded" && line.certainty !== "unsure").map((line) => line.field),
  );
  const sheets = workbook.sheets.filter((sheet) => !sheet.ours).map((sheet) => sheet.name);
  const cells = summary.tables.flatMap((table) => table.preview.flatMap((row) => row.cells));
  return {
    fields: [...new Set(fields.filter((field) => field !== null))],
    texts: [...new Set([workbook.name, ...summary.tables.map((table) => table.title), ...sheets, ...cells])].filter((text) => text !== ""),
  };
}
