/** Two data colours that stay apart in grey: light columns behind a dark line. */
export const LIGHT = "9DC3E6";
export const DARK = "1F3864";

/** Lines told apart in grey by depth, and by every other one being dashed. */
export const LINE_COLORS = ["1F3864", "C55A11", "7F7F7F", "6FA8DC", "C9A227", "375623"] as const;

/** A standard, floor or limit: always a dashed line of this colour, named in the legend. */
export const LIMIT = "B00020";

/** Parts of a column, from dark to pale so that neighbours stay apart in grey. */
export const STACK_COLORS = ["1F3864", "9DC3E6", "5B7FA6", "D9E2EC", "7F7F7F", "BFBFBF"] as const;
