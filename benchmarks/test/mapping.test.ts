import { describe, expect, it } from "vitest";
import { callAt, campaignAt, contactAt } from "../mapping/answers.ts";
import { compareMappings, toMappingTable } from "../mapping/compare.ts";
import { MAPPINGS } from "../mapping/mappings.ts";
import { rowAt } from "../rows/row.ts";

describe("mappings", () => {
  it.each([
    ["Revox: a row with two attempts", rowAt, { id: "row-00000003", status: "completed", attemptCount: 2 }],
    ["Vapi: a call", callAt, { id: "call-3", status: "ended" }],
    ["Vapi V1: a campaign of 100 customers", campaignAt, { id: "campaign-3", status: "running" }],
    ["Vapi V2: a contact", contactAt, { id: "contact-3", status: "completed", attemptCount: 1 }],
  ] as const)("%s becomes a model, with what it came from", (name, rawAt, model) => {
    expect(MAPPINGS[name].modelAt(3)).toMatchObject({ ...model, raw: rawAt(3) });
  });

  it("are measured in processes of their own, and shown", async () => {
    const plan = { warmUp: 0, batches: 1, batchBytes: 30_000 };
    const names = Object.keys(MAPPINGS);
    const results = await compareMappings(names, plan, { budgetSeconds: 0, mostRounds: 1, seed: 1 });
    expect([...results.keys()]).toEqual(names);
    for (const [shares] of results.values()) {
      expect(shares?.parseMicroseconds).toBeGreaterThan(0);
      expect(shares?.mapMicroseconds).toBeGreaterThan(0);
    }
    expect(toMappingTable(results)).toMatch(/\| Revox: a row with two attempts +\| +10\d{3} \|/);
  });

  it("fail when a measuring process fails", async () => {
    const plan = { warmUp: 0, batches: 1, batchBytes: 1 };
    const rounds = { budgetSeconds: 0, mostRounds: 1, seed: 1 };
    await expect(compareMappings(["curl"], plan, rounds)).rejects.toThrow("told nothing");
  });
});
