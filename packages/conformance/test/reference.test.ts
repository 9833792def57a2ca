import { testProvider } from "../src/vitest.ts";
import { almostNothing, everything } from "./support/subjects.ts";

testProvider(everything);
testProvider(almostNothing);
