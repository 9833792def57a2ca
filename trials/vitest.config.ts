import { defineConfig } from "vitest/config";
import shared from "../vitest.shared.ts";

// These files take long, and one alone would leave a small machine half idle.
export default defineConfig({ ...shared, test: { ...shared.test, include: ["*.test.ts"], maxWorkers: 2 } });
