import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";
import { useLayoutEffect, useRef } from "react";

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    overflowX: "hidden",
    padding: "8px 12px 12px",
    overflowWrap: "anywhere",
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
});

/** A screen's own scroll box. Hidden, it keeps its place for when it comes back. */
export function Scroller({
  hidden = false,
  label,
  children,
}: {
  readonly hidden?: boolean;
  readonly label: string;
  readonly children: ReactNode;
}): JSX.Element {
  const styles = useStyles();
  const box = useRef<HTMLElement>(null);
  const top = useRef(0);
  useLayoutEffect(() => {
    if (!hidden && box.current) box.current.scrollTop = top.current;
  }, [hidden]);
  return (
    <section
      ref={box}
      aria-label={label}
      hidden={hidden}
      className={hidden ? undefined : styles.root}
      onScroll={(event) => {
        if (!hidden) top.current = event.currentTarget.scrollTop;
      }}
    >
      {children}
    </section>
  );
}
