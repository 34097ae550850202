const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
/** Days between the two date systems of spreadsheets. */
export const DAYS_1904 = 1462;

/** `2023-09-01` or `2023-09-01T08:00:00` as a serial number of the file's own date system; undefined for anything else. */
export function serialOfIso(text: string, date1904: boolean): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1, 6).map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  const time = Date.UTC(year, month - 1, day, hour, minute) + Number(match[6] ?? 0) * 1000;
  return (time - EPOCH_1900) / DAY - (date1904 ? DAYS_1904 : 0);
}
