import { testCrashes } from "./crashes/test-crashes.ts";

testCrashes(20_261_122, 1_100);
