import { TextDecoder, TextEncoder } from "node:util";

/** jsdom has neither, browsers have both: imported before anything that reads workbook files. */
Object.assign(globalThis, { TextDecoder, TextEncoder });
