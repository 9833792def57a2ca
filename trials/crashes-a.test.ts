import { testCrashes } from "./crashes/test-crashes.ts";

testCrashes(20_261_121, 1_100);
