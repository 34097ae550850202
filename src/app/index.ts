export * from "./checkAndWrite";
export * from "./createEngine";
export * from "./engine";
export * from "./ports";
export * from "./takeaways";
export * from "./views";
