import type { Sentences } from "../../core/model";
import type { FormulasMessages } from "../../core/formulas/messages";

export const formulas: Sentences<FormulasMessages> = {};
