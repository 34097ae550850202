import type { Sentences } from "../../core/model";
import type { PresentationMessages } from "../../core/presentation/messages";

export const presentation: Sentences<PresentationMessages> = {
  "presentation.value": "{value}",

  "presentation.outcome.fail": "Not met",
  "presentation.outcome.query": "Query",
  "presentation.outcome.open": "Cannot tell",
  "presentation.outcome.pass": "Met",
  "presentation.outcome.notApplicable": "Not applicable",

  "presentation.class.law": "Law",
  "presentation.class.policy": "Policy",
  "presentation.class.standard": "Evaluation standard",
  "presentation.class.mustFix": "Must fix",
  "presentation.class.explain": "Fix or explain",

  "presentation.required.atLeast": "at least {value}",
  "presentation.required.moreThan": "more than {value}",
  "presentation.required.atMost": "at most {value}",
  "presentation.required.lessThan": "less than {value}",
  "presentation.required.equals": "exactly {value}",
  "presentation.required.between": "between {low} and {high}",
  "presentation.required.agrees": "should be {value}",
  "presentation.required.agreesWithin": "should be between {low} and {high} (what rounding can explain)",
  "presentation.required.agreesWithAmounts": "agrees with the figure computed from the amounts",
  "presentation.required.holds": "the rule’s condition holds",

  "presentation.shortfall.short": "Short by {value}",
  "presentation.shortfall.over": "Over by {value}",

  "presentation.inForce.from": "in force since {from}",
  "presentation.inForce.until": "in force until {until}",
  "presentation.inForce.between": "in force from {from} to {until}",
  "presentation.unverified": "The threshold has not been verified; take the result as an indication only.",
  "presentation.whatToDo.fail":
    "Check the cells named here. If the figures are right, put the matter in order as required and give an explanation.",
  "presentation.whatToDo.query": "Check the figures. If they are right, give an explanation.",
  "presentation.whatToDo.open": "Fill in the missing figures and check again. If there are none, give an explanation.",
  "presentation.threshold": "Requirement: {required}. Basis: {law}.",
  "presentation.thresholdInForce": "Requirement: {required}. Basis: {law} ({inForce}).",
};
