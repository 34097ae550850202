const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `经费.xlsx` → `经费`. */
export const baseName = (name: string): string => name.replace(/\.[^.]+$/, "");

/** Hands a file to the browser's downloads. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, name: string, type: string = XLSX): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
