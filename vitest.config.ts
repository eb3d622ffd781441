import { readdirSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";
import { packageTests, reportersFor } from "./vitest.package.config.ts";

const hasTypeTests = readdirSync("test", { recursive: true, encoding: "utf8" }).some((f) => f.endsWith(".test-d.ts"));

/** The tests that need no build. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...packageTests],
    typecheck: { enabled: hasTypeTests, include: ["test/**/*.test-d.ts"] },
    testTimeout: 120_000,
    ...reportersFor("unit"),
  },
});
