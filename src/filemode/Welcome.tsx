import type { ReactElement } from "react";
import { useWords } from "./words";

/** Over a sample: what the page is for, how to try it, how to check a workbook of her own, and that nothing leaves the machine. */
export function Welcome({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { say } = useWords();
  return (
    <section className="notice notice-info" aria-label={say("filemode.welcome.title")}>
      <p>
        <strong>{say("filemode.welcome.title")}</strong> {say("filemode.welcome.try")} {say("filemode.welcome.own")}
      </p>
      <button type="button" onClick={onClose}>
        {say("filemode.welcome.close")}
      </button>
    </section>
  );
}
