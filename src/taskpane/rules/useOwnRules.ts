import { useMemo } from "react";
import { formPackOf, withPackIn } from "../../app/ownPack";
import type { PackFile } from "../../app/packs";
import type { RuleContext } from "../../app/ruleViews";
import { usePane, usePaneState } from "../pane";
import { seenTables } from "./seenTables";

const NONE: readonly PackFile[] = [];

export interface OwnRules {
  readonly packs: readonly PackFile[];
  /** The pack that forms write into. */
  readonly formPack: PackFile | null;
  /** Puts the pack among hers, keeps them with the workbook, marks the result as stale. What is wrong, else nothing. */
  put(pack: PackFile): Promise<readonly string[]>;
  remove(pack: PackFile): Promise<readonly string[]>;
}

/** Her own packs and how they change: only a set that can be used as a whole takes effect. */
export function useOwnRules(): OwnRules {
  const { session, rules, locale } = usePane();
  const { settings } = usePaneState();
  const packs = settings.packFiles ?? NONE;
  const take = async (next: readonly PackFile[]): Promise<readonly string[]> => {
    try {
      const verdict = await rules.check(next, locale);
      if (!verdict.usable) return verdict.errors;
      await session.changeRules(next);
    } catch (error) {
      session.failed(error);
    }
    return [];
  };
  return {
    packs,
    formPack: formPackOf(packs),
    put: (pack) => take(withPackIn(packs, pack)),
    remove: (pack) => take(packs.filter((one) => one !== pack)),
  };
}

/** Where and when rules are looked at; `year`: the standards of that year, as far as it has come by the day of the check. */
export function useRuleContext(year: number | null = null): RuleContext {
  const state = usePaneState();
  const { asOf, region, parameters, packFiles } = state.settings;
  const fields = seenTables(state)?.fields.join();
  return useMemo(() => {
    const end = year === null ? asOf : `${year}-12-31`;
    return {
      asOf: end < asOf ? end : asOf,
      region,
      parameters,
      ...(packFiles ? { packFiles } : {}),
      ...(fields === undefined ? {} : { fields: fields.split(",") }),
    };
  }, [asOf, region, parameters, packFiles, year, fields]);
}
