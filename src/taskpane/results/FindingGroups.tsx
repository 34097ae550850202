import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { RuleClass } from "../../core/model";
import { usePane, usePaneState } from "../pane";
import type { CheckResult } from "../session/state";
import type { Standing, StandingCounts } from "../standing";
import { useSay } from "../words";
import { GroupHeading } from "./GroupHeading";
import { RuleFindings } from "./RuleFindings";
import { useRowKeys } from "./useRowKeys";
import type { ClassGroup } from "./groups";
import { groupsOf, standingsShown } from "./groups";

export const CLASS_WORDS = {
  法规: "taskpane.class.law",
  政策: "taskpane.class.policy",
  评估标准: "taskpane.class.standard",
  逻辑校验: "taskpane.class.logic",
  经验校验: "taskpane.class.experience",
} as const satisfies Record<RuleClass, string>;

const useStyles = makeStyles({
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "2px 0" },
  rules: { paddingLeft: "12px" },
});

interface FindingGroupsProps {
  readonly result: CheckResult;
  readonly countsByRule: ReadonlyMap<string, StandingCounts>;
  readonly filter: Standing | null;
  readonly search: string;
}

/** Class, rule, finding: three steps that open and close; what asks for attention stands open. */
export function FindingGroups({ result, countsByRule, filter, search }: FindingGroupsProps): JSX.Element {
  const say = useSay();
  const onKeyDown = useRowKeys();
  const groups = groupsOf(result, countsByRule, filter);
  return (
    <div role="group" aria-label={say("taskpane.results.list")} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <ClassFindings key={group.class} group={group} result={result} filter={filter} search={search} />
      ))}
    </div>
  );
}

interface ClassFindingsProps {
  readonly group: ClassGroup;
  readonly result: CheckResult;
  readonly filter: Standing | null;
  readonly search: string;
}

const asksAttention = (counts: StandingCounts): boolean => counts.fail + counts.query + counts.open > 0;

/** A long group stays closed under a filter until it is asked for. */
const FEW = 50;

function ClassFindings({ group, result, filter, search }: ClassFindingsProps): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const { session } = usePane();
  const { opened } = usePaneState();
  const shown = standingsShown(filter);
  const narrowed = filter !== null || search !== "";
  const id = `class:${group.class}`;
  const open = opened.get(id) ?? (narrowed || asksAttention(group.counts));
  return (
    <div className={styles.group}>
      <GroupHeading
        level={2}
        title={say(CLASS_WORDS[group.class])}
        open={open}
        counts={group.counts}
        shown={shown}
        onToggle={(to) => session.setOpened(id, to)}
      />
      {open && (
        <div className={styles.rules}>
          {group.rules.map(({ summary, counts }) => {
            const ruleId = `rule:${summary.rule}`;
            const few = shown.reduce((sum, standing) => sum + counts[standing], 0) <= FEW;
            const ruleOpen = opened.get(ruleId) ?? (narrowed ? few : asksAttention(counts));
            return (
              <div key={summary.rule}>
                <GroupHeading
                  level={3}
                  title={summary.title}
                  open={ruleOpen}
                  counts={counts}
                  shown={shown}
                  onToggle={(to) => session.setOpened(ruleId, to)}
                />
                {ruleOpen && (
                  <RuleFindings
                    rule={summary.rule}
                    label={summary.title}
                    counts={counts}
                    shown={shown}
                    foldMet={!narrowed && asksAttention(counts)}
                    search={search}
                    run={result.run}
                  />
                )}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
