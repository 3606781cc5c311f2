const shared = {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/test"],
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
};

/**
 * `npm test` runs the fast tests, `npm run test:slow` those in files named *.slow.test.ts; `npx jest FILE` runs any.
 * @type {import("jest").Config}
 */
export default {
  projects: [
    { ...shared, displayName: "fast", testMatch: ["**/!(*.slow).test.ts"] },
    {
      ...shared,
      displayName: "pane",
      testEnvironment: "jsdom",
      testMatch: ["**/*.test.tsx"],
      setupFilesAfterEnv: ["<rootDir>/test/pane/paneSetup.ts"],
    },
    { ...shared, displayName: "slow", testMatch: ["**/!(browser)/*.slow.test.ts"] },
    {
      ...shared,
      displayName: "browser",
      testMatch: ["**/browser/*.slow.test.ts"],
      globalSetup: "<rootDir>/test/browser/buildDemoOnce.ts",
    },
  ],
  // What is slow on a busy machine is not wrong: speed is for the bench.
  testTimeout: 300_000,
  maxWorkers: "100%",
};
