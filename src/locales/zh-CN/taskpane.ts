import type { Sentences } from "../../core/model";
import type { TaskpaneMessages } from "../../taskpane/messages";

export const taskpane: Sentences<TaskpaneMessages> = {};
