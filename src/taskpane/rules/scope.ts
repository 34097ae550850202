import type { SchoolLevel } from "../../core/model";
import { useSay } from "../words";

/** Place, levels and condition of a standard in words: 沈阳市 · 小学、初中 · 一般地区. */
export function useScopeText(): (region: string, levels: readonly SchoolLevel[], condition: string) => string {
  const say = useSay();
  return (region, levels, condition) => {
    const words = levels
      .map((schoolLevel) => say("taskpane.rules.level", { level: { kind: "schoolLevel", schoolLevel } }))
      .filter((word) => word !== "");
    const named = ["low", "high"].includes(condition) ? "" : condition;
    return [region, words.join(say("taskpane.listComma")), named].filter((part) => part !== "").join(" · ");
  };
}
