import type { LocalSettings } from "../filemode/settings";
import type { PaneDoor } from "./ribbon";
import { showPane } from "./showPane";

const SEEN = "pane.seen";

/** She has seen the pane on this device. */
export const markSeen = (settings: LocalSettings): void => settings.setNow(SEEN, "yes");

export function paneDoor(settings: LocalSettings): PaneDoor {
  return {
    isFirstRun: () => settings.getNow(SEEN) === null,
    open: async (why) => {
      markSeen(settings);
      await showPane(why);
    },
  };
}
