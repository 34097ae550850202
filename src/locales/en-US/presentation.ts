import type { Sentences } from "../../core/model";
import type { PresentationMessages } from "../../core/presentation/messages";

export const presentation: Sentences<PresentationMessages> = {};
