import { defineConfig } from "vitest/config";
import shared from "../vitest.shared.ts";

// These take longer than those of any package but the trials, and one at a time would leave a small machine half idle.
export default defineConfig({ ...shared, test: { ...shared.test, maxWorkers: 2 } });
