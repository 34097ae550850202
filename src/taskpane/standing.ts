import type { FindingQuery, FindingView } from "../app/views";

/**
 * What the officer sees of a finding: its outcome, with breaches split into 不符合 (must be put right) and 提示 (to be
 * looked into or explained). In the order in which they are always shown: the worst first.
 */
export const STANDINGS = ["fail", "query", "open", "pass", "notApplicable"] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(finding: Pick<FindingView, "outcome" | "level">): Standing {
  if (finding.outcome !== "fail") return finding.outcome;
  return finding.level === "error" ? "fail" : "query";
}

/** The engine query that finds exactly the findings of one standing. */
export function queryOf(standing: Standing): Pick<FindingQuery, "outcomes" | "levels"> {
  switch (standing) {
    case "fail":
      return { outcomes: ["fail"], levels: ["error"] };
    case "query":
      return { outcomes: ["fail"], levels: ["warning", "note", "none"] };
    default:
      return { outcomes: [standing] };
  }
}

export type StandingCounts = Readonly<Record<Standing, number>>;
export const NO_COUNTS: StandingCounts = { fail: 0, query: 0, open: 0, pass: 0, notApplicable: 0 };
