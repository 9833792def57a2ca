import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("..", import.meta.url));

describe("the overview, without a terminal and without keys", () => {
  let printed: string;

  beforeAll(async () => {
    const { VAPI_API_KEY: _v, REVOX_API_KEY: _r, COZMOX_API_KEY: _c, FORCE_COLOR: _f, ...env } = process.env;
    const command = ["--conditions=@trunkline/source", "--import", "tsx", "overview.ts"];
    // Rejects unless the exit code is 0.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: FOLDER, env });
    expect(stderr).toBe("");
    printed = stdout;
  });

  it("shows campaigns of every provider, their words beside ours, plainly", () => {
    for (const provider of ["vapi", "vapi-v1", "revox", "cozmox"]) {
      expect(printed).toMatch(new RegExp(`^${provider} +Check-ups .* running +(in-progress|running) `, "m"));
    }
    expect(printed).not.toContain("\u001b");
  });

  it("shows one campaign's rows with several attempts of one row, and counts the unknown words", () => {
    expect(printed).toMatch(/answered \(human, \d+ s\)/);
    expect(printed).toMatch(/^Unknown words: [1-9]/m);
  });

  it("leaves a table of all campaigns that a spreadsheet opens", () => {
    const [campaigns] = /(?<=attempts of )\d+(?= campaigns)/.exec(printed) ?? [];
    const lines = readFileSync(`${FOLDER}../out/campaigns.csv`, "utf8").trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^\ufeffprovider,id,name,/);
    expect(lines.length - 1).toBe(Number(campaigns));
  });

  it("leaves all rows and attempts, one JSON document a line, without what the provider answered", () => {
    const [, rows, attempts] = /^(\d+) rows and (\d+) attempts/m.exec(printed) ?? [];
    for (const [name, count] of [["rows", rows] as const, ["attempts", attempts] as const]) {
      const lines = readFileSync(`${FOLDER}../out/${name}.ndjson`, "utf8").trimEnd().split("\n");
      expect(lines.length).toBe(Number(count));
      for (const line of lines) expect(JSON.parse(line)).not.toHaveProperty("raw");
    }
  });
});
