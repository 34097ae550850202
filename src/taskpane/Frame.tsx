import { makeStyles, tokens } from "@fluentui/react-components";
import type { ComponentType, JSX } from "react";
import { Suspense, useEffect, useState } from "react";
import { InsertIcon, ReportIcon, ResultsIcon, SettingsIcon, StatementsIcon } from "./icons";
import { InsertTab, ReportTab, SettingsTab, StatementsTab, fetchScreens } from "./lazyScreens";
import { usePane, usePaneState } from "./pane";
import { Invitation } from "./parts/Invitation";
import { PanelBoundary } from "./parts/PanelBoundary";
import { ProblemBar } from "./parts/ProblemBar";
import { Tabs, panelId, tabId } from "./parts/Tabs";
import { ResultsTab } from "./screens/ResultsTab";
import type { Tab } from "./session/state";
import { TABS } from "./session/state";
import { useWords } from "./words";

const useStyles = makeStyles({
  header: { flexShrink: 0, padding: "8px 12px 2px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold },
  file: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  context: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  panel: { flexGrow: 1, minHeight: 0, display: "flex", flexDirection: "column" },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

interface TabView {
  readonly icon: ComponentType;
  readonly screen: ComponentType<{ readonly shown: boolean }>;
}

const VIEWS: Readonly<Record<Tab, TabView>> = {
  results: { icon: ResultsIcon, screen: ResultsTab },
  insert: { icon: InsertIcon, screen: InsertTab },
  report: { icon: ReportIcon, screen: ReportTab },
  statements: { icon: StatementsIcon, screen: StatementsTab },
  settings: { icon: SettingsIcon, screen: SettingsTab },
};

/** Title, tabs, the screen of the chosen tab. A tab that is left keeps its place and what was typed there. */
export function Frame(): JSX.Element {
  const styles = useStyles();
  const { say, translate } = useWords();
  const { session } = usePane();
  const { tab, workbook, settings, notice, work } = usePaneState();
  const [seen, setSeen] = useState<ReadonlySet<Tab>>(() => new Set([tab]));
  if (!seen.has(tab)) setSeen(new Set([...seen, tab]));
  useEffect(fetchScreens, []);
  const region = settings.region === "" ? say("taskpane.region.nation") : settings.region;
  return (
    <>
      <div className={styles.header}>
        <h1 className={styles.title}>{say("taskpane.title")}</h1>
        {workbook && (
          <div className={styles.file} title={workbook.name}>
            {workbook.name}
          </div>
        )}
        <div className={styles.context}>{say("taskpane.context", { asOf: settings.asOf, region })}</div>
      </div>
      <Tabs
        label={say("taskpane.tab.list")}
        items={TABS.map((id) => ({ id, label: say(`taskpane.tab.${id}`), icon: VIEWS[id].icon }))}
        chosen={tab}
        onChoose={(id) => session.showTab(id)}
      />
      <ProblemBar />
      {TABS.map((id) => {
        const { screen: Screen } = VIEWS[id];
        const shown = id === tab;
        return (
          <div
            key={id}
            role="tabpanel"
            id={panelId(id)}
            aria-labelledby={tabId(id)}
            hidden={!shown}
            className={shown ? styles.panel : undefined}
          >
            {seen.has(id) && (
              <PanelBoundary fallback={<Broken />}>
                <Suspense fallback={null}>
                  <Screen shown={shown} />
                </Suspense>
              </PanelBoundary>
            )}
          </div>
        );
      })}
      <div role="status" className={styles.unseen}>
        {work ? translate(work.step) : notice ? translate(notice) : ""}
      </div>
    </>
  );
}

function Broken(): JSX.Element {
  const { say } = useWords();
  return (
    <div role="alert">
      <Invitation what={say("taskpane.broken")}>{say("taskpane.broken.whatToDo")}</Invitation>
    </div>
  );
}
