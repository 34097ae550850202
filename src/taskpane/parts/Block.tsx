import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, ReactNode } from "react";

const useStyles = makeStyles({
  block: {
    margin: "10px 0 0",
    paddingTop: "8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":first-child": { borderTopStyle: "none", marginTop: 0, paddingTop: 0 },
  },
  title: {
    margin: "0 0 2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
});

/** A titled part of a screen. */
export function Block({
  title,
  level = 3,
  children,
}: {
  readonly title: string;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}): JSX.Element {
  const styles = useStyles();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles.block}>
      <Heading className={styles.title}>{title}</Heading>
      {children}
    </section>
  );
}
