/** The rooms of the house and who may import whom. A room is a folder under src/. */
export interface Room {
  readonly path: string;
  /** Rooms whose code may be imported; a room always sees itself. */
  readonly sees: readonly string[];
  /** npm packages that the room may use, by name; others are an error. */
  readonly packages: readonly string[];
}

const CORE = ["core/model"];
const UI = ["react", "react-dom", "@fluentui/react-components", "@fluentui/react-icons"];

export const ROOMS: readonly Room[] = [
  { path: "core/model", sees: [], packages: [] },
  { path: "core/recognition", sees: CORE, packages: ["fastest-levenshtein"] },
  { path: "core/formulas", sees: CORE, packages: ["big.js"] },
  { path: "core/rules", sees: CORE, packages: ["zod"] },
  { path: "core/assessment", sees: [...CORE, "core/formulas", "core/rules"], packages: ["big.js"] },
  { path: "core/presentation", sees: [...CORE, "core/formulas", "core/rules", "core/assessment"], packages: ["big.js"] },
  { path: "rulebook", sees: [], packages: [] },
  {
    path: "locales",
    sees: [
      ...CORE,
      "core/recognition",
      "core/formulas",
      "core/rules",
      "core/assessment",
      "core/presentation",
      "app",
      "taskpane",
      "filemode",
      "cli",
      "commands",
      "hosts/excel",
    ],
    packages: ["intl-messageformat", "big.js"],
  },
  {
    path: "app",
    sees: [...CORE, "core/recognition", "core/formulas", "core/rules", "core/assessment", "core/presentation"],
    packages: [],
  },
  { path: "hosts/xlsx", sees: [...CORE, "app"], packages: ["fflate"] },
  { path: "documents", sees: [...CORE, "core/presentation", "app"], packages: ["docx", "fflate"] },
  { path: "hosts/excel", sees: [...CORE, "app"], packages: [] },
  { path: "taskpane", sees: [...CORE, "core/presentation", "app"], packages: UI },
];

/** They put the house together and may see everything. */
export const COMPOSITION_ROOTS: readonly string[] = ["filemode", "cli", "commands", "excel"];
