import type { AssessmentOptions, CellRef, Dataset, LegalReference, ParameterId, Period, Rule, Rulebook, SchoolLevel, Unit } from "../model";
import { lastDayOf, parseUnit } from "../model";
import { OWN_REGIONS, parameterInForce, upperEndOf } from "../rules";
import type { ParameterInForce } from "../rules";

/** The threshold for one period and level, or why there is none. */
export type Bound =
  | {
      readonly kind: "value";
      readonly parameter: ParameterId | null;
      readonly value: number;
      readonly high: number | null;
      readonly unit: Unit;
      readonly verified: boolean;
      readonly references: readonly LegalReference[];
      readonly source: "rulebook" | "officer" | "sheet";
      readonly cell: CellRef | null;
      /** Step of the printed digits of a threshold that the sheet states; 0 otherwise. */
      readonly step: number;
      readonly inForce: ParameterInForce | null;
    }
  | { readonly kind: "notInForce" }
  | { readonly kind: "none"; readonly parameter: ParameterId | null };

/** Thresholds of one run, looked up once for each parameter, period and level. */
export class Bounds {
  private readonly cache = new Map<string, Bound>();

  constructor(
    private readonly rulebook: Rulebook,
    private readonly dataset: Dataset,
    private readonly options: AssessmentOptions,
  ) {}

  get regions(): readonly string[] {
    return this.options.regions;
  }

  /** False for a rule of another region, or whose threshold exists only in other regions. */
  concernsRegion(rule: Rule): boolean {
    // Packs of other countries and of the world are asked for by switching them on, wherever the county lies.
    const isAsked = (region: string): boolean => region === "地方方案" || OWN_REGIONS.includes(region);
    if (!rule.regions.some((region) => this.options.regions.includes(region) || isAsked(region))) return false;
    const id = rule.comparison.kind === "bound" || rule.comparison.kind === "between" ? rule.comparison.parameter : null;
    if (id === null || this.stated(id) !== null) return true;
    const values = this.rulebook.parameters.find((parameter) => parameter.id === id)?.values ?? [];
    return values.length === 0 || values.some((value) => this.options.regions.includes(value.region) || OWN_REGIONS.includes(value.region));
  }

  ruleInForce(rule: Rule, period: Period): boolean {
    const day = lastDayOf(period, this.options.asOf);
    return (rule.inForce.from === null || rule.inForce.from <= day) && (rule.inForce.until === null || day <= rule.inForce.until);
  }

  /** True when the rule compares with a threshold that the rulebook leaves to the officer, and nobody has given it. */
  isUnset(rule: Rule): boolean {
    const { comparison } = rule;
    if (comparison.kind !== "bound" && comparison.kind !== "between") return false;
    const asked = [comparison.parameter, comparison.kind === "bound" ? comparison.userParameter : undefined].filter((id) => id != null);
    return asked.every((id) => this.stated(id) === null && this.rulebook.parameters.find((one) => one.id === id)?.values.length === 0);
  }

  /** The threshold of a rule; `none` when nobody has given one. */
  forRule(rule: Rule, period: Period, level: SchoolLevel): Bound {
    if (!this.ruleInForce(rule, period)) return { kind: "notInForce" };
    const { comparison } = rule;
    // What the officer was asked for (a setting, a note on the sheet, a pack of hers) comes before what the rulebook says.
    const user = "userParameter" in comparison ? comparison.userParameter : undefined;
    const asked = user === undefined ? null : this.parameter(user, period, level);
    if (asked?.kind === "value") return asked;
    const id = "parameter" in comparison ? comparison.parameter : null;
    return id ? this.parameter(id, period, level) : (asked ?? { kind: "none", parameter: null });
  }

  parameter(id: ParameterId, period: Period, level: SchoolLevel, condition?: string): Bound {
    const key = `${id}|${period.kind}|${period.year}|${level}|${condition ?? ""}`;
    const known = this.cache.get(key);
    if (known) return known;
    const bound = this.lookUp(id, period, level, condition);
    this.cache.set(key, bound);
    return bound;
  }

  private lookUp(id: ParameterId, period: Period, level: SchoolLevel, condition?: string): Bound {
    const definition = this.rulebook.parameters.find((parameter) => parameter.id === id);
    const stated = this.stated(id);
    if (stated) return stated;
    const found = parameterInForce(this.rulebook, id, {
      on: lastDayOf(period, this.options.asOf),
      regions: this.options.regions,
      schoolLevel: level,
      period,
      ...(condition === undefined ? {} : { condition }),
    });
    if (!found || (found.value === null && found.text === null)) {
      return definition && definition.values.length > 0 ? { kind: "notInForce" } : { kind: "none", parameter: id };
    }
    return {
      kind: "value",
      parameter: id,
      value: found.value ?? Number.NaN,
      high: found.high,
      unit: parseUnit(found.unit),
      verified: found.verified,
      references: found.references,
      source: "rulebook",
      cell: null,
      step: 0,
      inForce: found,
    };
  }

  /** What the officer entered, else what a note on the sheet says. */
  private stated(id: ParameterId): Bound | null {
    const definition = this.rulebook.parameters.find((parameter) => parameter.id === id);
    const high = this.options.parameters[upperEndOf(id)] ?? null;
    const common = { kind: "value", parameter: id, high, verified: true, references: [], inForce: null } as const;
    const entered = this.options.parameters[id];
    if (entered !== undefined) {
      return { ...common, value: entered, unit: parseUnit(definition?.unit ?? "1"), source: "officer", cell: null, step: 0 };
    }
    const note = this.dataset.parameters.find((parameter) => parameter.parameter === id);
    if (!note) return null;
    return {
      ...common,
      value: note.value.value,
      unit: note.value.unit,
      source: "sheet",
      cell: note.cell,
      step: note.value.resolution ?? 0,
    };
  }
}
