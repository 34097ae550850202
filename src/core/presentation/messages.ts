import type { MessageValue } from "../model";

type Nothing = Record<never, never>;
type Value = { readonly value: MessageValue };

/** What this room can say: id → the data its sentence needs. Sentences: `src/locales/<tag>/presentation.ts`. */
export interface PresentationMessages {
  /** A value as it is shown, nothing around it. */
  readonly "presentation.value": Value;

  readonly "presentation.outcome.fail": Nothing;
  readonly "presentation.outcome.query": Nothing;
  readonly "presentation.outcome.open": Nothing;
  readonly "presentation.outcome.pass": Nothing;
  readonly "presentation.outcome.notApplicable": Nothing;

  readonly "presentation.class.law": Nothing;
  readonly "presentation.class.policy": Nothing;
  readonly "presentation.class.standard": Nothing;
  readonly "presentation.class.mustFix": Nothing;
  readonly "presentation.class.explain": Nothing;

  /** `value`: a number with its unit, already written out. */
  readonly "presentation.required.atLeast": { readonly value: string };
  readonly "presentation.required.moreThan": { readonly value: string };
  readonly "presentation.required.atMost": { readonly value: string };
  readonly "presentation.required.lessThan": { readonly value: string };
  readonly "presentation.required.equals": { readonly value: string };
  readonly "presentation.required.between": { readonly low: string; readonly high: string };
  readonly "presentation.required.agrees": { readonly value: string };
  readonly "presentation.required.agreesWithin": { readonly low: string; readonly high: string };
  readonly "presentation.required.agreesWithAmounts": Nothing;
  readonly "presentation.required.holds": Nothing;

  readonly "presentation.shortfall.short": { readonly value: string };
  readonly "presentation.shortfall.over": { readonly value: string };

  readonly "presentation.inForce.from": { readonly from: string };
  readonly "presentation.inForce.until": { readonly until: string };
  readonly "presentation.inForce.between": { readonly from: string; readonly until: string };
  readonly "presentation.unverified": Nothing;
  readonly "presentation.whatToDo.fail": Nothing;
  readonly "presentation.whatToDo.query": Nothing;
  readonly "presentation.whatToDo.open": Nothing;
  readonly "presentation.threshold": { readonly required: string; readonly law: string };
  readonly "presentation.thresholdInForce": { readonly required: string; readonly law: string; readonly inForce: string };
}
