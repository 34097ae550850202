import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ButtonHTMLAttributes, JSX, Ref } from "react";

const useStyles = makeStyles({
  root: {
    border: "none",
    background: "none",
    minHeight: "24px",
    padding: "0 2px",
    margin: 0,
    font: "inherit",
    textAlign: "left",
    color: tokens.colorBrandForegroundLink,
    cursor: "pointer",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    // In the contrast themes a button's words have the colour of all other words.
    "@media (forced-colors: active)": { color: "LinkText", textDecorationLine: "underline" },
  },
});

/** An action that stays in the background: words in link colour. */
export function QuietButton({
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { readonly ref?: Ref<HTMLButtonElement> }): JSX.Element {
  return <button type="button" {...rest} className={mergeClasses(useStyles().root, className)} />;
}
