import type { Sentences } from "../../core/model";
import type { FilemodeMessages } from "../../filemode/messages";

export const filemode: Sentences<FilemodeMessages> = {};
