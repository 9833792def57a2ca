import { createFileLedger } from "../src/file-ledger.ts";
import { createMemoryLedger } from "../src/memory-ledger.ts";
import { testLedger } from "./support/ledger-suite.ts";
import { createTemporaryPaths } from "./support/temporary-folder.ts";

const nextPath = createTemporaryPaths();

testLedger("memory", (clock) => {
  const ledger = createMemoryLedger({ clock });
  return [ledger, ledger];
});

testLedger("a file", (clock) => {
  const path = nextPath();
  return [createFileLedger({ path, clock }), createFileLedger({ path, clock })];
});
