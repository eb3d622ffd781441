import { defineConfig, type TestUserConfig } from "vitest/config";

/** The tests that look at what is published: they need `npm run build` first. */
export const packageTests = ["test/package/pack.test.ts", "test/package/browser.test.ts", "test/package/start.test.ts"];

/** On CI, results also go to a file that `.ci/run` adds up. */
export const reportersFor = (name: string): Pick<TestUserConfig, "reporters" | "outputFile"> =>
  process.env["CI"] === undefined
    ? {}
    : { reporters: ["default", "json"], outputFile: { json: `node_modules/.cache/test-reports/${name}.json` } };

export default defineConfig({
  test: {
    include: packageTests,
    testTimeout: 300_000,
    hookTimeout: 600_000,
    ...reportersFor("package"),
  },
});
