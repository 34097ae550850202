import type { TableShape } from "../../model";

/** One row for each project, batch of funds, aid item, scorecard item or district. */
export function ledgerShape(_entityKind: string): TableShape | null {
  return "ledger";
}
