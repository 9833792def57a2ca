import { defineConfig } from "vitest/config";

/** Every package runs its tests against the sources of the others, so a test never sees an old build. */
const conditions = ["@trunkline/source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    passWithNoTests: false,
    // Bounds a test that hangs. How fast a busy machine is, is no result.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
