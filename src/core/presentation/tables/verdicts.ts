import type { Assessment, Finding, RuleId } from "../../model";
import type { PresentationInput } from "../types";
import type { Subject } from "./figures";
import { subjectKey } from "./figures";

/** Findings of a rule by subject, found once a rule. */
export class Verdicts {
  private readonly rules = new Map<RuleId, ReadonlyMap<string, Finding>>();
  constructor(private readonly input: PresentationInput) {}

  of(rule: RuleId): ReadonlyMap<string, Finding> {
    let found = this.rules.get(rule);
    if (!found) {
      const map = new Map<string, Finding>();
      for (const finding of this.input.assessment.findings({ rules: [rule] })) {
        const key = this.keyOf(finding);
        if (!map.has(key)) map.set(key, finding);
      }
      this.rules.set(rule, (found = map));
    }
    return found;
  }

  at(rule: RuleId, subject: Subject): Finding | undefined {
    const found = this.of(rule);
    const levels = subject.schoolLevel === "any" || subject.schoolLevel === "total" ? (["total", "any"] as const) : [subject.schoolLevel];
    for (const schoolLevel of levels) {
      const finding = found.get(subjectKey({ ...subject, schoolLevel }));
      if (finding) return finding;
    }
    return undefined;
  }

  keyOf({ entity, period, schoolLevel }: Finding): string {
    return subjectKey({ entity: this.input.dataset.entities.indexOf(entity), period, schoolLevel });
  }
}

const verdictsByAssessment = new WeakMap<Assessment, Verdicts>();

export function verdictsOf(input: PresentationInput): Verdicts {
  let verdicts = verdictsByAssessment.get(input.assessment);
  if (!verdicts) {
    verdicts = new Verdicts(input);
    verdictsByAssessment.set(input.assessment, verdicts);
  }
  return verdicts;
}
