export * from "./createTranslator";
export type { Locale } from "./words";
