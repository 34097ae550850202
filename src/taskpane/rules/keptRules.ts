import type { PackFile } from "../../app/packs";
import { keptPacks } from "../../app/keptPacks";
import type { WorkbookHost } from "../../app/ports";
import type { RuleDesk } from "../../app/ruleDesk";
import type { Locale } from "../../app/views";

export interface KeptRules {
  readonly usable: readonly PackFile[];
  /** Kept by another version, or for another rulebook: they stay kept and are not used. */
  readonly unusable: readonly PackFile[];
  readonly errors: readonly string[];
}

/** Her rules as they are kept with the workbook; one that cannot be used does not stop the others. */
export async function keptRules(host: Pick<WorkbookHost, "notes">, rules: RuleDesk, locale: Locale): Promise<KeptRules> {
  const packs = await keptPacks(host);
  const usable: PackFile[] = [];
  const unusable: PackFile[] = [];
  const errors: string[] = [];
  for (const pack of packs) {
    const verdict = await rules.check([...usable, pack], locale);
    if (verdict.usable) usable.push(pack);
    else {
      unusable.push(pack);
      errors.push(...verdict.errors);
    }
  }
  return { usable, unusable, errors };
}
