import type { Sentences } from "../../core/model";
import type { AppMessages } from "../../app/messages";

export const app: Sentences<AppMessages> = {};
