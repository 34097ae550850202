import type { Finding, MessageValue, Rule } from "../model";
import { titleOf } from "../model";
import { FAIL, OPEN } from "./segment";
import type { Segment } from "./segment";

/** A rule that only remarks: its findings are notes, ask for nothing and say why the figure is worth a word. */
export function remarked(rule: Rule, segments: readonly Segment[]): readonly Segment[] {
  if (!rule.remark) return segments;
  return segments.map((segment) => ({
    rule,
    outcomes: segment.outcomes,
    ...(segment.spine ? { spine: segment.spine } : {}),
    levelAt: (at: number) => (segment.outcomes[at] === FAIL || segment.outcomes[at] === OPEN ? "note" : "none"),
    entityAt: (at: number) => segment.entityAt(at),
    keyAt: (at: number) => segment.keyAt(at),
    findingAt: (at: number) => remarkOf(segment.findingAt(at)),
  }));
}

function remarkOf(finding: Finding): Finding {
  const judged = finding.outcome === "pass" || finding.outcome === "fail";
  if (!judged || !finding.observed) return { ...finding, required: null };
  const observed: MessageValue = { kind: "quantity", quantity: finding.observed };
  if (finding.outcome === "pass") return { ...finding, required: null, message: { id: "assessment.nothingToRemark", data: { observed } } };
  const message = { id: "assessment.remark", data: { observed, remark: titleOf("remark", finding.rule) } };
  return { ...finding, level: "note", required: null, shortfall: null, message };
}
