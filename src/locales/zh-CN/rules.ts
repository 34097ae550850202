import type { Sentences } from "../../core/model";
import type { RulesMessages } from "../../core/rules/messages";

export const rules: Sentences<RulesMessages> = {};
