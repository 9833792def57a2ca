import { testMixedRuns } from "./runs/mixed.ts";

testMixedRuns("revox");
