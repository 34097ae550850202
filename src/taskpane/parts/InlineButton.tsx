import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { HTMLAttributes, JSX, KeyboardEvent } from "react";

const useStyles = makeStyles({
  root: {
    cursor: "pointer",
    textDecorationLine: "underline",
    textUnderlineOffset: "4px",
    borderRadius: "2px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
});

interface InlineButtonProps extends HTMLAttributes<HTMLSpanElement> {
  readonly role: "link" | "button";
  readonly onPress: () => void;
}

/**
 * Words inside a sentence that do something. The browser's own button is one block that no line can break and no comma can
 * follow; this one runs with the text, and answers to Enter and the space bar as a button does.
 */
export function InlineButton({ onPress, className, ...rest }: InlineButtonProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && (event.key !== " " || rest.role === "link")) return;
    event.preventDefault();
    onPress();
  };
  return <span tabIndex={0} {...rest} className={mergeClasses(useStyles().root, className)} onClick={onPress} onKeyDown={onKeyDown} />;
}
