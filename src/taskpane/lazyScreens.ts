import { lazy } from "react";

/** Screens that the first view does without: parts of their own, fetched while she looks at the first. */
const insert = () => import(/* webpackChunkName: "insert" */ "./insert/InsertTab");
const report = () => import(/* webpackChunkName: "report" */ "./report/ReportTab");
const statements = () => import(/* webpackChunkName: "statements" */ "./statements/StatementsTab");
const settings = () => import(/* webpackChunkName: "settings" */ "./screens/SettingsTab");
const recognition = () => import(/* webpackChunkName: "recognition" */ "./screens/RecognitionScreen");

export const InsertTab = lazy(async () => ({ default: (await insert()).InsertTab }));
export const ReportTab = lazy(async () => ({ default: (await report()).ReportTab }));
export const StatementsTab = lazy(async () => ({ default: (await statements()).StatementsTab }));
export const SettingsTab = lazy(async () => ({ default: (await settings()).SettingsTab }));
export const RecognitionScreen = lazy(async () => ({ default: (await recognition()).RecognitionScreen }));

/** Fetches them now: the network may be gone when they are asked for. What fails here is asked for again then. */
export function fetchScreens(): void {
  for (const load of [settings, recognition, insert, report, statements]) load().catch(() => undefined);
}
