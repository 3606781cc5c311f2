/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  setupFiles: ["<rootDir>/test/pane/paneWidth.ts"],
  extensionsToTreatAsEsm: [],
  transform: {
    "^.+\\.(t|j|mj)sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
        },
        module: { type: "commonjs" },
      },
    ],
  },
  // Parts of jsdom, and the formula engine, come as ES modules only, which Jest cannot require as they are.
  transformIgnorePatterns: [
    "/node_modules/(?!(@exodus|@ironcalc|@asamuzakjp|@csstools|@bramus|parse5|entities|css-tree)/)",
  ],
  // What is slow on a busy machine is not wrong: speed is for the bench.
  testTimeout: 300_000,
  maxWorkers: "100%",
};
