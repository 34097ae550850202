import { Input, ToggleButton, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { useDeferredValue, useState } from "react";
import type { RuleLine } from "../../app/ruleViews";
import { ChevronDownIcon, ChevronRightIcon, SearchIcon } from "../icons";
import { useAnswer, usePane, usePaneState } from "../pane";
import { useRowKeys } from "../results/useRowKeys";
import { useSay } from "../words";
import { RuleRow } from "./RuleRow";
import { RulesFrame } from "./RulesFrame";
import { useRuleStyles } from "./styles";
import { useRuleContext } from "./useOwnRules";

const useStyles = makeStyles({
  search: { width: "100%" },
  filters: { display: "flex", flexWrap: "wrap", gap: "4px", margin: "6px 0" },
  filter: { minWidth: 0, fontWeight: tokens.fontWeightRegular },
  heading: { margin: 0, font: "inherit" },
  pack: {
    width: "100%",
    minHeight: "32px",
    display: "flex",
    alignItems: "center",
    gap: "6px",
    padding: "4px 4px 4px 0",
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  name: { flexGrow: 1, minWidth: 0, fontWeight: tokens.fontWeightSemibold },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  rules: { paddingLeft: "12px" },
});

const FILTERS = ["all", "inForce", "decidable", "own", "unverified"] as const;
type Filter = (typeof FILTERS)[number];
const HOLDS: Readonly<Record<Filter, (line: RuleLine) => boolean>> = {
  all: () => true,
  inForce: (line) => line.inForce,
  decidable: (line) => line.inForce && line.missing.length === 0,
  own: (line) => line.own,
  unverified: (line) => !line.verified,
};

interface RuleListProps {
  readonly year: number | null;
  readonly back: string;
  readonly onBack: () => void;
  readonly hidden: boolean;
}

/** Every rule, by pack; found by words, narrowed by what they are. */
export function RuleListScreen({ year, back, onBack, hidden }: RuleListProps): JSX.Element {
  const styles = useStyles();
  const shared = useRuleStyles();
  const say = useSay();
  const { session, rules, locale, engine } = usePane();
  const { settings, rulesPlace } = usePaneState();
  const context = useRuleContext(year);
  const onKeyDown = useRowKeys();
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const sought = useDeferredValue(search.trim());
  const { value: found } = useAnswer(JSON.stringify([sought, context, locale]), () => rules.rules(sought, context, locale));
  const { value: book } = useAnswer(locale, () => engine.rulebook(locale));
  const off = new Set(book && settings.packs ? book.packs.map(({ id }) => id).filter((id) => !settings.packs?.includes(id)) : []);
  const frame = {
    label: say("taskpane.rules.list"),
    back,
    onBack,
    hidden,
    action: say("taskpane.rules.action.new"),
    onAction: () => session.showRules([...rulesPlace, { kind: "form", id: null, expression: "" }]),
  } as const;
  if (!found)
    return (
      <RulesFrame {...frame}>
        <p className={shared.quiet}>{say("taskpane.rules.loading")}</p>
      </RulesFrame>
    );
  const shown = found.filter(HOLDS[filter]);
  const packs = [...new Map(shown.map((line) => [line.pack, line.packTitle]))];
  const narrowed = sought !== "" || filter === "own" || filter === "unverified";
  return (
    <RulesFrame {...frame}>
      <h2 className={shared.title}>{say("taskpane.rules.list")}</h2>
      <Input
        className={styles.search}
        type="search"
        contentBefore={<SearchIcon />}
        value={search}
        onChange={(_, { value }) => setSearch(value)}
        placeholder={say("taskpane.rules.search")}
        aria-label={say("taskpane.rules.search")}
      />
      <div className={styles.filters} role="group" aria-label={say("taskpane.rules.filter")}>
        {FILTERS.map((id) => (
          <ToggleButton key={id} size="small" className={styles.filter} checked={filter === id} onClick={() => setFilter(id)}>
            {say(`taskpane.rules.filter.${id}`, { count: found.filter(HOLDS[id]).length })}
          </ToggleButton>
        ))}
      </div>
      <p role="status" className={shared.quiet}>
        {shown.length === 0 ? say("taskpane.rules.noMatch") : say("taskpane.rules.asOf", { date: context.asOf })}
      </p>
      <div role="group" aria-label={say("taskpane.rules.list")} onKeyDown={onKeyDown}>
        {packs.map(([pack, title]) => {
          const lines = shown.filter((line) => line.pack === pack);
          const open = opened.get(pack) ?? narrowed;
          return (
            <div key={pack}>
              <h3 className={styles.heading}>
                <button
                  type="button"
                  data-row
                  aria-expanded={open}
                  className={styles.pack}
                  onClick={() => setOpened(new Map(opened).set(pack, !open))}
                >
                  {open ? <ChevronDownIcon /> : <ChevronRightIcon />}
                  <span className={styles.name}>{title}</span>
                  {off.has(pack) && <span className={shared.tag}>{say("taskpane.rules.packOff")}</span>}
                  <span className={styles.count}>{lines.length}</span>
                </button>
              </h3>
              {open && (
                <div className={styles.rules}>
                  {lines.map((line) => (
                    <RuleRow
                      key={line.rule}
                      line={line}
                      onOpen={() => session.showRules([...rulesPlace, { kind: "rule", id: line.rule }])}
                    />
                  ))}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </RulesFrame>
  );
}
