import type { Sentences } from "../../core/model";
import type { StatementsMessages } from "../../core/assessment/statements/messages";

export const statements: Sentences<StatementsMessages> = {};
