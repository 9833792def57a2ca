/** `pnpm specs check` as somebody at a terminal, and a job, has it: one line that says whether it matters, and what it ends with. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, readContracts } from "../contracts.ts";
import { check } from "../specs/check.ts";
import { run } from "../specs/commands/check.ts";
import { listOf, type Node } from "../specs/document/dialect.ts";
import { report, verdict } from "../specs/report/report.ts";
import { changeDocument } from "./support/change-document.ts";
import { publishedFrom } from "./support/published-from.ts";

const vapi =
  readContracts().filter(({ provider }) => provider === "vapi")[0] ?? expect.fail("there is no specs/vapi.yaml");

/** An invented document: one change of each consequence. */
const CHANGED = changeDocument(
  publishedFrom(vapi),
  ["components/schemas/Call/properties", ({ endedReason: _, ...rest }) => ({ ...rest, mood: { type: "string" } })],
  ["components/schemas/Call/properties/status", (status) => ({ ...status, enum: [...listOf(status.enum), "on-hold"] })],
  ["components/schemas/CampaignContactWithOutcome/properties/name", (name) => ({ ...name, nullable: true })],
  ["paths", (paths) => ({ ...paths, "/campaign/{id}/pause": { post: { responses: { 201: {} } } } })],
);

const folder = mkdtempSync(`${tmpdir()}/specs-`);
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, document: Node | string): string {
  writeFileSync(`${folder}/${name}`, typeof document === "string" ? document : JSON.stringify(document));
  return name;
}

/** As from a terminal in the folder. */
function specs(...args: readonly string[]) {
  return specsIn(folder, ...args);
}

function specsIn(caller: string, ...args: readonly string[]) {
  const command = [`${ROOT}node_modules/tsx/dist/cli.mjs`, "--conditions=@trunkline/source", "specs.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: `${ROOT}scripts`,
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: caller },
  });
  return { status, stdout, stderr: stderr.trim() };
}

describe("a fingerprint", () => {
  it("of Cozmox's contract is what the guide says", () => {
    const { stdout, status } = specsIn(ROOT, "fingerprint", "--upstream", "specs/cozmox.yaml");
    expect(readFileSync(`${ROOT}docs/specs.md`, "utf8")).toContain(stdout.trim());
    expect(status).toBe(0);
  });
});

describe("a check", () => {
  beforeAll(() => {
    write("vapi-2026-11-20.json", CHANGED);
    write("vapi-2026-08-18.json", publishedFrom(vapi));
    write(
      "harmless.json",
      changeDocument(publishedFrom(vapi), ["paths", (paths) => ({ ...paths, "/call/x": { get: {} } })]),
    );
  });

  it("says in one line whether it matters, then each difference, most serious first", async () => {
    const { stdout, status } = specs(
      "check",
      "vapi",
      "--base",
      "vapi-2026-08-18.json",
      "--upstream",
      "vapi-2026-11-20.json",
    );
    const guide = readFileSync(`${ROOT}docs/specs.md`, "utf8");
    expect(guide).toContain(stdout.trim());
    expect(stdout.split("\n")[0]).toBe(
      "vapi: needs a person – Call.endedReason is gone (was CallEndedReason) (1 needs a person, 1 tolerable, 1 new word, 2 without consequence)",
    );
    expect(status).toBe(1);
  });

  it("ends with 0 where nothing differs, and where nothing is as serious as a job cares for", () => {
    const same = specs("check", "vapi", "--upstream", "vapi-2026-08-18.json");
    expect(same).toMatchObject({ status: 0, stdout: expect.stringContaining("vapi: nothing differs on what we use") });
    expect(specs("check", "vapi", "--upstream", "vapi-2026-08-18.json", "--fail-on", "none").status).toBe(0);
    expect(specs("check", "vapi", "--upstream", "harmless.json").status).toBe(0);
    expect(specs("check", "vapi", "--upstream", "harmless.json", "--fail-on", "none").status).toBe(1);
  });

  it("gives the same as data, for a job that reads it", () => {
    const { stdout } = specs(
      "check",
      "vapi",
      "--upstream",
      "vapi-2026-11-20.json",
      "--base",
      "vapi-2026-08-18.json",
      "--json",
    );
    const [found] = JSON.parse(stdout);
    expect(found).toMatchObject({
      provider: "vapi",
      base: "vapi-2026-08-18.json",
      upstream: "vapi-2026-11-20.json",
      consequence: "needs a person",
    });
    expect(found.differences[0]).toEqual({
      says: "Call.endedReason is gone (was CallEndedReason)",
      place: "Call.endedReason",
      aspect: "property",
      name: "endedReason",
      before: "CallEndedReason",
      ways: ["read"],
      consequence: "needs a person",
      because: "no longer comes, and our model is made of it",
      fields: expect.arrayContaining(["CallAttempt.disposition", "CallAttempt.end.providerReason"]),
      functions: expect.arrayContaining(["getAttempt", "listAttempts"]),
      sites: [
        { operation: "listCalls", way: "read", at: "[].endedReason" },
        { operation: "getCall", way: "read", at: "endedReason" },
      ],
    });
  });

  it.each([
    [["acme"], "there is no specs/acme.yaml: cozmox, revox, vapi"],
    [["revox"], "revox publishes no document: give one with --upstream, or recorded answers with --answers"],
    [["--upstream", "vapi.json"], "say whose document vapi.json is"],
    [["vapi", "--upstream", `${folder}/none.json`], "none.json: is not there"],
    [["vapi", "--upstream", "vapi.json", "--fail-on", "anything"], "--fail-on anything: it is one of none, new word"],
    [["vapi", "--upstraem", "vapi.json"], "Unknown option '--upstraem'"],
    [["vapi", "revox"], "one provider at a time: vapi, revox"],
  ])("is refused with a reason, before anything is read: %j", async (args, reason) => {
    await expect(run(args)).rejects.toThrow(reason);
  });

  it("ends with 2 where it is refused, which no answer ends with", () => {
    const refused = {
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("no command `chekc`: it is one of check"),
    };
    expect(specs("chekc")).toEqual(refused);
  });

  it("is the same bytes each time, and grades a document held against itself as nothing", async () => {
    const upstream = { document: CHANGED, source: "changed.json" };
    const [first, second] = [await check(vapi, upstream), await check(vapi, upstream)];
    expect(report(first)).toBe(report(second));
    expect(verdict(await check(vapi, upstream, upstream))).toBe("vapi: nothing differs on what we use");
  });
});
