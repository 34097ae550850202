import type { Sentences } from "../../core/model";
import type { AssessmentMessages } from "../../core/assessment/messages";

export const assessment: Sentences<AssessmentMessages> = {};
