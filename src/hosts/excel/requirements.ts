/** Lowest API set, which the manifest asks for; members above it are probed before use. */
export const MINIMUM = "1.12";

/** Members above the minimum that this room uses when they are there, with the set that brings them. */
export const OPTIONAL = {
  mergedAreas: "1.13",
  undoGroup: "1.20",
} as const;

export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}
