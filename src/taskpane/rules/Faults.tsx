import type { JSX } from "react";
import { useRuleStyles } from "./styles";

/** What is wrong with her rules, sentence by sentence; said when it appears. */
export function Faults({ title, errors }: { readonly title: string; readonly errors: readonly string[] }): JSX.Element {
  const styles = useRuleStyles();
  return (
    <div role="alert">
      {errors.length > 0 && (
        <div className={styles.wrong}>
          <p className={styles.text}>{title}</p>
          <ul className={styles.list}>
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
