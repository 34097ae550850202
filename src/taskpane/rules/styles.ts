import { makeStyles, tokens } from "@fluentui/react-components";

/** What the rule screens look alike in. */
export const useRuleStyles = makeStyles({
  title: { margin: "0 0 4px", fontSize: tokens.fontSizeBase400, lineHeight: "21px", fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: "2px 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "17px" },
  text: { margin: "2px 0" },
  quote: {
    margin: "4px 0",
    padding: "2px 0 2px 8px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
  list: { margin: "2px 0", paddingLeft: "18px" },
  row: {
    width: "100%",
    minHeight: "32px",
    display: "block",
    padding: "5px 4px 6px 8px",
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  tag: {
    display: "inline-block",
    padding: "0 5px",
    marginLeft: "6px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "16px",
    whiteSpace: "nowrap",
  },
  actions: { display: "flex", flexWrap: "wrap", gap: "4px 12px", alignItems: "center" },
  // A long option or a date must not push the form out of the pane.
  field: { marginTop: "6px", minWidth: 0, "& select": { width: "100%", textOverflow: "ellipsis" }, "& .fui-Input": { minWidth: 0 } },
  pair: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "0 8px", alignItems: "start" },
  wrong: {
    margin: "8px 0",
    padding: "6px 8px",
    borderLeft: `3px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});
