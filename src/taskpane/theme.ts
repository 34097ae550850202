import type { Theme } from "@fluentui/react-components";
import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import type { Standing } from "./standing";

export const THEME_CHOICES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Text colours of the five standings, each at least 4.5:1 on every background of the pane. */
type StandingColours = { readonly [S in Standing as `standing-${S}`]: string };
export type PaneTheme = Theme & StandingColours;

const FONTS = '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

/** Calm and dense: 13 px text, small corners; the rest is Fluent's own. */
const dense: Partial<Theme> = {
  fontFamilyBase: FONTS,
  fontSizeBase200: "12px",
  fontSizeBase300: "13px",
  lineHeightBase300: "19px",
  fontSizeBase400: "15px",
  borderRadiusMedium: "3px",
};

export const LIGHT_THEME: PaneTheme = {
  ...webLightTheme,
  ...dense,
  "standing-fail": "#b10e1c",
  "standing-query": "#835b00",
  "standing-open": "#3f5d83",
  "standing-pass": "#0e6b2f",
  "standing-notApplicable": "#5c5c5c",
};

export const DARK_THEME: PaneTheme = {
  ...webDarkTheme,
  ...dense,
  "standing-fail": "#ff99a0",
  "standing-query": "#f2c661",
  "standing-open": "#a9c4e6",
  "standing-pass": "#7fd69a",
  "standing-notApplicable": "#c2c2c2",
};

export const standingColour = (standing: Standing): string => `var(--standing-${standing})`;

const darkQuery = (): MediaQueryList | null =>
  typeof window !== "undefined" && typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : null;

function subscribe(listener: () => void): () => void {
  const query = darkQuery();
  query?.addEventListener("change", listener);
  return () => query?.removeEventListener("change", listener);
}

/** The Fluent theme for a choice; `system` follows the machine while the pane is open. */
export function usePaneTheme(choice: ThemeChoice): { readonly theme: PaneTheme; readonly dark: boolean } {
  const systemIsDark = useSyncExternalStore(subscribe, () => darkQuery()?.matches ?? false);
  const isDark = choice === "dark" || (choice === "system" && systemIsDark);
  return { theme: isDark ? DARK_THEME : LIGHT_THEME, dark: isDark };
}
