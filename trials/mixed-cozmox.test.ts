import { testMixedRuns } from "./runs/mixed.ts";

testMixedRuns("cozmox");
