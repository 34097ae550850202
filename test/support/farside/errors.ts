/** What the far side refuses, with Excel's own stable code. */
export class FarError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** `Range.values` and the like: where it happened. */
    public location = "",
  ) {
    super(message);
  }
}
