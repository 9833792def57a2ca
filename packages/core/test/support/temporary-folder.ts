import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Names of files that do not exist yet, one after the other, in a folder that is gone after the tests. */
export function createTemporaryPaths(): () => string {
  const folder = mkdtempSync(join(tmpdir(), "trunkline-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  return () => join(folder, `${++count}.ledger`);
}
