import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Standing } from "../standing";
import { standingColour } from "../theme";
import { useSay } from "../words";

/** The same five shapes as in sheets, charts and reports. */
const SHAPES: Readonly<Record<Standing, string>> = {
  fail: "M4 4l8 8M12 4l-8 8",
  query: "M8 2.5v7M8 13v.1",
  open: "M5.4 5.6c0-1.7 1.1-2.8 2.7-2.8s2.6 1 2.6 2.4c0 2.1-2.6 2-2.6 4.5M8.1 13v.1",
  pass: "M3 8.5l3.5 3.5L13 4.5",
  notApplicable: "M4 8h8",
};

const useStyles = makeStyles({
  root: { flexShrink: 0, display: "inline-flex", verticalAlign: "-3px" },
  fail: { color: standingColour("fail") },
  query: { color: standingColour("query") },
  open: { color: standingColour("open") },
  pass: { color: standingColour("pass") },
  notApplicable: { color: standingColour("notApplicable") },
});

export function useStandingClass(standing: Standing): string {
  return useStyles()[standing];
}

/** Shape and colour of a standing. The word stands beside it, or is read to those who do not see (`named`). */
export function Mark({ standing, named = false }: { readonly standing: Standing; readonly named?: boolean }): JSX.Element {
  const styles = useStyles();
  const say = useSay();
  const label = named ? { role: "img", "aria-label": say(`taskpane.standing.${standing}`) } : { "aria-hidden": true };
  return (
    <span className={mergeClasses(styles.root, styles[standing])} {...label}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        focusable="false"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={SHAPES[standing]} />
      </svg>
    </span>
  );
}
