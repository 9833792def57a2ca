import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("..", import.meta.url));
const ONCE_EACH = "Ann rang 1×, Ben rang 1×, Cem rang 1×";

describe("a service that is killed while it creates a campaign", () => {
  let printed: string;
  let after: string;
  let before: string;

  beforeAll(async () => {
    const command = ["--conditions=@trunkline/source", "--import", "tsx", "crash-and-repair.ts"];
    // Rejects unless the exit code is 0.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: FOLDER });
    expect(stderr).toBe("");
    printed = stdout;
    [, after = "", before = ""] = stdout.split("\n\n");
  });

  it("prints what the guide shows", () => {
    expect(readFileSync(`${FOLDER}../docs/campaigns.md`, "utf8")).toContain(printed);
  });

  it("finds the campaign that its last life created, and makes no other one", () => {
    expect(after).toMatch(/at the provider +campaigns: 1\n +in the ledger +sending/);
    expect(after).toMatch(/reconcileIntents +done\n +createCampaign +known\n/);
    expect(after).toContain(ONCE_EACH);
  });

  it("proves that none was created, and creates it", () => {
    expect(before).toMatch(/at the provider +campaigns: 0\n +in the ledger +sending/);
    expect(before).toMatch(/reconcileIntents +absent: .*\n +createCampaign +created\n/);
    expect(before).toContain(ONCE_EACH);
  });
});
