/** What a command needs of the machine; the tests hand in the real one with captured streams. */
export interface Io {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** YYYY-MM-DD; the command line is where the clock is read. */
  readonly today: string;
  readonly workingFolder: string;
}

export const EXIT = { nothingFails: 0, somethingFails: 1, notChecked: 2 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
