import type { TableShape } from "../../model";

/** One row for each project, batch of funds, aid item, scorecard item or district. */
export function ledgerShape(): TableShape {
  return "ledger";
}
