import type { SettingsStore } from "../../app/ports";
import type { CheckSettings } from "../../app/views";
import type { WriteChoices } from "./state";

export const DEFAULT_CHOICES: WriteChoices = { withFlags: true, withCharts: true, liveFormulas: true };

/** What is kept per device: how she works, never what is in a workbook. The date is not kept: an old one would mislead. */
export interface Preferences {
  readonly region: string;
  readonly packs: CheckSettings["packs"];
  readonly choices: WriteChoices;
}

const KEY = "taskpane.preferences";

export async function loadPreferences(store: SettingsStore): Promise<Preferences> {
  const fallback: Preferences = { region: "", packs: null, choices: DEFAULT_CHOICES };
  const text = await store.get(KEY);
  if (text === null) return fallback;
  const kept = parse(text);
  if (typeof kept !== "object" || kept === null) return fallback;
  const { region, packs, choices } = kept as Record<string, unknown>;
  return {
    region: typeof region === "string" ? region : "",
    packs: Array.isArray(packs) && packs.every((pack) => typeof pack === "string") ? packs : null,
    choices: choicesOf(choices),
  };
}

export async function savePreferences(store: SettingsStore, preferences: Preferences): Promise<void> {
  await store.set(KEY, JSON.stringify(preferences));
}

function choicesOf(kept: unknown): WriteChoices {
  if (typeof kept !== "object" || kept === null) return DEFAULT_CHOICES;
  const flag = (name: keyof WriteChoices): boolean => {
    const value = (kept as Record<string, unknown>)[name];
    return typeof value === "boolean" ? value : DEFAULT_CHOICES[name];
  };
  return { withFlags: flag("withFlags"), withCharts: flag("withCharts"), liveFormulas: flag("liveFormulas") };
}

/** A store that another version wrote, or a hand: unreadable is the same as empty. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
