import type { Sentences } from "../../core/model";
import type { RecognitionMessages } from "../../core/recognition/messages";

export const recognition: Sentences<RecognitionMessages> = {};
