import type { ClaimView } from "../../app/takeaways";
import type { Standing } from "../standing";

export type ClaimVerdict = ClaimView["verdict"];

/** The worst first, as everywhere. */
export const CLAIM_VERDICTS: readonly ClaimVerdict[] = ["disagrees", "cannotCheck", "agrees"];

/** Shape and colour of a claim's verdict: those of the findings. */
export const STANDING_OF: Readonly<Record<ClaimVerdict, Standing>> = { disagrees: "fail", cannotCheck: "open", agrees: "pass" };
