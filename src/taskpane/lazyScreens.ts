import { lazy } from "react";

/** Screens that the first view does without: parts of their own, fetched while she looks at the first. */
const insert = () => import(/* webpackChunkName: "insert" */ "./insert/InsertTab");
const report = () => import(/* webpackChunkName: "report" */ "./report/ReportTab");
const statements = () => import(/* webpackChunkName: "statements" */ "./statements/StatementsTab");

export const InsertTab = lazy(async () => ({ default: (await insert()).InsertTab }));
export const ReportTab = lazy(async () => ({ default: (await report()).ReportTab }));
export const StatementsTab = lazy(async () => ({ default: (await statements()).StatementsTab }));

/** Fetches them now: the network may be gone when they are asked for. What fails here is asked for again then. */
export function fetchScreens(): void {
  for (const load of [insert, report, statements]) load().catch(() => undefined);
}
