/** One project for each kind of test, so that each can be run alone: `npx jest --selectProjects unit`. */
const swc = [
  "@swc/jest",
  {
    jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022", transform: { react: { runtime: "automatic" } } },
    module: { type: "commonjs" },
  },
];
const common = {
  roots: ["<rootDir>/src", "<rootDir>/test", "<rootDir>/scripts"],
  transform: { "^.+\\.[cm]?[jt]sx?$": swc },
  transformIgnorePatterns: ["node_modules/(?!(intl-messageformat|@formatjs|numfmt|yaml)/)"],
  // numfmt's entry for CommonJS is missing from its package.
  moduleNameMapper: { "^numfmt$": "<rootDir>/node_modules/numfmt/dist/index.js" },
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json"],
};
export default {
  testSequencer: "<rootDir>/test/support/slowFirst.mjs",
  projects: [
    {
      ...common,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/{core,rulebook,locales,app,cli,hosts,architecture}/**/*.test.ts"],
    },
    { ...common, displayName: "pane", testEnvironment: "jsdom", testMatch: ["<rootDir>/test/{taskpane,filemode}/**/*.test.{ts,tsx}"] },
    { ...common, displayName: "integration", testEnvironment: "node", testMatch: ["<rootDir>/test/integration/**/*.test.ts"] },
    { ...common, displayName: "browser", testEnvironment: "node", testMatch: ["<rootDir>/test/e2e/**/*.test.ts"] },
  ],
};
