export { TaskPane } from "./TaskPane";
export type { TaskPaneProps } from "./TaskPane";
export type { ThemeChoice } from "./theme";
export type { PaneSession } from "./session/session";
