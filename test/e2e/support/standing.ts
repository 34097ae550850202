interface Standing {
  readonly complaints: string[];
  down(): Promise<void>;
}

/** One stand for all tests of a file. After each, nothing may have been logged: neither an error of ours nor a violation of the page's security policy. */
export function standing<Stand extends Standing>(up: () => Promise<Stand>, use: (stand: Stand) => void): void {
  let stand: Stand | null = null;
  beforeAll(async () => use((stand = await up())));
  afterAll(() => stand?.down());
  beforeEach(() => stand?.complaints.splice(0));
  afterEach(() => expect(stand?.complaints).toEqual([]));
}
