import type { Sentences } from "../../core/model";
import type { CliMessages } from "../../cli/messages";

export const cli: Sentences<CliMessages> = {};
