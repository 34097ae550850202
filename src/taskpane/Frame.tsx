import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { ResultsIcon, SettingsIcon } from "./icons";
import { usePane, usePaneState } from "./pane";
import { Footer } from "./parts/Footer";
import { ProblemBar } from "./parts/ProblemBar";
import { ResultsTab } from "./screens/ResultsTab";
import { Scroller } from "./parts/Scroller";
import { Tabs, panelId, tabId } from "./parts/Tabs";
import { SettingsScreen } from "./screens/SettingsScreen";
import { useWords } from "./words";

const useStyles = makeStyles({
  header: { flexShrink: 0, padding: "8px 12px 2px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold },
  file: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  context: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  panel: { flexGrow: 1, minHeight: 0, display: "flex", flexDirection: "column" },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

/** Title, tabs, the screen of the chosen tab. A tab that is left keeps its place. */
export function Frame(): JSX.Element {
  const styles = useStyles();
  const { say, translate } = useWords();
  const { session } = usePane();
  const { tab, workbook, settings, notice, work, result } = usePaneState();
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
        items={[
          { id: "results", label: say("taskpane.tab.results"), icon: ResultsIcon },
          { id: "settings", label: say("taskpane.tab.settings"), icon: SettingsIcon },
        ]}
        chosen={tab}
        onChoose={(id) => session.showTab(id)}
      />
      <ProblemBar />
      <div
        role="tabpanel"
        id={panelId("results")}
        aria-labelledby={tabId("results")}
        hidden={tab !== "results"}
        className={tab === "results" ? styles.panel : undefined}
      >
        <ResultsTab shown={tab === "results"} />
      </div>
      <div
        role="tabpanel"
        id={panelId("settings")}
        aria-labelledby={tabId("settings")}
        hidden={tab !== "settings"}
        className={tab === "settings" ? styles.panel : undefined}
      >
        {tab === "settings" && (
          <>
            <Scroller label={say("taskpane.tab.settings")}>
              <SettingsScreen />
            </Scroller>
            <Footer action={say(result ? "taskpane.action.checkAgain" : "taskpane.action.check")} onAction={() => void session.check()} />
          </>
        )}
      </div>
      <div role="status" className={styles.unseen}>
        {work ? translate(work.step) : notice ? translate(notice) : ""}
      </div>
    </>
  );
}
