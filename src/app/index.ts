export * from "./checkAndWrite";
export * from "./createEngine";
export * from "./engine";
export * from "./packs";
export * from "./keptMapping";
export * from "./ports";
export * from "./takeaways";
export * from "./views";
export { hasUsedLine } from "./tableViews";
